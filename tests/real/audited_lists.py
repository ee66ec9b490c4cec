"""Which file of each list is audited, by which reader, and what is excepted, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.real import audit_readers as read
from tests.real.audit import RawEntry, Rules


@dataclass(frozen=True)
class Audited:
    """One list.

    Attributes:
        list_id: the list.
        file: its newest official file, below the lists folder.
        reader: raw entries of the file.
        rules: see `Rules`.
        excepted: findings that stand, by (kind, place or property, word), each with the reason; "*" is any.
        day: for which the dossiers are asked.
    """

    list_id: str
    file: str
    reader: Callable[[bytes], list[RawEntry]]
    rules: Rules = field(default_factory=Rules)
    excepted: dict[tuple[str, str, str], str] = field(default_factory=dict)
    day: str = "2026-09-01"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UN = Rules(
    ignored={"SORT_KEY": "sort key of the publisher's own display", "SORT_KEY_LAST_MOD": "the same", "LIST_TYPE/VALUE": "says 'UN List' everywhere"},
    categories={
        "INDIVIDUAL_ALIAS/QUALITY": {"good": "alias|previousName", "low": "weakAlias|previousName"},
        "ENTITY_ALIAS/QUALITY": {"a.k.a.": "alias", "f.k.a.": "previousName"},
        "INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE": {"exact": "birthDate", "between": "birthDate", "approximately": "birthDate"},
    },
    ours={"birthDate": _words("and"), "notes": _words("type of document document2 number country issue issuing city note"), "description": _words("record version issued in submitted by")},
    spans={
        "FIRST_NAME": ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"),
        "INDIVIDUAL_ALIAS/DATE_OF_BIRTH": ("INDIVIDUAL_ALIAS",), "INDIVIDUAL_ALIAS/NOTE": ("INDIVIDUAL_ALIAS",), "ENTITY_ALIAS/NOTE": ("ENTITY_ALIAS",),
        "INDIVIDUAL_ADDRESS/NOTE": ("INDIVIDUAL_ADDRESS",), "ENTITY_ADDRESS/NOTE": ("ENTITY_ADDRESS",),
    },
)  # fmt: skip

CANADA = Rules(
    ours={"recordId": _words("schedule item"), "provisions": _words("schedule item"), "notes": _words("date of birth or build")},
    spans={
        "LastName": ("LastName", "GivenName"), "Item": ("Schedule", "Item"), "Schedule": ("Country", "Schedule", "Item"),
    },
)  # fmt: skip

AUSTRALIA = Rules(
    categories={
        "C": {"individual": "schema:Person", "entity": "topics", "vessel": "schema:Vessel"},
        "D": {"primary name": "name", "original script": "name", "aka": "alias", "fka": "previousName", "formerly known as": "previousName", "previously listed as": "previousName"},
    },
    ours={"notes": _words("date of birth place citizenship"), "description": _words("control date")},
    in_locator=frozenset({"A"}), strip=r"(?<=\d)[a-z]{1,2}\d*(?=/|$)",
)  # fmt: skip

SECO_IGNORED = "number of an element, or how the file is joined; no fact"
SECO = Rules(
    ignored={
        **{f"identity/{path}@ssid": SECO_IGNORED for path in ("", "name/", "nationality/", "day-month-year/")},
        "sanctions-set-id": SECO_IGNORED, "identity/@main": SECO_IGNORED, "identity/name/name-part/@order": SECO_IGNORED,
        "identity/name/@lang": "English is the default language of a name",
    },
    categories={
        "identity/name/@name-type": {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName"},
        "identity/name/@quality": {"good": "name", "low": "weakAlias"},
        "identity/name/name-part/@name-part-type": {"whole-name": "name", "given-name": "firstName", "family-name": "lastName"},
        "modification/@modification-type": {"listed": "entity"},
        "identity/day-month-year/@calendar": {"gregorian": "birthDate"},
        "identity/day-month-year/@quality": {"good": "birthDate"},
    },
    ours={"description": _words("origin")},
)  # fmt: skip

#: "a.k.a. the following two aliases:" and "address", also as the PDF misprints them.
JAPAN_LABELS = _words(
    "所在地 所 在 地 a k the following follow thefollowing one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen alias aliases and "
    "onealias twoaliases"
)
JAPAN = Rules(
    labels={"": JAPAN_LABELS}, fixed={"country": "the title of the list", "summary": "the title", "program": "the title"},
    spans=dict.fromkeys(("所在地", "Japanese name", "Chinese name", "title", "name", "alias", "別称"), ("",)),
)  # fmt: skip
JAPAN_THIRD = Rules(labels=JAPAN.labels, fixed={"summary": "the title", "program": "the title"}, spans=JAPAN.spans)

COMPANIES = Rules(
    order="mdy", ours={"role": _words("parent")}, fixed={"country": "the list is of Chinese companies"},
    spans={"Clean Name": ("Clean Name", "Name")},
)  # fmt: skip
CUBA = Rules(order="mdy", ours={"role": _words("parent")}, fixed={"country": "the list is of Cuba"})
STATE = Rules(
    order="mdy",
    categories={"schema": {name.lower(): f"schema:{name}" for name in ("Person", "Company", "Organization", "LegalEntity", "PublicBody")}},
)  # fmt: skip
ISRAEL = Rules(blanks=frozenset({"", "-", "--", "אנונימי"}), strip=r", [pw]-[0-9a-f]+(?=/|$)|(?<=/)order$", ours={"description": _words("address tag"), "notes": _words("identity card passport")})

#: Kinds of number in `ids` that a property of their own says; other kinds stand in words in `type` or `notes`.
CSL_KINDS = {
    kind: props for props, kinds in {
        "gender": ("gender",), "website": ("website",), "email": ("email address",), "swiftBic": ("swift/bic",), "mmsi": ("mmsi",), "phone": ("phone number",),
        "imoNumber|registrationNumber": ("vessel registration identification", "company number"), "publicKey": ("digital currency address",), "isin": ("isin",), "ticker": ("equity ticker",),
        "passportNumber": ("passport", "diplomatic passport"), "leiCode": ("legal entity number",), "dunsCode": ("d-u-n-s number",), "vatCode": ("v.a.t. number",), "icaoCode": ("aircraft mode s transponder code",),
        "taxNumber|innCode": ("tax id no.", "italian fiscal code", "us fein", "ruc #", "rtn", "paraguayan tax identification number", "nit #"), "socialSecurityNumber": ("ssn",),
        "incorporationDate": ("organization established date",), "buildDate": ("aircraft manufacture date",), "model": ("aircraft model",), "pastFlags": ("former vessel flag",),
        "serialNumber": ("aircraft manufacturer's serial number (msn)", "aircraft construction number (also called l/n or s/n or f/n)", "aircraft serial identification"),
        "classification": ("target type",), "sector": ("organization type",), "country": ("nationality of registration", "registration country"), "callSign": ("other vessel call sign",), "flag": ("other vessel flag",),
        "type": ("other vessel type",), "licenseNumber|registrationNumber": ("license", "trade license no.", "dubai chamber of commerce membership no."),
        "registrationNumber|ogrnCode|uscCode": ("registration id", "government gazette number", "aircraft tail number", "previous aircraft tail number", "bik (ru)", "matricula mercantil no", "registration number",
            "public registration number", "business registration number", "business registration document #", "registered charity no.", "c.r. no.", "uk company number", "folio mercantil no.",
            "commercial registry number", "micex code"),
        "idNumber|imoNumber|registrationNumber": ("identification number", "national id no.", "chinese commercial code", "d.n.i.", "birth certificate number", "kenyan id no.", "un/locode", "personal id card", "driver's license no.",
            "cedula no.", "bosnian personal id no.", "serial no.", "pilot license number", "public security and immigration no.", "uae identification"),
        "listingDate": ("listing date (cmic)", "listing date (eo 14024 directive 1a)", "listing date (eo 14024 directive 2)", "listing date (eo 14024 directive 3)"),
        "startDate": ("effective date (cmic)", "effective date (eo 14024 directive 2)", "effective date (eo 14024 directive 3)", "effective date (eo 14024 directive 1a)"),
        "sourceUrl": ("executive order 14024 directive information -", "executive order 14024 directive information", "executive order 13846 information:"),
    }.items() for kind in kinds
}  # fmt: skip
#: Words of a kind of number in `ids` ("7736640919, RU, Tax ID No."); kinds without a statement of their own say the property.
CSL = Rules(
    ignored={"_id": "number of the row in the publisher's own database", "source": "which of the lists: the list id says it"},
    categories={"type": {"individual": "schema:Person", "entity": "schema:Organization|schema:LegalEntity", "vessel": "schema:Vessel", "aircraft": "schema:Airplane"}, "ids/kind": CSL_KINDS},
    ours={"recordId": _words("fr"), "role": _words("vessel owner"), "notes": _words("start date"), "provisions": frozenset(), "description": _words("license requirement review policy")},
    labels={"alt_names": _words("and"), "addresses": _words("and"),
            "ids": _words("for more information on directives please visit the following link")},
    spans={"programs": ("programs", "entity_number"), "ids": ("ids", "name", "entity_number")}, blanks=frozenset({"", "n/a", "-"}),
)  # fmt: skip
DENIED = Rules(order="mdy", ours={"recordId": _words("fr"), "description": _words("standard terms of a denial order effective date expiration last update")})
POLAND = Rules(spans={"measures": ("measures", "reason")}, fixed={"sourceUrl": "the address behind the cell, which is no text"})
CONLIST = Rules(
    ignored={"Grp Status": "how the row changed against the list before it", "A F D": "the same"},
    spans={
        "Name 6": ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5"),
        "Address 1": ("Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6", "Post/Zip Code", "Country"),
        "Regime": ("Regime", "Listed On", "Last Updated", "UK Sanctions List Date Designated", "Group ID"),
        "Passport Number": ("Passport Number", "Passport Details"), "National Identification Number": ("National Identification Number", "National Identification Details"),
        "Town of Birth": ("Town of Birth", "Country of Birth"),
        "Name Non-Latin Script": ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language"),
    },
    ours={"role": _words("subsidiary parent owner"), "website": _words("http")},
    categories={
        "Group Type": {"individual": "schema:Person", "entity": "schema:Organization", "ship": "schema:Vessel"},
        "Alias Type": {"primary name": "name", "primary name variation": "alias|weakAlias", "aka": "alias|weakAlias", "fka": "previousName"},
        "Alias Quality": {"good quality": "alias|name|previousName", "low quality": "weakAlias|previousName"},
        "Non-Latin Script Type": dict.fromkeys(("cyrillic", "chinese", "hangul", "thai", "greek", "russian", "cyrilic", "cryillic", "burmese", "arabic", "persian", "han chinese", "hebrew", "korean", "latin", "georgian", "perso-arabic"), "name|alias|weakAlias|previousName"),
        "Non-Latin Script Language": {"russian": "lang:rus", "persian": "lang:fas", "persian/farsi": "lang:fas", "arabic": "lang:ara", "belarusian": "lang:bel", "ukrainian": "lang:ukr", "chinese": "lang:zho", "hebrew": "lang:heb",
            "korean": "lang:kor", "turkish": "lang:tur", "spanish": "lang:spa", "georgian": "lang:kat", "serbian": "lang:srp", "thai": "lang:tha", "greek": "lang:ell", "kazakh": "lang:kaz", "bulgarian": "lang:bul",
            "japanese": "lang:jpn", "bosnian": "lang:bos", "burmese": "lang:mya", "romanian": "lang:ron", "cyrillic": "name|alias"},
    },
)  # fmt: skip
JOURNAL = Rules(
    spans={"recordId": ("celex", "annex", "recordId"), "annex": ("celex", "annex")}, ours={"authorityId": _words("annex"), "notes": _words("nationality birthdate incorporationdate passportnumber ogrncode inncode swiftbic")}, blanks=frozenset({"", "-", "n/d", "n/a", "na", "does not exist"}),
    categories={"schema": {name.lower(): f"schema:{name}" for name in ("Person", "Company", "Organization", "LegalEntity", "PublicBody", "Vessel", "Airplane", "Asset")}},
)  # fmt: skip
EU_LANGUAGES = {
    "en": "lang:eng", "fr": "lang:fra", "de": "lang:deu", "es": "lang:spa", "it": "lang:ita", "nl": "lang:nld", "pt": "lang:por", "da": "lang:dan", "sv": "lang:swe",
    "fi": "lang:fin", "el": "lang:ell", "pl": "lang:pol", "cs": "lang:ces", "sk": "lang:slk", "sl": "lang:slv", "hu": "lang:hun", "lt": "lang:lit", "lv": "lang:lav",
    "et": "lang:est", "mt": "lang:mlt", "bg": "lang:bul", "ro": "lang:ron", "hr": "lang:hrv", "ga": "lang:gle", "ar": "lang:ara", "ru": "lang:rus", "uk": "lang:ukr",
    "fa": "lang:fas",
}  # fmt: skip
FSD = Rules(
    ignored={**{f"{part}/@{name}": SECO_IGNORED for part in ("nameAlias", "birthdate", "address", "identification", "citizenship") for name in ("Id", "Entity_id")}},
    categories={"@Type": {"p": "schema:Person", "e": "schema:Organization"}, "nameAlias/LANGUAGE": EU_LANGUAGES},
    labels={"@remark": _words("entity is sanctioned in regime of programme"), "identification/NUMBER": _words("id ssn travelcardid drivinglicence"), "address/OTHER": _words("phone fax email web")},
    spans={"remark": ("@remark",), "@designationDate": ("@remark",), "@designationDetails": ("@remark",), "regulation/@programme": ("regulation/@programme", "@remark")},
    ours={"birthDate": _words("circa"), "notes": _words("birth date citizenship"), "address": _words("and palestine dr"), "full": _words("and palestine dr")}, spelled=True, blanks=frozenset({"", "-", "na", "n/a", "unknown (other-other identification number)"}),
    fixed={"provisions": "the list is one of financial sanctions"},
)  # fmt: skip
FSF = Rules(
    ignored={**{f"{part}/@countryDescription": "the code beside it in words" for part in ("birthdate", "address", "identification", "citizenship")},
             **{f"birthdate/@{part}": "read together" for part in ("year", "monthOfYear", "dayOfMonth")},
             **{f"{part}/@logicalId": SECO_IGNORED for part in ("nameAlias", "birthdate", "address", "identification", "citizenship", "regulation")}},
    categories={"subjectType/@code": {"person": "schema:Person", "enterprise": "schema:Organization"}, "subjectType/@classificationCode": {"p": "schema:Person", "e": "schema:Organization"},
                "nameAlias/@strong": {"true": "name|alias", "false": "weakAlias"}, "birthdate/@calendarType": {"gregorian": "birthDate|birthPlace"}, "birthdate/@circa": {"true": "birthDate"},
                "identification/@identificationTypeCode": {"id": "idNumber", "passport": "passportNumber"}},
    blanks=frozenset({"", "false", "00", "unknown"}), spelled=True,
    spans={"remark": ("remark",), "regulation/@publicationUrl": ("regulation/publicationUrl",), "regulation/@regulationType": ("regulation",),
           "regulation/@entryIntoForceDate": ("regulation",), "regulationSummary/@regulationType": ("regulationSummary",)},
    ours={"description": _words("in force from"), "birthDate": _words("circa"), "address": _words("dr"), "full": _words("dr")},
    fixed={"provisions": "the list is one of financial sanctions"},
)  # fmt: skip

LISTS: tuple[Audited, ...] = (
    Audited("un_sc", "un/2026-02-27-consolidated.xml", read.un, UN),
    Audited("ca_sema", "ca/2025-05-25-sema-lmes.xml", read.canada, CANADA),
    Audited("au_dfat", "au/2024-11-11-regulation8_consolidated.xlsx", read.australia, AUSTRALIA),
    Audited("ch_fiaa", "ch/2026-08-22-fiaa-freezes.csv", lambda data: read.table(data, "Name={Name}")),
    Audited("ch_seco", "ch/2024-01-17-seco-delta-example.xml", read.seco, SECO),
    Audited("jp_meti_russia", "jp/2025-09-12-meti-russia-entities.txt", read.japan, JAPAN),
    Audited("jp_meti_third", "jp/2025-09-12-meti-third-country-entities.txt", read.japan, JAPAN_THIRD),
    Audited("us_dod_1260h", "us_misc/2026-08-22-dod-1260h.csv", read.military_companies, COMPANIES),
    Audited("us_state_cuba", "us_misc/2026-08-22-cuba-restricted.csv", lambda data: read.table(data, "Id={Id}"), CUBA),
    Audited("us_state_inksna", "us_misc/2026-08-22-inksna.csv", lambda data: read.table(data, "name={name}"), STATE),
    Audited("us_state_section353", "us_misc/2026-08-22-section-353.csv", lambda data: read.table(data, "name={name}"), STATE,
            day="2023-06-01"),  # all its measures have ended with 2023
    Audited("il_nbctf", "il/2026-08-22-nbctf-wallets.csv", read.israel, ISRAEL),
    Audited("us_csl", "us_csl/2022-05-16-consolidated.csv", read.screening, CSL, {
        ("invented", "recordId", "83"): "printed '83F.R. 65340'",
        ("date cut short", "incorporationDate", "2015"): "'01 Jan 2015 to 31 Dec 2015' is the whole year",
    }),
    Audited("us_bis_dpl", "us_bis/2023-11-30-dpl.txt", read.denied, DENIED),
    Audited("pl_mswia", "pl/2025-12-15-lista-sankcyjna-mswia.xlsx", read.poland, POLAND),
    Audited("gb_hmt_conlist", "uk/2025-04-14-ConList.xlsx", read.uk_consolidated, CONLIST),
    Audited("eu_journal", "eu/2026-08-22-oj-consolidated.csv", read.journal, JOURNAL, {
        ("invented", "startDate", "29"): "printed 'on29.5.2013'",
    }),
    Audited("eu_fsf_2016", "eu/2016-02-11-global-excerpt.xml", read.fsd, FSD, {
        ("lost category", "nameAlias/LANGUAGE", "*"): "the name stands there twice in one spelling, and is kept once, in its first language",
    }),
    Audited("eu_fsf", "eu/2021-02-16-fsf-1_1-sample.xml", read.fsf, FSF),
)
