"""Where the tables are. The Department publishes notices and reports; the tables of them are kept in the open."""

from __future__ import annotations

from seawall.sources.contract import Remote

_FOLDER = "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/us/special_leg/source_files/"

FILES: tuple[Remote, ...] = (
    Remote("us_state_inksna", "inksna", _FOLDER + "inksna.csv", ("text/plain", "text/csv"), 2_000, 2_000_000, "us_state_inksna.csv"),
    Remote("us_state_section353", "section353", _FOLDER + "section_353.csv", ("text/plain", "text/csv"), 20_000, 2_000_000, "us_state_section353.csv"),
)
