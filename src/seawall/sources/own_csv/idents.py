"""Identifiers in one cell: `passport(ru): 12 3456789; inn: 7707083893`."""

from __future__ import annotations

import re

from seawall.model.ids import content_suffix
from seawall.sources.contract import Entry
from seawall.sources.own_csv.tables import SCHEMES
from seawall.text.territories import territory_code

_IDENTIFIER = re.compile(r"(?P<scheme>[A-Za-z_]+)\s*(?:\((?P<where>[^()]*)\))?\s*:\s*(?P<number>.+)")
_IMO = re.compile(r"(?:IMO)?\s*(\d{7})", re.IGNORECASE)
#: Properties that only some kinds of party have; elsewhere the number is kept as a note.
_ONLY = {
    "passportNumber": {"Person"}, "imoNumber": {"Vessel", "Company", "Organization", "PublicBody"}, "mmsi": {"Vessel"}, "callSign": {"Vessel"},
    "isin": {"Security"}, "publicKey": {"CryptoWallet"},
}  # fmt: skip
_LEGAL = {"Person", "LegalEntity", "Company", "Organization", "PublicBody"}
_ANYWHERE = {"registrationNumber"}


def add_identifier(party: Entry, text: str) -> None:
    """One identifier to the party; a scheme that is not known is an error, a text without a scheme a reject.

    Raises:
        UnknownValueError: the scheme is not in the documentation.
    """
    match = _IDENTIFIER.fullmatch(text)
    if match is None:
        _note(party, text, "no scheme before the number, such as passport: or inn:")
        return
    scheme, number = match["scheme"].lower(), match["number"].strip()
    prop = SCHEMES.get(scheme)
    if prop is None:
        raise party.sheet.unknown("scheme of an identifier", match["scheme"], f"line {party.line}, column identifiers", "the words in docs/reference/own-list.md")
    if prop == "publicKey" and party.schema != "CryptoWallet":
        wallet = party.child(content_suffix("wallet", number), "CryptoWallet", "identifiers")
        wallet.add("publicKey", number)
        wallet.add("holder", party.party_id)
        return
    if not _fits(party.schema, prop):
        _note(party, text, f"a {party.schema} has no {scheme}")
        return
    if prop == "imoNumber":
        imo = _IMO.fullmatch(number)
        if imo is None:
            _note(party, text, "an IMO number has seven digits")
            return
        if not _checks(imo[1]):
            party.sheet.reject(f"{party.locator}/identifiers", party.line, "the check digit of the IMO number is wrong", text)
            party.add("registrationNumber", imo[1], number, at="identifiers")
            return
        party.add(prop, f"IMO{imo[1]}", number, at="identifiers")
        return
    party.add(prop, number, at="identifiers")
    if match["where"]:
        _paper(party, scheme, match["where"], number)


def _checks(imo: str) -> bool:
    """IMO Resolution A.1117(30): the last digit is that of the sum of the first six, weighted 7 to 2."""
    return sum(int(digit) * weight for digit, weight in zip(imo, range(7, 1, -1), strict=False)) % 10 == int(imo[6])


def _fits(schema: str, prop: str) -> bool:
    if prop in _ONLY:
        return schema in _ONLY[prop]
    return schema in _LEGAL or (prop in _ANYWHERE and schema in ("Vessel", "Airplane"))


def _paper(party: Entry, scheme: str, where: str, number: str) -> None:
    paper = party.child(content_suffix("ident", scheme, where, number), "Passport" if scheme == "passport" else "Identification", "identifiers")
    paper.add("holder", party.party_id)
    paper.add("number", number)
    paper.add("type", scheme)
    code = territory_code(where)
    paper.add("country", code, where)
    if code is None:
        paper.add("description", where)
        party.sheet.reject(f"{party.locator}/identifiers", party.line, "no territory of this name", where)


def _note(party: Entry, text: str, reason: str) -> None:
    party.sheet.reject(f"{party.locator}/identifiers", party.line, reason, text)
    party.add("notes", f"identifier: {text}", at="identifiers")
