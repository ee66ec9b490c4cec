"""From the statements of a store View to the list side of screening.

The only module of `screen` that knows the store's columns.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.identifiers import SCHEME_OF_CHILD
from seawall.screen.roster import PARTY_PROPS, PartyDraft, Roster, make_roster

_ROSTER_PROP = "id"
#: All properties that are read; the rest is left out before anything is looked at.
_PROPS = frozenset({_ROSTER_PROP, "programId", "program", "number", "publicKey"}) | PARTY_PROPS

#: Files that do not know what a party is say one of these; any other schema says more.
_VAGUE = {"": 0, "Thing": 0, "LegalEntity": 1, "Organization": 2}


def roster_of_view(table: pa.Table) -> Roster:
    """Listed parties with names, dates, countries, genders and numbers.

    Args:
        table: statements of a View; columns `list_id, party_id, subject_id, schema, prop, value, original` are used.

    Names are taken of the party itself, numbers also of its passports, identifications and wallets, programs of its sanctions
    (`programId` where there is one, else `program`).
    """
    table = table.filter(pc.is_in(_text(table.column("prop")), pa.array(sorted(_PROPS))))
    columns = [_text(table.column(name)).to_pylist() for name in ("list_id", "party_id", "subject_id", "schema", "prop", "value", "original")]
    drafts: dict[str, PartyDraft] = {}
    printed_programs: dict[str, dict[str, None]] = {}
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
        elif prop == "number" and schema in SCHEME_OF_CHILD:
            draft.add_identifier(SCHEME_OF_CHILD[schema], value)
            if original:
                draft.add_identifier(SCHEME_OF_CHILD[schema], original)
        elif prop == "publicKey":
            draft.add(prop, value)
    for party_id, programs in printed_programs.items():
        if not drafts[party_id].programs:
            drafts[party_id].programs.update(programs)
    return make_roster(drafts.values())


def _text(column: Any) -> Any:
    return pc.cast(column, pa.string())
