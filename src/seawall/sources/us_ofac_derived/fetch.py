"""No addresses: these files come from copies that others keep; the publisher's own are in `us_ofac_delimited`."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
