"""XML files that fit in memory: bytes in, the tree out, or a `FormatError` that names line and cause.

The parser is closed: no document type, no entities, no network, no file access. Well-formedness proves that the
file is whole: a download cut short lacks its closing tags and is refused.
"""

from __future__ import annotations

from lxml import etree

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile

Element = etree._Element

#: Officially a file has at most a few hundred MB; more in one text node than 10 MB needs `huge_tree`, which stays off.
MAX_BYTES = 512 * 1024 * 1024


def parse_tree(file: SourceFile, source: str, root_tag: str, *, blank_text: bool = True) -> Element:
    """The root element.

    Args:
        file: the bytes.
        source: parser id for error messages.
        root_tag: local name that the root must have.
        blank_text: whether text of nothing but blanks stays. Without the indentation a tree has half as many nodes; for readers to
            whom blank text and none are the same.

    Raises:
        FormatError: not well-formed (cut, re-saved in another encoding), a document type, another root.
    """
    if len(file.data) > MAX_BYTES:
        raise FormatError(
            f"the file has {len(file.data)} bytes", source=source, snapshot=file.name,
            cure=f"At most {MAX_BYTES} bytes are read; check the download.",
        )  # fmt: skip
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        remove_comments=True, remove_pis=True, remove_blank_text=not blank_text, huge_tree=False,
    )  # fmt: skip
    if not file.data.strip():
        raise FormatError("the file is empty", source=source, snapshot=file.name, cure="Download it again; nothing was changed.")
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as exc:
        raise FormatError(
            f"not well-formed XML: {exc.msg}", source=source, snapshot=file.name, locator=f"line {exc.lineno}",
            cure="Download it again: it is cut, or was re-saved in another encoding. Nothing of it was loaded.",
        ) from exc  # fmt: skip
    except (ValueError, LookupError) as exc:  # an encoding name that lxml does not know, a null byte in the declaration
        raise FormatError(f"not readable as XML: {exc}", source=source, snapshot=file.name, cure="Download it again.") from exc
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise FormatError(
            "the file has a document type declaration", source=source, snapshot=file.name, locator="line 1",
            cure="The publisher's files have none; check where this one came from.",
        )  # fmt: skip
    if local_name(root) != root_tag:
        raise FormatError(
            f"the root element is {root.tag!r}", source=source, snapshot=file.name, locator=f"line {root.sourceline}",
            cure=f"Expected {root_tag!r}; check that this is the right file.",
        )  # fmt: skip
    return root


def local_name(element: Element) -> str:
    """The tag without its namespace; entity references (which have no tag) read as `&`."""
    tag = element.tag
    if not isinstance(tag, str):
        return "&"
    return tag.rpartition("}")[2] if tag[:1] == "{" else tag


def line_of(element: Element) -> int:
    """The line on which the element begins; 0 if unknown."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def text_of(element: Element) -> str:
    """The element's text with whitespace collapsed; empty if it has none."""
    text = element.text
    return " ".join(text.split()) if text else ""


def unknown_element(file: SourceFile, source: str, element: Element, parent: str, table: str) -> FormatError:
    """The error for an element that no table names; raise what it returns."""
    return FormatError(
        f"unknown element {local_name(element)!r} in {parent}", source=source, snapshot=file.name, locator=f"line {element.sourceline}",
        cure=f"Read it or ignore it by name in {table}; the file stays unloaded until then.",
    )  # fmt: skip
