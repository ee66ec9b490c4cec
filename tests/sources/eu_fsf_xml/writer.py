"""Renders records as FSF XML 1.1."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from seawall.sources.eu_fsf.records import Act, Birth, Name, Paper, Place, Subject

_FLAGS = {"diplomatic": "diplomatic", "knownExpired": "known to be expired", "knownFalse": "known to be false", "reportedLost": "reported lost", "revokedByIssuer": "revoked by issuer"}


def write(subjects: list[Subject], generated: str = "2031-02-05T16:47:04.449+02:00") -> str:
    """The whole file."""
    body = "".join(_subject(subject) for subject in subjects)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{generated}" globalFileId="123">\n{body}</export>\n'


def _tag(tag: str, attributes: dict[str, str], inner: str = "") -> str:
    text = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{text}>{inner}</{tag}>\n" if inner else f"<{tag}{text}/>\n"


def _remark(text: str) -> str:
    return f"<remark>{escape(text)}</remark>\n" if text else ""


def country(stated: str) -> dict[str, str]:
    """The two attributes of a country that is stated as a code, or as a code and a description with a blank between."""
    code, _, description = stated.partition(" ")
    return {"countryIso2Code": code, "countryDescription": "UNKNOWN" if code == "00" else description}


def _summary(act: Act | None) -> str:
    if act is None:
        return ""
    return _tag("regulationSummary", {"regulationType": "amendment", "publicationDate": act.published, "numberTitle": act.title, "publicationUrl": act.url})


def _subject(subject: Subject) -> str:
    other = subject.other_acts[0] if subject.other_acts else None
    attributes = {"designationDetails": subject.details, "unitedNationId": subject.un_reference, "euReferenceNumber": subject.eu_reference, "logicalId": subject.number}
    if subject.designated:
        attributes["designationDate"] = subject.designated
    inner = "".join((
        _remark(subject.remark), *(_regulation(act) for act in subject.acts),
        _tag("subjectType", {"code": {"P": "person", "E": "enterprise"}[subject.kind], "classificationCode": subject.kind}),
        *(_name(name, other if index == 0 else None) for index, name in enumerate(subject.names)),
        *(_tag("citizenship", {"region": c.region, **country(c.country), "logicalId": c.number}, _remark(c.remark)) for c in subject.citizenships),
        *(_birth(birth) for birth in subject.births), *(_place(place) for place in subject.places), *(_paper(paper) for paper in subject.papers),
    ))  # fmt: skip
    return _tag("sanctionEntity", attributes, inner)


def _regulation(act: Act) -> str:
    attributes = {"regulationType": act.kind, "organisationType": act.organization, "publicationDate": act.published, "entryIntoForceDate": act.in_force,
                  "numberTitle": act.title, "programme": act.program, "logicalId": "1"}  # fmt: skip
    return _tag("regulation", attributes, f"<publicationUrl>{escape(act.url)}</publicationUrl>")


def _name(name: Name, act: Act | None) -> str:
    attributes = {"firstName": name.first, "middleName": name.middle, "lastName": name.last, "wholeName": name.whole, "function": name.function, "title": name.title,
                  "nameLanguage": name.language, "strong": str(name.strong).lower(), "regulationLanguage": "en", "logicalId": name.number}  # fmt: skip
    if name.gender:
        attributes["gender"] = name.gender
    return _tag("nameAlias", attributes, _remark(name.remark) + _summary(act))


def _birth(birth: Birth) -> str:
    attributes = {"circa": str(birth.circa).lower(), "calendarType": birth.calendar or "GREGORIAN", "city": birth.place or "-", "zipCode": "", "region": "", "place": "",
                  **country(birth.country), "logicalId": birth.number}  # fmt: skip
    parts = birth.low.split("-") if birth.low else []
    if birth.high:
        attributes |= {"yearRangeFrom": birth.low, "yearRangeTo": birth.high}
    else:
        attributes |= dict(zip(("year", "monthOfYear", "dayOfMonth"), (str(int(part)) for part in parts), strict=False))
        if len(parts) == 3:
            attributes["birthdate"] = birth.low
    return _tag("birthdate", attributes, _remark(birth.remark))


def _paper(paper: Paper) -> str:
    attributes = {name: str(words in paper.flags).lower() for name, words in _FLAGS.items()}
    attributes |= {"issuedBy": paper.issued_by, "latinNumber": paper.latin, "nameOnDocument": paper.bearer, "number": paper.value, "region": paper.region,
                   **country(paper.country or "00"), "identificationTypeCode": paper.kind,
                   "identificationTypeDescription": paper.description, "logicalId": paper.number}  # fmt: skip
    for name, value in (("issuedDate", paper.issued), ("validFrom", paper.valid_from), ("validTo", paper.valid_to)):
        if value:
            attributes[name] = value
    return _tag("identification", attributes, _remark(paper.remark))


def _place(place: Place) -> str:
    attributes = {"city": place.city, "street": place.street, "poBox": place.po_box, "zipCode": place.zip_code, "region": place.region, "place": place.place,
                  "asAtListingTime": str(place.at_listing).lower(), **country(place.country), "logicalId": place.number}  # fmt: skip
    contacts = "".join(_tag("contactInfo", {"key": key, "value": value}) for key, value in place.contacts)
    return _tag("address", attributes, contacts + _remark(place.remark))
