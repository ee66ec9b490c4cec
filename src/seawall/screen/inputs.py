"""From the statements of a store View to the list side of screening.

The only module of `screen` that knows the store's columns.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.identifiers import SCHEME_OF_CHILD
from seawall.screen.roster import PartyDraft, Roster, make_roster

#: Schemas of things that belong to a party and have no name of their own to screen.
_ROSTER_PROP = "id"


def roster_of_view(table: pa.Table) -> Roster:
    """Listed parties with names, dates, countries, genders and numbers.

    Args:
        table: statements of a View; columns `list_id, party_id, subject_id, schema, prop, value, original` are used.

    Names are taken of the party itself, numbers also of its passports, identifications and wallets, programs of its sanctions
    (`programId` where there is one, else `program`).
    """
    columns = [_plain(table.column(name)) for name in ("list_id", "party_id", "subject_id", "schema", "prop", "value", "original")]
    drafts: dict[str, PartyDraft] = {}
    printed_programs: dict[str, dict[str, None]] = {}
    for list_id, party_id, subject_id, schema, prop, value, original in zip(*columns, strict=True):
        draft = drafts.get(party_id)
        if draft is None:
            draft = drafts[party_id] = PartyDraft(party_id)
        draft.lists[list_id] = None
        if subject_id == party_id:
            if prop == _ROSTER_PROP:
                continue
            if not draft.schema and schema != "Thing":
                draft.schema = schema
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


def _plain(column: Any) -> list[Any]:
    if pa.types.is_dictionary(column.type):
        column = pc.cast(column, pa.string())
    values: list[Any] = column.to_pylist()
    return values
