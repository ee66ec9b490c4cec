"""An invented list with the oddities of real ones: names of one word, of signs only, of one script only, renamed ships, wallets."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

#: (party, list, schema, property, value, original); children as (party/child).
ROWS: list[tuple[str, str, str, str, str, str | None]] = [
    ("a-1", "list_a", "Person", "name", "Oleg Borisovich Karmazin", "KARMAZIN, Oleg Borisovich"),
    ("a-1", "list_a", "Person", "alias", "Олег Борисович Кармазин", None),
    ("a-1", "list_a", "Person", "weakAlias", "Tuman", None),
    ("a-1", "list_a", "Person", "birthDate", "1961-04-09", "09 Apr 1961"),
    ("a-1", "list_a", "Person", "nationality", "ru", "Russia"),
    ("a-1", "list_a", "Person", "gender", "male", None),
    ("a-1", "list_a", "Person", "passportNumber", "71 4402981", None),
    ("b-7", "list_b", "Person", "name", "Oleg KARMAZIN", None),
    ("b-7", "list_b", "Person", "birthDate", "1961", None),
    ("a-2", "list_a", "LegalEntity", "name", "中星远航通讯股份有限公司", None),
    ("a-2", "list_a", "LegalEntity", "alias", "Zhongxing Yuanhang Tongxun Co., Ltd.", None),
    ("a-3", "list_a", "Person", "name", "رستم نادري", None),
    ("a-4", "list_a", "Person", "name", "백두석", None),
    ("a-5", "list_a", "LegalEntity", "name", "***", None),
    ("a-6", "list_a", "LegalEntity", "name", "3131", None),
    ("a-7", "list_a", "LegalEntity", "name", "Qo'qon Tranzit LLC", None),
    ("a-8", "list_a", "Vessel", "name", "Morning Heron", None),
    ("a-8", "list_a", "Vessel", "previousName", "Sea Lantern 9", None),
    ("a-8", "list_a", "Vessel", "imoNumber", "IMO9187629", "9187629"),
    ("a-9", "list_a", "Vessel", "name", "Sea Lantern 6", None),
    ("a-10", "list_a", "CryptoWallet", "publicKey", "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh", None),
    ("a-11", "list_a", "Person", "name", "Tadeo", None),
    ("a-12", "list_a", "LegalEntity", "name", "…", None),
    ("a-13", "list_a", "Person", "name", "ь", None),
    ("a-14", "list_a", "LegalEntity", "name", "Joint Stock Company", None),
    ("a-15", "list_a", "LegalEntity", "name", " ".join(f"wing{n}" for n in range(80)), None),
    ("a-16", "list_a", "Person", "name", "მერაბ ლომთაძე", None),
    ("a-17", "list_a", "LegalEntity", "name", "🛢️🛢️", None),
    ("a-18", "list_a", "Person", "name", "Abdulkarim Sohrab Vaziri", None),
    ("a-18", "list_a", "Person", "alias", "عبدالکریم سهراب وزیری", None),
    ("a-19", "list_a", "LegalEntity", "name", "x" * 300, None),
]  # fmt: skip
SANCTIONS = [("a-1", "programId", "PROG-1"), ("a-1", "program", "printed program"), ("b-7", "program", "Program B")]


def statements() -> pa.Table:
    """The list as statements of a View."""
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for party, list_id, schema, prop, value, original in ROWS:
        if party not in seen:
            seen.add(party)
            rows.append(_row(party, list_id, party, "Thing", "id", party, None))
        rows.append(_row(party, list_id, party, schema, prop, value, original))
    for party, prop, value in SANCTIONS:
        rows.append(_row(party, "list_a" if party.startswith("a") else "list_b", f"{party}-sanction-x", "Sanction", prop, value, None))
    rows.append(_row("a-18", "list_a", "a-18-ident-1", "Passport", "number", "K 8837261", None))
    return pa.Table.from_pylist(rows)


def _row(party: str, list_id: str, subject: str, schema: str, prop: str, value: str, original: str | None) -> dict[str, Any]:
    return {"list_id": list_id, "party_id": party, "subject_id": subject, "schema": schema, "prop": prop, "value": value, "original": original}
