"""One `identity`: names, nationality, birth, addresses, documents."""

from __future__ import annotations

from seawall.model.ids import content_suffix
from seawall.sources.ch_seco.names import language, read_parts, whole_names
from seawall.sources.ch_seco.places import Place, country_code
from seawall.sources.ch_seco.tables import DOCUMENTS, NAME_PARTS, NAME_TYPES, PASSPORTS, QUALITIES, TABLE
from seawall.sources.contract import Entry, Sheet
from seawall.sources.xmltree import Element, line_of, local_name, text_of
from seawall.text.dates import iso, parse_date
from seawall.text.territories import territory_code

_DATE_PROPS = {"Person": "birthDate", "Vessel": "buildDate", "Airplane": "buildDate", "LegalEntity": "incorporationDate", "Organization": "incorporationDate"}


def read_identity(sheet: Sheet, party: Entry, element: Element, *, is_main: bool, places: dict[str, Place]) -> None:
    """All that an identity says; the primary name of one that is not the main one is an alias."""
    for child in element:
        tag = local_name(child)
        if tag == "name":
            _read_name(sheet, party, child, is_main)
        elif tag == "nationality":
            _read_nationality(sheet, party, child)
        elif tag == "day-month-year":
            _read_date(sheet, party, child)
        elif tag == "place-of-birth":
            _read_birth_place(party, child, places)
        elif tag == "address":
            _read_address(party, child, places)
        elif tag == "identification-document":
            _read_document(sheet, party, child, places)
        else:
            sheet.reject(f"{party.locator}/identity/{tag}", line_of(child), "an element in an unexpected place", text_of(child))
            party.add("notes", text_of(child), at=f"identity/{tag}")


def _read_name(sheet: Sheet, party: Entry, element: Element, is_main: bool) -> None:
    """One name with its parts and spellings."""
    kind, quality = element.get("name-type") or "", element.get("quality") or ""
    if kind not in NAME_TYPES:
        raise sheet.unknown("name-type", kind, f"{party.locator}/name", f"NAME_TYPES in {TABLE}")
    if quality not in QUALITIES:
        raise sheet.unknown("quality", quality, f"{party.locator}/name", f"QUALITIES in {TABLE}")
    for part in element:
        part_type = part.get("name-part-type") or ""
        if local_name(part) == "name-part" and part_type not in NAME_PARTS:
            raise sheet.unknown("name-part-type", part_type, f"{party.locator}/name/name-part", f"NAME_PARTS in {TABLE}")
    prop = NAME_TYPES[kind]
    if prop == "name" and not is_main:
        prop = "alias"
    if QUALITIES[quality] and prop in ("alias", "name") and not (is_main and prop == "name"):
        prop = "weakAlias"
    base, variants = read_parts(element)
    for index, spelling in enumerate(whole_names(base, variants)):
        latin = (spelling.script or "LATN").upper().startswith("LAT")
        spelled = "alias" if prop == "name" and index and latin else prop
        lang = spelling.lang or (language(element.get("lang")) if index == 0 else None)
        party.add(spelled, spelling.text, spelling.printed, at="identity/name", lang=None if index == 0 and lang == "eng" else lang)
    if party.schema == "Person":
        for known in base:
            if known.prop and prop in ("name", "alias"):
                party.add(known.prop, known.texts[0], at="identity/name/name-part")


def _read_nationality(sheet: Sheet, party: Entry, element: Element) -> None:
    for child in element:
        if local_name(child) != "country":
            continue
        text, code = text_of(child), country_code(child)
        if code is None:
            sheet.reject(f"{party.locator}/identity/nationality", line_of(child), "names no known country", text or child.get("iso-code") or "")
            party.add("notes", f"Nationality: {text or child.get('iso-code')}", text, at="identity/nationality")
        party.add("nationality" if party.schema == "Person" else "country", code, text or child.get("iso-code"), at="identity/nationality")


def _read_date(sheet: Sheet, party: Entry, element: Element) -> None:
    """`day-month-year`: a birth, or the founding or building of what is no person."""
    printed = " ".join(f"{name}={element.get(name)}" for name in ("day", "month", "year", "calendar", "quality") if element.get(name))
    numbers = [_number(element.get(name)) for name in ("year", "month", "day")]
    calendar = (element.get("calendar") or "Gregorian").lower()
    day = iso(*numbers) if calendar == "gregorian" else None
    if day is None and calendar == "gregorian":
        day = iso(numbers[0], numbers[1]) or iso(numbers[0])  # a thirtieth of February: the year still counts
    prop = _DATE_PROPS.get(party.schema)
    if day is None or prop is None:
        sheet.reject(f"{party.locator}/identity/day-month-year", line_of(element), "not a date", printed)
        party.add("notes", f"Date: {printed}", printed, at="identity/day-month-year")
        return
    quality = element.get("quality") or "good"
    party.add(prop, day, None if quality == "good" else printed, at="identity/day-month-year")


def _number(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def _place_of(element: Element, places: dict[str, Place]) -> tuple[dict[str, str], Place]:
    """Texts of the element itself, over the place that it names."""
    own = {local_name(child): text_of(child) for child in element if text_of(child)}
    place = places.get(element.get("place-id") or "", Place())
    for child in element:
        if local_name(child) == "country":
            place = place._replace(country=text_of(child), code=country_code(child))
    return own, place._replace(location=own.get("location", place.location), area=own.get("area", place.area))


def _read_birth_place(party: Entry, element: Element, places: dict[str, Place]) -> None:
    own, place = _place_of(element, places)
    pieces = [own.get("remarks", "") or own.get("remark", ""), own.get("address-details", ""), place.location, place.area, place.country]
    text = ", ".join(dict.fromkeys(piece for piece in pieces if piece and piece != "-"))
    if party.schema != "Person":
        party.add("notes", f"Place of foundation: {text}" if text else None, text, at="identity/place-of-birth")
        return
    party.add("birthPlace", text, at="identity/place-of-birth")
    for variant in place.variants:
        party.add("birthPlace", variant, at="identity/place-of-birth")
    party.add("birthCountry", place.code, place.country, at="identity/place-of-birth")


def _read_address(party: Entry, element: Element, places: dict[str, Place]) -> None:
    own, place = _place_of(element, places)
    box = own.get("p-o-box", "")
    pieces = [
        own.get("c-o", ""), own.get("address-details", ""), f"P.O. Box {box}" if box else "", f"{own.get('zip-code', '')} {place.location}".strip(), place.area,
        place.country,
    ]  # fmt: skip
    full = ", ".join(dict.fromkeys(piece for piece in pieces if piece and piece != "-"))
    party.add("country", place.code, place.country, at="identity/address")
    remark = own.get("remarks") or own.get("remark")
    if not full and not remark:
        return
    if party.schema == "Asset" or full == place.country:
        party.add("notes", remark, at="identity/address")
        return
    party.add("address", full or remark, at="identity/address")
    address = party.child(content_suffix("addr", full or remark), "Address", "identity/address")
    for prop, value in (("full", full or remark), ("remarks", remark), ("summary", own.get("c-o")), ("street", own.get("address-details")),
                        ("postOfficeBox", box), ("postalCode", own.get("zip-code")), ("city", place.location), ("region", place.area)):  # fmt: skip
        address.add(prop, value)
    address.add("country", place.code, place.country)
    party.add("addressEntity", address.subject_id, at="identity/address")


def _read_document(sheet: Sheet, party: Entry, element: Element, places: dict[str, Place]) -> None:
    kind = element.get("document-type") or ""
    own = {local_name(child): text_of(child) for child in element}
    number = own.get("number", "")
    at = "identity/identification-document"
    if kind not in DOCUMENTS:
        sheet.reject(f"{party.locator}/{at}", line_of(element), "a document-type not seen before", kind)
    if not number:
        sheet.reject(f"{party.locator}/{at}", line_of(element), "a document without a number", kind)
        party.add("notes", f"{kind}: {own.get('remark', '')}", at=at)
        return
    passport = kind in PASSPORTS and party.schema == "Person"
    prop = "passportNumber" if passport else "registrationNumber" if party.schema in ("Vessel", "Airplane") else "idNumber"
    if party.schema == "Asset":
        party.add("notes", f"{kind}: {number}", number, at=at)
        return
    party.add(prop, number, at=at)
    if party.schema in ("Vessel", "Airplane"):
        return
    issuer = next((child for child in element if local_name(child) == "issuer"), None)
    code = (territory_code(issuer.get("code") or "") or territory_code(text_of(issuer))) if issuer is not None else None
    paper = party.child(content_suffix("ident", prop, number, code), "Passport" if passport else "Identification", at)
    paper.add("holder", party.party_id)
    paper.add("number", number)
    paper.add("type", kind)
    paper.add("country", code, own.get("issuer"))
    if issuer is not None and code is None:
        paper.add("authority", own.get("issuer"))
    for tag, prop in (("date-of-issue", "startDate"), ("expiry-date", "endDate")):
        text = own.get(tag, "")
        day = parse_date(text) if text else None
        if text and day is None:
            sheet.reject(f"{party.locator}/{at}/{tag}", line_of(element), "not a date", text)
            paper.add("description", f"{tag}: {text}", text)
        paper.add(prop, day, text)
    paper.add("summary", own.get("remark") or own.get("remarks"))
    issued_at = next((child for child in element if local_name(child) == "place-of-issue"), None)
    if issued_at is not None:
        _, place = _place_of(issued_at, places)
        issue_place = ", ".join(piece for piece in (place.location, place.country) if piece) or text_of(issued_at)
        paper.add("description", f"Issued in {issue_place}" if issue_place else None, issue_place)
