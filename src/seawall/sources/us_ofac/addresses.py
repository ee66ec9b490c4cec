"""Addresses: OFAC numbers them, so that an address keeps its id while its text is mended."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.model.ids import slug
from seawall.sources.us_ofac.facts import Fact, Reading, own
from seawall.text.territories import territory_code

#: The delimited files put city, state and postal code into one cell: `Guadalajara, Jalisco 44600`, `London W1K 4QX`.
_POSTAL = re.compile(r"(?P<city>[^\d]+?)(?: (?P<code>(?:[A-Z]{1,4}\d|\d)[\dA-Z]*(?:[ -][\dA-Z]{3,5})?))?")
#: Regions of which no one country can be told; the text stays as the region.
_DISPUTED = frozenset({"region: jammu and kashmir", "jammu and kashmir", "region: kashmir"})
_new = tuple.__new__
_NO_COUNTRY = frozenset({"undetermined", "unknown"})


def split_city(text: str) -> tuple[str, str, str]:
    """City, state and postal code of the cell that joins them; a text of another form is all city.

    >>> split_city("Guadalajara, Jalisco 44600"), split_city("London W1K 4QX"), split_city("Beirut")
    (('Guadalajara', 'Jalisco', '44600'), ('London', '', 'W1K 4QX'), ('Beirut', '', ''))
    """
    match = _POSTAL.fullmatch(text)
    if match is None or match["city"].endswith(","):
        return text, "", ""
    city, _, state = match["city"].partition(", ")
    return city.strip(), state.strip(), match["code"] or ""


@lru_cache(maxsize=4096)
def _country(printed: str) -> tuple[str | None, tuple[str, ...]]:
    """Code of a printed country, and the reason if it has none and should have one."""
    if not printed or printed.lower() in _DISPUTED:
        return None, ()
    code = territory_code(printed)
    return code, (f"no territory {printed!r}",) if code is None and printed.lower() not in _NO_COUNTRY else ()


def address_reading(
    number: str, street: str, city: str, state: str, postal_code: str, country: str, printed: str, remarks: str = ""
) -> Reading:
    """What one address says.

    Args:
        number: OFAC's number of the address (ADD_NUM, `address/uid`).
        street: all lines of the street.
        city, state, postal_code: each, or empty.
        country: as printed (`Russia`, `Region: Crimea`), or empty.
        printed: the whole as one line: street, city with state and postal code, country.
        remarks: as printed.
    """
    if not printed:
        return Reading()
    code, rejects = _country(country)
    placed = () if code is None else (("country", code, country, "", ""),)
    if not street and not city and not remarks:
        # A country alone is no address.
        return Reading(placed or (Fact("address", printed),), rejects)
    suffix = f"addr-{number if number.isdigit() else slug(number)}"
    facts = [*placed, ("address", printed, None, "", ""), ("addressEntity", own(suffix), None, "", "")]
    for prop, value in (("full", printed), ("street", street), ("city", city), ("state", state), ("postalCode", postal_code),
                        ("region", "" if code is not None else country), ("remarks", remarks)):  # fmt: skip
        if value:
            facts.append((prop, value, None, suffix, "Address"))
    if code is not None:
        facts.append(("country", code, country, suffix, "Address"))
    return _new(Reading, (tuple(facts), rejects, "", ""))
