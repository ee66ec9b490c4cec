"""One entry of `ofac-sdn.json`, in the words of `sdn.csv` and `alt.csv`.

The file has what the two have (number, name, type, programs, aliases), without the types of aliases, titles and remarks. Its statements
equal theirs in all that is content, so that nothing seems to change when the formats alternate.
"""

from __future__ import annotations

from typing import Any

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.facts import lay
from seawall.sources.us_ofac.lists import ALIAS, NEUTRAL, SDN, party_id, schema_of
from seawall.sources.us_ofac.names import alias_fact
from seawall.sources.us_ofac.programs import is_known, sanction_stamp
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.parties import Subject, lay_identity, roster_statement
from seawall.sources.us_ofac_derived.tables import ENTRY_FIELDS


def entry_facts(entry: Any, number: int, source: str, snapshot: str) -> RowFacts:
    """What an entry says.

    Args:
        entry: the decoded JSON object.
        number: its number in the file.
        source: parser id, for messages.
        snapshot: the file's name, for messages.

    Raises:
        FormatError: other fields, or values of other kinds.
        UnknownValueError: a type of party that is not in the tables.
    """
    if not isinstance(entry, dict) or set(entry) != ENTRY_FIELDS:
        fields = sorted(entry) if isinstance(entry, dict) else type(entry).__name__
        raise FormatError(f"entry with fields {fields}, known are {sorted(ENTRY_FIELDS)}", source=source, snapshot=snapshot,
                          locator=f"entries[{number}]", cure="Map the new field in us_ofac_derived/tables.py.")  # fmt: skip
    uid, name, kind, tags, others = (entry[field] for field in ("uid", "name", "type", "programs", "alternateNames"))
    place = f"ofac-sdn.json uid={uid}"
    if not (isinstance(uid, int) and not isinstance(uid, bool) and uid >= 0 and isinstance(name, str) and isinstance(kind, str) and _texts(tags) and _texts(others)):
        raise FormatError("an entry whose values are not of the known kinds (uid: number, name, type: text, programs, alternateNames: lists of texts)",
                          source=source, snapshot=snapshot, locator=f"{place}, entries[{number}]", cure="Fetch it again.")  # fmt: skip
    schema = schema_of(kind)
    if schema is None or not kind:
        raise UnknownValueError(f"unknown type {kind!r}", source=source, snapshot=snapshot, locator=place,
                                cure="Add it to us_ofac/lists.py SCHEMAS if it is real; the file stays unloaded until then.")  # fmt: skip
    return _laid(str(uid), name.strip(), schema, tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip())), others, place, number)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and "\x00" not in item and "\x01" not in item for item in value)


def _laid(uid: str, name: str, schema: str, tags: tuple[str, ...], others: list[str], place: str, line: int) -> RowFacts:
    party = party_id(SDN, uid)
    statements: list[Statement] = [roster_statement(party, uid, place, line)]
    subject = Subject(party, schema, uid, line)
    lay_identity(statements, subject, name, sanction_stamp(SDN, tags), f"{place}/name", f"{place}/programs")
    aliases = [alias_fact(text) for other in others if (text := other.strip())]
    lay(statements, [(f"{place}/alternateNames", aliases)], party, NEUTRAL, uid, line, ALIAS)
    rejects = [Reject(f"{place}/programs", line, "program tag is not in us_ofac/programs.py TAGS", tag) for tag in tags if not is_known(tag)]
    if not name:
        rejects.append(Reject(f"{place}/name", line, "a party without a name", ""))
    return RowFacts(uid, party, schema, tuple(statements), tuple(rejects), name)
