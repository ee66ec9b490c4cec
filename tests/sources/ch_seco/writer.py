"""Writes invented targets in SECO's format, at the full breadth of its schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

LANGS = ("eng", "ger", "fre", "ita")


def tag(name: str, text: str = "", /, inner: str = "", **attributes: str | None) -> str:
    """An element; underscores in attribute names are hyphens, None leaves an attribute out."""
    written = "".join(f" {key.replace('_', '-')}={quoteattr(value)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>{escape(text)}{inner}</{name}>" if text or inner else f"<{name}{written}/>"


def program(set_number: str, name: str, set_text: str, key: str = "XX", origin: str = "ONU, UE") -> str:
    """A program with one set, in four languages."""
    inner = "".join(tag("program-key", key, lang=lang) for lang in LANGS)
    inner += "".join(tag("program-name", name if lang == "eng" else f"{name} ({lang})", lang=lang) for lang in LANGS)
    inner += "".join(tag("sanctions-set", set_text if lang == "eng" else f"{set_text} ({lang})", ssid=set_number, lang=lang) for lang in LANGS)
    return tag("sanctions-program", inner=inner + tag("origin", origin), ssid="1", version_date="2024-01-16")


def part(order: int, kind: str, value: str, variants: tuple[tuple[str, str | None, str | None], ...] = ()) -> str:
    """A name part; variants are (text, lang, script)."""
    inner = tag("value", value) + "".join(tag("spelling-variant", text, lang=lang, script=script) for text, lang, script in variants)
    return tag("name-part", inner=inner, order=str(order), name_part_type=kind)


def name(parts: str, kind: str = "primary-name", quality: str = "good", lang: str | None = "eng") -> str:
    """A name."""
    return tag("name", inner=parts, ssid="2", name_type=kind, quality=quality, lang=lang)


def whole(text: str, kind: str = "primary-name", quality: str = "good") -> str:
    """A name of one part."""
    return name(part(1, "whole-name", text), kind, quality)


def place(number: str, location: str, country: str, code: str, area: str = "") -> str:
    """A place as defined at the end of the list."""
    inner = tag("location", location) + (tag("area", area) if area else "") + tag("location-variant", f"{location} (Variante)", variant_type="spelling")
    return tag("place", inner=inner + tag("country", country, iso_code=code), ssid=number)


def identity(inner: str, main: str | None = "true") -> str:
    """An identity."""
    return tag("identity", inner=inner, ssid="3", main=main)


def modification(kind: str, effective: str | None = None, published: str | None = None, inner: str = "") -> str:
    """A modification."""
    return tag("modification", inner=inner, modification_type=kind, effective_date=effective, publication_date=published)


@dataclass
class Target:
    """An invented target."""

    number: str
    body: str
    kind: str = "individual"
    sets: tuple[str, ...] = ("501",)
    modifications: tuple[str, ...] = (modification("listed", "2022-03-16", "2022-03-16"),)
    attributes: dict[str, str] = field(default_factory=dict)
    extra: str = ""

    def render(self) -> str:
        """The target."""
        inner = "".join(tag("sanctions-set-id", number) for number in self.sets) + self.extra
        inner += tag(self.kind, inner=self.body, **self.attributes) + "".join(self.modifications)
        return tag("target", inner=inner, ssid=self.number)


PROGRAMS = (
    program("501", "Ordinance of 16 March 2022 on measures against Nowhere (SR 946.231.000.1)", "Financial measures, annex 2", "Nowhere")
    + program("502", "Ordinance of 16 March 2022 on measures against Nowhere (SR 946.231.000.1)", "Travel ban, annex 1", "Nowhere")
    + program("503", "Ordinance of 4 March 2022 on measures related to the situation in Ukraine (SR 946.231.176.72)", "annex 33", "Ukraine")
)
PLACES = place("901", "Nigde", "Belarus", "BY", "Minsk region") + place("902", "Valletta", "Malta", "MT")


def write(targets: list[Target], list_type: str | None = "whole-list", date: str = "2026-09-28", extra: str = "", programs: str = PROGRAMS) -> bytes:
    """The whole file."""
    inner = programs + "".join(target.render() for target in targets) + PLACES + extra
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + tag("swiss-sanctions-list", inner=inner, list_type=list_type, date=date)).encode()


def invented() -> list[Target]:
    """A person with two identities, a shipping company, a vessel, and a target that was de-listed and listed again."""
    names = name(
        part(1, "family-name", "Nowherenka", (("НИГДЕ", "rus", "CYRL"), ("Nigde", None, "LATN")))
        + part(2, "given-name", "Ivan", (("ИВАН", "rus", "CYRL"), ("Iwan", "ger", "LATN")))
        + part(3, "father-name", "Petrovich")
        + part(4, "title", "Dr.")
    )
    person = Target(
        "7001",
        identity(
            names + whole("Vanya", "alias", "low") + whole("Old Nowherenka", "formerly-known-as") + whole("إيفان", "alias")
            + tag("nationality", inner=tag("country", "Belarus", iso_code="BY"), ssid="4")
            + tag("day-month-year", day="14", month="3", year="1965", calendar="Gregorian", quality="good")
            + tag("day-month-year", year="1966", quality="low")
            + tag("day-month-year", year="1343", calendar="Islamic")
            + tag("place-of-birth", place_id="901", ssid="5")
            + tag("address", inner=tag("address-details", "Street 7") + tag("zip-code", "220000") + tag("p-o-box", "12") + tag("remarks", "home"), place_id="901", ssid="6")
            + tag("identification-document", inner=tag("number", "MP1234567") + tag("issuer", "Belarus", code="BY") + tag("date-of-issue", "2010-01-02") + tag("expiry-date", "2020-01-02")
                  + tag("place-of-issue", place_id="901") + tag("remark", "cancelled"), document_type="passport", ssid="7")
            + tag("identification-document", inner=tag("number", "3140365A001PB5"), document_type="id-card", ssid="8")
        )
        + identity(whole("Johann Niemand"), main="false")
        + tag("justification", "Responsible for nothing.", ssid="9")
        + tag("relation", "Owner of", inner=tag("remark", ""), ssid="10", target_id="7002", relation_type="related-to")
        + tag("relation", "Brother of nobody", ssid="11", target_id="9999", relation_type="related-to")
        + tag("other-information", "Taxpayer identification number: 123456789012. Father's name is Petr", ssid="12"),
        sets=("501", "502"), attributes={"sex": "male"}, extra=tag("foreign-identifier", "QDi.001") + tag("generic-attribute", "yes", name="flagged", ssid="13"),
        modifications=(modification("amended", "2023-06-01", inner=tag("removed", inner=tag("individual", inner=identity(whole("GONE NAME"))))), modification("listed", "2022-03-16", "2022-03-15")),
    )  # fmt: skip
    company = Target(
        "7002",
        identity(whole("Nowhere Shipping Ltd") + tag("day-month-year", year="2001") + tag("address", place_id="902"))
        + tag("other-information", "IMO number: 5342883") + tag("other-information", "SWIFT/BIC code: NOWHMTMT; Type of entity: Limited company") + tag("other-information", "Registration number: C 12345"),
        kind="entity",
    )  # fmt: skip
    vessel = Target("7003", identity(whole("NOWHERE STAR")) + tag("other-information", "IMO number: 9187629") + tag("other-information", "Flag: Malta"), kind="object", sets=("503",), attributes={"object-type": "vessel"})
    back = Target("7004", identity(whole("Back Again")), modifications=(modification("listed", "2020-01-01"), modification("de-listed", "2016-01-17"), modification("listed", "2012-05-02")))
    gone = Target("7005", identity(whole("Long Gone")), kind="entity", modifications=(modification("de-listed", "2019-02-01"), modification("listed", "2014-03-17")))
    return [person, company, vessel, back, gone]
