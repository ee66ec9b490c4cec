"""Publishers' addresses: placeholders filled from settings, and kept out of everything that is shown or stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

from seawall.errors import ConfigError

_PLACEHOLDER = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")
#: Environment variables of settings begin so; `{EU_FSF_TOKEN}` is filled from `SEAWALL_EU_FSF_TOKEN`.
ENVIRONMENT_PREFIX = "SEAWALL_"


def fill(url: str, secrets: Mapping[str, str], list_id: str) -> str:
    """An address with its `{NAME}` parts filled in.

    Raises:
        ConfigError: a part has no value; names the environment variable.

    >>> fill("https://example.org/list?token={TOKEN}", {"TOKEN": "a b"}, "eu_fsf")
    'https://example.org/list?token=a%20b'
    """
    for name in _PLACEHOLDER.findall(url):
        if not secrets.get(name):
            raise ConfigError(f"the address of {list_id} needs {name!r}, which is not set", where=url,
                              cure=f"Set the environment variable {ENVIRONMENT_PREFIX}{name}; the publisher hands it out.")  # fmt: skip
    return _PLACEHOLDER.sub(lambda match: quote(secrets[match[1]], safe=""), url)


def mask(text: str, secrets: Mapping[str, str]) -> str:
    """A text without secrets: each value is put back to its `{NAME}`.

    >>> mask("https://example.org/list?token=a%20b", {"TOKEN": "a b"})
    'https://example.org/list?token={TOKEN}'
    """
    for name, value in secrets.items():
        if value:
            for form in {value, quote(value, safe=""), quote(value)}:
                text = text.replace(form, f"{{{name}}}")
    return text


def host(url: str) -> str:
    """Host and port in lower letters.

    >>> host("https://Example.org:8443/x")
    'example.org:8443'
    """
    parts = urlsplit(url)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{(parts.hostname or '').lower()}{port}"


def without_query(url: str) -> str:
    """An address without its query: temporary addresses carry signatures there that nobody should keep.

    >>> without_query("https://files.example.org/list.csv?signature=123")
    'https://files.example.org/list.csv'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
