"""Where HM Treasury kept its list until it closed on 28 January 2026; the storage still answers with the last file."""

from __future__ import annotations

from typing import Final

from seawall.sources.contract import Remote

#: The list is closed: nothing is fetched by itself. A copy of an old file is loaded with `seawall load`.
FILES: tuple[Remote, ...] = ()

#: Last known addresses, for readers.
CLOSED: Final = (
    "https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.csv",
    "https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.xlsx",
    "https://ofsistorage.blob.core.windows.net/publishlive/ConList.csv",
)
