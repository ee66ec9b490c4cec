"""Columns, blanks and fixed facts of the table of seizure orders."""

from __future__ import annotations

import re
from typing import Final

LIST_ID: Final = "il_nbctf"
PREFIX: Final = "il-nbctf"
AUTHORITY: Final = "National Bureau for Counter Terror Financing of Israel"
PROGRAM: Final = "Seizure orders"
#: Counter-Terrorism Law, 5776-2016, section 56(b): administrative seizure order.
LEGAL_ACT: Final = "Counter-Terrorism Law, 5776-2016, section 56(b)"
FIXED: Final = (("authority", AUTHORITY), ("program", PROGRAM), ("summary", LEGAL_ACT), ("provisions", "freeze"))

#: Columns of the table, in its order: full name, identity card, passport, birth date, wallet or user number, currency.
NAME, IDENTITY, PASSPORT, BIRTH, WALLET, CURRENCY = (
    "שם מלא", "תעודת זהות", "דרכון", "תאריך לידה", "מספר זיהוי הארנק האלקטרוני/ יוזר", "מטבע",
)  # fmt: skip
REQUIRED: Final = (NAME, IDENTITY, PASSPORT, BIRTH, WALLET, CURRENCY)

#: Heading of an order: "צ.ת 18/26", once "צ.ת - 34/23". The letters stand for "seizure order".
ORDER: Final = re.compile(r"צ\.?\s*ת\.?\s*-?\s*(\d{1,4}\s*/\s*\d{2,4})")
#: Cells that say nothing.
BLANKS: Final = frozenset({"", "-", "--", "—", "–"})
#: "anonymous": the holder of the wallet is not known.
ANONYMOUS: Final = frozenset({"אנונימי", "אנונימית", "לא ידוע"})

#: Labels inside the identity cells, and what they are.
LABELS: Final = {
    "מס' תושב": "resident number", 'מס\' ת"ז': "identity card", "מס' דרכון": "passport", "מספר זהות": "identity card", "מספר דרכון": "passport",
    'ת"ז': "identity card", "תעודת זהות": "identity card", "דרכון": "passport", "מספר תושב": "resident number",
}  # fmt: skip
#: Territories in Hebrew, as they stand in brackets after a label.
TERRITORIES: Final = {
    "אוסטריה": "at", "פלסטיני": "ps", "פלסטינית": "ps", "לבנון": "lb", "לבנוני": "lb", "ישראל": "il", "ישראלי": "il", "ירדן": "jo", "ירדני": "jo",
    "טורקיה": "tr", "תורכיה": "tr", "טורקי": "tr", "סוריה": "sy", "סורי": "sy", "מצרים": "eg", "מצרי": "eg", "איראן": "ir", "איראני": "ir", "עיראק": "iq",
    "עיראקי": "iq", "תימן": "ye", "תימני": "ye", "גרמניה": "de", "בריטניה": "gb", "ארה\"ב": "us", "קטאר": "qa", "סודן": "sd", "הודו": "in",
    "פקיסטן": "pk", "אלג'יריה": "dz", "מרוקו": "ma", "תוניסיה": "tn", "לוב": "ly", "כווית": "kw", "סעודיה": "sa", "ערב הסעודית": "sa", "רוסיה": "ru",
    "אוקראינה": "ua", "צרפת": "fr", "איטליה": "it", "ספרד": "es", "הולנד": "nl", "בלגיה": "be", "שוודיה": "se", "ברזיל": "br", "מלזיה": "my", "אינדונזיה": "id",
}  # fmt: skip
