"""What the columns of a customer file mean, guessed from their headings as people write them.

Sources of the headings: help pages and samples of screening products and of public lists (NameScan, RiskScreen, sanctions.io, MemberCheck,
OpenSanctions), in several languages; the guess is reported, and a caller may set it right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

#: Roles a column may have. `name` is a whole name; `first`, `middle`, `last` are joined to one; `nationality`
#: is a country that says what someone is, `country` any other; `id:<scheme>` is an official number.
ROLES: Final = {
    "id": """id customerid clientid uniqueid externalid externalidentifier customernumber clientnumber custid cif cifnumber accountid reference ref
        interfaceref recordid entityid partyid number no nr row uid key kundennummer kundenid numeroclient idclient codigo idcliente""",
    "name": """name names fullname customername clientname entityname companyname company organization organisation organisationname organizationname
        businessname legalname partyname accountname counterparty counterpartyname caption vesselname shipname beneficiary beneficiaryname
        nombre nombrecompleto nom nomcomplet vollstandigername firmenname unternehmen firma ragionesociale razonsocial nazwa imieinazwisko
        имя фио наименование название 姓名 名称 公司名称 이름 الاسم""",
    "first": "firstname givenname givennames forename forenames first fname vorname prenom primernombre имя1 имяклиента imie",
    "middle": "middlename middlenames secondname middle patronymic fathername отчество mname othernames",
    "last": "lastname surname familyname last lname nachname familienname nomdefamille apellido apellidos фамилия nazwisko",
    "alias": """alias aliases aka alsoknownas othername tradingname tradename dba weakalias weakaliases
        previousname previousnames formername formernames maidenname shortname abbreviation""",
    "original": "originalname originalscriptname nativename localname namelocal nameoriginalscript originalscript namenative",
    "schema": "schema entitytype type customertype clienttype partytype recordtype category kind criteria entity",
    "birth": """birthdate dob dobs dateofbirth birth yearofbirth yob geburtsdatum datedenaissance fechadenacimiento датарождения date incorporationdate
        dateofincorporation foundingdate registrationdate birthday dataurodzenia""",
    "nationality": """nationality nationalities citizenship citizenships jurisdiction flag flagstate гражданство countryofincorporation
        countryofregistration""",
    "country": """country countries countryofresidence residence residencecountry countryofbirth birthcountry country1 country2 country3 countrycode land
        pays pais страна kraj""",
    "place": "birthplace placeofbirth pob townofbirth cityofbirth geburtsort lieudenaissance lugardenacimiento месторождения",
    "address": "address addresses fulladdress street streetaddress city town adresse direccion адрес anschrift wohnort",
    "gender": "gender sex geschlecht sexe пол",
    "id:any": "identifiers identifier idnumbers documentnumber documentno document docnumber officialnumber",
    "id:passport": "passport passportnumber passportno passports reisepass passeport",
    "id:id": "idnumber nationalid nationalidnumber personalid personalnumber ssn identitynumber idcard pesel socialsecuritynumber",
    "id:tax": "taxid taxnumber tin vat vatnumber vatid nip taxidentificationnumber",
    "id:inn": "inn innnumber inncode инн",
    "id:ogrn": "ogrn ogrncode огрн ogrnnumber",
    "id:registration": "registrationnumber companynumber companyregistrationnumber regno crn registernumber regon krs handelsregister brn kvk siren siret",
    "id:lei": "lei leicode legalentityidentifier",
    "id:bic": "bic swift swiftcode biccode swiftbic",
    "id:imo": "imo imonumber imono",
    "id:mmsi": "mmsi mmsinumber",
    "id:call_sign": "callsign",
    "id:isin": "isin isincode",
    "id:crypto": "wallet walletaddress cryptoaddress address0x publickey cryptocurrencyaddress",
    "id:iban": "iban",
}  # fmt: skip
_ROLE_OF: Final = {heading: role for role, headings in ROLES.items() for heading in headings.split()}
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Guess:
    """What each column was taken for.

    Attributes:
        columns: heading (as printed) -> role, in the order of the file; columns without a role are not in it.
        headings: all headings, told apart: the second `name` is `name (2)`.
        has_headings: False for a file whose first row is a customer.
        places: role -> places of its columns.
    """

    columns: Mapping[str, str]
    headings: tuple[str, ...]
    has_headings: bool = True
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def can_screen(self) -> bool:
        """Whether there is anything to screen: a name or an official number."""
        return any(role in ("name", "first", "last", "original", "alias") or role.startswith("id:") for role in self.places)


def plain_heading(text: str) -> str:
    """A heading without case, spaces, marks and punctuation.

    >>> plain_heading("Date of Birth"), plain_heading("external_identifier"), plain_heading("Prénom")
    ('dateofbirth', 'externalidentifier', 'prenom')
    """
    text = "".join(ch for ch in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(ch) or ch == "\u0306")
    return _NOT_WORD.sub("", unicodedata.normalize("NFC", text))


def guess_columns(headings: Sequence[str], said: Mapping[str, str] | None = None) -> Guess:
    """Roles of the columns of a file.

    Args:
        headings: the first row.
        said: heading -> role where the caller knows better; role "" means "ignore". A heading met twice means both, `name (2)` the second.

    A file of one column without a known heading is a list of names.
    """
    labels = _told_apart(headings)
    known = said or {}
    roles = [known.get(label, known.get(h, _ROLE_OF.get(plain_heading(h), ""))) for h, label in zip(headings, labels, strict=True)]
    if len(headings) == 1 and not roles[0]:
        return Guess({"name": "name"}, ("name",), False, {"name": (0,)})
    if "first" in roles or "last" in roles:
        # Beside parts, "ФИО" or "Name" may be the whole name or the family name: taken as a whole name only if parts are not both there.
        roles = ["alias" if role == "name" and {"first", "last"} <= set(roles) else role for role in roles]
    places: dict[str, list[int]] = {}
    for place, role in enumerate(roles):
        if role == "id" and "id" in places:
            continue
        if role:
            places.setdefault(role, []).append(place)
    columns = {labels[p]: role for role, found in places.items() for p in found}
    ordered = {label: columns[label] for label in labels if label in columns}
    return Guess(ordered, tuple(labels), True, {role: tuple(found) for role, found in places.items()})


def _told_apart(headings: Sequence[str]) -> list[str]:
    printed = set(headings)
    met: dict[str, int] = {}
    labels: list[str] = []
    for heading in headings:
        label = heading
        number = met.get(heading, 0) + 1
        while number > 1 and (label := f"{heading} ({number})") in printed:
            number += 1
        met[heading] = number
        printed.add(label)
        labels.append(label)
    return labels
