"""The FollowTheMoney model as tables that a tight loop can use; loaded when the first file is read, not before."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from seawall.sources.ftm.tables import DEPENDENT_THINGS, MEASURES
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code


class Shape(NamedTuple):
    """One schema.

    Attributes:
        name: its name.
        props: property -> kind: `entity`, `date`, `country`, `topic`, `gender`, `measure` or `text`.
        dependent: whether its entities belong to a party.
        source, target: for links, the properties of the two ends; else empty.
    """

    name: str
    props: dict[str, str]
    dependent: bool
    source: str
    target: str


_CHECKED = frozenset({"entity", "date", "country", "topic", "gender"})


@lru_cache(maxsize=512)
def shape(name: str) -> Shape | None:
    """A schema by its name; None if the model has none or if it is abstract."""
    schema = _model().get(name)
    if schema is None or schema.abstract:
        return None
    props = {prop.name: (prop.type.name if prop.type.name in _CHECKED else "text") for prop in schema.properties.values() if not prop.stub}
    if name == "Sanction":
        props["provisions"] = "measure"
    dependent = name in DEPENDENT_THINGS or (schema.is_a("Interval") and not schema.is_a("Thing"))
    return Shape(name, props, dependent, schema.edge_source or "" if schema.edge else "", schema.edge_target or "" if schema.edge else "")


@lru_cache(maxsize=1 << 17)
def clean(kind: str, text: str) -> str | None:
    """A value in the normal form of its kind; None if it has none."""
    if kind == "date":
        return text if _type("date").validate(text) else parse_date(text)
    if kind == "country":
        code = text.lower()
        return code if _type("country").validate(code) else territory_code(text)
    if kind == "topic":
        return text if _type("topic").validate(text) else None
    if kind == "gender":
        cleaned: str | None = _type("gender").clean(text)
        return cleaned
    if kind == "measure":
        return text if text in MEASURES.values() else MEASURES.get(text.lower(), "other")
    return text


@lru_cache(maxsize=1)
def _model() -> Any:
    from followthemoney import model

    return model


@lru_cache(maxsize=16)
def _type(name: str) -> Any:
    from followthemoney.types import registry

    return registry.get(name)
