"""Where the UK Sanctions List is as CSV."""

from __future__ import annotations

from typing import Final

from seawall.sources.contract import Remote

#: The XML holds the same and is fetched (see `gb_fcdo_uksl_xml`): the CSV repeats a party in every combination of its fields.
FILES: tuple[Remote, ...] = ()

#: The address, for those who load it by hand.
ADDRESS: Final = "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv"
