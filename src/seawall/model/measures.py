"""Kinds of measure: an entry is not just "sanctioned".

The value of `Sanction.provisions` is one of `MEASURE_KINDS`; the publisher's own words stay as the original text.
"""

from __future__ import annotations

from typing import Final

MEASURE_KINDS: Final = {
    "freeze": "Asset freeze / blocking; no funds or economic resources made available",
    "travel": "Travel or entry ban, visa ineligibility",
    "sectoral": "Financial-sector limits: new debt, equity, correspondent accounts, securities",
    "export_control": "License needed or denied for exports of goods, software, technology",
    "import_control": "Imports from the party prohibited",
    "transport": "Port, airspace, flag, crew or insurance restrictions on a ship or an aircraft",
    "arms": "Arms embargo",
    "services": "Ban on named services (trust, accounting, management, technical assistance)",
    "transaction": "Ban on all or named transactions with the party",
    "procurement": "Exclusion from public contracts or funding",
    "investment": "Ban on investment in or dealing in securities of the party",
    "secondary_risk": "Third parties that deal with it risk sanctions themselves",
    "disclosure": "Named in a public report without a legal prohibition of its own",
    "other": "Another measure; see the original text",
}
