"""Columns, closed vocabularies, and the numbers that tell the two lists apart."""

from __future__ import annotations

from typing import Final

from seawall.model.statement import ROSTER
from seawall.sources.us_ofac.lists import ADDRESS, ALIAS, COMMENTS, CONS, DETAILS, IDENTITY, NAMES_ONLY, PREVIOUS, SDN

#: Source: OFAC, "Data specification for the SDN delimited files" (sdn_data_spec.txt).
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "sdn": ("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks"),
    "alt": ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"),
    "add": ("ent_num", "add_num", "Address", "City/State/Province/Postal Code", "Country", "Add_remarks"),
    "sdn_comments": ("ent_num", "Remarks"),
}
#: The same kinds of file of the other list, in OFAC's own names.
CONS_NAMES: Final = {"sdn": "cons_prim", "alt": "cons_alt", "add": "cons_add", "sdn_comments": "cons_comments"}
KINDS: Final = {name: kind for kind, cons in CONS_NAMES.items() for name in (kind, cons)}
LISTS: Final = {name: (CONS if name.startswith("cons_") else SDN) for name in KINDS}

COVERS: Final[dict[str, frozenset[str]]] = {
    # It ends what a derived file said of names: its own weak aliases are among the details.
    "sdn": frozenset({ROSTER, IDENTITY, DETAILS, NAMES_ONLY}),
    "alt": frozenset({ALIAS, PREVIOUS}),
    "add": frozenset({ROSTER, ADDRESS}),
    "sdn_comments": frozenset({COMMENTS}),
}

#: Types of alias: also, formerly, now known as.
ALIAS_TYPES: Final = frozenset({"aka", "fka", "nka"})

#: Words of the title column that are forms of address; all others are positions.
HONORIFICS: Final = frozenset({
    "alhaji", "ayatollah", "cleric", "doctor", "dr", "dr.", "engineer", "hafiz", "haji", "hajji", "imam", "maulana", "maulavi", "mawlawi", "mr", "mr.",
    "mrs", "mrs.", "mullah", "prof", "prof.", "professor", "qari", "reverend", "sayyid", "shaykh", "sheikh", "hojjatoleslam",
})  # fmt: skip

#: Below every number of the non-SDN list (its lowest since 2014 is 4632) and above the first hundreds of the SDN list.
LOWEST_CONS: Final = 4000
#: Numbers that have stood on the Consolidated Non-SDN list, as ranges (first, last), from its files of 2018-04 and 2025-12. 346 of them have
#: stood on the SDN list too: a party that moves between the lists keeps its number. Hence a share of a file decides, never one number.
CONS_RANGES: Final = (
    (4632, 4633), (4635, 4635), (4637, 4637), (4639, 4641), (9639, 9716), (10125, 10125), (10571, 10571), (10576, 10576), (10664, 10664),
    (11208, 11208), (11317, 11319), (11606, 11616), (11618, 11623), (11625, 11645), (11797, 11797), (12028, 12028), (12032, 12032),
    (12081, 12082), (12476, 12476), (13131, 13147), (15036, 15066), (15068, 15068), (15070, 15095), (15117, 15142), (15144, 15145),
    (15160, 15163), (15268, 15268), (15694, 15697), (15719, 15720), (15722, 15727), (15729, 15738), (15853, 15853), (15859, 15859),
    (15902, 15908), (15950, 15957), (15960, 15965), (16004, 16041), (16119, 16119), (16134, 16137), (16139, 16142), (16154, 16154),
    (17013, 17018), (17022, 17022), (17064, 17064), (17143, 17143), (17145, 17145), (17154, 17158), (17248, 17248), (17250, 17250),
    (17254, 17254), (17260, 17260), (17526, 17528), (17530, 17532), (18267, 18301), (18669, 18669), (18708, 18711), (18713, 18753),
    (18768, 18795), (18808, 18820), (19468, 19472), (19542, 19546), (19631, 19650), (19652, 19654), (19670, 19670), (19672, 19678),
    (19681, 19681), (19683, 19688), (19690, 19692), (19989, 19990), (19992, 19993), (19995, 20009), (20294, 20309), (20311, 20320),
    (20621, 20621), (20640, 20640), (20660, 20662), (20665, 20673), (20675, 20681), (20683, 20687), (22383, 22402), (23552, 23552),
    (23554, 23554), (23557, 23557), (23559, 23559), (23562, 23562), (23566, 23566), (23568, 23572), (23577, 23577), (26182, 26182),
    (27016, 27016), (28603, 28603), (30882, 30882), (30902, 30902), (30923, 30930), (30932, 30934), (30936, 30939), (30942, 30942),
    (30944, 30944), (30946, 30947), (30949, 30951), (30954, 30954), (30956, 30959), (31693, 31695), (32028, 32028), (32052, 32053),
    (32055, 32056), (32069, 32069), (32072, 32073), (32077, 32079), (32082, 32082), (32084, 32085), (32087, 32091), (32100, 32103),
    (32106, 32107), (32128, 32131), (32153, 32153), (33091, 33091), (33111, 33114), (33893, 33896), (34556, 34556), (34578, 34578),
    (34736, 34736), (46072, 46072), (50476, 50476),
)  # fmt: skip
CONS_NUMBERS: Final = frozenset(number for first, last in CONS_RANGES for number in range(first, last + 1))
