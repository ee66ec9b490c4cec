"""One customer as typed by a person, as the engine wants it."""

from __future__ import annotations

from seawall.errors import QuestionError
from seawall.screen.compare import Details
from seawall.screen.identifiers import normalize_identifier
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

KINDS = {
    "person": "Person", "company": "Company", "organization": "Organization", "vessel": "Vessel", "ship": "Vessel", "aircraft": "Airplane",
    "wallet": "CryptoWallet", "entity": "LegalEntity",
}  # fmt: skip


def customer_details(kind: str | None = None, birth_date: str | None = None, country: str | None = None, number: str | None = None) -> Details:
    """What is known of a customer beside the name.

    Raises:
        QuestionError: a kind, date, country or number that cannot be read; a wrong detail would change the score in silence.
    """
    schema = ""
    if kind is not None:
        schema = KINDS.get(kind.strip().lower(), kind if kind in KINDS.values() else "")
        if not schema:
            raise QuestionError(f"--kind is {kind!r}", cure=f"One of: {', '.join(sorted(KINDS))}.")
    dates: tuple[str, ...] = ()
    if birth_date is not None:
        date = parse_date(birth_date)
        if date is None:
            raise QuestionError(f"--birth-date is {birth_date!r}, which is no date", cure="Write it as 1965-03-14, 1965-03 or 1965.")
        dates = (date,)
    countries: tuple[str, ...] = ()
    if country is not None:
        code = territory_code(country)
        if code is None:
            raise QuestionError(f"--country is {country!r}, which names no country", cure="Write its English name or its two-letter code.")
        countries = (code,)
    numbers: tuple[tuple[str, str, str], ...] = ()
    if number is not None:
        normalized = normalize_identifier("any", number)
        if normalized is None:
            raise QuestionError(f"--number is {number!r}, which is too short to identify anyone", cure="Give the whole number.")
        numbers = (("any", normalized, number),)
    return Details(schema, dates, countries, (), numbers)
