"""The format has ended: nothing is fetched. Its last known address was ec.europa.eu/external_relations/cfsp/sanctions/list/version4/global/global.xml."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
