"""Writes invented designations as the FCDO's XML, CSV and the five derived tables have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from xml.sax.saxutils import escape

from seawall.sources.gb_fcdo_uksl_tables.tables import COUNTRIES, DOBS, IDENTIFIERS, NAMES, SUBJECTS

CSV_HEADER = (
    "Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type", "Alias strength",
    "Title", "Name non-latin script", "Non-latin script type", "Non-latin script language", "Regime Name", "Designation Type", "Designation source", "Sanctions Imposed",
    "Other Information", "UK Statement of Reasons", "Address Line 1", "Address Line 2", "Address Line 3", "Address Line 4", "Address Line 5", "Address Line 6",
    "Address Postal Code", "Address Country", "Phone number", "Website", "Email address", "Date Designated", "D.O.B", "Nationality(/ies)", "National Identifier number",
    "National Identifier additional information", "Passport number", "Passport additional information", "Position", "Gender", "Town of birth", "Country of birth",
    "Type of entity", "Subsidiaries", "Parent company", "Business registration number (s)", "IMO number", "Current owner/operator (s)", "Previous owner/operator (s)",
    "Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship", "Length of ship", "Year Built", "Hull identification number (HIN)",
)  # fmt: skip


@dataclass
class Designation:
    """An invented party. Names are (type, strength, Name 6, Name 1..5); pairs are number and additional information."""

    number: str
    kind: str = "Individual"
    names: list[tuple[str, str, str, tuple[str, ...]]] = field(default_factory=list)
    scripts: list[tuple[str, str, str]] = field(default_factory=list)
    group: str = ""
    un: str = ""
    regime: str = "The Russia (Sanctions) (EU Exit) Regulations 2019"
    source: str = "UK"
    sanctions: str = "Asset freeze|Travel Ban"
    indicators: dict[str, str] = field(default_factory=dict)
    designated: str = "24/02/2022"
    updated: str = "14/03/2023"
    fields: dict[str, list[str]] = field(default_factory=dict)
    births: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    passports: list[tuple[str, str]] = field(default_factory=list)
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    business: list[str] = field(default_factory=list)
    imo: list[str] = field(default_factory=list)
    addresses: list[tuple[tuple[str, ...], str, str]] = field(default_factory=list)
    extra: str = ""


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else f"<{name}/>"


def _list(holder: str, item: str, texts: Sequence[str]) -> str:
    return f"<{holder}>{''.join(_tag(item, text) for text in texts)}</{holder}>" if texts else ""


def _group(name: str, **texts: str) -> str:
    return f"<{name}>{''.join(_tag(key, text) for key, text in texts.items())}</{name}>"


#: Field to (holder, item) in the XML, and the block that it stands in.
_XML = {
    "Title": ("Titles", ""), "PhoneNumber": ("PhoneNumbers", ""), "Website": ("Websites", ""), "EmailAddress": ("EmailAddresses", ""), "Position": ("Positions", "Individual"),
    "Gender": ("Genders", "Individual"), "TypeOfEntity": ("TypeOfEntities", "Entity"), "Subsidiary": ("Subsidiaries", "Entity"), "ParentCompany": ("ParentCompanies", "Entity"),
    "CurrentOwnerOperator": ("CurrentOwnerOperators", "Ship"), "PreviousOwnerOperator": ("PreviousOwnerOperators", "Ship"), "CurrentBelievedFlagOfShip": ("CurrentBelievedFlagOfShips", "Ship"),
    "PreviousFlag": ("PreviousFlags", "Ship"), "TypeOfShip": ("TypeOfShipDetails", "Ship"), "TonnageOfShip": ("TonnageOfShipDetails", "Ship"), "LengthOfShip": ("LengthOfShipDetails", "Ship"),
    "YearBuilt": ("YearsBuilt", "Ship"), "HullIdentificationNumber": ("HullIdentificationNumbers", "Ship"), "OtherInformation": ("", ""), "UKStatementofReasons": ("", ""),
}  # fmt: skip


def _designation(d: Designation) -> str:
    def block(where: str) -> str:
        return "".join(_list(_XML[key][0], key, texts) if _XML[key][0] else "".join(_tag(key, text) for text in texts) for key, texts in d.fields.items() if _XML[key][1] == where)

    person = (
        _list("DOBs", "DOB", d.births) + _list("Nationalities", "Nationality", d.nationalities) + block("Individual")
        + "".join(f"<BirthDetails>{_group('Location', TownOfBirth=town, CountryOfBirth=land)}</BirthDetails>" for town, land in d.places)
        + (f"<PassportDetails>{''.join(_group('Passport', PassportNumber=n, PassportAdditionalInformation=i) for n, i in d.passports)}</PassportDetails>" if d.passports else "")
        + "".join(f"<NationalIdentifierDetails>{_group('NationalIdentifier', NationalIdentifierNumber=n, NationalIdentifierAdditionalInformation=i)}</NationalIdentifierDetails>" for n, i in d.identifiers)
    )  # fmt: skip
    parts = [
        _tag("LastUpdated", d.updated), _tag("DateDesignated", d.designated), _tag("UniqueID", d.number), _tag("OFSIGroupID", d.group), _tag("UNReferenceNumber", d.un),
        "<Names>" + "".join(_group("Name", **{f"Name{i}": text for i, text in enumerate(given, 1) if text}, Name6=family, NameType=kind, AliasStrength=strength)
                            for kind, strength, family, given in d.names) + "</Names>",
        "<NonLatinNames>" + "".join(_group("NonLatinName", NameNonLatinScript=text, NonLatinScriptType=script, NonLatinScriptLanguage=language) for text, script, language in d.scripts) + "</NonLatinNames>",
        _tag("RegimeName", d.regime), _tag("IndividualEntityShip", d.kind), _tag("DesignationSource", d.source), _tag("SanctionsImposed", d.sanctions),
        "<SanctionsImposedIndicators>" + "".join(_tag(key, value) for key, value in d.indicators.items()) + "</SanctionsImposedIndicators>",
        "<Addresses>" + "".join(_group("Address", **{f"AddressLine{i}": line for i, line in enumerate(lines, 1)}, AddressPostalCode=code, AddressCountry=land) for lines, code, land in d.addresses) + "</Addresses>",
        block(""), f"<IndividualDetails><Individual>{person}</Individual></IndividualDetails>" if person else "",
        f"<EntityDetails><Entity>{_list('BusinessRegistrationNumbers', 'BusinessRegistrationNumber', d.business)}{block('Entity')}</Entity></EntityDetails>" if d.kind == "Entity" else "",
        f"<ShipDetails><Ship>{_list('IMONumbers', 'IMONumber', d.imo)}{block('Ship')}</Ship></ShipDetails>" if d.kind == "Ship" else "", d.extra,
    ]  # fmt: skip
    return f"<Designation>{''.join(parts)}</Designation>\n"


def write_xml(parties: Sequence[Designation], generated: str = "2026-05-07T08:00:00", namespace: str = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"') -> bytes:
    """The list as XML."""
    date = _tag("DateGenerated", generated) if generated else ""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Designations{namespace}>{date}\n{"".join(map(_designation, parties))}</Designations>\n'.encode()


_COLUMN = {
    "Title": "Title", "PhoneNumber": "Phone number", "Website": "Website", "EmailAddress": "Email address", "Position": "Position", "Gender": "Gender", "TypeOfEntity": "Type of entity",
    "Subsidiary": "Subsidiaries", "ParentCompany": "Parent company", "CurrentOwnerOperator": "Current owner/operator (s)", "PreviousOwnerOperator": "Previous owner/operator (s)",
    "CurrentBelievedFlagOfShip": "Current believed flag of ship", "PreviousFlag": "Previous flags", "TypeOfShip": "Type of ship", "TonnageOfShip": "Tonnage of ship", "LengthOfShip": "Length of ship",
    "YearBuilt": "Year Built", "HullIdentificationNumber": "Hull identification number (HIN)", "OtherInformation": "Other Information", "UKStatementofReasons": "UK Statement of Reasons",
}  # fmt: skip


def csv_rows(d: Designation) -> list[dict[str, str]]:
    """The rows of one designation: every combination of what it has several of."""
    base = {"Last Updated": d.updated, "Unique ID": d.number, "OFSI Group ID": d.group, "UN Reference Number": d.un, "Regime Name": d.regime, "Designation Type": d.kind,
            "Designation source": d.source, "Sanctions Imposed": d.sanctions, "Date Designated": d.designated}  # fmt: skip
    axes: list[list[dict[str, str]]] = [
        [{"Name type": k, "Alias strength": s, "Name 6": f, **{f"Name {i}": g for i, g in enumerate(given, 1)}} for k, s, f, given in d.names],
        [{"Name non-latin script": t, "Non-latin script type": s, "Non-latin script language": lang} for t, s, lang in d.scripts],
        [{**{f"Address Line {i}": line for i, line in enumerate(lines, 1)}, "Address Postal Code": code, "Address Country": land} for lines, code, land in d.addresses],
        [{"D.O.B": text} for text in d.births], [{"Nationality(/ies)": text} for text in d.nationalities], [{"Town of birth": t, "Country of birth": c} for t, c in d.places],
        [{"Passport number": n, "Passport additional information": i} for n, i in d.passports],
        [{"National Identifier number": n, "National Identifier additional information": i} for n, i in d.identifiers],
        [{"Business registration number (s)": text} for text in d.business], [{"IMO number": text} for text in d.imo],
        *[[{_COLUMN[key]: text} for text in texts] for key, texts in d.fields.items()],
    ]  # fmt: skip
    return [{**base, **{k: v for part in combination for k, v in part.items()}} for combination in product(*(axis or [{}] for axis in axes))]


def write_csv(parties: Sequence[Designation], banner: str = "Report Date: 07-May-2026", header: Sequence[str] = CSV_HEADER, titles: Sequence[str] | None = None) -> bytes:
    """The list as CSV; `titles` replaces the headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if banner:
        writer.writerow([banner])
    writer.writerow(titles or header)
    writer.writerows([[row.get(name, "") for name in header] for d in parties for row in csv_rows(d)])
    return out.getvalue().encode()


_TYPE = {"primaryname": "primary", "primarynamevariation": "primary_variation", "alias": "alias"}


def table_rows(parties: Sequence[Designation]) -> dict[str, tuple[tuple[str, ...], list[list[str]]]]:
    """The five tables as (columns, rows)."""
    subjects, names, dobs, identifiers, countries = ([] for _ in range(5))  # type: ignore[var-annotated]
    for d in parties:
        subjects.append([d.number, d.kind.lower(), d.un, d.group, d.designated, d.updated])
        for kind, strength, family, given in d.names:
            full = " ".join(part for part in (*given, family) if part)
            names.append([str(len(names)), d.number, _TYPE["".join(c for c in kind.lower() if c.isalpha())], strength.lower().replace(" ", "_").replace(".", ""), full, family, *(*given, "", "", "", "", "")[:5]])
        for text in d.births:
            day, month, year = text.split("/")
            issues = ", ".join(f"non_numeric_{what}" for what, part in (("month", month), ("day", day)) if not part.isdigit())
            dobs.append([str(len(dobs)), d.number, year, month if month.isdigit() else "", day if day.isdigit() else "", "exact" if day.isdigit() else "month_year" if month.isdigit() else "year_only", issues])
        for kind, pairs in (("passport", d.passports), ("national", d.identifiers), ("business_registration_numbers", [(b, "") for b in d.business]), ("imo", [(i, "") for i in d.imo])):
            identifiers += [[str(len(identifiers)), d.number, d.group, number, kind, info] for number, info in pairs for _ in (1, 2)]
        for kind, texts in (("address", [land for *_, land in d.addresses if land]), ("birth", [land for _, land in d.places if land]), ("nationality", d.nationalities)):
            countries += [[str(len(countries)), d.number, text, kind, "RU", "direct", "True"] for text in texts for _ in (1, 2, 3)]
    return {"subjects": (SUBJECTS, subjects), "names": (NAMES, names), "dobs": (DOBS, dobs), "identifiers": (IDENTIFIERS, identifiers), "countries": (COUNTRIES, countries)}


def write_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One of the tables."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue().encode()


def invented() -> list[Designation]:
    """A person, an entity, its subsidiary, a ship. All made up."""
    return [
        Designation(
            "RUS9001", names=[("Primary Name", "", "TESTOV", ("Ivan", "Petrovich")), ("Primary name variation", "", "TESTOFF", ("Ivan",)), ("ALias", "Low quality a.k.a", "Vanya", ())],
            scripts=[("Иван ТЕСТОВ", "Cyrillic", "Russian")], group="90001", births=["dd/mm/1964", "29/05/1965", "dd/07/1966"], places=[("Tver", "Russia")], nationalities=["Russia", "Cyprus"],
            passports=[("K00239193", "Cyprus. Issued on 12 May 2005")], identifiers=[("770200946783", "INN")], indicators={"AssetFreeze": "true", "TravelBan": "true", "TrustServicesSanctions": "true", "Deflag": "false"},
            addresses=[(("1 Made-up Street", "", "", "", "Tver Region", "Tver"), "170000", "Russia"), ((), "", "Cyprus")],
            fields={"Title": ["Dr"], "Position": ["Chairman", "Member of the Board"], "Gender": ["Male"], "UKStatementofReasons": ["Made up for a test."],
                    "OtherInformation": ["Linked To: INVENTED HOLDING LLC. Father's name is Petr."]},
        ),
        Designation(
            "RUS9002", "Entity", names=[("Primary name", "", "INVENTED HOLDING LLC", ())], sanctions="Asset freeze|Trust Services Sanctions", business=["OGRN: 5167746407054"],
            fields={"TypeOfEntity": ["Limited Liability Company"], "Subsidiary": ["INVENTED PORT JSC"], "ParentCompany": ["Invented State Fund"], "PhoneNumber": ["+7 (861) 2033829"],
                    "Website": ["www.example.org"], "EmailAddress": ["info@example.org"]},
        ),
        Designation("DPR9003", "Entity", names=[("Primary Name", "", "INVENTED PORT JSC", ()), ("Alias", "Good quality a.k.a", "IPJ", ())], un="KPe.999", source="UN",
                    regime="The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019", sanctions="Asset freeze"),
        Designation(
            "RUS9004", "Ship", names=[("Primary Name", "", "MADE UP STAR", ())], sanctions="Prohibition of port entry|Deflag", imo=["IMO9187629"],
            fields={"CurrentOwnerOperator": ["INVENTED HOLDING LLC"], "CurrentBelievedFlagOfShip": ["Gabon"], "PreviousFlag": ["Panama; Liberia"], "TypeOfShip": ["Crude oil tanker"],
                    "TonnageOfShip": ["81085"], "LengthOfShip": ["250"], "YearBuilt": ["2004"], "HullIdentificationNumber": ["HIN77"]},
        ),
    ]  # fmt: skip
