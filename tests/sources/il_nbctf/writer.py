"""The table of seizure orders with invented holders and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seawall.sources.il_nbctf.tables import REQUIRED

WALLET_A, WALLET_B, WALLET_C = "TInvented1111111111111111111111111", "0x00000000000000000000000000000000000inv01", "1Invented22222222222222222222222222"
#: Orders and their rows: cells as in the sheet, short rows as they are printed.
INVENTED: tuple[tuple[str, tuple[Sequence[str], ...]], ...] = (
    ("צ.ת 18/26", (("", "", "", "", WALLET_A, ""),)),
    ("צ.ת - 34/23,", (
        ("ZAYD INVENTED", "000000018", "", "26/07/2003", "900000000001", ""), ("OMAR SAMPLE", "9.46108E+11", "", "01/01/2003", "-", ""),
        ("", "", "", "", f"{WALLET_B}, {WALLET_A}", ""),
    )),
    ("צ.ת 2/24,,,,,", (
        ("מצאיה דוגמא", "מס' תושב (אוסטריה): 100000005-000", "", "18.9.1992", "35000001", ""),
        ("", 'מס\' ת"ז (פלסטיני): 800000018', "", "", "", ""), ("", "מס' דרכון (אטלנטיס): 4000004", "", "", "", ""),
        ("", "", "", "", "", ""), ("אנונימי", "-", "-", "-", WALLET_C, "BTC"), ("", "", "", "", "", "USDT"),
    )),
    ("צ.ת 5/23", (
        ("BABED AL-INVENTED", "803000018", "-", "-", "61000001", ""), ("EID", "", "", "", "", ""), ("", "904000018", "", "", "32000001", ""),
        ("", "", "", "", f"{WALLET_C} (Address tag 100000017)*", "XLM"), ("ZAYD INVENTED", "000000018", "", "26/07/2003", "900000000002", ""),
    )),
)  # fmt: skip


def write(orders: Iterable[tuple[str, Iterable[Sequence[str]]]] = INVENTED, header: Sequence[str] = REQUIRED, newline: str = "\r\n") -> bytes:
    """The table; a heading is written as it is given, with or without commas behind it."""
    lines = [",".join(header)]
    for heading, rows in orders:
        lines.append(heading)
        lines += [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & {",", '"'} else cell for cell in row) for row in rows]
    return (newline.join(lines) + newline).encode()
