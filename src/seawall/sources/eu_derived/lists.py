"""Cells that hold a list of dictionaries as Python prints it."""

from __future__ import annotations

import ast
import re

import orjson

from seawall.sources.contract import Sheet

_LONGEST = 200_000
_ONLY_TEXT = frozenset({str})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LIKE_JSON = frozenset("nrtx")
_QUOTED = re.compile("'[^']*'|\"[^\"]*\"")


def read_list(text: str, sheet: Sheet, column: str, line: int) -> list[dict[str, str]]:
    """The dictionaries in a cell; a cell that is none is rejected with its text, and is an empty list."""
    parts = parse_list(text)
    if parts is None:
        sheet.reject(f"line {line}, {column}", line, "not a list of parts", text[:2000])
        return []
    return parts


def parse_list(text: str) -> list[dict[str, str]] | None:
    """The dictionaries in a cell, or None if it holds anything else. Lists of texts inside a dictionary are joined."""
    found = _literal(text)
    items = found if isinstance(found, list) else [found]
    parts: list[dict[str, str]] = []
    for item in items:
        if not isinstance(item, dict):
            return None
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
    json = _as_json(text)
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


def _as_json(text: str) -> str | None:
    """A literal of texts, with the quotes and escapes of JSON; None if it has escapes that JSON lacks.

    Python prints a text in double quotes where an apostrophe is in it. Outside of such texts single quotes go in pairs; if they do not, a
    double quote stands inside of a text, and each text is looked at.

    >>> print(_as_json('''{'a': "d'Or", 'b': '1" pipe'}'''))
    {"a": "d'Or", "b": "1\\" pipe"}
    """
    if "\\" in text:
        if not _LIKE_JSON.issuperset(_ESCAPED.findall(text)):
            return None
        text = text.replace("\\x", "\\u00")
    if '"' not in text:
        return text.replace("'", '"')
    pieces = text.split('"')
    outside = pieces[::2]
    if any(piece.count("'") % 2 for piece in outside):
        return _QUOTED.sub(_requoted, text)
    pieces[::2] = [piece.replace("'", '"') for piece in outside]
    return '"'.join(pieces)


def _requoted(match: re.Match[str]) -> str:
    return '"' + match[0][1:-1].replace('"', '\\"') + '"'


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(_text(item) for item in value)
    return "" if value is None else str(value)
