"""Renders invented parties as OFAC's delimited files: no header, `-0- ` for nothing, CRLF, 0x1A at the end, remarks cut at 1,000 characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

NULL = "-0- "
CUT = 1000


@dataclass(frozen=True)
class Party:
    """One invented party, as it stands in the four files."""

    number: int
    name: str
    kind: str = ""
    programs: tuple[str, ...] = ("SDGT",)
    title: str = ""
    ship: tuple[str, str, str, str, str, str] = ("", "", "", "", "", "")
    remarks: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, str, str], ...] = field(default_factory=tuple)

    @property
    def remark(self) -> str:
        return "; ".join(self.remarks) + "." if self.remarks else ""


def text(value: str) -> str:
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if value else NULL


def _file(rows: Sequence[str], eol: str, sub: bool) -> bytes:
    return (eol.join(rows) + (eol if rows else "")).encode() + (b"\x1a" if sub else b"")


def main_row(party: Party) -> str:
    cells = [party.name, party.kind, "] [".join(party.programs), party.title, *party.ship, party.remark[:CUT]]
    return ",".join([str(party.number), *map(text, cells)])


def main_file(parties: Sequence[Party], eol: str = "\r\n", sub: bool = True) -> bytes:
    return _file([main_row(party) for party in parties], eol, sub)


def alt_file(parties: Sequence[Party], eol: str = "\r\n", sub: bool = True, quoted: bool = True) -> bytes:
    rows = [
        f"{party.number},{party.number * 10 + place},{text(kind) if quoted else kind},{text(name) if quoted else name},{NULL}"
        for party in parties
        for place, (kind, name) in enumerate(party.aliases)
    ]
    return _file(rows, eol, sub)


def add_file(parties: Sequence[Party], eol: str = "\r\n", sub: bool = True) -> bytes:
    rows = [
        f"{party.number},{party.number * 10 + place},{text(street)},{text(city)},{text(country)},{NULL}"
        for party in parties
        for place, (street, city, country) in enumerate(party.addresses or (("", "", ""),))
    ]
    return _file(rows, eol, sub)


def comments_file(parties: Sequence[Party], eol: str = "\r\n", sub: bool = True) -> bytes:
    return _file([f"{party.number},{text(party.remark[CUT:])}" for party in parties if len(party.remark) > CUT], eol, sub)


PERSON = Party(
    101, "EXAMPLEV, Ivan Petrovich", "individual", ("SDGT", "CAATSA - RUSSIA"), "Brigadier General; Haji",
    remarks=(
        "DOB 14 Mar 1965", "alt. DOB circa 1963", "alt. DOB 1960 to 1962", "POB Nowhere Town, Korea, North", "nationality Russia", "citizen Iran",
        "Gender Male", "Secondary sanctions risk: Invented Regulations, 31 CFR 999.201", "Passport AB 1234567 (Iran) issued 18 Jan 2004 expires 17 Jan 2014",
        "National ID No. 12345678901 (Norway)", "Tax ID No. 770123456789 (Russia)", "SSN 900-00-0000 (United States)", "Cedula No. 55555 (Colombia)",
        "Brigadier General", "Haji", "Digital Currency Address - XBT 1InventedAddressXXXXXXXXXXXXXXXXX", "alt. Digital Currency Address - ETH 0xinvented",
        "Email Address ivan@example.org", "Telephone (98)(21)(5550100)", "Fax (98)(21)(5550101)", "Phone Number 5550102", "a.k.a. 'EXAMPLE, Vanya'",
        "Linked To: INVENTED HOLDING", "Deputy Minister of Invented Affairs", "ICTY indictee", "Fishing Fleet Number 998877 (Iran)", "DOB soon",
    ),
    aliases=(("aka", "EXEMPLEV, Iwan"), ("fka", "ANOTHER, Name"), ("nka", "THE EXAMPLE")),
    addresses=(("1 Invented Street", "Tehran 11111", "Iran"), ("", "", "Region: Crimea")),
)  # fmt: skip
FIRM = Party(
    102, "INVENTED HOLDING", "", ("RUSSIA-EO14024", "INVENTED-EO99999"),
    remarks=(
        "SWIFT/BIC INVTRUMM", "Website www.invented.example", "BIK (RU) 044000000", "Executive Order 13662 Directive Determination - Subject to Directive 1",
        "Listing Date (EO 14024 Directive 2): 24 Feb 2022", "Effective Date (EO 14024 Directive 2): 26 Mar 2022",
        "Executive Order 13846 information: BANKING TRANSACTIONS.  Sec. 5(a)(iii)",
        "Additional Sanctions Information - Subject to Secondary Sanctions", "Organization Established Date 17 Dec 2016",
        "Organization Type: Activities", "Target Type Private Company", "Tax ID No. 7700000001 (Russia)",
        "Registration Number 1027700000001 (Russia)", "Government Gazette Number 09800001 (Russia)", "Legal Entity Number 253400XXXXXXXXXXXX99",
        "D-U-N-S Number 555000111", "Company Number IMO 5342883", "V.A.T. Number BG 121000000 (Bulgaria)", "ISIN RU0000000001", "Equity Ticker INVT US",
        "Registration Number HRA 738077 (Stuttgart) (Germany)", "all offices worldwide",
        "For more information, please see: http://www.invented.example/directives", "a.k.a. 'IHC'",
    ),
    aliases=(("aka", "INVENTED HOLDING, S.A."),),
    addresses=(("c/o NOBODY, 2 Invented Square", "London W1K 4QX", "United Kingdom"), ("", "Guadalajara, Jalisco 44600", "Mexico")),
)  # fmt: skip
SHIP = Party(
    103, "INVENTED STAR", "vessel", ("IRAN",), ship=("T2XX4", "Crude/Oil Products Tanker", "99,144", "56068", "Iran", "Invented Lines"),
    remarks=("Former Vessel Flag Malta", "alt. Former Vessel Flag None Identified", "Other Vessel Flag Panama", "Vessel Year of Build 2007",
             "Vessel Registration Identification IMO 9187629", "MMSI 572000000", "f.k.a. 'ALPHA EXAMPLE'", "Linked To: INVENTED HOLDING"),
)  # fmt: skip
PLANE = Party(
    104, "EP-XYZ", "aircraft", ("SDGT",),
    remarks=("Aircraft Construction Number (also called L/N or S/N or F/N) 8401", "Aircraft Manufacture Date Apr 1992", "Aircraft Model IL76-TD",
             "Aircraft Operator INVENTED AIR", "Aircraft Manufacturer's Serial Number (MSN) 1023400000", "Aircraft Mode S Transponder Code 140AE7",
             "Aircraft Tail Number EP-XYZ"),
)  # fmt: skip
#: Its remark is cut in the middle of "Linked To: INVENTED HOLDING".
LONG = Party(
    105, "LONG EXAMPLE, Anna", "individual", ("CYBER2",),
    remarks=("DOB 1980", *(f"a.k.a. 'NICKNAME{number:04d}'" for number in range(45)), "Linked To: SHORT HOLDING LIMITED", "Linked To: INVENTED HOLDING", "Gender Female"),
)  # fmt: skip
INVENTED = (PERSON, FIRM, SHIP, PLANE, LONG)
