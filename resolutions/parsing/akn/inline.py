"""Elements that hold words -> their text, with the places of italics, links and note markers in it.

White space is folded as a reader sees it.  Offsets are half-open `[start, end)`, in characters of `Inline.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from resolutions.parsing.akn.tree import children, name_of

BLOCKS = frozenset({"embeddedStructure", "list", "blockList", "table", "paragraph", "subheading"})
NOTE_LEAD_RE = re.compile(r"\(\s*\)\s*")  # Arabic notes: the empty brackets in which their number stood
UNIT_RE = re.compile(r"(?:^|[\s(])(?:[kcm]?m|ft)$")  # "0.05 m" before a raised 3: a unit, no note
CLOSING = frozenset(" ,.;:)]”’»،؛。，；")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the mark-up: the span of its words, and where it leads."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A note marker: the offset in the text at which it stands."""

    offset: int
    marker: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of the mark-up."""

    marker: str
    content: Inline


@dataclass(frozen=True, slots=True)
class Inline:
    """Words as printed, without note markers; what is italic, linked or noted in them."""

    text: str = ""
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Inline:
        """Return the words in `[start, end)`, white space at their ends off; marks on the edge stay."""
        end = len(self.text) if end is None else end
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = max(start, end - (len(inner) - len(inner.rstrip())))
        keep = [(max(s, start), min(e, end)) for s, e in self.italics]
        links = [replace(k, start=max(k.start, start), end=min(k.end, end)) for k in self.links]
        return Inline(
            self.text[start:end],
            tuple((s - start, e - start) for s, e in keep if s < e),
            tuple(replace(k, start=k.start - start, end=k.end - start) for k in links if k.start < k.end),
            tuple(replace(m, offset=min(max(m.offset, start), end) - start) for m in self.marks),
            self.notes,
        )


def read_inline(elements: Iterable[etree._Element], *, bold_is_italic: bool = False) -> Inline:
    """Return the words of `elements` in a row, parted by a space; elements that are blocks themselves are left out.

    `bold_is_italic`: Arabic and Chinese texts print in bold what others print in italics.
    """
    collector = _Collector(bold_is_italic)
    for number, element in enumerate(elements):
        if number:
            collector.add(" ")
        collector.walk(element)
    return collector.inline()


class _Collector:
    """Words as they are met, with raw offsets; `inline` folds the white space and moves the offsets with it."""

    def __init__(self, bold_is_italic: bool) -> None:
        self.bold_is_italic = bold_is_italic
        self.raw = ""
        self.italics: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.marks: list[Mark] = []
        self.notes: list[Note] = []

    def add(self, text: str | None) -> None:
        self.raw += text or ""

    def walk(self, element: etree._Element) -> None:
        self.add(element.text)
        for child in element:
            self.child(child)
            self.add(child.tail)

    def child(self, element: etree._Element) -> None:
        name = name_of(element)
        if name == "authorialNote":
            self.note(element)
        elif name == "sup":
            self.raised(element)
        elif name == "eol":
            self.add(" ")
        elif name and name not in BLOCKS:
            self.span(element, name)

    def span(self, element: etree._Element, name: str) -> None:
        start = len(self.raw)
        self.walk(element)
        if name == "span" and self.is_italic(element.get("class") or ""):
            self.italics.append((start, len(self.raw)))
        elif name == "a" and element.get("href"):
            self.links.append(Link(start, len(self.raw), (element.get("href") or "").strip()))

    def is_italic(self, style: str) -> bool:
        """Underlined words stand for italic ones in the typescripts of 2000."""
        return "italic" in style or "underline" in style or (self.bold_is_italic and "bold" in style)

    def note(self, element: etree._Element) -> None:
        marker = (element.get("marker") or "").strip() or "?"
        self.marks.append(Mark(len(self.raw), marker))
        content = read_inline(children(element), bold_is_italic=False)
        lead = NOTE_LEAD_RE.match(content.text) or re.match(re.escape(marker) + r"(?=\s)", content.text)
        self.notes.append(Note(marker, content.cut(lead.end()) if lead else content))

    def raised(self, element: etree._Element) -> None:
        """Raised letters are words ("1er"), raised figures a note printed before, brackets round a note nothing."""
        text = "".join(str(part) for part in element.itertext())
        if text.strip() in {"(", ")", "((", "))"}:
            return
        repeats = text.strip().isdigit() and self.raw[-1:].isalnum() and not UNIT_RE.search(self.raw)
        if repeats:
            self.marks.append(Mark(len(self.raw), text.strip()))
        else:
            self.walk(element)

    def inline(self) -> Inline:
        text, places = _folded(self.raw, [mark.offset for mark in self.marks])
        spans = [(places[s], places[e]) for s, e in self.italics]
        return Inline(
            text,
            tuple(_trimmed(text, s, e) for s, e in spans if text[s:e].strip()),
            tuple(
                self.placed(link, text, places)
                for link in self.links
                if self.raw[link.start : link.end].strip()
            ),
            tuple(Mark(places[mark.offset], mark.marker) for mark in self.marks),
            tuple(self.notes),
        )

    @staticmethod
    def placed(link: Link, text: str, places: Sequence[int]) -> Link:
        start, end = _trimmed(text, places[link.start], places[link.end])
        return Link(start, end, link.href)


def _folded(raw: str, marks: Sequence[int]) -> tuple[str, list[int]]:
    """Return `raw` with white space folded, and for each of its offsets the offset in the folded text.

    A space before a marker goes where the text needs none there ("peace ¹, and"; but "peace ¹and" keeps it).
    """
    dropped = {place for mark in marks for place in _space_before(raw, mark)}
    folded: list[str] = []
    places = []
    for offset, character in enumerate(raw):
        places.append(len(folded))
        if not character.isspace():
            folded.append(character)
        elif folded and folded[-1] != " " and offset not in dropped:
            folded.append(" ")
    places.append(len(folded))
    end = len(folded) - (folded[-1:] == [" "])
    return "".join(folded[:end]), [min(place, end) for place in places]


def _space_before(raw: str, mark: int) -> range:
    """Return the offsets of the white space before a marker, where it may go."""
    following = raw[mark : mark + 1]
    if following and following not in CLOSING and not following.isspace():
        return range(0)
    return range(len(raw[:mark].rstrip()), mark)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
