"""From the statements of a store View to the list side of screening.

The only module of `screen` that knows the store's columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.identifiers import SCHEME_OF_CHILD, scheme_of_document
from seawall.screen.roster import PARTY_PROPS, PartyDraft, Roster, make_roster

_ROSTER_PROP = "id"
#: Numbers of a party's wallets, accounts and securities.
_CHILD_NUMBERS = frozenset({"publicKey", "accountId", "isin", "isinCode"})
#: All properties that are read; the rest is left out before anything is looked at.
_PROPS = frozenset({_ROSTER_PROP, "programId", "program", "number", "type", "full", "publicKey"}) | PARTY_PROPS

#: Files that do not know what a party is say one of these; any other schema says more.
_VAGUE = {"": 0, "Thing": 0, "LegalEntity": 1, "Organization": 2}


@dataclass
class _Paper:
    """A passport or identification of a party while it is collected."""

    schema: str
    type: str = ""
    numbers: list[str] = field(default_factory=list)


def roster_of_view(table: pa.Table) -> Roster:
    """Listed parties with names, dates, countries, genders, places, addresses and numbers.

    Args:
        table: statements of a View; columns `list_id, party_id, subject_id, schema, prop, value, original` are used.

    Names are taken of the party itself, numbers also of its passports, identifications and wallets, addresses of its own and of its address
    entities, programs of its sanctions (`programId` where there is one, else `program`).
    """
    table = table.filter(pc.is_in(_text(table.column("prop")), pa.array(sorted(_PROPS))))
    columns = [_text(table.column(name)).to_pylist() for name in ("list_id", "party_id", "subject_id", "schema", "prop", "value", "original")]
    drafts: dict[str, PartyDraft] = {}
    printed_programs: dict[str, dict[str, None]] = {}
    papers: dict[tuple[str, str, str], _Paper] = {}
    for list_id, party_id, subject_id, schema, prop, value, original in zip(*columns, strict=True):
        draft = drafts.get(party_id)
        if draft is None:
            draft = drafts[party_id] = PartyDraft(party_id)
        draft.lists[list_id] = None
        if subject_id == party_id:
            if _VAGUE.get(schema, 3) > _VAGUE.get(draft.schema, 3):
                draft.schema = schema
            if prop == _ROSTER_PROP:
                continue
            draft.add(prop, value, original)
        elif schema == "Sanction":
            if prop == "programId":
                draft.programs[value] = None
            elif prop == "program":
                printed_programs.setdefault(party_id, {})[value] = None
        elif schema in SCHEME_OF_CHILD:
            # One paper may have other values on another list that prints it, too: type and numbers go together list by list.
            paper = papers.setdefault((party_id, subject_id, list_id), _Paper(schema))
            if prop == "type":
                paper.type = paper.type or value
            elif prop == "number":
                paper.numbers += [text for text in (value, original) if text]
        elif schema == "Address":
            if prop in ("full", "city"):
                draft.add("address", value)
        elif prop in _CHILD_NUMBERS:
            draft.add(prop, value)
    for (party_id, _, _), paper in papers.items():
        for number in paper.numbers:
            drafts[party_id].add_identifier(scheme_of_document(paper.schema, paper.type), number)
    for party_id, programs in printed_programs.items():
        if not drafts[party_id].programs:
            drafts[party_id].programs.update(programs)
    return make_roster(drafts.values())


def _text(column: Any) -> Any:
    return pc.cast(column, pa.string())
