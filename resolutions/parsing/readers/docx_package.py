"""The parts of a Word file, checked, and settled so that what docx2python leaves out is in the text itself.

docx2python knows no styles, prints switched-off italics as italics, and loses hyphens that do not break, symbols and
tabs; it fails on files that lack a prefix it looks for.  Here each of these is put into plain runs before it reads.
No DTD, no entities, no network; parts that hold no text (pictures, comments, embedded files) are not handed on.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from resolutions.parsing.readers import UnreadableSource
from resolutions.parsing.readers.zip import unpack

MAX_PART = 20_000_000
MAX_ELEMENTS = 400_000  # docx2python reads some eight thousand a second
MAX_DEPTH = 150  # documents nest thirty deep
MAX_BASES = 20  # styles that a style is based on, one after the other
KEPT = ("officeDocument", "numbering", "footnotes", "endnotes", "header")
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: dict[str, str] = {"p": "http://schemas.openxmlformats.org/package/2006/relationships"}

DROPPED = (
    "del moveFrom commentRangeStart commentRangeEnd commentReference annotationRef instrText softHyphen"
    " lastRenderedPageBreak proofErr bookmarkStart bookmarkEnd gridSpan vMerge".split()
)
DROPPED_ANYWHERE = ("Fallback", "blip", "imagedata")
UNWRAPPED = ("hyperlink", "smartTag", "ins", "moveTo", "fldSimple")
OFF = ("0", "false", "off", "none")
BULLET = "•"
LEVELS = tuple("012345678")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of the text set in it; None where it says nothing."""

    is_italic: bool | None = None
    is_raised: bool | None = None
    number: tuple[str, str] | None = None  # list and level


@dataclass(frozen=True, slots=True)
class Package:
    """A settled Word file, and the path of the head that its first page has, if it has one of its own."""

    data: bytes
    first_head: str | None


def settle(data: bytes) -> Package:
    """Return a Word file with all its text in plain runs.

    Codes: those of `check_zip` with `docx-` before them, `docx-broken` (no Word file, parts missing or malformed),
    `docx-doctype`, `docx-too-deep`, `docx-too-large`, `docx-encrypted`.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = "the file is encrypted, or an old .doc; save it in Word as .docx without a password"
        raise UnreadableSource("docx-encrypted", message)
    parts = _parts(data)
    main = _main_part(parts)
    related = _related(parts, main)
    styles = _styles(parts.get(next((path for path, kind, _ in related if kind == "styles"), "")))
    kept = {main: _settled(parts[main], styles)}
    for path, kind, _ in related:
        if kind in KEPT and path in parts:
            kept[path] = parts[path] if kind == "numbering" else _settled(parts[path], styles)
    head = _first_head(parts[main], {name: path for path, kind, name in related if kind == "header"})
    return Package(_packed(kept, main, [entry for entry in related if entry[0] in kept]), head)


# -- parts ----------------------------------------------------------------------------------------------------------


def _parts(data: bytes) -> dict[str, etree._Element]:
    try:
        return {name: _root(name, part) for name, part in unpack(data, _is_needed)}
    except UnreadableSource as error:
        if error.code == "zip-empty":
            raise UnreadableSource("docx-broken", "the file is a zip but no Word file") from error
        code = error.code if error.code.startswith("docx-") else f"docx-{error.code}"
        raise UnreadableSource(code, str(error)) from error


def _is_needed(name: str) -> bool:
    folder, file = posixpath.split(name)
    stem = file.removesuffix(".xml").rstrip("0123456789")
    is_text = stem in (
        "document",
        "numbering",
        "styles",
        "footnotes",
        "endnotes",
        "header",
    ) and file.endswith(".xml")
    return file.endswith(".rels") or (is_text and "glossary" not in folder)


def _root(name: str, part: bytes) -> etree._Element:
    if len(part) > MAX_PART:
        raise UnreadableSource("docx-too-large", f"{name} in it is larger than {MAX_PART // 1_000_000} MB")
    if b"<!DOCTYPE" in part.replace(b"\0", b"").upper():
        raise UnreadableSource("docx-doctype", f"{name} in it has a DOCTYPE, which is refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(
            "docx-broken", f"{name} in it is not well-formed: {_one_line(error)}"
        ) from error
    _check_size(name, root)
    return root


def _check_size(name: str, root: etree._Element) -> None:
    depth = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > MAX_ELEMENTS:
            raise UnreadableSource(
                "docx-too-large", f"{name} in it has more than {MAX_ELEMENTS} elements; split it"
            )
        if depth > MAX_DEPTH:
            raise UnreadableSource(
                "docx-too-deep", f"elements of {name} in it are nested more than {MAX_DEPTH} deep"
            )


def _main_part(parts: Mapping[str, etree._Element]) -> str:
    package = parts.get("_rels/.rels")
    targets = (
        []
        if package is None
        else [path for path, kind, _ in _targets(package, "") if kind == "officeDocument"]
    )
    main = next((path for path in targets if path in parts), None)
    if main is None or etree.QName(parts[main]).localname != "document":
        raise UnreadableSource("docx-broken", "the file is no Word file: it has no main document")
    return main


def _related(parts: Mapping[str, etree._Element], main: str) -> list[tuple[str, str, str]]:
    folder, file = posixpath.split(main)
    root = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    return [] if root is None else list(_targets(root, folder))


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, str, str]]:
    """Path, kind and name of what a part is related to, inside the file."""
    for entry in root:
        target, kind = entry.get("Target"), entry.get("Type")
        if target and kind and entry.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield posixpath.normpath(path), kind.rpartition("/")[2], entry.get("Id") or ""


def _first_head(document: etree._Element, heads: Mapping[str, str]) -> str | None:
    """The part that heads the first page only, as a masthead does."""
    for reference in document.iter(f"{{{_namespace(document)}}}headerReference"):
        if _value(reference, "type") == "first":
            name = next((value for key, value in reference.items() if str(key).endswith("}id")), "")
            return heads.get(str(name))
    return None


def _packed(kept: Mapping[str, etree._Element], main: str, related: list[tuple[str, str, str]]) -> bytes:
    """A zip of the parts that are kept and of what relates them."""
    folder, file = posixpath.split(main)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", _relationships([(main, "officeDocument", "rId1")], ""))
        archive.writestr(posixpath.join(folder, "_rels", f"{file}.rels"), _relationships(related, folder))
        for path, root in kept.items():
            archive.writestr(
                "word/numbering.xml" if path.endswith("numbering.xml") else path, etree.tostring(root)
            )
    return buffer.getvalue()


def _relationships(entries: list[tuple[str, str, str]], folder: str) -> bytes:
    root = etree.Element(f"{{{PACKAGE['p']}}}Relationships", nsmap=PACKAGE)
    for path, kind, name in entries:
        target = posixpath.relpath(path, folder) if folder else path
        etree.SubElement(
            root, f"{{{PACKAGE['p']}}}Relationship", Id=name, Type=f"{RELATIONSHIPS}/{kind}", Target=target
        )
    return etree.tostring(root)


# -- styles ---------------------------------------------------------------------------------------------------------


def _styles(root: etree._Element | None) -> dict[str, Style]:
    """What each style says, with what it takes from the styles that it is based on."""
    if root is None:
        return {}
    space = f"{{{_namespace(root)}}}"
    own: dict[str, tuple[Style, str | None]] = {}
    for element in root.iterfind(f"{space}style"):
        based = element.find(f"{space}basedOn")
        name = _value(element, "styleId")
        if name:
            own[name] = (_style(element, space), None if based is None else _value(based, "val"))
    return {name: _inherited(name, own) for name in own}


def _style(element: etree._Element, space: str) -> Style:
    run, paragraph = element.find(f"{space}rPr"), element.find(f"{space}pPr")
    return Style(
        None if run is None else _is_on(run.find(f"{space}i")),
        None if run is None else _is_raised(run.find(f"{space}vertAlign")),
        None if paragraph is None else _number(paragraph.find(f"{space}numPr"), space),
    )


def _inherited(name: str, own: Mapping[str, tuple[Style, str | None]]) -> Style:
    style, base = own[name]
    for _ in range(MAX_BASES):
        if base is None or base not in own:
            break
        below, base = own[base]
        style = Style(
            below.is_italic if style.is_italic is None else style.is_italic,
            below.is_raised if style.is_raised is None else style.is_raised,
            style.number or below.number,
        )
    return style


def _is_on(element: etree._Element | None) -> bool | None:
    return None if element is None else _value(element, "val") not in OFF


def _is_raised(element: etree._Element | None) -> bool | None:
    return None if element is None else _value(element, "val") == "superscript"


def _number(element: etree._Element | None, space: str) -> tuple[str, str] | None:
    """List and level of a numbered paragraph; a list 0 takes the number off."""
    if element is None:
        return None
    named, level = element.find(f"{space}numId"), element.find(f"{space}ilvl")
    number = None if named is None else _value(named, "val")
    depth = None if level is None else _value(level, "val")
    return None if number is None else (number, depth if depth in LEVELS else "0")


# -- text -----------------------------------------------------------------------------------------------------------


def _settled(root: etree._Element, styles: Mapping[str, Style]) -> etree._Element:
    space = f"{{{_namespace(root)}}}"
    prefixes = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    settled = etree.Element(root.tag, nsmap={**prefixes, "w": space[1:-1], "r": RELATIONSHIPS})
    settled.extend(list(root))
    for element in list(settled.iter(etree.Element)):
        _settle_element(element, space)
    for paragraph in list(settled.iter(f"{space}p")):
        _settle_paragraph(paragraph, space, styles)
    etree.cleanup_namespaces(settled, keep_ns_prefixes=["w", "r"])
    return settled


def _settle_element(element: etree._Element, space: str) -> None:
    name = etree.QName(element).localname
    is_word = element.tag == space + name
    parent = element.getparent()
    if (is_word and name in DROPPED) or name in DROPPED_ANYWHERE:
        _remove(element)
    elif is_word and name in UNWRAPPED:
        _unwrap(element)
    elif name == "docPr":
        element.attrib.pop("descr", "")
    elif is_word and parent is not None and parent.tag == f"{space}r":
        _settle_leaf(element, name, space)


def _settle_leaf(element: etree._Element, name: str, space: str) -> None:
    """A character that is an element, as text."""
    text = {"tab": "\t", "noBreakHyphen": "‑", "sym": _symbol(element)}.get(name)
    if name == "cr":
        element.tag = f"{space}br"
    elif text is not None:
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = f"{space}t", text, tail


def _symbol(element: etree._Element) -> str:
    """The character of a symbol; a bullet for one of a symbol font's own."""
    try:
        code = int(_value(element, "char") or "", 16)
    except ValueError:
        return ""
    return BULLET if 0xE000 <= code < 0xF900 else chr(code) if 32 <= code < 0xD800 else ""


def _settle_paragraph(paragraph: etree._Element, space: str, styles: Mapping[str, Style]) -> None:
    properties = paragraph.find(f"{space}pPr")
    style = _style_of(properties, f"{space}pStyle", styles)
    numbering = None if properties is None else properties.find(f"{space}numPr")
    number = _number(numbering, space) or style.number
    if numbering is not None:
        _remove(numbering)
    if number is not None and number[0] != "0" and properties is not None:
        numbering = etree.SubElement(properties, f"{space}numPr")
        etree.SubElement(numbering, f"{space}ilvl").set(f"{space}val", number[1])
        etree.SubElement(numbering, f"{space}numId").set(f"{space}val", number[0])
    for run in paragraph.iter(f"{space}r"):
        _settle_run(run, space, style, styles)


def _settle_run(run: etree._Element, space: str, paragraph: Style, styles: Mapping[str, Style]) -> None:
    """Only what is italic or raised keeps a mark of it, wherever it had it from."""
    properties = run.find(f"{space}rPr")
    own = Style() if properties is None else _style(run, space)
    named = _style_of(properties, f"{space}rStyle", styles)
    italic = next(
        (said for said in (own.is_italic, named.is_italic, paragraph.is_italic) if said is not None), False
    )
    is_raised = own.is_raised if own.is_raised is not None else bool(named.is_raised)
    if properties is not None:
        _remove(properties)
    properties = etree.Element(f"{space}rPr")
    run.insert(0, properties)
    if italic:
        etree.SubElement(properties, f"{space}i")
    if is_raised:
        etree.SubElement(properties, f"{space}vertAlign").set(f"{space}val", "superscript")


def _style_of(properties: etree._Element | None, tag: str, styles: Mapping[str, Style]) -> Style:
    named = None if properties is None else properties.find(tag)
    return Style() if named is None else styles.get(_value(named, "val") or "", Style())


# -- elements -------------------------------------------------------------------------------------------------------


def _namespace(root: etree._Element) -> str:
    return etree.QName(root).namespace or ""


def _value(element: etree._Element, name: str) -> str | None:
    """An attribute, whatever prefix it has."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
