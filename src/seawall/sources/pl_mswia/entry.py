"""One party of the Polish list: names, identity, and a sanction for each of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from seawall.model.ids import content_suffix
from seawall.sources.contract import Entry, Sheet
from seawall.sources.pl_mswia import identity
from seawall.sources.pl_mswia.tables import AUTHORITY, MEASURES, PROGRAM, PROGRAM_ID, REGULATIONS
from seawall.sources.pl_mswia.texts import date_in, plain, split_name, territories_in, territory_of_address
from seawall.text.dates import parse_date

_LETTERED = re.compile(r"(?:^|\n|,\s+|\s{2,})\s*[a-h][.)]\s+")
_CITED = re.compile(r"\[(\d+)\]")
_LATER = re.compile(r"(?:Wyrokiem|Postanowieniem|Zastosowanie ma|Wykonanie|\d{1,2}\.\d{1,2}\.\d{4} r\. na podstawie|W odniesieniu do|Na podstawie decyzji)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A row of the list.

    Attributes:
        is_person: whose block it stands in.
        place: its first cell, such as `osoby!A17`.
        line: its row.
        fields: texts by our names of the columns.
        urls: web addresses behind its cells.
        notes: footnotes of its sheet by number; complete once the sheet is read.
    """

    is_person: bool
    place: str
    line: int
    fields: Mapping[str, str]
    urls: tuple[str, ...]
    notes: Mapping[str, str]

    def text(self, name: str) -> str:
        """A field; empty if the sheet has no such column."""
        return self.fields.get(name, "")


class EntryReader:
    """Lays down one party.

    Args:
        sheet: collects what the file says.
        party_id: the party.
        is_person: whether it is a person; the list says of all others only "entity".
    """

    def __init__(self, sheet: Sheet, party_id: str, is_person: bool) -> None:
        self.sheet = sheet
        self.party_id = party_id
        self.is_person = is_person
        self.schema = "Person" if is_person else "LegalEntity"

    def read(self, rows: list[Source]) -> None:
        """All rows of the party. One whose rows all have a date of deletion is not on the list, though it is still printed."""
        name, _ = split_name(rows[0].text("name"))
        listed = [row for row in rows if not row.text("removed").strip()]
        if listed:
            party = self.sheet.party(self.party_id, self.schema, name, listed[0].place, listed[0].line)
            party.add("topics", "sanction")
        seen: set[tuple[str, ...]] = set()
        for row in rows:
            party = Entry(self.sheet, self.party_id, self.party_id, self.schema, row.place, row.line)
            key = (row.text("name"), row.text("identity"))
            if key not in seen:
                seen.add(key)
                self._names(party, row)
                self._identity(party, row)
            self._sanction(party, row)

    def _names(self, party: Entry, row: Source) -> None:
        printed = plain(row.text("name"))
        name, others = split_name(row.text("name"))
        family, given = _parts(name) if self.is_person else ("", "")
        if family and given:
            party.add("name", f"{given} {family}", printed, at="name")
            first, _, second = given.partition(" ")
            party.add("firstName", first, at="name")
            party.add("secondName", second, at="name")
            party.add("lastName", family, at="name")
        else:
            party.add("name", name, printed, at="name")
        for other in others:
            family, given = _parts(other.text) if self.is_person else ("", "")
            party.add(other.prop, f"{given} {family}" if family and given else other.text, other.printed, at="name", lang=other.lang)

    def _identity(self, party: Entry, row: Source) -> None:
        text = row.text("identity").replace("\xa0", " ")
        if not text.strip():
            return
        party.add("notes", plain(text), row.text("identity") if row.text("identity") != plain(text) else None, at="identity")
        if self.is_person:
            self._birth(party, row, text)
        for code, printed in identity.citizenships_in(text) if self.is_person else ():
            if code:
                party.add("citizenship", code, printed, at="identity")
            else:
                self.sheet.reject(f"{row.place}/identity", row.line, "a citizenship of no known territory", printed)
        for number in identity.numbers_in(text):
            self._number(party, number)
        if not self.is_person:
            for label, address in identity.addresses_in(text):
                self._address(party, label, address)

    def _birth(self, party: Entry, row: Source, text: str) -> None:
        birth = identity.birth_in(text)
        if birth is None:
            return
        party.add("birthDate", birth.date, birth.printed, at="identity")
        if birth.date is None:
            self.sheet.reject(f"{row.place}/identity", row.line, "a birth without a date", birth.printed)
        party.add("gender", birth.gender, birth.gender_word, at="identity")
        party.add("birthPlace", birth.place, birth.printed, at="identity")
        for code in territories_in(birth.place):
            party.add("birthCountry", code, birth.place, at="identity")

    def _number(self, party: Entry, number: identity.Number) -> None:
        prop = number.prop
        if prop == "passportNumber" and not self.is_person:
            prop = "idNumber"
        party.add(prop, number.value, number.printed, at="identity")
        if number.kind in ("PESEL", "passport"):
            paper = party.child(content_suffix("ident", number.kind, number.value), "Passport" if prop == "passportNumber" else "Identification", "identity")
            paper.add("holder", self.party_id)
            paper.add("number", number.value)
            paper.add("type", number.kind)
            if number.kind == "PESEL":
                paper.add("country", "pl", number.kind)

    def _address(self, party: Entry, label: str, text: str) -> None:
        party.add("address", text, f"{label}: {text}" if label else None, at="identity")
        address = party.child(content_suffix("addr", text), "Address", "identity")
        address.add("full", text)
        address.add("remarks", label)
        code = territory_of_address(text)
        if code is not None:
            address.add("country", code, text)
            party.add("country", code, text, at="identity")
        party.add("addressEntity", address.subject_id, at="identity")

    def _sanction(self, party: Entry, row: Source) -> None:
        """The listing of one row: dates, measures with their acts, reasons, and what courts said later."""
        listed, removed = self._day(row, "listed"), self._day(row, "removed")
        sanction = party.child(f"sanction-{listed}" if listed is not None else content_suffix("sanction", plain(row.text("listed"))), "Sanction")
        sanction.add("entity", self.party_id, valid_from=listed, valid_to=removed)
        sanction.add("authority", AUTHORITY)
        sanction.add("program", PROGRAM)
        sanction.add("programId", PROGRAM_ID)
        for prop in ("listingDate", "startDate"):
            sanction.add(prop, listed, plain(row.text("listed")), at="listed")
        sanction.add("endDate", removed, plain(row.text("removed")), at="removed")
        sanction.add("modifiedAt", self._day(row, "changed"), plain(row.text("changed")), at="changed")
        sanction.add("status", "deleted" if row.text("removed").strip() else "", at="removed")
        reason = row.text("reason")
        sanction.add("reason", plain(reason), reason if "\n" in reason else None, at="reason")
        for name, prop in (("basis", "summary"), ("decision", "recordId"), ("remark", "description")):
            sanction.add(prop, plain(row.text(name)), at=name)
        for url in row.urls:
            sanction.add("sourceUrl", url)
        self._measures(sanction, row)
        words = " ".join((row.text("measures"), reason, row.text("basis"), *self._cited(row)))
        for number, code in REGULATIONS.items():
            if number in words:
                sanction.add("country", code, number, at="measures")

    def _measures(self, sanction: Entry, row: Source) -> None:
        text = row.text("measures").replace("\xa0", " ")
        if not text.strip():
            return
        sanction.add("description", plain(text), text if text != plain(text) else None, at="measures")
        later = _LATER.search(text)
        head = text[: later.start()] if later is not None else text
        if later is not None:
            sanction.add("status", plain(text[later.start() :]), at="measures")
        for piece in _LETTERED.split(head):
            words = plain(piece).strip(" ,.;")
            if not words:
                continue
            kind = next((kind for mark, kind in MEASURES if mark in words.lower()), None)
            if kind is None:
                self.sheet.reject(f"{row.place}/measures", row.line, "a measure that is in no table", words)
            sanction.add("provisions", kind or "other", words, at="measures")
        for act in self._cited(row):
            sanction.add("summary", act, at="measures")

    def _cited(self, row: Source) -> list[str]:
        """Footnotes that the measures cite."""
        return [row.notes[number] for number in _CITED.findall(row.text("measures")) if number in row.notes]

    def _day(self, row: Source, name: str) -> str | None:
        text = plain(row.text(name))
        if not text:
            return None
        day = parse_date(text) or date_in(text)
        if day is None:
            self.sheet.reject(f"{row.place}/{name}", row.line, "not a date", text)
        return day


def _parts(name: str) -> tuple[str, str]:
    """Family name and given names of "MAKARINA-KIBAK Ludmiła"; no family name where no word is in capitals.

    >>> _parts("ALAUDINOV Apti Aronovich"), _parts("GRANKOWSKIJ ALEKSANDR"), _parts("Sechin Igor Ivanovich")
    (('ALAUDINOV', 'Apti Aronovich'), ('GRANKOWSKIJ', 'ALEKSANDR'), ('', 'Sechin Igor Ivanovich'))
    """
    words = name.split()
    count = 0
    while count < len(words) and words[count] == words[count].upper() and any(char.isalpha() for char in words[count]):
        count += 1
    if count == len(words):
        count = 1 if len(words) > 1 else 0
    return " ".join(words[:count]), " ".join(words[count:])
