"""One pass over a file that may have hundreds of MB: records as they end, each forgotten when it has been read.

The same closed parser as `xmltree`, as a stream: no document type, no entities, no network. What has been read is cut off the tree, so that memory holds
one record at a time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.sources.us_ofac_advanced.tables import FIELDS, ROOT, SOURCE, TABLE
from seawall.sources.xmltree import MAX_BYTES, Element, line_of, unknown_element

#: Members of the sections, and the two sections that are records themselves.
RECORDS = (
    "DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry", "SanctionsEntryLink",
)  # fmt: skip
_SECTIONS = {
    "Locations": "Location", "IDRegDocuments": "IDRegDocument", "DistinctParties": "DistinctParty", "ProfileRelationships": "ProfileRelationship",
    "SanctionsEntries": "SanctionsEntry", "SanctionsEntryLinks": "SanctionsEntryLink",
}  # fmt: skip
_SECTION_OF = {record: section for section, record in _SECTIONS.items()}
_AGAIN = "Download it again: it is cut, or was re-saved in another encoding. Nothing of it was loaded."


@lru_cache(maxsize=1024)
def local(tag: Any) -> str:
    """The name without its namespace; comments and entity references, which have none, read as `&`.

    >>> local("{http://www.un.org/sanctions/1.0}Alias"), local("Alias")
    ('Alias', 'Alias')
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else "&"


def records(file: SourceFile, root_attributes: dict[str, str]) -> Iterator[tuple[str, Element]]:
    """Local name and element of each record, in the order of the file.

    Args:
        file: the bytes.
        root_attributes: filled with the root's attributes as soon as it is met.

    Raises:
        FormatError: not well-formed or cut, a document type, another root, an unknown section.
    """
    if len(file.data) > MAX_BYTES:
        raise FormatError(f"the file has {len(file.data)} bytes", source=SOURCE, snapshot=file.name, cure=f"At most {MAX_BYTES} bytes are read.")
    if not file.data.strip():
        raise FormatError("the file is empty", source=SOURCE, snapshot=file.name, cure="Download it again; nothing was changed.")
    stream = etree.iterparse(
        io.BytesIO(file.data), events=("end",), tag=[f"{{*}}{name}" for name in (*RECORDS, *_SECTIONS)], resolve_entities=False, no_network=True,
        load_dtd=False, dtd_validation=False, attribute_defaults=False, remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        yield from _records(file, stream, root_attributes)
    except etree.XMLSyntaxError as exc:
        raise FormatError(f"not well-formed XML: {exc.msg}", source=SOURCE, snapshot=file.name, locator=f"line {exc.lineno}", cure=_AGAIN) from exc


def _records(file: SourceFile, stream: Any, root_attributes: dict[str, str]) -> Iterator[tuple[str, Element]]:
    checked = False
    for _, element in stream:
        parent = element.getparent()
        if not checked:
            _check_root(file, element.getroottree(), root_attributes)
            checked = True
        if parent is None:
            continue
        tag, section = local(element.tag), local(parent.tag)
        if tag in _SECTIONS:
            for stray in element:  # records have been cut off; what is left is none
                raise unknown_element(file, SOURCE, stray, tag, f"_SECTIONS in sources/{SOURCE}/stream.py")
            continue
        if section != _SECTION_OF.get(tag, ROOT):
            raise unknown_element(file, SOURCE, element, section, f"FIELDS in {TABLE}")
        yield tag, element
        element.clear(keep_tail=False)
        if tag in _SECTION_OF:
            parent.remove(element)
    root = stream.root
    if root is None:
        raise FormatError("the file has no elements", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    _check_root(file, root.getroottree(), root_attributes)
    for child in root:
        if local(child.tag) not in FIELDS[ROOT]:
            raise unknown_element(file, SOURCE, child, ROOT, f"FIELDS in {TABLE}")


def _check_root(file: SourceFile, tree: Any, root_attributes: dict[str, str]) -> None:
    root = tree.getroot()
    if tree.docinfo.doctype:
        raise FormatError("the file has a document type declaration", source=SOURCE, snapshot=file.name, locator="line 1",
                          cure="The publisher's files have none; check where this one came from.")  # fmt: skip
    if local(root.tag) != ROOT:
        raise FormatError(f"the root element is {root.tag!r}", source=SOURCE, snapshot=file.name, locator=f"line {line_of(root)}",
                          cure=f"Expected {ROOT!r}; check that this is the right file.")  # fmt: skip
    root_attributes.update((str(name), str(value)) for name, value in root.attrib.items())


class Reader:
    """Helpers over the elements of one file, with errors that name it.

    Attributes:
        file: the file.
    """

    __slots__ = ("file",)

    def __init__(self, file: SourceFile) -> None:
        self.file = file

    def children(self, element: Element, parent: str) -> Iterator[tuple[str, Element]]:
        """Local name and element of each child.

        Raises:
            FormatError: a child that the schema does not have.
        """
        allowed = FIELDS[parent]
        for child in element:
            tag = local(child.tag)
            if tag not in allowed:
                raise unknown_element(self.file, SOURCE, child, parent, f"FIELDS in {TABLE}")
            yield tag, child

    def attribute(self, element: Element, name: str) -> str:
        """A required attribute.

        Raises:
            FormatError: it is missing.
        """
        value = element.get(name)
        if value is None:
            raise self.broken(element, f"{local(element.tag)} has no attribute {name!r}")
        return value

    def broken(self, element: Element, what: str) -> FormatError:
        """The error for a record that is not as the schema says; raise what it returns."""
        return FormatError(what, source=SOURCE, snapshot=self.file.name, locator=f"line {line_of(element)}",
                           cure="Download it again; if it is whole, the schema has changed.")  # fmt: skip


def text_of(element: Element) -> str:
    """Text without blanks around it."""
    text = element.text
    if not text:
        return ""
    return " ".join(text.split()) if "\n" in text else text.strip()

