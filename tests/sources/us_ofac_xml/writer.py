"""Renders invented parties as OFAC's legacy XML, and as the delimited files of the same day."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

OLD = "http://tempuri.org/sdnList.xsd"
NEW = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"


@dataclass
class Entry:
    """A party as the XML has it; lists of texts, or of dictionaries by element."""

    uid: int
    last: str
    first: str = ""
    kind: str = "Entity"
    programs: tuple[str, ...] = ("SDGT",)
    title: str = ""
    remarks: str = ""
    ids: list[dict[str, str]] = field(default_factory=list)
    akas: list[tuple[str, str, str, str]] = field(default_factory=list)  # type, category, last, first
    addresses: list[dict[str, str]] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    citizenships: list[str] = field(default_factory=list)
    vessel: dict[str, str] = field(default_factory=dict)
    extra: str = ""


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def _rows(tag: str, member: str, rows: list[dict[str, str]], first: int) -> str:
    if not rows:
        return ""
    inner = "".join(f"<{member}>{_element('uid', row.get('uid', str(first + n)))}{''.join(_element(k, v) for k, v in row.items() if k != 'uid')}</{member}>"
                    for n, row in enumerate(rows))  # fmt: skip
    return f"<{tag}>{inner}</{tag}>"


def _valued(tag: str, member: str, name: str, texts: list[str], first: int) -> str:
    return _rows(tag, member, [{name: text, "mainEntry": "false" if place else "true"} for place, text in enumerate(texts)], first)


def _entry(entry: Entry) -> str:
    base = entry.uid * 10
    akas = [{"type": kind, "category": category, "lastName": last, "firstName": first} for kind, category, last, first in entry.akas]
    vessel = f"<vesselInfo>{''.join(_element(k, v) for k, v in entry.vessel.items())}</vesselInfo>" if entry.vessel else ""
    return (
        f"  <sdnEntry>\n    <uid>{entry.uid}</uid>{_element('firstName', entry.first)}{_element('lastName', entry.last)}{_element('title', entry.title)}"
        f"<sdnType>{entry.kind}</sdnType>{_element('remarks', entry.remarks)}"
        f"<programList>{''.join(_element('program', tag) for tag in entry.programs)}</programList>"
        f"{_rows('idList', 'id', entry.ids, base)}{_rows('akaList', 'aka', akas, base)}{_rows('addressList', 'address', entry.addresses, base)}"
        f"{_valued('nationalityList', 'nationality', 'country', entry.nationalities, base)}"
        f"{_valued('citizenshipList', 'citizenship', 'country', entry.citizenships, base)}"
        f"{_valued('dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth', entry.births, base)}"
        f"{_valued('placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth', entry.places, base)}{vessel}{entry.extra}\n  </sdnEntry>"
    )


def write(entries: list[Entry], namespace: str = OLD, date: str = "04/06/2018", count: int | None = None) -> bytes:
    """The file."""
    count = len(entries) if count is None else count
    return "\n".join((
        '<?xml version="1.0" standalone="yes"?>', f'<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{namespace}">',
        f"  <publshInformation>\n    <Publish_Date>{date}</Publish_Date>\n    <Record_Count>{count}</Record_Count>\n  </publshInformation>",
        *map(_entry, entries), "</sdnList>", "",
    )).encode()  # fmt: skip


def invented() -> list[Entry]:
    """A person, an entity with a remark over 1,000 characters, a ship, an aircraft, a bare entity."""
    long = [{"idType": "Website", "idNumber": f"www.fog-number-{n:02d}.example"} for n in range(30)]
    return [
        Entry(90001, "ZORN", "Albert", "Individual", ("SDGT", "CAATSA - RUSSIA"), title="Minister of Fog; Dr.", remarks="Head of the Board (Linked To: FOG BANK, PJSC; Linked To: NOBODY (KNOWN) LTD)",
              ids=[{"idType": "Passport", "idNumber": "X0000001", "idCountry": "Russia", "issueDate": "05 Jan 2010", "expirationDate": "05 Jan 2020"},
                   {"idType": "Gender", "idNumber": "Male"}, {"idType": "Passport", "idNumber": "Y2", "idCountry": "Cyprus"},
                   {"idType": "Secondary sanctions risk:", "idNumber": "section 1(b) of Executive Order 13224"}],
              akas=[("a.k.a.", "strong", "TSORN", "Albert"), ("f.k.a.", "strong", "ZORNOV", "Albert"), ("a.k.a.", "weak", "THE FOG", "")],
              addresses=[{"address1": "1 Fog Lane", "address2": "Flat 2", "city": "Moscow", "postalCode": "101000", "country": "Russia"}, {"country": "Cyprus"}],
              births=["12 Apr 1961", "circa 1960", "no one knows"], places=["Nowhere, Russia"], nationalities=["Russia", "Cyprus"], citizenships=["Russia"]),
        Entry(90002, "FOG BANK, PJSC", ids=[*long, {"idType": "Tax ID No.", "idNumber": "7700000001", "idCountry": "Russia"}], remarks="all offices worldwide",
              akas=[("a.k.a.", "weak", "FB", "")], addresses=[{"city": "Guadalajara", "stateOrProvince": "Jalisco", "postalCode": "44600", "country": "Mexico"}]),
        Entry(90003, "GREY GULL", kind="Vessel", vessel={"callSign": "UBZZ9", "vesselType": "Tanker", "vesselFlag": "Panama", "vesselOwner": "FOG BANK, PJSC", "tonnage": "99144",
              "grossRegisteredTonnage": "56068"}, ids=[{"idType": "MMSI", "idNumber": "256842000"}, {"idType": "Vessel Registration Identification", "idNumber": "IMO 9187629"}]),
        Entry(90004, "RA-00000", kind="Aircraft", ids=[{"idType": "Aircraft Model", "idNumber": "Il-96"}]),
        Entry(90005, "MIST \"AND\" SONS", programs=("MOON-EO99999",)),
    ]  # fmt: skip
