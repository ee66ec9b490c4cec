"""Stable ids for parties and for what belongs to them."""

from __future__ import annotations

import re
from hashlib import blake2b

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
#: A hash of nothing yet; a copy of it costs half of what a new one does.
_BLANK_HASH = blake2b(digest_size=5)


def slug(text: str) -> str:
    """Text as a part of an id: ASCII letters, digits, dots and hyphens.

    >>> slug("CDi.001")
    'CDi.001'
    >>> slug("SDGT] [SYRIA")
    'SDGT-SYRIA'
    """
    return _UNSAFE.sub("-", text).strip("-")


def content_suffix(kind: str, *parts: str | None) -> str:
    """`<kind>-<10 hex digits of the content>`: the id suffix of a thing that has no number of its own.

    >>> content_suffix("addr", "Minsk", None) == content_suffix("addr", "Minsk", "")
    True
    """
    text = "\x1f".join([part or "" for part in parts])
    content = _BLANK_HASH.copy()
    content.update(text.encode("utf-8", "surrogatepass"))
    return f"{kind}-{content.hexdigest()}"
