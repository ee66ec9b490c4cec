"""Columns and categories of the five tables.

Source: the tables themselves (2026-05). They hold what the official CSV prints; ids of rows and ISO codes are the
repository's own additions.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "gb_fcdo_uksl_tables"
TABLE: Final = "sources/gb_fcdo_uksl_tables/tables.py"

SUBJECTS: Final = ("unique_id", "subject_type", "un_reference_number", "ofsi_group_id", "date_designated", "last_updated")
NAMES: Final = ("name_id", "unique_id", "name_type", "alias_strength", "full_name", "name_6", "name_1", "name_2", "name_3", "name_4", "name_5")
DOBS: Final = ("dob_id", "unique_id", "year", "month", "day", "precision", "parse_issues")
IDENTIFIERS: Final = ("id", "unique_id", "ofsi_group_id", "raw_value", "identifier_type", "additional_info")
COUNTRIES: Final = ("id", "unique_id", "raw_value", "country_type", "iso", "resolution_method", "iso_available")

#: Variant to its columns.
VARIANTS: Final = {"subjects": SUBJECTS, "names": NAMES, "dobs": DOBS, "identifiers": IDENTIFIERS, "countries": COUNTRIES}

#: Columns that the repository added in some versions; all are ignored: they repeat or code what other columns print.
OPTIONAL: Final = ("normalised_full_name", "compact_name", "normalised_country", "raw_dob", "dob_valid_flag", "normalised_value")

#: `identifier_type` to the kind of `gb.uksl`.
IDENTIFIER_TYPES: Final = {
    "passport": "passport", "passport_number": "passport", "national": "national", "national_identifier": "national", "business_registration_numbers": "business",
    "business_registration_number": "business", "business_registration": "business", "imo": "imo", "imo_number": "imo",
}  # fmt: skip

#: `country_type` to the kind of `gb.uksl`.
COUNTRY_TYPES: Final = {"address": "address", "birth": "birth", "nationality": "nationality"}

PRECISIONS: Final = frozenset({"exact", "month_year", "year_only", ""})
