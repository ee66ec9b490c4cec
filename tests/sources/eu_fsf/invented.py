"""Invented parties, and a hypothesis strategy for more, in the records that all formats share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from seawall.sources.contract import Parsed, Sheet
from seawall.sources.eu_fsf.records import Act, Birth, Citizenship, Name, Paper, Place, Subject
from seawall.sources.eu_fsf.subject import FREEZE, Scope, write_subject
from seawall.sources.eu_fsf.tables import COVERS_FULL
from seawall.sources.eu_fsf.text import bare, clean

ACT = Act("2031/12 (OJ L7)", "2031-02-03", "https://eur-lex.europa.eu/legal-content/EN/TXT/PDF/?uri=CELEX:32031R0012&from=EN", "UKR", "2031-02-04", "amendment", "council")
OLD_ACT = Act("77/2029 (OJ L1)", "2029-01-05", "http://eur-lex.europa.eu/LexUriServ/LexUriServ.do?uri=OJ:L:2029:001:0001:0002:EN:PDF", "UKR")

PERSON = Subject(
    number="900001", kind="P", eu_reference="EU.9001.11", designated="2031-02-03", remark="Chair of the Harbor Board; sells \"ice\" & fish",
    acts=[ACT], other_acts=[OLD_ACT],
    names=[
        Name("7001", "Orest Vasylovych HRYNKO", "Orest", "Vasylovych", "HRYNKO", "M", "Dr.", "Chair of the Harbor Board", "", True, ""),
        Name("7000", "Орест Васильович ГРИНЬКО", "", "", "", "", "", "", "UK", True, ""),
        Name("7002", "Oreste Hrynko", "", "", "", "", "", "", "FR", True, ""),
    ],
    births=[
        Birth("801", "1961-05-07", "", False, "GREGORIAN", "Ostrivka", "UA", "", "1961-05-07"),
        Birth("802", "1960", "", True, "GREGORIAN", "", "00", "", "1960"),
        Birth("803", "1958", "1960", False, "GREGORIAN", "Ostrivka", "UA", "", "1958 1960"),
    ],
    citizenships=[Citizenship("701", "UA", "", "")],
    papers=[Paper("601", "ZX 1234567", "", "passport", "National passport", "", "", "", "2030-06-01", "", "", "UA", ("known to be expired",), "issued in Ostrivka")],
    places=[Place("501", "4 Pier Road", "", "", "61000", "Ostrivka", "", "UA", False, (("PHONE", "+380 44 000 00 00"), ("EMAIL", "orest@harbor.example")), "former location")],
)  # fmt: skip

FIRM = Subject(
    number="900002", kind="E", eu_reference="EU.9002.12", acts=[ACT._replace(program="PRK", title="2031/13 (OJ L8)")],
    names=[Name("7101", "Blue Heron Shipping", function="Operates two ferries")],
    papers=[
        Paper("611", "9074729", "", "imo", "IMO number"), Paper("612", "HERO KPPY", "", "swiftbic", "SWIFT BIC"), Paper("613", "77-1", "", "fiscalcode", "Fiscal Code", country="IT"),
    ],
    places=[Place("511", "", "", "", "", "Wonsan", "", "KP"), Place("512", "", "", "", "", "", "", "CN")],
)  # fmt: skip

SUBJECTS = [PERSON, FIRM]

_WORDS = st.text(alphabet="abcdeXYZ Éñüабвгقاس'\"&<>;,.", min_size=1, max_size=18)
PLAIN = _WORDS.map(clean).filter(lambda text: bool(text) and bare(text) == text and text.strip(" .,;\"'&<>") != "" and text[0].isalpha() and text[-1] not in ",;")
_MAYBE = st.one_of(st.just(""), PLAIN)
_DAY = st.dates(min_value=date(1920, 1, 1), max_value=date(2030, 12, 31)).map(lambda day: day.isoformat())
_COUNTRY = st.sampled_from(["UA", "KP", "IR", "DZ", "00"])


@st.composite
def subjects(draw: st.DrawFn) -> list[Subject]:
    """Up to three subjects with all parts that CSV 1.0 can say, too."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        names = [Name(str(100 * number + index), draw(PLAIN), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(st.sampled_from(["", "M", "F"])), draw(_MAYBE), draw(_MAYBE),
                      draw(st.sampled_from(["", "FR", "EL", "RU"]))) for index in range(draw(st.integers(1, 4)))]  # fmt: skip
        day = draw(_DAY)
        births = [Birth(str(100 * number), day, "", draw(st.booleans()), "", draw(_MAYBE), draw(_COUNTRY), "", day)]
        papers = [Paper(str(100 * number), f"A{draw(st.integers(1, 99999))}", "", draw(st.sampled_from(["passport", "id", "other"])), "A document", country=draw(_COUNTRY))]
        places = [Place(str(100 * number), draw(_MAYBE), "", "", "", draw(_MAYBE), "", draw(_COUNTRY))]
        kind = draw(st.sampled_from(["P", "E"]))
        found.append(Subject(
            number=str(1000 + number), kind=kind, eu_reference=f"EU.{number}.1", designated=draw(st.one_of(st.just(""), _DAY)), remark=draw(_MAYBE), acts=[ACT],
            names=names, births=births if kind == "P" else [], citizenships=[Citizenship(str(number), draw(_COUNTRY))], papers=papers, places=places,
        ))  # fmt: skip
    return found


def emitted(found: list[Subject], scope: Scope = FREEZE) -> Parsed:
    """The statements of the records themselves, past all formats."""
    sheet = Sheet("test", "invented")
    for subject in found:
        write_subject(sheet, replace(subject), scope)
    return Parsed(scope.list_id, "test", None, len(found), sheet.statements, sheet.rejects, covers=COVERS_FULL)
