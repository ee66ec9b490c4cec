"""The merged table of 2022: one row for each party, with one of its names, from FSF CSV 1.0, FSF CSV 1.1 and the travel bans' XML.

Rows of financial sanctions are of `eu_fsf`. Rows of travel bans alone are of `eu_travel_bans`, as an excerpt. In rows of both, the
columns of the travel bans repeat the travel bans' own table (`travel_2022`), which has them in full, and are passed over.
"""

from __future__ import annotations

from seawall.errors import FormatError
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.eu_derived.lists import read_list
from seawall.sources.eu_derived.tables import ENTITY_ID, KINDS, MERGED_OPTIONAL, MERGED_REQUIRED, SOURCE, TABLE
from seawall.sources.eu_derived.travel_2022 import read_name
from seawall.sources.eu_fsf.listing import sanction_of, write_sanctions
from seawall.sources.eu_fsf.programs import program_of_act
from seawall.sources.eu_fsf.records import Act, Name, Subject
from seawall.sources.eu_fsf.subject import FREEZE, TRAVEL, open_party, write_functions, write_names
from seawall.sources.eu_fsf.tables import KIND, NAMES, ONE_BIRTH, ONE_FUNCTION, ONE_NAME, PROGRAM
from seawall.sources.eu_fsf.text import clean, country_code, split_remark
from seawall.text.dates import parse_date

_FINANCIAL = frozenset({"roster", KIND, PROGRAM, ONE_NAME, ONE_FUNCTION})
_TRAVEL = frozenset({"roster", KIND, NAMES, PROGRAM, ONE_FUNCTION, ONE_BIRTH})
_NOTE = "{} rows are of travel bans alone: they are read as an excerpt of eu_travel_bans"


def recognizes(file: SourceFile) -> bool:
    """Whether the header is of this table."""
    header = head_cells(file)
    return "Naal_wholename" in header and "nameAlias.wholeName" in header


def parse(file: SourceFile) -> list[Parsed]:
    """Two publications: the list of financial sanctions, and the rows of travel bans alone."""
    table = read_table(file, SOURCE, MERGED_REQUIRED, MERGED_OPTIONAL)
    refuse_cut_end(table, file, SOURCE)
    number = next((name for name in ENTITY_ID if name in table.header), "")
    if not number:
        raise FormatError(f"column {ENTITY_ID[0]!r} is missing", source=SOURCE, snapshot=file.name, locator="line 1", cure="Get the file again.")
    financial, travel = Sheet(SOURCE, file.name), Sheet(SOURCE, file.name)
    for line, cells in table.rows:
        row = {name: "" if cell == "NA" else cell for name, cell in zip(table.header, cells, strict=True)}
        kind = KINDS.get(row["type"].lower())
        if kind is None:
            raise financial.unknown("type", row["type"], f"line {line}", f"KINDS in {TABLE}")
        if kind[0]:
            financial.entries += 1
            _read_financial(financial, row, row[number], line)
        else:
            travel.entries += 1
            _read_travel(travel, row, line)
    found = [Parsed("eu_fsf", f"{SOURCE}/merged", None, financial.entries, financial.statements, financial.rejects, covers=_FINANCIAL)]
    if travel.entries:
        found.append(Parsed("eu_travel_bans", f"{SOURCE}/merged", None, travel.entries, travel.statements, travel.rejects, covers=_TRAVEL,
                            completeness="excerpt", notes=(_NOTE.format(travel.entries),)))  # fmt: skip
    return found


def _get(row: dict[str, str], *names: str) -> tuple[str, ...]:
    return tuple(clean(row.get(name)) for name in names)


def _read_financial(sheet: Sheet, row: dict[str, str], number: str, line: int) -> None:
    """A row of financial sanctions: program, act, remark, and one name with its function."""
    designated, remark, regimes = split_remark(row.get("Entity_remark", ""))
    subject = Subject(
        clean(number), clean(row["Subject_type"]), line, clean(row.get("EU_ref_num")), designated=designated, remark=remark,
        acts=[Act(*_get(row, "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme"))], regimes=list(regimes),
    )  # fmt: skip
    party = open_party(sheet, subject, FREEZE)
    name, title, published, url = _get(row, "Naal_wholename", "Naal_leba_numtitle", "Naal_leba_publication_date", "Naal_leba_url")
    at = f"nameAlias[{clean(row.get('Naal_logical_id'))}]"
    one = party.in_facet(ONE_NAME)
    if not name:
        sheet.reject(f"{party.locator}/Naal_wholename", line, "a row without a name of the financial list; its travel ban's name is not of this list", row["nameAlias"][:500])
    one.add("name", name, at=at)
    listing = subject.acts[0]
    if title and title != listing.title:
        one.add("description", f"Name given by {title} ({url})" if url else f"Name given by {title}", at=at)
    if published and published != listing.published:
        _write_date(party, listing, published, at)
    function = clean(row.get("Naal_function", "").replace("\\n", "\n"))  # the table writes line ends as two characters
    party.in_facet(ONE_FUNCTION).add("position" if party.schema == "Person" else "notes", function, at=at)
    if remark:
        party.in_facet(PROGRAM).add("notes", remark, at="remark")
    write_sanctions(party, subject, FREEZE.measure, FREEZE.words)
    _keep_unused(sheet, row, party.locator, line)


def _write_date(party: Entry, listing: Act, published: str, at: str) -> None:
    """When the act that gave the name was published: on the sanction, where the full formats have it."""
    day = parse_date(published)
    if day is None:
        party.sheet.reject(f"{party.locator}/{at}", party.line, "not a date", published)
        party.in_facet(ONE_NAME).add("description", f"Published: {published}", at=at)
    sanction_of(party, listing.program or program_of_act(listing.url)).in_facet(ONE_NAME).add("date", day, published, at=at)


def _keep_unused(sheet: Sheet, row: dict[str, str], locator: str, line: int) -> None:
    """Three columns that are empty in the file seen."""
    for name in ("Addr_country", "Birt_country", "Birt_date"):
        if clean(row.get(name)):
            sheet.reject(f"{locator}/{name}", line, "a column that was always empty has content", row[name])


def _read_travel(sheet: Sheet, row: dict[str, str], line: int) -> None:
    """A row of a travel ban alone."""
    number = clean(row["logicalId"])
    if not number:
        sheet.reject(f"line {line}", line, "a row without logicalId; the travel bans' own table has it", row.get("remark", "")[:500])
        return
    subject = Subject(number, clean(row.get("subjectType.classificationCode")) or "P", line, remark=clean(row.get("remark")))
    whole, function = _get(row, "nameAlias.wholeName", "nameAlias.function")
    items = read_list(row["nameAlias"], sheet, "nameAlias", line) if row.get("nameAlias") else []
    subject.names = [read_name(item) for item in items]
    if whole:
        subject.names.append(Name(whole=whole))
    subject.acts = [Act(clean(row.get("regulation.numberTitle")), url=clean(row.get("regulation.publicationUrl")))]
    party = open_party(sheet, subject, TRAVEL)
    parts = party.in_facet(ONE_FUNCTION)
    if any(name.whole for name in subject.names):
        write_functions(parts, subject.names, write_names(party, subject.names))
    parts.add("position" if party.schema == "Person" else "notes", function, at="nameAlias.function")
    if subject.remark:
        party.in_facet(PROGRAM).add("notes", subject.remark, at="remark")
    write_sanctions(party, subject, TRAVEL.measure, TRAVEL.words)
    one = party.in_facet(ONE_BIRTH)
    year, country = _get(row, "birthdate.year", "citizenship.countryDescription")
    day = parse_date(year) if year else None
    one.add("birthDate", day, year, at="birthdate.year")
    one.add("citizenship", country_code(country), country, at="citizenship.countryDescription")
    if (year and day is None) or country_code(country) is None:
        sheet.reject(party.locator, line, "not a year, or not a country", f"{year} {country}")


