"""Renders invented rows of the Consolidated Screening List."""

from __future__ import annotations

from collections.abc import Iterable

from tests.sources.tables_writer import write_csv

HEADER = (
    "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice", "start_date", "end_date",
    "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage", "vessel_flag",
    "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth",
    "source_information_url", "ids",
)  # fmt: skip

SDN = "Specially Designated Nationals (SDN) - Treasury Department"
SSI = "Sectoral Sanctions Identifications List (SSI) - Treasury Department"
EL = "Entity List (EL) - Bureau of Industry and Security"
MEU = "Military End User (MEU) List - Bureau of Industry and Security"
UVL = "Unverified List (UVL) - Bureau of Industry and Security"
DPL = "Denied Persons List (DPL) - Bureau of Industry and Security"
ISN = "Nonproliferation Sanctions (ISN) - State Department"
DTC = "ITAR Debarred (DTC) - State Department"


def write(rows: Iterable[dict[str, str]], header: tuple[str, ...] = HEADER, delimiter: str = ",", bom: bool = False) -> bytes:
    """The file."""
    return write_csv(header, rows, delimiter=delimiter, bom=bom)


def invented() -> list[dict[str, str]]:
    """One row or two of each list, with the oddities of 2022."""
    return [
        {"_id": "90001", "source": SDN, "entity_number": "90001", "type": "Individual", "programs": "SDGT; RUSSIA-EO14024", "name": "ZORN, Albert",
         "title": "Minister of Fog; Head", "addresses": "1 Fog Lane, Moscow, 101000, RU; CY; Somewhere in the fog", "alt_names": "TSORN, Albert; THE FOG",
         "dates_of_birth": "1961-04-12; circa 1960; 1963 to 1965; unclear", "nationalities": "RU; CY", "citizenships": "RU", "places_of_birth": "Nowhere, Russia",
         "ids": "RU, 2020-01-05, 2010-01-05, X0000001, Passport; 12345, Cedula No.; RU, 2017-01-16, 770000000001, Tax ID No.; Male, Gender; "
                "Subject to Secondary Sanctions, Additional Sanctions Information -; 1ZornZornZornZornZornZornZorn, Digital Currency Address - XBT; 46, Shoe Size",
         "remarks": "Only in daylight; (Linked To: FOG BANK, PJSC; Linked To: NOBODY (KNOWN) LTD)", "source_list_url": "http://list.example"},
        {"_id": "90002", "source": SDN, "entity_number": "90002", "type": "Entity", "programs": "SDGT", "name": "FOG BANK, PJSC", "ids": "FOGBRUMM, SWIFT/BIC"},
        {"_id": "90002", "source": SSI, "entity_number": "90002", "type": "Entity", "programs": "UKRAINE-EO13662", "name": "FOG BANK, PJSC",
         "ids": "Subject to Directive 1, Executive Order 13662 Directive Determination -"},
        {"_id": "90003", "source": SDN, "entity_number": "90003", "type": "Vessel", "programs": "MOON-EO99999", "name": "GREY GULL", "call_sign": "UBZZ9",
         "vessel_type": "Crude Oil Tanker", "gross_tonnage": "99,144", "gross_registered_tonnage": "56068", "vessel_flag": "Panama", "vessel_owner": "FOG BANK, PJSC",
         "ids": "IMO 9187629, Vessel Registration Identification; Malta, Former Vessel Flag"},
        {"_id": "90004", "source": SDN, "entity_number": "90004", "type": "Aircraft", "programs": "SDGT", "name": "RA-00000", "ids": "Il-96, Aircraft Model"},
        {"_id": "a1", "source": EL, "name": "Fog Aviation \nWorks", "addresses": "3, rue du Brouillard ? ZA, Saint Brume, 35400, FR; and 4 Rue, Brume, FR",
         "federal_register_notice": "84 FR 61541; 85 FR 14794", "start_date": "2019-11-13", "license_requirement": "For all items subject to the EAR. (See §744.11 of the EAR).",
         "license_policy": "Presumption of denial", "alt_names": "Fog Technics; f.k.a., Mist Works,; and SARL Brume", "standard_order": " "},
        {"_id": "a2", "source": EL, "name": "fog aviation works", "addresses": "Tehran, IR", "start_date": "0017-05-26", "license_requirement": "For all items"},
        {"_id": "b1", "source": MEU, "name": "Grey Shipyard", "addresses": "Nowhere, CN", "start_date": "2020-12-23", "license_requirement": "For any item"},
        {"_id": "c1", "source": UVL, "name": "Pale Trading Ltd.", "addresses": "Fanling, Hong Kong, HK"},
        {"_id": "d1", "source": DPL, "name": " I. ZORN", "addresses": "1 FOG LANE, NOWHERE, TX, 75159, US", "federal_register_notice": "68 F.R. 38290 6/27/03",
         "start_date": "2003-06-19", "end_date": "2056-06-29", "standard_order": "Y", "remarks": "FR NOTICE ADDED"},
        {"_id": "e1", "source": ISN, "name": "Mist Corp. (MC) and any successor, sub-unit, or subsidiary thereof", "programs": "INKSNA; Moonshine Act",
         "federal_register_notice": "Vol. 86, No. 151, 08/10/2021", "start_date": "2021-07-29", "alt_names": "M. C."},
        {"_id": "f1", "source": DTC, "name": "Far Fog Company, Inc. (a.k.a. FARFOG, Inc.; Fog 2)", "federal_register_notice": "67 FR 10033"},
    ]  # fmt: skip
