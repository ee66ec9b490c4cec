"""A second reading of the official files, to hold the statements against.

Nothing here is shared with the parsers: an entry is the text of its element, its cells or its lines, cut into words. The
check goes both ways. Every word that an entry prints stands in a statement on its party (nothing is lost), and every word of
a statement stands in the entry (nothing is invented), except the vocabulary that is the project's own. Dates are read
again by other patterns than the parsers'; the place that a statement names must exist in the entry and hold its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from typing import NamedTuple

from babel.core import Locale, get_global

from seawall.model.measures import MEASURE_KINDS
from seawall.model.statement import Statement

#: Japanese words are parted by a dot, by "and" and by "also called".
_AND = re.compile("及び|別称|別名")
_WORD = re.compile(r"(?:[\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff])+|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_ENUMERATION = re.compile(r"(?<!\w)[a-z]\)|\(\d{1,2}\)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRENCH = {"fév": "feb", "fev": "feb", "avr": "apr", "mai": "may", "jui": "jun", "aoû": "aug", "aou": "aug", "déc": "dec"}

#: Properties whose value is an id in the store; the words are printed nowhere.
LINKS = frozenset({"id", "issuer", "entity", "holder", "addressEntity", "subject", "object", "owner", "asset", "person", "relative", "director", "organization"})
#: Properties whose value is the project's word for what the entry or the list says; `original`, if there is one, is the print.
OWN_WORDS = frozenset({"topics", "authority", "programId", "program", "provisions", "gender", "schema", "summary", "country", "status"})
DATES = frozenset({"birthDate", "deathDate", "startDate", "endDate", "listingDate", "modifiedAt", "date", "buildDate", "incorporationDate", "registrationDate", "dissolutionDate"})
CODES = frozenset({"country", "nationality", "citizenship", "birthCountry", "jurisdiction", "flag", "mainCountry", "pastFlags"})
#: Properties whose value is a number as printed: no word of it may be missing in the entry even where `original` is the longer print.
LITERAL = frozenset({
    "name", "alias", "weakAlias", "previousName", "abbreviation", "firstName", "secondName", "middleName", "lastName", "fatherName", "motherName", "passportNumber",
    "idNumber", "taxNumber", "registrationNumber", "socialSecurityNumber", "innCode", "ogrnCode", "swiftBic", "email", "website", "publicKey", "number", "mmsi",
    "callSign", "address", "full", "street", "city", "postalCode", "birthPlace", "title", "position", "accountId",
})  # fmt: skip


class Cell(NamedTuple):
    """One field of an entry: its place in the file's own terms, and its text."""

    place: str
    text: str


class RawEntry(NamedTuple):
    """One entry as the file prints it.

    Attributes:
        key: how to find it in the file.
        lines: the numbers of its lines, rows or records, which lead to its party.
        cells: all that is printed in it.
    """

    key: str
    lines: frozenset[int]
    cells: tuple[Cell, ...]


class Finding(NamedTuple):
    """Something that the two readings do not agree on."""

    kind: str
    entry: str
    place: str
    word: str
    text: str


@dataclass(frozen=True)
class Rules:
    """How one list is held against its file.

    Attributes:
        ignored: fields that are not facts, each with the reason.
        labels: words of a field that name what follows, not the party (by field; "" is every field).
        ours: words that statements of a property may add, by property (prefixes such as "Resolution").
        spans: places that stand for several fields (a name in four parts is placed at the first).
        order: of numeric dates.
        fixed: properties (or `schema:property`) that the whole list says, not a field of the entry, each with the reason.
        categories: fields whose words are said by the kind of a statement: field to printed text (folded) to the properties (`|` between) or `schema:Name` that say it.
        blanks: texts of a whole cell that say nothing.
        in_locator: fields whose words stand in the locators.
        spelled: whether codes of territories are spelled out in addresses.
        strip: pattern that is taken out of locators before they are looked up.
        exact: fields whose whole text is the value (or the print) of a statement of one of these properties (`|` between), and
            each statement of the properties is such a text: a birth country that is said as a nationality is a finding.
    """

    ignored: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spans: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "dmy"
    fixed: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    blanks: frozenset[str] = frozenset({"", "na", "n/a", "-"})
    in_locator: frozenset[str] = frozenset()
    strip: str = ""
    spelled: bool = False
    exact: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Audit:
    """Counts and findings of one list."""

    entries: int = 0
    words: int = 0
    covered: int = 0
    statements: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the printed words that stand in statements, in percent."""
        return 100.0 * self.covered / self.words if self.words else 0.0

    def of_kind(self, *kinds: str) -> list[Finding]:
        """Findings of these kinds."""
        return [f for f in self.findings if f.kind in kinds]


@lru_cache(maxsize=200_000)
def words(text: str) -> frozenset[str]:
    """The words of a text: runs of letters and digits, runs of Japanese apart, without case and width.

    >>> sorted(words("AL-TIKRITI, Ṣaddām (b. 1937)"))
    ['1937', 'al', 'b', 'tikriti', 'ṣaddām']
    """
    return frozenset(_WORD.findall(_AND.sub(" ", unicodedata.normalize("NFKC", text).casefold())))


def audit(entries: Iterable[RawEntry], statements: Iterable[Statement], rules: Rules) -> Audit:
    """Hold all statements of a file against its entries."""
    result = Audit()
    by_party: dict[str, list[Statement]] = {}
    parties_on_line: dict[int, set[str]] = {}
    for s in statements:
        by_party.setdefault(s.party_id, []).append(s)
        parties_on_line.setdefault(s.line, set()).add(s.party_id)
    seen: dict[str, list[RawEntry]] = {}
    for entry in entries:
        result.entries += 1
        parties = set().union(*(parties_on_line.get(line, set()) for line in entry.lines))
        if not parties:
            result.findings.append(Finding("no party", entry.key, "", "", ""))
        for party in parties:
            seen.setdefault(party, []).append(entry)
        _nothing_lost(result, entry, [s for party in parties for s in by_party[party]], rules)
    for party, facts in by_party.items():
        if party not in seen:
            result.findings.append(Finding("no entry", party, "", "", facts[0].locator))
            continue
        result.statements += len(facts)
        _nothing_invented(result, party, seen[party], facts, rules)
        if rules.exact:
            _nothing_mixed_up(result, party, seen[party], facts, rules)
    return result


def without_excepted(result: Audit, excepted: Mapping[tuple[str, str, str], str]) -> tuple[list[Finding], set[tuple[str, str, str]]]:
    """The findings that no exception names, and the exceptions that some finding needs."""
    left, used = [], set()
    for finding in result.findings:
        place = finding.place if finding.place else finding.entry
        key = next((k for k in excepted if fnmatch(finding.kind, k[0]) and fnmatch(place, k[1]) and fnmatch(finding.word, k[2])), None)
        if key is None:
            left.append(finding)
        else:
            used.add(key)
    return left, used


def _nothing_lost(result: Audit, entry: RawEntry, facts: list[Statement], rules: Rules) -> None:
    said: set[str] = set()
    for s in facts:
        if s.prop not in LINKS or s.prop == "id":
            said |= words(s.value)
        if s.original:
            said |= words(s.original)
    codes = {s.value.casefold() for s in facts if s.prop in CODES}
    dates = {s.value for s in facts if s.prop in DATES}
    kinds = {s.prop for s in facts} | {f"schema:{s.schema}" for s in facts} | {f"lang:{s.lang}" for s in facts}
    located = frozenset().union(*(words(s.locator) for s in facts)) if rules.in_locator else frozenset()
    for cell in entry.cells:
        name, folded = _field(cell.place), " ".join(cell.text.casefold().split())
        if name in rules.ignored or folded in rules.blanks:
            continue
        if name in rules.categories:
            result.words += 1
            if set(rules.categories[name].get(folded, "").split("|")) & kinds or words(folded) <= said:
                result.covered += 1
            else:
                result.findings.append(Finding("lost category", entry.key, cell.place, folded, cell.text[:200]))
            continue
        labels = rules.labels.get("", frozenset()) | rules.labels.get(_field(cell.place), frozenset())
        printed = words(_ENUMERATION.sub(" ", cell.text)) - labels
        missing = printed - said - (located if name in rules.in_locator else frozenset())
        if missing and (any(_printed_code(code, printed) for code in codes) or set(readings(cell.text, rules.order)) & dates):
            missing = frozenset()
        result.words += len(printed)
        result.covered += len(printed) - len(missing)
        result.findings += [Finding("lost", entry.key, cell.place, word, cell.text[:200]) for word in sorted(missing)]


def _field(place: str) -> str:
    """Name of a field without the number of its row or element: `Sheet1!C17` is `C`, `address[12]/city` is `address/city`."""
    sheet = re.fullmatch(r".*!([A-Z]+)\d+", place)
    return sheet[1] if sheet else re.sub(r"\[\w*\]", "", place)


def _nothing_invented(result: Audit, party: str, entries: list[RawEntry], facts: list[Statement], rules: Rules) -> None:
    cells = [cell for entry in entries for cell in entry.cells]
    whole = frozenset().union(*(words(cell.text) for cell in cells))
    places = {cell.place for cell in cells}
    located: dict[str, tuple[frozenset[str] | None, frozenset[str]]] = {}  # by locator: the fields it points to, and their words
    for s in facts:
        if not s.locator:
            result.findings.append(Finding("no locator", party, s.prop, "", s.value))
            continue
        if s.locator not in located:
            found = _place_in_entry(s.locator, places, entries, rules)
            located[s.locator] = found, frozenset().union(*(words(cell.text) for cell in cells if cell.place in found)) if found else whole
        where, local = located[s.locator]
        if where is None:
            result.findings.append(Finding("no such place", party, _inner(s.locator), s.prop, f"{s.value} at {s.locator}"))
            continue
        if s.prop in LINKS:
            if s.prop != "id" and s.original and not words(s.original) <= whole:
                result.findings.append(Finding("invented", party, s.prop, "", s.original))
            continue
        _check_words(result, party, s, local, whole, rules)
        if s.prop in DATES:
            _check_date(result, party, s, cells, where, rules)


def _nothing_mixed_up(result: Audit, party: str, entries: list[RawEntry], facts: list[Statement], rules: Rules) -> None:
    """Whole values, each in its property."""
    printed: dict[str, set[str]] = {}  # by properties: texts of the fields that only they say
    for entry in entries:
        for cell in entry.cells:
            text = _fold(cell.text)
            if _field(cell.place) in rules.exact and text not in rules.blanks:
                printed.setdefault(rules.exact[_field(cell.place)], set()).add(text)
    for props in set(rules.exact.values()) if printed else ():
        said = [(s, {_fold(s.value), _fold(s.original or ""), _FORMER_TWO.get(s.value, "")}) for s in facts if s.prop in props.split("|")]
        texts = printed.get(props, set())
        result.findings += [Finding("lost value", party, props, text, "") for text in sorted(texts - set().union(*(values for _, values in said)))]
        result.findings += [Finding("invented value", party, s.prop, s.value, s.locator) for s, values in said if texts.isdisjoint(values)]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _check_words(result: Audit, party: str, s: Statement, local: frozenset[str], whole: frozenset[str], rules: Rules) -> None:
    ours = rules.ours.get(s.prop, frozenset())
    printed = s.original if s.original else None if s.prop in OWN_WORDS | DATES | CODES else s.value
    if s.prop in CODES and s.original is None and not _is_fixed(s, rules) and not _printed_code(s.value, local):
        result.findings.append(Finding("no print", party, s.prop, s.value, s.locator))
    if s.prop != "id" and (s.original or s.value).strip().casefold() in rules.blanks:
        result.findings.append(Finding("blank as value", party, s.prop, s.value, s.original or s.value))
    if s.prop == "provisions" and s.value not in MEASURE_KINDS:
        result.findings.append(Finding("invented", party, s.prop, s.value, "no kind of measure"))
    if printed is not None and not _is_fixed(s, rules):
        if rules.spelled and s.prop in ("address", "full", "birthPlace"):
            ours |= _spelled(local | whole)
        for word in sorted(words(printed) - whole - ours):
            result.findings.append(Finding("invented", party, s.prop, word, printed[:200]))
        for word in sorted((words(printed) & whole) - local - ours):
            result.findings.append(Finding("misplaced", party, f"{s.prop} at {_inner(s.locator)}", word, printed[:200]))
    if s.original and s.prop in LITERAL:
        for word in sorted(words(s.value) - whole - ours):
            if not _joined(word, s.original):
                result.findings.append(Finding("invented", party, s.prop, word, f"{s.value} from {s.original[:160]}"))


def _is_fixed(s: Statement, rules: Rules) -> bool:
    return s.prop in rules.fixed or f"{s.schema}:{s.prop}" in rules.fixed


#: Codes of two and of three letters that no standard list has any more.
_FORMER_TWO = {"yucs": "yu", "csxx": "cs"}
_FORMER = {"yucs": "yug", "csxx": "scg", "cshh": "csk", "suhh": "sun", "xk": "xkx"}


def _printed_code(code: str, printed: frozenset[str]) -> bool:
    """Whether a territory's code stands in the print, with two letters or with three."""
    return code in printed or _FORMER_TWO.get(code) in printed or not _threes(code).isdisjoint(printed)


@lru_cache(maxsize=1024)
def _threes(code: str) -> frozenset[str]:
    """Codes of three letters for a code of two."""
    return frozenset({three.casefold() for three, twos in get_global("territory_aliases").items() if twos == [code.upper()]} | {_FORMER.get(code, "?")})


@lru_cache(maxsize=10_000)
def _spelled(printed: frozenset[str]) -> frozenset[str]:
    """Words of the names of the territories whose codes stand in the print."""
    names = Locale("en").territories.items()
    return frozenset().union(*(words(name) for code, name in names if len(code) == 2 and code.isalpha() and _printed_code(code.lower(), printed)))


def _joined(word: str, printed: str) -> bool:
    """Whether a number stands in the print with blanks or marks inside."""
    return word in "".join(char for char in unicodedata.normalize("NFKC", printed).casefold() if char.isalnum())


def _inner(locator: str) -> str:
    """The place inside the entry, for messages."""
    return re.sub(r"^.*?[\]\d\w]/(?=\D)", "", locator, count=1)


def _place_in_entry(locator: str, places: set[str], entries: list[RawEntry], rules: Rules) -> frozenset[str] | None:
    """The fields that a locator points to; empty for the entry as a whole; None if there is no such place in it."""
    locator = re.sub(rules.strip, "", locator) if rules.strip else locator
    head = next((entry.key for entry in entries if locator == entry.key or locator.startswith(f"{entry.key}/")), None)
    if head is None:
        return frozenset() if any(entry.key.startswith(f"{locator}, ") for entry in entries) else None
    inner = locator[len(head) + 1 :]
    if not inner:
        return frozenset()
    if "[" in inner and any(place == inner or place.startswith(f"{inner}/") for place in places):  # a reader that tells elements of one kind apart
        return frozenset(place for place in places if place == inner or place.startswith(f"{inner}/"))
    inner = re.sub(r"\[\d*\]", "", inner)
    if inner in rules.spans:
        return frozenset(place for place in places if any(name == span or name.startswith(f"{span}/") for name in (place, _field(place)) for span in rules.spans[inner])) or frozenset({inner})
    found = frozenset(place for place in places if place == inner or place.startswith(f"{inner}/"))
    return found or None


def _check_date(result: Audit, party: str, s: Statement, cells: list[Cell], where: frozenset[str], rules: Rules) -> None:
    texts = [s.original] if s.original else [cell.text for cell in cells if not where or cell.place in where]
    found = {day for text in texts for day in readings(text, rules.order)}
    if not found and where:  # a date whose parts are cells of their own
        found = set(readings(" ".join(cell.text for cell in cells if cell.place in where), rules.order))
    if s.value not in found:
        result.findings.append(Finding("wrong date", party, s.prop, s.value, " | ".join(texts)[:200]))
    elif s.original and len(s.value) < 10 and s.prop not in ("birthDate", "buildDate") and any(len(day) == 10 and day.startswith(s.value) for day in found):
        result.findings.append(Finding("date cut short", party, s.prop, s.value, s.original[:200]))


#: Polish months in the genitive, as dates have them.
_POLISH = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia")
_POLISH_NOMINATIVE = ("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień")
_NAMES = "|".join((*_POLISH, *_POLISH_NOMINATIVE)) + r"|jan(?:uary|v\.?|vier)?|feb(?:ruary)?|f[ée]vr(?:ier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|jun[e]?|juin|jul[y]?|juil(?:let)?|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|d[ée]c(?:embre)?"
_NUMBER_DATE = re.compile(r"(?<!\d)(\d{1,4})\s?[-/.]\s?(\d{1,2}(?!\d)|\d{4})(?:\s?[-/.]\s?(\d{1,4}))?(?!\d)")
_WORD_DATE = re.compile(rf"(?<!\d)(?:(\d{{1,2}})\s*(?:st|nd|rd|th)?[\s.,\-]*)?(?:of )?(?<![^\W\d])({_NAMES})(?![^\W\d])[\s.,\-]*(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?<!\d)(\d{{4}}|(?<=-)\d{{2}})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[789]\d\d|20\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)\s*(?:-|–|to|and|/)+\s*(1[89]\d\d|20\d\d)(?!\d)", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def readings(text: str, order: str = "dmy") -> frozenset[str]:
    """Every date that a text can be read as: whole days, months, years, and the years inside a range.

    >>> sorted(readings("b) 23/04/1970"))
    ['1970', '1970-04', '1970-04-23']
    >>> sorted(readings("circa 1955-1957"))
    ['1955', '1956', '1957']
    """
    found = set(_YEAR.findall(text))
    for first, last in _RANGE.findall(text):
        found |= {str(year) for year in range(min(int(first), int(last)), max(int(first), int(last)) + 1)}
    for a, b, c in _NUMBER_DATE.findall(text):
        found |= set(_from_numbers(a, b, c, order))
    for day, name, second, year in _WORD_DATE.findall(text):
        for polish in (_POLISH, _POLISH_NOMINATIVE):
            if name.lower() in polish:
                name = _MONTHS[polish.index(name.lower())]
        month = "jul" if name.lower().startswith("juil") else _FRENCH.get(name[:3].lower(), name[:3].lower())
        if month in _MONTHS:
            found |= set(_with_month(int(year) if len(year) == 4 else 1900 + int(year), _MONTHS.index(month) + 1, int(second or day or 0)))
    for name in re.findall(r"[A-Za-z]{3,9}", text):  # "between Jan. and Mar. 1970"
        if name[:3].lower() in _MONTHS and "between" in text.lower():
            found |= {f"{year}-{_MONTHS.index(name[:3].lower()) + 1:02d}" for year in _YEAR.findall(text)}
    return frozenset(found)


def _from_numbers(a: str, b: str, c: str, order: str) -> list[str]:
    if len(a) == 4:
        return _with_month(int(a), int(b), int(c or 0))
    if not c:  # 03/1965
        return _with_month(int(b), int(a), 0) if len(b) == 4 else []
    first, second = (int(a), int(b)) if order == "dmy" or int(a) > 12 else (int(b), int(a))
    if second > 12:  # 2/25/2011
        first, second = second, first
    years = [int(c)] if len(c) == 4 else [1900 + int(c), 2000 + int(c)]
    return [day for year in years for day in _with_month(year, second, first)]


def _with_month(year: int, month: int, day: int) -> list[str]:
    if not 1700 <= year <= 2100:
        return []
    days = [f"{year:04d}"]
    if 1 <= month <= 12:
        days.append(f"{year:04d}-{month:02d}")
        if 1 <= day <= 31:
            days.append(f"{year:04d}-{month:02d}-{day:02d}")
    return days


def worst(result: Audit, limit: int = 12) -> str:
    """The findings by kind and field, the most frequent first, each with one example."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for f in result.findings:
        groups.setdefault((f.kind, re.sub(r"\d+", "9", f.place)), []).append(f)
    lines = []
    for (kind, place), found in sorted(groups.items(), key=lambda item: -len(item[1]))[:limit]:
        example = found[0]
        lines.append(f"  {len(found):6} {kind:14} {place[:60]:60} {example.word!r} in {example.entry}: {example.text[:150]!r}")
    return "\n".join(lines)

