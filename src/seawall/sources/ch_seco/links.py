"""Relations between targets."""

from __future__ import annotations

from seawall.model.ids import slug
from seawall.sources.contract import Entry
from seawall.sources.xmltree import Element, local_name, text_of


def read_relation(party: Entry, element: Element, known: set[str]) -> None:
    """One `relation`: the other target by its number, the kind as SECO names it, the remark.

    The other end is an id only if the file has that target; else its number stays as text.
    """
    number = slug(element.get("target-id") or "")
    kind = element.get("relation-type") or ""
    remark = text_of(element) or " ".join(text_of(child) for child in element if local_name(child) in ("remark", "remarks"))
    if not number and not remark:
        return
    link = party.child(f"link-{number or 'none'}-{slug(kind) or 'related-to'}", "UnknownLink", "relation")
    link.add("subject", party.party_id)
    if number in known:
        link.add("object", f"ch-seco-{number}", element.get("target-id"))
    elif number:
        link.add("summary", f"target {number}", number)
    link.add("role", kind)
    link.add("description", remark)
