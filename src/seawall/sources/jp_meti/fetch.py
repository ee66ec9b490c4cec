"""Where the lists are: METI publishes PDFs whose names begin with the date; their text is kept in the open under those names.

The names change with each edition, so these addresses are those of the edition of 12 September 2025; a newer one is found on the
publisher's page (see README.md), and a moved address is reported as such by the fetcher.
"""

from __future__ import annotations

from seawall.sources.contract import Remote

_FOLDER = "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/jp/meti_ru/"

FILES: tuple[Remote, ...] = (
    Remote("jp_meti_russia", "russia", _FOLDER + "250912_list_russia_tokutei.pdf.txt", ("text/plain",), 20_000, 5_000_000, "jp_meti_russia.txt"),
    Remote("jp_meti_third", "third", _FOLDER + "250912_list_daisangoku_tokutei.pdf.txt", ("text/plain",), 2_000, 5_000_000, "jp_meti_third.txt"),
)
