"""Where the ministry keeps its list.

The page offers the workbook under an attachment address that changes with each version, so that there is no lasting
address of the file itself.
"""

from __future__ import annotations

from typing import Final

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()

#: The page that links the current workbook; it is downloaded by hand and loaded with `seawall load`.
PAGE: Final = "https://www.gov.pl/web/mswia/lista-osob-i-podmiotow-objetych-sankcjami"
