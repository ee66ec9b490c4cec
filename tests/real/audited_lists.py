"""Which file of each list is audited, by which reader, and what is excepted, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.real import audit_readers as read
from tests.real.audit import RawEntry, Rules


@dataclass(frozen=True)
class Audited:
    """One list.

    Attributes:
        list_id: the list.
        file: its newest official file, below the lists folder.
        reader: raw entries of the file.
        rules: see `Rules`.
        excepted: findings that stand, by (kind, place or property, word), each with the reason; "*" is any.
        day: for which the dossiers are asked.
    """

    list_id: str
    file: str
    reader: Callable[[bytes], list[RawEntry]]
    rules: Rules = field(default_factory=Rules)
    excepted: dict[tuple[str, str, str], str] = field(default_factory=dict)
    day: str = "2026-09-01"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UN = Rules(
    ignored={"SORT_KEY": "sort key of the publisher's own display", "SORT_KEY_LAST_MOD": "the same", "LIST_TYPE/VALUE": "says 'UN List' everywhere"},
    categories={
        "INDIVIDUAL_ALIAS/QUALITY": {"good": "alias|previousName", "low": "weakAlias|previousName"},
        "ENTITY_ALIAS/QUALITY": {"a.k.a.": "alias", "f.k.a.": "previousName"},
        "INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE": {"exact": "birthDate", "between": "birthDate", "approximately": "birthDate"},
    },
    ours={"birthDate": _words("and"), "notes": _words("type of document document2 number country issue issuing city note"), "description": _words("record version issued in submitted by")},
    spans={
        "FIRST_NAME": ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"),
        "INDIVIDUAL_ALIAS/DATE_OF_BIRTH": ("INDIVIDUAL_ALIAS",), "INDIVIDUAL_ALIAS/NOTE": ("INDIVIDUAL_ALIAS",), "ENTITY_ALIAS/NOTE": ("ENTITY_ALIAS",),
        "INDIVIDUAL_ADDRESS/NOTE": ("INDIVIDUAL_ADDRESS",), "ENTITY_ADDRESS/NOTE": ("ENTITY_ADDRESS",),
    },
)  # fmt: skip

CANADA = Rules(
    ours={"recordId": _words("schedule item"), "provisions": _words("schedule item"), "notes": _words("date of birth or build")},
    spans={
        "LastName": ("LastName", "GivenName"), "Item": ("Schedule", "Item"), "Schedule": ("Country", "Schedule", "Item"),
    },
)  # fmt: skip

AUSTRALIA = Rules(
    categories={
        "C": {"individual": "schema:Person", "entity": "topics", "vessel": "schema:Vessel"},
        "D": {"primary name": "name", "original script": "name", "aka": "alias", "fka": "previousName", "formerly known as": "previousName", "previously listed as": "previousName"},
    },
    ours={"notes": _words("date of birth place citizenship"), "description": _words("control date")},
    in_locator=frozenset({"A"}), strip=r"(?<=\d)[a-z]{1,2}\d*(?=/|$)",
)  # fmt: skip

SECO_IGNORED = "number of an element, or how the file is joined; no fact"
SECO = Rules(
    ignored={
        **{f"identity/{path}@ssid": SECO_IGNORED for path in ("", "name/", "nationality/", "day-month-year/")},
        "sanctions-set-id": SECO_IGNORED, "identity/@main": SECO_IGNORED, "identity/name/name-part/@order": SECO_IGNORED,
        "identity/name/@lang": "English is the default language of a name",
    },
    categories={
        "identity/name/@name-type": {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName"},
        "identity/name/@quality": {"good": "name", "low": "weakAlias"},
        "identity/name/name-part/@name-part-type": {"whole-name": "name", "given-name": "firstName", "family-name": "lastName"},
        "modification/@modification-type": {"listed": "entity"},
        "identity/day-month-year/@calendar": {"gregorian": "birthDate"},
        "identity/day-month-year/@quality": {"good": "birthDate"},
    },
    ours={"description": _words("origin")},
)  # fmt: skip

#: "a.k.a. the following two aliases:" and "address", also as the PDF misprints them.
JAPAN_LABELS = _words(
    "所在地 所 在 地 a k the following follow thefollowing one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen alias aliases and "
    "onealias twoaliases"
)
JAPAN = Rules(
    labels={"": JAPAN_LABELS}, fixed={"country": "the title of the list", "summary": "the title", "program": "the title"},
    spans=dict.fromkeys(("所在地", "Japanese name", "Chinese name", "title", "name", "alias", "別称"), ("",)),
)  # fmt: skip
JAPAN_THIRD = Rules(labels=JAPAN.labels, fixed={"summary": "the title", "program": "the title"}, spans=JAPAN.spans)

COMPANIES = Rules(
    order="mdy", ours={"role": _words("parent")}, fixed={"country": "the list is of Chinese companies"},
    spans={"Clean Name": ("Clean Name", "Name")},
)  # fmt: skip
CUBA = Rules(order="mdy", ours={"role": _words("parent")}, fixed={"country": "the list is of Cuba"})
STATE = Rules(
    order="mdy",
    categories={"schema": {name.lower(): f"schema:{name}" for name in ("Person", "Company", "Organization", "LegalEntity", "PublicBody")}},
)  # fmt: skip
ISRAEL = Rules(blanks=frozenset({"", "-", "--", "אנונימי"}), strip=r", [pw]-[0-9a-f]+(?=/|$)|(?<=/)order$", ours={"description": _words("address tag"), "notes": _words("identity card passport")})

LISTS: tuple[Audited, ...] = (
    Audited("un_sc", "un/2026-02-27-consolidated.xml", read.un, UN),
    Audited("ca_sema", "ca/2025-05-25-sema-lmes.xml", read.canada, CANADA),
    Audited("au_dfat", "au/2024-11-11-regulation8_consolidated.xlsx", read.australia, AUSTRALIA),
    Audited("ch_fiaa", "ch/2026-08-22-fiaa-freezes.csv", lambda data: read.table(data, "Name={Name}")),
    Audited("ch_seco", "ch/2024-01-17-seco-delta-example.xml", read.seco, SECO),
    Audited("jp_meti_russia", "jp/2025-09-12-meti-russia-entities.txt", read.japan, JAPAN),
    Audited("jp_meti_third", "jp/2025-09-12-meti-third-country-entities.txt", read.japan, JAPAN_THIRD),
    Audited("us_dod_1260h", "us_misc/2026-08-22-dod-1260h.csv", read.military_companies, COMPANIES),
    Audited("us_state_cuba", "us_misc/2026-08-22-cuba-restricted.csv", lambda data: read.table(data, "Id={Id}"), CUBA),
    Audited("us_state_inksna", "us_misc/2026-08-22-inksna.csv", lambda data: read.table(data, "name={name}"), STATE),
    Audited("us_state_section353", "us_misc/2026-08-22-section-353.csv", lambda data: read.table(data, "name={name}"), STATE,
            day="2023-06-01"),  # all its measures have ended with 2023
    Audited("il_nbctf", "il/2026-08-22-nbctf-wallets.csv", read.israel, ISRAEL),
)
