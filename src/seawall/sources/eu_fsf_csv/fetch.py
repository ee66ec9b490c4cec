"""Where the Commission keeps the CSV files. A token that names the user goes into the address."""

from __future__ import annotations

from seawall.sources.contract import Remote

#: XML 1.1 says more and proves its own end (`eu_fsf_xml`); the CSV files are read where someone has them, and not fetched beside it.
FILES: tuple[Remote, ...] = ()
