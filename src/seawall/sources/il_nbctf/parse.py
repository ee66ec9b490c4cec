"""Seizure orders: one row is one wallet or exchange account, with its holder where the order names one.

A named holder is a `Person` and holds the wallets of all his rows; a wallet without a named holder stands for itself as
a `CryptoWallet`. What the order says of the holder of such a wallet (a number of an identity card) belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import Table, add_fixed, decode, head_cells, raw_rows, refuse_cut_end
from seawall.sources.il_nbctf.rows import Seizure, read_seizures
from seawall.sources.il_nbctf.tables import FIXED, LABELS, LIST_ID, NAME, PREFIX, REQUIRED, TERRITORIES, WALLET
from seawall.text.dates import parse_date

_SOURCE = "il_nbctf"
_LABELED = re.compile(r"(?P<label>[^():]+?)\s*(?:\((?P<where>[^()]*)\))?\s*:\s*(?P<number>.+)")
#: Excel has written a long number as 9.46108E+11: its end is lost.
_DAMAGED = re.compile(r"\d(?:\.\d+)?E\+\d+")
_TAG = re.compile(r"\(\s*(?:address|memo|destination)?\s*tag\s*:?\s*([^()]*)\)", re.IGNORECASE)
_ACCOUNT = re.compile(r"\+?\d[\d\-]{4,19}")
_NOT_NAME = re.compile(r"[\W_]+")


def recognizes(file: SourceFile) -> str | None:
    """`csv` if the first line has the Hebrew names of the columns."""
    return "csv" if {NAME, WALLET} <= set(head_cells(file)) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All seizures.

    Raises:
        FormatError: another header, a row too wide or too narrow, a cut file.
    """
    rows = _rows(file)
    seizures, orders = read_seizures(rows)
    sheet = Sheet(_SOURCE, file.name)
    parties: dict[str, Entry] = {}
    for seizure in seizures:
        _seizure(sheet, seizure, parties)
    note = f"{len(seizures):,} seizures under {orders:,} orders; headings and blank rows are no entries"
    yield Parsed(LIST_ID, f"{_SOURCE}/csv", None, len(seizures), sheet.statements, sheet.rejects, notes=(note,))


def _rows(file: SourceFile) -> list[tuple[int, list[str]]]:
    text = decode(file, _SOURCE)
    rows = [(line, [cell.strip() for cell in cells]) for line, cells in raw_rows(text, file.name, _SOURCE)]
    if not rows or tuple(rows[0][1]) != REQUIRED:
        raise FormatError(f"the columns are {rows[0][1] if rows else []}", source=_SOURCE, snapshot=file.name, locator="line 1",
                          cure=f"Known are {', '.join(REQUIRED)}; add a new one to sources/il_nbctf/tables.py.")  # fmt: skip
    full: list[tuple[int, list[str]]] = []
    for line, cells in rows[1:]:
        # A heading of an order is written with one cell, with two, or with six.
        if len(cells) != len(REQUIRED):
            if any(cells[1:]) or (cells and cells[0] and not cells[0].startswith("צ")):
                raise FormatError(f"{len(cells)} cells in a row, {len(REQUIRED)} in the header", source=_SOURCE, snapshot=file.name, locator=f"line {line}",
                                  cure="Fetch the file again; if it is whole, the publisher has changed the format.")  # fmt: skip
            cells = [cells[0] if cells else "", "", "", "", "", ""]
        full.append((line, cells))
    refuse_cut_end(Table(REQUIRED, full, text.endswith(("\n", "\r"))), file, _SOURCE)
    return full


def _seizure(sheet: Sheet, seizure: Seizure, parties: dict[str, Entry]) -> None:
    name = " ".join(seizure.names)
    wallets = [part.strip() for cell in seizure.wallets for part in cell.split(",") if part.strip()]
    if name:
        key = content_suffix("p", _key(name), *seizure.identities[:1], *seizure.passports[:1], *seizure.births[:1])
        party = _party(sheet, parties, key, "Person", seizure)
        party.add("name", name, at=NAME)
        _person(party, seizure)
        for wallet in wallets:
            _wallet(party.child(content_suffix("wallet", wallet), "CryptoWallet"), wallet, seizure, party.party_id)
        _order(party, seizure)
        return
    if not wallets:
        _numbers_only(sheet, seizure, parties)
    for wallet in wallets:
        party = _party(sheet, parties, content_suffix("w", wallet), "CryptoWallet", seizure)
        holder = None
        if seizure.identities or seizure.passports or seizure.births:
            holder = party.child("holder", "Person")
            _person(holder, seizure)
        _wallet(party, wallet, seizure, holder.subject_id if holder else None)
        party.add("topics", "sanction")
        _order(party, seizure)


def _numbers_only(sheet: Sheet, seizure: Seizure, parties: dict[str, Entry]) -> None:
    numbers = [*seizure.identities, *seizure.passports]
    text = " | ".join([*numbers, *seizure.births, *seizure.currencies])
    if not numbers:
        sheet.reject(f"order {seizure.order}", seizure.line, "neither a holder nor a wallet", text)
        return
    party = _party(sheet, parties, content_suffix("p", "", *numbers[:1]), "Person", seizure)
    _person(party, seizure)
    _order(party, seizure)


def _party(sheet: Sheet, parties: dict[str, Entry], key: str, schema: str, seizure: Seizure) -> Entry:
    party = parties.get(key)
    locator = f"order {seizure.order}, {key}"
    if party is None:
        party = parties[key] = sheet.party(f"{PREFIX}-{key}", schema, key, locator, seizure.line)
        if schema == "Person":
            party.add("topics", "sanction")
    party.locator, party.line = locator, seizure.line
    return party


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    return _NOT_NAME.sub(" ", name.casefold()).strip()


def _person(person: Entry, seizure: Seizure) -> None:
    for cell in seizure.identities:
        _number(person, cell, "idNumber", "identity card")
    for cell in seizure.passports:
        _number(person, cell, "passportNumber", "passport")
    for cell in seizure.births:
        date = parse_date(cell, "dmy")
        if date is None:
            person.sheet.reject(person.locator, person.line, "not a birth date", cell)
            person.add("notes", cell, at="birth date")
        person.add("birthDate", date, cell, at="birth date")


def _number(person: Entry, cell: str, prop: str, kind: str) -> None:
    if _DAMAGED.fullmatch(cell):
        person.sheet.reject(person.locator, person.line, "a number that a spreadsheet has cut", cell)
        person.add("notes", f"{kind}: {cell}", at=kind)
        return
    labeled = _LABELED.fullmatch(cell)
    if labeled is None:
        person.add(prop, cell, at=kind)
        return
    label, where, number = labeled["label"].strip(), labeled["where"], labeled["number"].strip()
    known = LABELS.get(label)
    if known is None:
        person.sheet.reject(person.locator, person.line, "no such kind of number", cell)
    code = TERRITORIES.get(where.strip()) if where else None
    if where and code is None:
        person.sheet.reject(person.locator, person.line, "no territory of this name", where)
    prop = "passportNumber" if known == "passport" else "idNumber"
    person.add(prop, number, cell, at=kind)
    paper = person.child(content_suffix("ident", label, where, number), "Passport" if known == "passport" else "Identification", kind)
    paper.add("holder", person.subject_id)
    paper.add("number", number)
    paper.add("type", known or label, label)
    paper.add("country", code, where)
    if where and code is None:
        paper.add("description", where)


def _wallet(wallet: Entry, text: str, seizure: Seizure, holder_id: str | None) -> None:
    tags = _TAG.findall(text)
    address = _TAG.sub("", text).strip(" *")
    if _ACCOUNT.fullmatch(address):
        # A bare number is a customer's number at an exchange, or a phone number that serves as one.
        wallet.add("accountId", address, text, at="wallet")
    else:
        wallet.add("publicKey", address, text, at="wallet")
    for tag in tags:
        wallet.add("description", f"address tag {tag.strip()}", at="wallet")
    for currency in seizure.currencies:
        wallet.add("currency", currency, at="currency")
    wallet.add("holder", holder_id)


def _order(party: Entry, seizure: Seizure) -> None:
    sanction = party.child(f"sanction-{slug(seizure.order)}" if seizure.order else "sanction", "Sanction", "order")
    sanction.add("entity", party.party_id)
    add_fixed(sanction, FIXED)
    sanction.add("recordId", seizure.order)
