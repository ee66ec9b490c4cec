"""The lists, their ids, their facets and the kinds of party, the same in every format.

Two files of one list must say the same fact in the same words, or a party would seem to leave the list and to come
back whenever two formats alternate. Hence:

- the roster statement always has the schema `NEUTRAL`: `add.csv`, which shows who is listed, does not know the kind
  of a party;
- aliases and addresses have it too: `alt.csv` and `add.csv` do not know it either;
- the true schema stands on the statements of the facets `identity`, `details` and `comments`: a reader takes the one that is not
  `NEUTRAL`; of a party that has no other, no more is known than that it is listed.
"""

from __future__ import annotations

from typing import Final

from seawall.model.ids import slug

AUTHORITY: Final = "OFAC"

SDN: Final = "us_ofac_sdn"
CONS: Final = "us_ofac_cons"
SDN_NAMES: Final = "us_ofac_sdn_names"
CRYPTO: Final = "us_ofac_crypto"

#: Facets beside `roster`.
IDENTITY: Final = "identity"  # kind, primary name and its parts, topics, programs
DETAILS: Final = "details"  # title, columns of ships, remarks with their weak aliases
ALIAS: Final = "alias"  # strong names, whatever their type
PREVIOUS: Final = "previous"  # which of the strong names are former ones; a file without types leaves it alone
ADDRESS: Final = "address"
COMMENTS: Final = "comments"  # what of the remarks stands in the overflow file
NAMES_ONLY: Final = "names_only"  # names of a derived file that mixes strong and weak ones

#: Schema of statements of files that do not say what kind of party it is.
NEUTRAL: Final = "LegalEntity"

#: OFAC's types, as the delimited files (`-0-` is an entity), the legacy XML and derived files print them.
SCHEMAS: Final = {
    "": "Organization",
    "entity": "Organization",
    "individual": "Person",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}


def schema_of(kind: str) -> str | None:
    """The schema of one of OFAC's types, or None if there is no such type.

    >>> schema_of("Individual"), schema_of("-0- "), schema_of("yacht")
    ('Person', 'Organization', None)
    """
    return SCHEMAS.get(cell(kind).lower())


def cell(text: str) -> str:
    """A cell of a delimited file; OFAC's null `-0- ` is empty text, also where someone cut its end.

    >>> cell("-0- "), cell(" Tehran "), cell("-0")
    ('', 'Tehran', '')
    """
    text = text.strip()
    return "" if text in ("-0-", "-0", "-") else text


def party_id(list_id: str, number: str) -> str:
    """The id of a party.

    >>> party_id(SDN, "36")
    'us-ofac-sdn-36'
    """
    return f"{list_id.replace('_', '-')}-{slug(number)}"
