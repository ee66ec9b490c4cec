"""Cells that hold a list of dictionaries as Python prints it."""

from __future__ import annotations

import ast

import orjson

from seawall.sources.contract import Sheet

_LONGEST = 200_000
_ONLY_TEXT = frozenset({str})


def read_list(text: str, sheet: Sheet, column: str, line: int) -> list[dict[str, str]]:
    """The dictionaries in a cell; a cell that is none is rejected with its text, and is an empty list.

    Lists of texts inside a dictionary are joined.
    """
    found = _literal(text)
    items = found if isinstance(found, list) else [found]
    parts: list[dict[str, str]] = []
    for item in items:
        if not isinstance(item, dict):
            sheet.reject(f"line {line}, {column}", line, "not a list of parts", text[:2000])
            return []
        is_plain = _ONLY_TEXT.issuperset(map(type, item.values())) and _ONLY_TEXT.issuperset(map(type, item))
        parts.append(item if is_plain else {str(key): _text(value) for key, value in item.items()})
    return parts


def read_texts(text: str) -> list[str]:
    """The texts in a cell such as `['a', 'b']`; the cell itself if it is no such list."""
    found = _literal(text) if text[:1] == "[" else None
    return [_text(item) for item in found] if isinstance(found, list) else [text]


def _literal(text: str) -> object:
    """The value of a Python literal; None if it is none.

    Most literals are JSON with the other quotes, which is read fifty times faster.
    """
    if len(text) > _LONGEST:
        return None
    json = text.replace("'", '"') if '"' not in text else _requoted(text)
    if json is not None:
        try:
            found: object = orjson.loads(json)
            return found
        except orjson.JSONDecodeError:
            pass
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return None


def _requoted(text: str) -> str | None:
    """A literal with double quotes throughout; None if that takes more than a look at the quotes.

    Python prints a text in double quotes where an apostrophe is in it. Between two such texts single quotes go in pairs; if they do not,
    a double quote stands inside of a text.

    >>> _requoted('''{'a': "d'Or", 'b': 'c'}'''), _requoted('''['1" pipe', '2" pipe']''')
    ('{"a": "d\'Or", "b": "c"}', None)
    """
    if "\\" in text:
        return None
    pieces = text.split('"')
    outside = pieces[::2]
    if any(piece.count("'") % 2 for piece in outside):
        return None
    pieces[::2] = [piece.replace("'", '"') for piece in outside]
    return '"'.join(pieces)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(_text(item) for item in value)
    return "" if value is None else str(value)
