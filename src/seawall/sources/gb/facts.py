"""Facts that do not yet know whose they are, and the party on which they are laid down.

The lists of both British publishers repeat themselves: one row per name, address and birth date, each with the
same remark. A text is read once into a `Reading` (readers are cached), and a party takes each fact once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Sheet
from seawall.sources.gb.regimes import code_of_un_reference, regime_of_number

#: A value that begins with this is an id: of the party, or of the child whose suffix follows. No file has this character.
ID: Final = "\x00"

#: Suffix of facts that belong to each sanction of the party, whatever its program.
EACH_SANCTION: Final = "\x01"

_new = tuple.__new__

_PERSON: Final = ("Person",)
_LEGAL: Final = ("Person", "Organization")
#: Properties that FollowTheMoney does not have on every schema, and the schemas that have them. A cell in a column that
#: does not belong to a party of its kind (a telephone number on a ship) stays as a note.
RESTRICTED: Final = {
    **dict.fromkeys(
        ("birthDate", "birthPlace", "birthCountry", "nationality", "gender", "title", "position", "passportNumber", "firstName", "secondName", "middleName", "lastName",
         "fatherName", "motherName", "deathDate", "socialSecurityNumber"), _PERSON,
    ),
    **dict.fromkeys(
        ("phone", "email", "website", "idNumber", "taxNumber", "innCode", "ogrnCode", "okpoCode", "leiCode", "uscCode", "dunsCode", "swiftBic", "vatCode", "legalForm", "incorporationDate"), _LEGAL,
    ),
    "registrationNumber": ("Person", "Organization", "Vessel"), "imoNumber": ("Organization", "Vessel"),
    **dict.fromkeys(("mmsi", "callSign", "flag", "pastFlags", "type", "tonnage", "buildDate"), ("Vessel",)),
}  # fmt: skip


class Fact(NamedTuple):
    """One value on a party, or on something that belongs to it.

    Attributes:
        prop: FollowTheMoney property.
        value: the value, never empty; see `ID`.
        original: the text as printed, where it differs.
        suffix: id suffix of the child that it describes; empty for the party itself; see `EACH_SANCTION`.
        schema: schema of that child; empty for the party's.
        lang: ISO 639-3 code.
        valid_from: since when, where it is stated.
    """

    prop: str
    value: str
    original: str | None = None
    suffix: str = ""
    schema: str = ""
    lang: str | None = None
    valid_from: str | None = None


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        facts: in the order of the text.
        rejects: reasons, each with the text that has no type.
        links: (role, name as printed) of other parties.
    """

    facts: tuple[Fact, ...] = ()
    rejects: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


NOTHING: Final = Reading()


def one(prop: str, value: str, original: str | None = None) -> Fact:
    """A fact of the party; `original` only where it differs."""
    return Fact(prop, value, None if original == value else original)


def child(suffix: str, schema: str, *pairs: tuple[str, str] | tuple[str, str, str | None]) -> tuple[Fact, ...]:
    """Facts of one child from (property, value[, original]); empty values are passed over."""
    return tuple([_new(Fact, (pair[0], pair[1], pair[2] if len(pair) == 3 and pair[2] != pair[1] else None, suffix, schema, None, None)) for pair in pairs if pair[1]])


class Party:
    """A listed party while it is read.

    Args:
        sheet: collects what the file says.
        party_id: its id.
        schema: its schema.
        place: stable locator, such as `Group ID=7087`.
    """

    __slots__ = ("_rejected", "_seen", "links", "party_id", "place", "sanctions", "schema", "sheet")

    def __init__(self, sheet: Sheet, party_id: str, schema: str, place: str) -> None:
        self.sheet = sheet
        self.party_id = party_id
        self.schema = schema
        self.place = place
        self.sanctions: list[str] = []
        self.links: dict[tuple[str, str], tuple[str, int]] = {}
        self._seen: dict[str, set[Fact]] = {}
        self._rejected: set[tuple[str, str]] = set()

    def enroll(self, number: str, line: int) -> None:
        """Put the party on the roster."""
        party = self.party_id
        self.sheet.statements.append(Statement(party, party, "Thing", ROSTER_PROP, number, None, None, self.place, line, ROSTER))

    def lay(self, reading: Reading, at: str, line: int, facet: str = MAIN) -> None:
        """Lay down what a text says, but for what was said before.

        Args:
            reading: the text as read.
            at: column or element.
            line: row or record number.
            facet: facet of the list.
        """
        facts, rejects, links = reading
        if facts:
            self.add(facts, at, line, facet)
        for reject in rejects:
            if reject not in self._rejected:
                self._rejected.add(reject)
                self.sheet.reject(f"{self.place}/{at}", line, *reject)
        for link in links:
            self.links.setdefault(link, (at, line))

    def _sanctions_of(self, prop: str, value: str) -> list[str]:
        """The sanctions that a fact belongs to: a reference names its regime, all else goes for each of them."""
        if len(self.sanctions) > 1 and prop in ("recordId", "unscId"):
            regime = regime_of_number(value) if prop == "recordId" else None
            code = regime.code if regime is not None else code_of_un_reference(value) if prop == "unscId" else ""
            if f"sanction-{code}" in self.sanctions:
                return [f"sanction-{code}"]
        return self.sanctions

    def add(self, facts: Iterable[Fact], at: str, line: int, facet: str = MAIN) -> None:
        """Lay down facts, each once."""
        seen = self._seen.get(facet)
        if seen is None:
            seen = self._seen[facet] = set()
        party, schema, append = self.party_id, self.schema, self.sheet.statements.append
        place = f"{self.place}/{at}"
        known = len(seen)
        for fact in facts:
            seen.add(fact)
            if len(seen) == known:  # which was in it; a tuple's hash is not kept, and asking first would take it twice
                continue
            known += 1
            prop, value, original, suffix, child_schema, lang, valid_from = fact
            if suffix == EACH_SANCTION:
                if len(self.sanctions) != 1:
                    self.add([fact._replace(suffix=sanction) for sanction in self._sanctions_of(prop, value)], at, line, facet)
                    known = len(seen)
                    continue
                suffix = self.sanctions[0]
            elif not suffix and prop in RESTRICTED and schema not in RESTRICTED[prop]:
                value, original, prop = f"{prop}: {value}", original or value, "notes"
            if value[0] == ID:
                value = f"{party}-{value[1:]}" if len(value) > 1 else party
            subject = f"{party}-{suffix}" if suffix else party
            append(_new(Statement, (
                party, subject, child_schema or schema, prop, value, original, lang, place, line, facet, valid_from, None,
            )))  # fmt: skip
