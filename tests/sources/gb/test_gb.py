"""What the British lists share: cases of texts as both lists print them."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from seawall.sources.gb import contacts, documents, measures, names, places
from seawall.sources.gb.numbers import labeled_numbers
from seawall.sources.gb.prose import read_prose
from seawall.sources.gb.regimes import REGIMES, regime_of_name, regime_of_number
from seawall.sources.gb.ships import read_flags, read_parties
from seawall.sources.gb.texts import items, numbered


def own(reading):
    return [(f.prop, f.value) for f in reading.facts if not f.suffix]


def of(reading, *props):
    return [(f.prop, f.value) for f in reading.facts if f.prop in props]


@pytest.mark.parametrize("module", ["texts", "regimes", "measures", "names", "places", "contacts", "numbers", "documents", "prose", "ships", "uksl"])
def test_examples(module):
    assert doctest.testmod(import_module(f"seawall.sources.gb.{module}")).failed == 0


ITEMS = [
    ("(1) Solo (2) Sukoharjo, Central Java", ("Solo", "Sukoharjo, Central Java")),
    ("1) Saudi Arabia 2) Qatar", ("Saudi Arabia", "Qatar")),
    ("a) General b)Major General", ("General", "Major General")),
    ("(1) Haidra (2)-(3) -", ("Haidra",)),
    ("(1) to (6) Algeria (7) Morocco", ("Algeria", "Morocco")),
    ("+375 (17) 213-41-63", ("+375 (17) 213-41-63",)),
    ("Bank (1)", ("Bank (1)",)),
    ("N/A", ()),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS, ids=[i[0][:20] for i in ITEMS])
def test_items(text, expected):
    assert items(text) == expected


def test_ranges_of_numbers_keep_their_ends():
    assert numbered("(1)-(5) Tunisia (6)-(7) Algeria")[1] == ((1, 5, "Tunisia"), (6, 7, "Algeria"))


COUNTRIES = [
    ("Kuwait (residence as at Mar 2009) (UN address)", ["kw"]),
    ("(1) Libyan Arab Jamahiriya (2) Tunisia", ["ly", "tn"]),
    ("Former USSR, now Kyrgyzstan", ["kg"]),
    ("Germany. Russia", ["de", "ru"]),
    ("Saudi Arabia citizenship", ["sa"]),
    ("Iranian national and US national/citizen", ["ir", "us"]),
    ("Congo (Democratic Republic)", ["cd"]),
    ("Occupied Palestinian Territories", ["ps"]),
    ("(former USSR)", ["suhh"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES, ids=[c[0][:24] for c in COUNTRIES])
def test_countries(text, expected):
    assert [f.value for f in places.read_country("country", text).facts] == expected


def test_a_country_that_is_none_stays_as_a_note():
    reading = places.read_country("nationality", "Nowhereland")
    assert own(reading) == [("notes", "nationality: Nowhereland")]
    assert reading.rejects == (("names no known country", "Nowhereland"),)


BIRTHS = [
    ("29/05/1960", ["1960-05-29"]), ("00/00/1994", ["1994"]), ("dd/mm/1956", ["1956"]), ("dd/03/1956", ["1956-03"]), ("03/1961", ["1961-03"]), ("1959", ["1959"]),
    ("12/99/1959", ["1959"]), ("1958-1960", ["1958", "1959", "1960"]), ("circa 1965", ["1965"]), ("dd/mm/yyyy", []), ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BIRTHS, ids=[b[0] or "blank" for b in BIRTHS])
def test_births(text, expected):
    assert [f.value for f in places.read_birth(text).facts] == expected


PASSPORTS = [
    ("", "Saudi Arabian passport no.C389664. Issued:15.9.2000. Expired:15.9.2005", [("passportNumber", "C389664"), ("country", "sa"), ("startDate", "2000-09-15"), ("endDate", "2005-09-15")]),
    ("", "(1) AT0712501 (Pakistani). Issued 12.3.2008. (2)A-374184 (Pakistani)", [("passportNumber", "AT0712501"), ("country", "pk"), ("startDate", "2008-03-12"), ("passportNumber", "A-374184"), ("country", "pk")]),
    ("", "W374031, Tunisian national identity number issued on 11 April 2011.", [("idNumber", "W374031"), ("country", "tn"), ("startDate", "2011-04-11")]),
    ("(1) 223611 (2) C00146605", "(1) Libya number (2) British passport number", [("passportNumber", "223611"), ("country", "ly"), ("passportNumber", "C00146605"), ("country", "gb")]),
    ("'06FB2262", "", [("passportNumber", "06FB2262")]),
    ("", "(a) OR 1961825 (Afghanistan). Issued in name of A, born in 1965 in B. Issued 4 Feb 2003", [("passportNumber", "OR 1961825"), ("country", "af"), ("startDate", "2003-02-04")]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "details", "expected"), PASSPORTS, ids=[(p[0] or p[1])[:20] for p in PASSPORTS])
def test_passports(number, details, expected):
    assert of(documents.read_passports(number, details), "passportNumber", "idNumber", "country", "startDate", "endDate") == expected


def test_a_passport_without_a_number_stays_as_a_note():
    reading = documents.read_passports("", "Uganda Passport.")
    assert own(reading) == [("notes", "Passport: Uganda Passport.")]
    assert reading.rejects[0][0] == "an identifier without a number"


NATIONAL = [
    ("780708486042", "INN", "innCode", "780708486042"),
    ("OGRNIP: 321547600026521  TIN: 041104686952", "", "ogrnCode", "321547600026521"),
    ("Italian Fiscal Code SSYBLK62T26Z336L", "", "taxNumber", "SSYBLK62T26Z336L"),
    ("VMS ORS 61S17 Z352F", "Italian fiscal code", "taxNumber", "VMSORS61S17Z352F"),
    ("(1) Italian Fiscal Code VMS ORS 61S17 Z352F (2) 01817002", "", "taxNumber", "VMSORS61S17Z352F"),
    ("12/SAKHANA(N)020199", "NRC number", "idNumber", "12/SAKHANA(N)020199"),
    ("Saudi Arabian alien registration no.2054275397, issued on 22.07.1998", "", "idNumber", "2054275397"),
    ("(1) US Social Security no 548-91-5411 (2) National no 9681029476", "", "socialSecurityNumber", "548-91-5411"),
]


@pytest.mark.parametrize(("number", "details", "prop", "value"), NATIONAL, ids=[n[0][:18] for n in NATIONAL])
def test_national_identifiers(number, details, prop, value):
    assert (prop, value) in own(documents.read_national(number, details))


BUSINESS = [
    ("License number: 328 INN: 7831000122 OGRN: 1027800000084", ["328", "7831000122", "1027800000084"]),
    ("1037804006811 (Russia). Tax ID 7802059185", ["7802059185", "1037804006811"]),
    ("9709056472 - Russia INN", ["9709056472"]),
    ("SWIFT CODE: ABCDRUMM", ["ABCDRUMM"]),
    ("1067746244026 dated 27/07/1992", ["1067746244026"]),
    ("GZYRFN8ZAFH9", ["GZYRFN8ZAFH9"]),
]


@pytest.mark.parametrize(("text", "expected"), BUSINESS, ids=[b[0][:18] for b in BUSINESS])
def test_business_numbers(text, expected):
    assert [f.value for f in documents.read_business_numbers(text).facts] == expected


def test_labels_inside_words_are_none():
    assert labeled_numbers("SWIFT payment messaging 12345678; INNOVATION 7731018133") == ()


PROSE = [
    ("UN Ref QI.B.62.02. Also referred to as Abu Nobody.", "Person", ("unscId", "QI.B.62.02")),
    ("UN Ref QI.B.62.02. Also referred to as Abu Nobody.", "Person", ("weakAlias", "Abu Nobody")),
    ("Mother's name is Salma A and father's name is Omar B.", "Person", ("motherName", "Salma A")),
    ("Mother's name is Salma A and father's name is Omar B.", "Person", ("fatherName", "Omar B")),
    ("Reportedly killed in Syria in Jun. 2015", "Person", ("deathDate", "2015-06")),
    ("Gender: male. Former judge.", "Person", ("gender", "male")),
    ("EU listing. Not UN. Tel +218 21 477 8301. Email info@example.org.", "Organization", ("phone", "+218 21 477 8301")),
    ("EU listing. Not UN. Tel +218 21 477 8301. Email info@example.org.", "Organization", ("email", "info@example.org")),
    ("IMO: 9187629. MMSI: 620233000.", "Vessel", ("mmsi", "620233000")),
    ("SWIFT/BIC ABCD SY DA - all offices", "Organization", ("swiftBic", "ABCDSYDA")),
    ("Digital Currency Address: ETH\t0x7FF9cFad3877F21d41Da833E2F775dB0569eE300", "Organization", ("publicKey", "0x7FF9cFad3877F21d41Da833E2F775dB0569eE300")),
    ("Organization Established Date 13 Jan 1994; Tax ID No. 7735579027 (Russia)", "Organization", ("incorporationDate", "1994-01-13")),
    ("web link: https://www.interpol.int/en/notice/search/un/7000001. Reviewed.", "Person", ("sourceUrl", "https://www.interpol.int/en/notice/search/un/7000001")),
]


@pytest.mark.parametrize(("text", "schema", "expected"), PROSE, ids=[f"{p[2][0]}" for p in PROSE])
def test_prose(text, schema, expected):
    assert expected in [(f.prop, f.value) for f in read_prose(text, schema).facts]


def test_a_reference_to_another_entry_is_not_the_partys_own():
    assert [f.value for f in read_prose("UN ref QDe.152. Associated with X (QDe.132).", "Organization").facts if f.prop == "unscId"] == ["QDe.152"]


def test_a_companys_number_in_a_remark_on_a_person_is_not_the_persons():
    assert own(read_prose("Director of X (company number 138086160).", "Person")) == []


REGIME_NAMES = [
    ("The Russia (Sanctions) (EU Exit) Regulations 2019", "RUS"), ("Russia", "RUS"), ("Ukraine (Sovereignty)", "RUS"), ("The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019", "BEL"),
    ("The ISIL (Da'esh) and Al-Qaida organisations", "AQD"), ("ISIL (Da'esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019", "AQD"), ("Al-Qaida", "AQD"),
    ("The Iran (Sanctions) (Nuclear) (EU Exit) Regulations 2019", "INU"), ("The Iran (Sanctions) Regulations 2023", "IRN"), ("Iran (human rights)", "IRN"),
    ("The Democratic People’s Republic of Korea (Sanctions) (EU Exit) Regulations 2019", "DPR"), ("North Korea (Democratic People's Republic of Korea)", "DPR"),
    ("The Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019", "CTI"), ("The Counter-Terrorism (Sanctions) (EU Exit) Regulations 2019", "CTD"),
    ("The Guinea-Bissau (Sanctions) (EU Exit) Regulations 2019", "GUB"), ("Republic of Guinea", "GUC"), ("The Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025", "GIM"),
    ("The Global Anti-Corruption Sanctions Regulations 2021", "GAC"), ("The Myanmar (Sanctions) Regulations 2021", "MYA"), ("Burma", "MYA"), ("Ivory Coast", "IVC"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), REGIME_NAMES, ids=[r[0][:30] for r in REGIME_NAMES])
def test_regime_names(text, code):
    found = regime_of_name(text)
    assert found is not None
    assert found.code == code


def test_regimes_are_told_apart():
    assert len({r.code for r in REGIMES}) == len(REGIMES) == len({r.program_id for r in REGIMES})
    assert regime_of_number("RUS0001").program_id == "GB-RUS"
    assert regime_of_number("XYZ0001") is None


def test_measures_in_addition_have_their_dates():
    text = "RUS1. Financial sanctions imposed in addition to an asset freeze: Correspondent banking relationships etc. Trust services. Date trust services sanctions imposed: 21/03/2023."
    assert [(f.value, f.original, f.valid_from) for f in measures.in_addition(text).facts] == [
        ("sectoral", "Correspondent banking relationships etc", None), ("services", "Trust services", "2023-03-21"),
    ]  # fmt: skip


def test_an_unknown_measure_is_other_and_counted():
    reading = measures.sanctions_imposed("Asset freeze|Public scolding")
    assert [f.value for f in reading.facts] == ["freeze", "other"]
    assert reading.rejects == (("a measure that is in no table", "Public scolding"),)


def test_contacts_that_are_none_are_kept_and_counted():
    for read, text in ((contacts.read_phones, "unknown yet"), (contacts.read_emails, "request@some where"), (contacts.read_sites, "see page"), (contacts.read_imo, "none given")):
        reading = read(text)
        assert reading.rejects
        assert text in reading.facts[0].value or reading.facts[0].value == text


def test_flags_and_subsidiaries():
    assert own(read_flags("pastFlags", "Panama. South Korea; Nowhereland"))[:2] == [("pastFlags", "pa"), ("pastFlags", "kr")]
    assert read_parties("subsidiary", "A Co., Ltd. B Group. P.O. Box 9").links == (("subsidiary", "A Co., Ltd. B Group"), ("subsidiary", "P.O. Box 9"))


def test_a_language_that_is_none_is_counted_once_known_scripts_are_not():
    assert names.read_script_name("name", "Иван", "Klingon", "").rejects == (("a language that is in no table", "Klingon"),)
    assert names.read_script_name("name", "Иван", "Cyrillic", "Russian").facts[0].lang == "rus"
