"""Tables that others derived from official lists: which are audited, by which reader, and what is excepted, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.real import derived_readers as read
from tests.real.audit import RawEntry, Rules
from tests.real.audited_lists import FSF, JOURNAL


@dataclass(frozen=True)
class Derived:
    """One table.

    Attributes:
        name: for messages; with `golden` of its group.
        file: below the lists folder.
        reader: raw entries of the file.
        golden: name of the golden file. Tables of one publication share it, and are loaded together.
        rules, excepted, day: as in `Audited`.
    """

    name: str
    file: str
    reader: Callable[[bytes], list[RawEntry]]
    golden: str
    rules: Rules = field(default_factory=Rules)
    excepted: dict[tuple[str, str, str], str] = field(default_factory=dict)
    day: str = "2026-09-01"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UK_IDS = {**dict.fromkeys(("id", "name_id", "dob_id"), "row number of the repository that made the table"), "unique_id": "the roster of the subjects has it",
          "ofsi_group_id": "the subjects have it"}
UK_SUBJECTS = Rules(
    categories={"subject_type": {"individual": "schema:Person", "entity": "schema:Organization", "ship": "schema:Vessel"}},
    spans={"UniqueID": ("unique_id", "un_reference_number", "ofsi_group_id", "date_designated", "last_updated")},
    fixed={"country": "the country of the regime that the number tells"},
    exact={"un_reference_number": "unscId", "ofsi_group_id": "recordId", "unique_id": "authorityId|id", "date_designated": "listingDate|startDate", "last_updated": "modifiedAt"},
)  # fmt: skip
UK_NAMES = Rules(
    ignored=UK_IDS,
    categories={"name_type": {"primary": "name", "primary_variation": "alias|weakAlias", "alias": "alias|weakAlias"},
                "alias_strength": {"good_quality_aka": "alias", "low_quality_aka": "weakAlias"}},
    spans={"Name": ("whole", "full_name")}, exact={"full_name/primary": "name", "full_name/variation": "alias", "full_name/weak": "weakAlias"},
)  # fmt: skip
UK_BIRTHS = Rules(
    ignored={**UK_IDS, "precision": "says which parts are there", "parse_issues": "of the repository that made the table"},
    spans={"DOB": ("date",)}, ours={"birthDate": _words("dd mm")}, exact={"date": "birthDate"},
)  # fmt: skip
NUMBERS = "idNumber|taxNumber|innCode|ogrnCode|registrationNumber|socialSecurityNumber|vatCode|uscCode|swiftBic"
UK_IDENTIFIERS = Rules(
    ignored=UK_IDS, spans={"Identifier": ("raw_value", "additional_info")},
    exact={"raw_value/passport": "passportNumber", "raw_value/national": NUMBERS, "raw_value/business_registration_numbers": NUMBERS, "raw_value/imo": "imoNumber"},
    categories={"identifier_type": {"passport": "passportNumber", "national": "idNumber|taxNumber|innCode|socialSecurityNumber", "imo": "imoNumber",
                                    "business_registration_numbers": "registrationNumber|ogrnCode|innCode|taxNumber|vatCode|uscCode|swiftBic"}},
)  # fmt: skip
UK_COUNTRIES = Rules(
    ignored={**UK_IDS, "iso": "code that the repository gave for the printed country", "resolution_method": "how it did", "iso_available": "whether it did"},
    spans={"Country": ("raw_value",)}, categories={"country_type": {"address": "country", "birth": "birthCountry", "nationality": "nationality"}},
    exact={"raw_value/address": "country", "raw_value/birth": "birthCountry", "raw_value/nationality": "nationality"},
)  # fmt: skip
AUSTRALIAN_NAMES = Rules(exact={"Name": "name"}, categories={"Source": {"australia": "authority"}}, blanks=frozenset({"", "none", "unknown", "na", "n/a", "nan", "null", "-"}))
TRAVEL_NUMBERS = "passportNumber|idNumber|socialSecurityNumber|registrationNumber"
TRAVEL = replace(
    FSF,
    ignored={
        **FSF.ignored, **{f"{part}/@regulationLanguage": "says 'en' everywhere" for part in ("nameAlias", "birthdate", "address", "identification", "citizenship")},
    },
    categories={
        **FSF.categories, "nameAlias/@strong": {"1": "name|alias|previousName|weakAlias", "0": "weakAlias"}, "birthdate/@circa": {"1": "birthDate"},
        "birthdate/@calendarType": {"gregorian": "birthDate|birthPlace|birthCountry|notes", "islamic": "notes"},
        "identification/@identificationTypeCode": {"id": "idNumber", "passport": "passportNumber", "other": "idNumber|passportNumber|notes", "regnumber": "registrationNumber",
            "ssn": "socialSecurityNumber", "travelcardid": "passportNumber", **dict.fromkeys(("drivinglicence", "birthcert", "nationcert", "electionid", "residentperm"), "idNumber"),
        },
        **{f"identification/@{name}": {"1": "description"} for name in ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")},
    },
    labels={"nameAlias/@remark": _words("good low quality alias a k aka original script"), "identification/@nameOnDocument": _words("name on doc")},
    blanks=frozenset({"", "-", "0", "00", "unknown", "null", "none"}), strip=r"name-[0-9a-f]+",
    spans={
        "@designationDate": ("@designationDetails", "@designationDate", "remark"), "regulation/@programme": ("regulation/@publicationUrl",), "regulation/@regulationType": ("regulation",),
        "nameAlias": ("remark",), "birthdate": ("remark",), "citizenship": ("remark",),
    },
    ours={"description": _words("known to be expired false reported lost revoked by issuer diplomatic"), "notes": _words("birth date in the islamic calendar"), "address": _words("dr palestine"), "full": _words("dr palestine"),
        "birthDate": _words("circa"),
    },
    exact={"nameAlias/@wholeName": "name|alias|weakAlias|previousName", "birthdate/date": "birthDate", "citizenship/@countryIso2Code": "citizenship", "identification/@number": TRAVEL_NUMBERS},
    fixed={"provisions": "the list is one of travel bans", "program": "the program of the act, by its number", "programId": "the same", "Sanction:country": "the same"},
)  # fmt: skip
MERGED = replace(
    TRAVEL,
    ignored={
        **TRAVEL.ignored,
        **{f"both/{name}": "the table of travel bans has it in full" for name in (
            "nameAlias", "nameAlias.wholeName", "nameAlias.function", "remark", "subjectType.classificationCode", "birthdate.year", "citizenship.countryDescription",
            "regulation.publicationUrl", "regulation.numberTitle", "regulation.regulationType",
        )},
    },
    categories={**TRAVEL.categories, "type": dict.fromkeys(("financial sanction", "both travel and financial sanction", "travel ban"), "provisions"),
                "subjectType/@code": {"p": "schema:Person", "e": "schema:Organization"}},
    spans={"@designationDate": ("remark",), "regulation/@programme": ("regulation/@programme", "regulation/@publicationUrl"),
           "nameAlias.function": ("nameAlias/@function",), "birthdate.year": ("birthdate/@year",), "citizenship.countryDescription": ("citizenship/@countryDescription",)},
    ours={"description": _words("name given by")},
    exact={"nameAlias/@wholeName": "name|alias|weakAlias|previousName", "nameAlias/@wholename": "name|alias|weakAlias|previousName"},
)  # fmt: skip
FSF_JSON = Rules(
    categories={"type": {"individual": "schema:Person", "entity": "schema:Organization"}}, exact={"name": "name", "details/aliases/latin": "name", "details/aliases": "alias", "details/birthDate": "birthDate"},
    ignored={"source": "says 'EU' everywhere", "matchScore": "of a search in the repository that made the file, 100 everywhere"}, ours={"notes": _words("birth date")},
)  # fmt: skip
AMENDMENTS = replace(JOURNAL, exact={"name": "name", "recordId": "recordId", "reason": "reason", "measure": "provisions", "programKey": "programId"}, spans={"recordId": ("amendedCelex", "annex", "recordId"), "amendedCelex": ("amendedCelex", "annex")})

UK = "uk/2026-05-07-uksl-{}.csv"

DERIVED: tuple[Derived, ...] = (
    Derived("gb_fcdo_uksl subjects", UK.format("subjects"), read.uk_table, "gb_fcdo_uksl", UK_SUBJECTS),
    Derived("gb_fcdo_uksl names", UK.format("subject_names"), read.uk_table, "gb_fcdo_uksl", UK_NAMES),
    Derived("gb_fcdo_uksl births", UK.format("subject_dobs"), read.uk_table, "gb_fcdo_uksl", UK_BIRTHS),
    Derived("gb_fcdo_uksl identifiers", UK.format("subject_identifiers"), read.uk_table, "gb_fcdo_uksl", UK_IDENTIFIERS, {
        ("lost value", "passportNumber", "bxjxn"): "a passport number without a digit: kept as a note",
    }),
    Derived("gb_fcdo_uksl countries", UK.format("subject_countries"), read.uk_table, "gb_fcdo_uksl", UK_COUNTRIES, {
        ("lost *", "*", "birth"): "printed 'Occupied Golan Heights', which no table of territories has: kept as a note",
        ("lost *", "birthCountry", "occupied golan heights"): "the same",
    }),
    Derived("au_dfat_names", "au/2025-05-25-australia_parsed.csv", read.australian_names, "au_dfat_names", AUSTRALIAN_NAMES),
    Derived("eu_travel_bans", "eu/2022-09-13-travel-bans.csv", read.travel_bans, "eu_travel_bans", TRAVEL, {
        ("lost", "remark", "alias"): "the label before the aliases of persons who stand as text",
        ("lost value", "birthDate", "13??"): "years of the Iranian calendar, which the entry says: kept as notes",
    }),
    Derived("eu_fsf json", "eu/2025-04-16-eu_sanctions.json", read.fsf_json, "eu_fsf_json", FSF_JSON, {
        ("lost value", "birthDate", "1339"): "a year of another calendar: kept as a note",
    }),
    Derived("eu_fsf merged", "eu/2022-09-13-fsf-merged.csv", read.merged, "eu_fsf_merged", MERGED, {
        ("no party", "sanctionEntity*", ""): "the row has no number; the table of travel bans has it",
        ("lost", "unnumbered/*", "*"): "the same row",
    }),
    Derived("eu_journal_amendments", "eu/2026-08-22-oj-amendments.csv", read.amendments, "eu_journal_amendments", AMENDMENTS),
)
