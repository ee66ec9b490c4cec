"""Find parties by a piece of a name, a number or an id. To ask who a customer could be, screen instead.

A party is found if each word of the text begins a word of one of its names (accents and case do not count), or if one of its
numbers or its id is the text (spaces and punctuation do not count).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import polars as pl

from seawall.errors import QuestionError
from seawall.service.captions import caption_of
from seawall.store.store import Store
from seawall.store.view import View

NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
#: Properties that hold numbers by which a party can be told apart.
NUMBERS = (
    "id", "passportNumber", "idNumber", "taxNumber", "innCode", "ogrnCode", "registrationNumber", "leiCode", "swiftBic", "imoNumber", "mmsi", "callSign",
    "vatCode", "okpoCode", "socialSecurityNumber", "dunsCode", "publicKey", "accountId", "number", "authorityId", "unscId", "serialNumber", "isin", "uscCode", "kppCode",
)  # fmt: skip
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without accents and punctuation, words parted by single spaces."""
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return _NOT_WORD.sub(" ", bare.casefold()).strip()


def search(store: Store, text: str, view: View, limit: int = 20) -> list[dict[str, Any]]:
    """Parties that a text finds, the best first.

    Returns:
        `id`, `caption`, `schema`, `list`, `programs`, and `found`: the name or number that did it, its property and locator.

    Raises:
        QuestionError: the text holds no letter and no digit.
    """
    folded = fold(text)
    if not folded:
        raise QuestionError(f"{text!r} holds no letter and no digit", cure="Type a part of a name, or a number.")
    frame = pl.from_arrow(store.view(view).table(["party_id", "subject_id", "list_id", "schema", "prop", "value", "original", "locator"]))
    assert isinstance(frame, pl.DataFrame)
    frame = frame.with_columns(pl.col("list_id", "schema", "prop").cast(pl.String))
    hits = pl.concat([_by_name(frame, folded), _by_number(frame, folded.replace(" ", ""))])
    best = hits.sort("rank", pl.col("value").str.len_chars(), "party_id").unique("party_id", keep="first", maintain_order=True).head(limit)
    return [_card(frame, row) for row in best.to_dicts()]


def _folded(column: str) -> pl.Expr:
    bare = pl.col(column).str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    return pl.lit(" ") + bare.str.replace_all(r"[\W_]+", " ").str.strip_chars() + pl.lit(" ")


def _by_name(frame: pl.DataFrame, folded: str) -> pl.DataFrame:
    names = frame.filter(pl.col("prop").is_in(NAMES)).with_columns(folded=_folded("value"))
    for word in folded.split():
        names = names.filter(pl.col("folded").str.contains(f" {word}", literal=True))
    exact = pl.col("folded") == f" {folded} "
    begins = pl.col("folded").str.starts_with(f" {folded}")
    primary = pl.when(pl.col("prop") == "name").then(0).otherwise(1)
    return names.with_columns(rank=pl.when(exact).then(0).when(begins).then(2).otherwise(4) + primary).drop("folded")


def _by_number(frame: pl.DataFrame, squeezed: str) -> pl.DataFrame:
    bare = pl.col("value").str.to_lowercase().str.replace_all(r"[\W_]+", "")
    same = (bare == squeezed) | (bare == f"imo{squeezed}")
    is_id = pl.col("party_id").str.to_lowercase().str.replace_all(r"[\W_]+", "") == squeezed
    return frame.filter((pl.col("prop").is_in(NUMBERS) & same) | (is_id & (pl.col("prop") == "id"))).with_columns(rank=pl.lit(0, pl.Int32))


def _card(frame: pl.DataFrame, hit: dict[str, Any]) -> dict[str, Any]:
    rows = frame.filter(pl.col("party_id") == hit["party_id"])
    own = rows.filter(pl.col("subject_id") == pl.col("party_id"))
    schemas = own["schema"].to_list()
    from seawall.service.dossier import party_schema

    return {
        "id": hit["party_id"], "caption": caption_of(own.select("prop", "value").iter_rows(), hit["party_id"]), "schema": party_schema(schemas),
        "list": hit["list_id"], "programs": sorted(set(rows.filter(pl.col("prop") == "program")["value"])),
        "found": {"prop": hit["prop"], "value": hit["value"], "original": hit["original"], "locator": hit["locator"]},
    }  # fmt: skip
