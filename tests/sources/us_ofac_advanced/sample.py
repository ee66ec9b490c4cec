"""Invented parties with every kind of feature that OFAC's advanced files have."""

from __future__ import annotations

from tests.sources.us_ofac_advanced.writer import Document, Listing, Name, Party, Place, Relation, Value, other, person


def day(year: int, month: int, number: int) -> tuple[tuple[int, int, int], tuple[int, int, int], bool]:
    return (year, month, number), (year, month, number), False


def year(number: int, circa: bool = False) -> tuple[tuple[int, int, int], tuple[int, int, int], bool]:
    return (number, 1, 1), (number, 12, 31), circa


def parties() -> list[Party]:
    """A person, an entity, a ship, an aircraft, and a bare entity."""
    zorn = person(
        90001, "ZORN", "Albert Viktorovich", remark="Head of the Board",
        values=[
            Value("Birthdate", period=day(1961, 4, 12)), Value("Birthdate", period=year(1960, circa=True)),
            Value("Birthdate", period=((1963, 1, 1), (1965, 12, 31), False)), Value("Birthdate", period=((1970, 2, 1), (1970, 2, 28), False)),
            Value("Place of Birth", place=Place({"Unknown": "Nowhere, Russia"})),
            Value("Nationality Country", place=Place(country="Russia")), Value("Citizenship Country", place=Place(country="Cyprus")),
            Value("Gender", lookup="Male"), Value("Title", text="Minister of Fog; Dr."), Value("Email Address", text="zorn@example.org", comment="old"),
            Value("Website", text="www.zorn.example"), Value("Phone Number", text="+7 495 0000000"),
            Value("Digital Currency Address - XBT", text="1ZornZornZornZornZornZornZorn"),
            Value("Secondary sanctions risk:", text="section 1(b) of Executive Order 13224, as amended by Executive Order 13886"),
            Value("Location", place=Place({"ADDRESS1": "1 Fog Lane", "ADDRESS2": "Flat 2", "CITY": "Moscow", "POSTAL CODE": "101000"}, "Russia", number=7001)),
            Value("Location", place=Place({"CITY": "Yalta", "STATE/PROVINCE": "Crimea"}, area="Region: Crimea", number=7002)),
            Value("Location", place=Place(country="Cyprus", number=7003)),
            Value("Shoe Size", text="46"),
        ],
        documents=[
            Document("Passport", "X0000001", "Russia", (2010, 1, 5), (2020, 1, 5), authority="FMS 770-001", validity="Fraudulent"),
            Document("Tax ID No.", "770000000001", "Russia"), Document("Cedula No.", "12345"), Document("Library Card No.", "L-1", "Cyprus", comment="lost"),
        ],
        listings=[Listing(programs=("SDGT", "RUSSIA-EO14024"), events=(("Created", (2022, 2, 24), "Executive Order 14024"), ("Amended", (2023, 5, 19), "Unknown")),
                          measures=(("Block", ""), ("Visa", "Sec. 5")), texts=("See the notice",), urls=("https://example.org/notice",), limits="Only in daylight")],
        references=(("UN list", "XXi.001", "https://example.org/un"),),
    )  # fmt: skip
    zorn.names.extend([
        Name([("Latin", [("Last Name", "TSORN"), ("First Name", "Albert"), ("Patronymic", "Viktorovich")]), ("Cyrillic", [("Last Name", "Цорн"), ("First Name", "Альберт")])]),
        Name([("Latin", [("Nickname", "THE FOG")])], weak=True), Name([("Latin", [("Last Name", "ZORNOV"), ("First Name", "Albert")])], "F.K.A."),
        Name([("Hangul", [("Last Name", "조른")])], weak=True),
    ])  # fmt: skip
    zorn.names[0].spellings.append(("Cyrillic", [("Last Name", "ЗОРН"), ("First Name", "Альберт Викторович")]))
    bank = other(
        90002, "entity", "FOG BANK, PJSC", remark="all offices worldwide (Linked To: OUTSIDE HOLDING)",
        values=[
            Value("SWIFT/BIC", text="FOGBRUMM"), Value("Organization Established Date", period=day(1994, 3, 2)),
            Value("Organization Type:", text="Other monetary intermediation"), Value("Target Type", lookup="Financial Institution"),
            Value("Executive Order 14024 Directive Information", text="Subject to Directive 2 - financial services"),
            Value("Effective Date (EO 14024 Directive 2):", period=day(2022, 3, 26)), Value("Equity Ticker", text="FOGB RM"), Value("ISIN", text="RU000A0FOGB1"),
            Value("D-U-N-S Number", text="00-000-0000"), Value("BIK (RU)", text="044500000"),
            Value("Location", place=Place({"ADDRESS1": "9 Mist Street", "CITY": "Guadalajara", "STATE/PROVINCE": "Jalisco", "POSTAL CODE": "44600"}, "Mexico", number=7010)),
        ],
        documents=[Document("Registration Number", "1027700000001", "Russia"), Document("Government Gazette Number", "00000001", "Russia")],
    )  # fmt: skip
    bank.names.append(Name([("Latin", [("Entity Name", "FB")])], weak=True))
    bank.names.append(Name([("Latin", [("Entity Name", "FOG SAVINGS")]), ("Hangul", [("Entity Name", "안개 은행")])], "A.K.A."))
    ship = other(
        90003, "vessel", "GREY GULL",
        values=[
            Value("Vessel Call Sign", text="UBZZ9"), Value("VESSEL TYPE", lookup="Crude Oil Tanker"), Value("Vessel Flag", place=Place(country="Panama")),
            Value("Vessel Tonnage", text="99144"), Value("Vessel Gross Registered Tonnage", text="56,068"), Value("Vessel Owner", text="FOG BANK, PJSC"),
            Value("Former Vessel Flag", place=Place(country="Malta")), Value("Other Vessel Flag", place=Place(country="Togo")), Value("Vessel Year of Build", text="2004"),
        ],
        documents=[Document("Vessel Registration Identification", "IMO 9187629"), Document("MMSI", "256842000")],
    )  # fmt: skip
    plane = other(
        90004, "aircraft", "RA-00000",
        values=[
            Value("Aircraft Model", text="Il-96"), Value("Aircraft Operator", text="FOG BANK, PJSC"), Value("Aircraft Manufacture Date", period=day(1999, 5, 17)),
            Value("Aircraft Manufacturer's Serial Number (MSN)", text="530"), Value("Aircraft Mode S Transponder Code", text="424B32"),
            Value("Aircraft Tail Number", text="RA-00000"),
        ],
    )  # fmt: skip
    sister = person(90005, "ZORNA", "Maria")
    return [zorn, bank, ship, plane, sister]


def relations() -> list[Relation]:
    return [
        Relation(90001, 90002, "Leader or official of"), Relation(90003, 90002, "Owned or Controlled By"), Relation(90005, 90001, "Family member of", quality="High"),
        Relation(90005, 90002, "Providing support to", former=True), Relation(90004, 90001, "Acting for or on behalf of", comment="since 2021"),
    ]
