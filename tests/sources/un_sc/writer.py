"""Writes invented parties as the Security Council prints its list."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="https://www.un.org/sc/resources/sc-sanctions.xsd" dateGenerated="{date}">\n'
)


def tag(name: str, text: str | None) -> str:
    """An element, `<X/>` if the text is None."""
    return f"<{name}/>" if text is None else f"<{name}>{escape(text)}</{name}>"


def block(name: str, fields: dict[str, str | None] | None) -> str:
    """A repeated part; None is the empty element that the UN prints for "nothing"."""
    return f"<{name}/>" if fields is None else f"<{name}>{''.join(tag(key, text) for key, text in fields.items())}</{name}>"


@dataclass
class Party:
    """An invented entry; `parts` are (element, fields) in order, `extra` is raw XML."""

    number: str
    names: tuple[str, ...]
    person: bool = True
    regime: str = "Al-Qaida"
    reference: str = "QDi.901"
    listed: str = "2014-09-23"
    script: str = ""
    gender: str | None = None
    comments: str | None = None
    titles: tuple[str, ...] = ()
    designations: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    submitted_by: str | None = None
    parts: list[tuple[str, dict[str, str | None] | None]] = field(default_factory=list)
    extra: str = ""

    def render(self) -> str:
        """The record."""
        kind = "INDIVIDUAL" if self.person else "ENTITY"
        ordinals = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
        out = [tag("DATAID", self.number), tag("VERSIONNUM", "1")]
        out += [tag(name, text) for name, text in zip(ordinals, self.names, strict=False)]
        out += [tag("UN_LIST_TYPE", self.regime), tag("REFERENCE_NUMBER", self.reference), tag("LISTED_ON", self.listed)]
        out += [tag("SUBMITTED_BY", self.submitted_by)] if self.submitted_by else []
        out += [tag("NAME_ORIGINAL_SCRIPT", self.script)] if self.script else []
        out += [tag("GENDER", self.gender)] if self.gender is not None else []
        out += [tag("COMMENTS1", self.comments)]
        for name, texts in (("TITLE", self.titles), ("DESIGNATION", self.designations), ("NATIONALITY", self.nationalities)):
            out += [f"<{name}>{''.join(tag('VALUE', text) for text in texts)}</{name}>"] if texts else []
        out += ["<LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>"]
        out += [f"<LAST_DAY_UPDATED>{''.join(tag('VALUE', text) for text in self.updated) or '<VALUE/>'}</LAST_DAY_UPDATED>"]
        out += [block(name, fields) for name, fields in self.parts]
        out += ["<SORT_KEY/>", "<SORT_KEY_LAST_MOD/>", self.extra]
        return f"<{kind}>{''.join(out)}</{kind}>\n"


def write(parties: list[Party], date: str = "2026-01-15T00:00:09.554Z") -> bytes:
    """The whole file."""
    persons = "".join(party.render() for party in parties if party.person)
    entities = "".join(party.render() for party in parties if not party.person)
    return f"{HEAD.format(date=date)}<INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>\n</CONSOLIDATED_LIST>".encode()


def invented() -> list[Party]:
    """A person and two entities with the quirks of the real files."""
    person = Party(
        "7000001", (" TARIK ", "OMAR", "IDRIS", "AL-NOWHERI"), script="طارق عمر (Arabic)", gender="Male", listed="2007-03-24",
        titles=("a) Mullah b) Haji",), designations=("Deputy Minister of Invented Affairs",), nationalities=("Iraq", "Possibly Ethiopian"),
        updated=("2014-12-17", "2018-02-01-05:00"), submitted_by="Germany",
        comments=(
            "Father’s name is Omar Idris. Mother’s name: Salma Noor. Belongs to Nowhere tribe. Reportedly deceased in Dec. 2015. "
            "Associated with INVENTED FRONT (IF) (QDe.902). Review pursuant to Security Council resolution 1822 (2008) was concluded on 21 Jul. 2010. "
            "INTERPOL-UN Security Council Special Notice web link: https://www.interpol.int/en/notice/search/un/7000001 [Old Reference # I.47.X.1]"
        ),
        parts=[
            ("INDIVIDUAL_ALIAS", {"QUALITY": "Good", "ALIAS_NAME": "Tarik al-Nowheri; Tareq Nowheri (طارق)"}),
            ("INDIVIDUAL_ALIAS", {"QUALITY": "Low", "ALIAS_NAME": "“Abu Nobody”", "DATE_OF_BIRTH": "1958 - 1960", "COUNTRY_OF_BIRTH": "Tunisia", "NOTE": "original script: Абу Никто"}),
            ("INDIVIDUAL_ALIAS", {"QUALITY": "Good", "ALIAS_NAME": "Omar Idris", "NOTE": "previously listed as"}),
            ("INDIVIDUAL_ALIAS", None),
            ("INDIVIDUAL_ALIAS", {"QUALITY": None, "ALIAS_NAME": None, "DATE_OF_BIRTH": "null"}),
            ("INDIVIDUAL_ADDRESS", {"STREET": "Street 7", "CITY": "Mosul", "STATE_PROVINCE": "Ninawa", "ZIP_CODE": "41001", "COUNTRY": "Iraq", "NOTE": "Tel. +964 1 234 5678"}),
            ("INDIVIDUAL_ADDRESS", {"COUNTRY": "Syrian Arab Republic", "NOTE": "previous"}),
            ("INDIVIDUAL_DATE_OF_BIRTH", {"TYPE_OF_DATE": "EXACT", "YEAR": "1958", "NOTE": "Sep."}),
            ("INDIVIDUAL_DATE_OF_BIRTH", {"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1957", "TO_YEAR": "1959"}),
            ("INDIVIDUAL_DATE_OF_BIRTH", {"TYPE_OF_DATE": "APPROXIMATELY", "NOTE": "30-35 years old"}),
            ("INDIVIDUAL_PLACE_OF_BIRTH", {"CITY": "Mosul", "COUNTRY": "Iraq"}),
            ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "Invented passport number SE 012820", "ISSUING_COUNTRY": "Iraq", "DATE_OF_ISSUE": "2004-11-04", "NOTE": "expired on 3 Nov. 2014"}),
            ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "National Identification Number", "TYPE_OF_DOCUMENT2": "Italian Fiscal Code:", "NUMBER": "NWHTRK58P01Z999X"}),
            ("INDIVIDUAL_DOCUMENT", None),
        ],
    )  # fmt: skip
    front = Party(
        "7000002", ("INVENTED FRONT (IF)",), person=False, reference="QDe.902 ", comments="Led by TARIK AL-NOWHERI (QDi.901).",
        parts=[
            ("ENTITY_ALIAS", {"QUALITY": "a.k.a.", "ALIAS_NAME": "جبهة (The Front; Front of Nowhere)"}),
            ("ENTITY_ALIAS", {"QUALITY": "f.k.a.", "ALIAS_NAME": "Old Front"}),
            ("ENTITY_ADDRESS", {"NOTE": "Branch Office 1: Sarafi Market, Farah, Afghanistan, e-mail: front@example.org"}),
        ],
    )  # fmt: skip
    shipper = Party(
        "7000003", ("NOWHERE SHIPPING CO",), person=False, regime="DPRK", reference="KPe.903", comments="Registered owner of tankers. IMO number: 5571322. SWIFT: ABCD KPPY",
        parts=[("ENTITY_ADDRESS", {"CITY": "Pyongyang", "COUNTRY": "Democratic People's Republic of Korea"})],
    )  # fmt: skip
    return [person, front, shipper]
