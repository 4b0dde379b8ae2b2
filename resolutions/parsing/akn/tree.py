"""Bytes -> the tree of an Akoma Ntoso file, by one parser that opens nothing but these bytes.

No entities, no network, no DTD: a DOCTYPE is refused by name before anything is parsed, since an entity that is
not resolved would vanish from the text.  Names of elements are compared without their namespace (`name_of`), so
that a slip in the namespace loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from resolutions.parsing.document import Problem, Severity

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MAX_DEPTH = 200  # official files nest 24 deep
DOCTYPE_RE = re.compile(
    rb"""
    (?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?            # byte order mark
    (?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+         # XML declaration, comments; atomic, so never slow
    <!DOCTYPE
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def read_tree(data: bytes) -> tuple[etree._Element | None, tuple[Problem, ...]]:
    """Return the root of an Akoma Ntoso file and the problems met; the root is None where one is an error.

    Guarantees: an element `akomaNtoso` that has a statement or a collection of them; no DTD; at most `MAX_DEPTH`
    levels.  Codes: `xml-doctype`, `xml-not-well-formed`, `xml-too-deep`, `xml-not-akoma-ntoso`,
    `akn-no-statement`; `akn-namespace` is a warning: the file is read all the same.
    """
    if DOCTYPE_RE.match(data.replace(b"\0", b"")):
        return None, (_error("xml-doctype", "the file has a DOCTYPE, which is refused; remove it"),)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as fault:
        return None, (_syntax_error(fault),)
    except ValueError as fault:  # lxml's word for bytes that are no text at all
        return None, (_error("xml-not-well-formed", f"no XML: {_one_line(str(fault))}"),)
    return _checked(root)


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for a comment or an instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements, without comments and instructions."""
    return (child for child in element if name_of(child))


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of that name."""
    return next((c for c in children(element) if name_of(c) == name), None)


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of those names anywhere inside, in the order of the file."""
    return (e for e in element.iter() if name_of(e) in names)


def squeezed(element: etree._Element) -> str:
    """Return all the text inside, white space folded."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, dtd_validation=False
    )


def _checked(root: etree._Element) -> tuple[etree._Element | None, tuple[Problem, ...]]:
    if root.getroottree().docinfo.internalDTD is not None:
        return None, (_error("xml-doctype", "the file has a DOCTYPE, which is refused; remove it"),)
    if name_of(root) != "akomaNtoso":
        message = f"the root element is <{name_of(root)}>, not <akomaNtoso>"
        return None, (_error("xml-not-akoma-ntoso", message),)
    if _too_deep(root):
        return None, (_error("xml-too-deep", f"elements are nested more than {MAX_DEPTH} deep"),)
    if next(descendants(root, "statement", "documentCollection"), None) is None:
        return None, (_error("akn-no-statement", "the file has no <statement>, so no resolution"),)
    namespace = str(root.tag).rpartition("}")[0].lstrip("{")
    if namespace == NAMESPACE:
        return root, ()
    message = f"the namespace is {namespace[:80] or 'missing'!r}, not {NAMESPACE!r}; read by the names alone"
    return root, (Problem(Severity.WARNING, "akn-namespace", message),)


def _too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _syntax_error(fault: etree.XMLSyntaxError) -> Problem:
    reason = _one_line(fault.msg or "unknown error")
    if "Excessive depth" in reason:
        return _error("xml-too-deep", f"elements are nested more than {MAX_DEPTH} deep (line {fault.lineno})")
    return _error("xml-not-well-formed", f"line {fault.lineno}: {reason}")


def _one_line(reason: str) -> str:
    return " ".join(reason.split())[:300]


def _error(code: str, message: str) -> Problem:
    return Problem(Severity.ERROR, code, message)
