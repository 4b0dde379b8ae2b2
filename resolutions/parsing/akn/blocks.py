"""The tree of a resolution -> its blocks: what one printed paragraph, heading, point or row is.

Blocks come in the order of the file.  Guarantees: each has words or is a paragraph whose number stands alone
(`mending.py` joins it to the next); `scope` is "d1-" inside the first nested draft, and `speaker` the organ that
speaks there; `depth` is 1 for "(a)", 2 for "(i)".  Tables come a row a block, cells parted by " | ".

Two encodings of nested drafts are read: `embeddedStructure` inside a paragraph, and a `statement` named "draft
resolution" among the components.  Parts of one resolution ("75/101 A-B") are statements named "resolution" there:
their letters and titles become headings.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from resolutions.parsing.akn.inline import Inline, read_inline
from resolutions.parsing.akn.languages import BOLD_IS_ITALIC, organ_of
from resolutions.parsing.akn.levels import Levels
from resolutions.parsing.akn.tree import child, children, descendants, name_of, squeezed
from resolutions.parsing.document import ParagraphKind

HEADINGS = frozenset({"heading", "subheading"})
TRANSPARENT = frozenset(
    {
        "documentCollection",
        "mainBody",
        "preamble",
        "part",
        "section",
        "content",
        "attachments",
        "attachment",
        "doc",
    }
)
NOT_WORDS = frozenset({"meta", "coverPage", "preface", "conclusions", "collectionBody"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a block stands."""

    scope: str = ""
    speaker: str | None = None
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-to-be.

    `loose`: its kind is not told by the mark-up, but by its words; `opening` and `closing` are the quotation marks
    of a draft, taken off the words.
    """

    kind: ParagraphKind
    inline: Inline
    place: Place
    number: str | None = None
    depth: int = 0
    loose: bool = False
    opening: str = ""
    closing: str = ""


def read_blocks(statement: etree._Element, language: str) -> list[Block]:
    """Return the blocks of a statement or of a collection with its parts, annexes after the line of adoption."""
    return list(_Walker(language).blocks(statement, Place()))


class _Walker:
    def __init__(self, language: str) -> None:
        self.bold_is_italic = language in BOLD_IS_ITALIC
        self.drafts = 0

    # -- words ------------------------------------------------------------------------------------------------
    def words(self, *elements: etree._Element) -> Inline:
        return read_inline(elements, bold_is_italic=self.bold_is_italic)

    def block(
        self, kind: ParagraphKind, place: Place, *elements: etree._Element, depth: int = 0
    ) -> Iterator[Block]:
        inline = self.words(*elements)
        if inline.text or inline.notes:
            yield Block(kind, inline, place, depth=depth)

    # -- structure --------------------------------------------------------------------------------------------
    def blocks(self, element: etree._Element, place: Place) -> Generator[Block, None, Place]:
        """Everything in a part of the file that is no paragraph itself; returns the place after it."""
        for inner in children(element):
            name = name_of(inner)
            if name == "formula":
                place = yield from self.formula(inner, place)
            elif name == "container":
                place = yield from self.container(inner, place)
            elif name == "components":
                yield from self.components(inner, place)
            elif name == "attachments":
                yield from self.blocks(inner, replace(place, annex=True))
            elif name in TRANSPARENT:
                place = yield from self.blocks(inner, place)
            elif name not in NOT_WORDS:
                yield from self.part(inner, name, place)
        return place

    def part(self, element: etree._Element, name: str, place: Place) -> Iterator[Block]:
        if name == "paragraph":
            yield from self.paragraph(element, place)
        elif name == "crossHeading" and element.get("refersTo") == "#preamble":
            yield from self.block(ParagraphKind.PREAMBULAR, place, element)
        elif name in HEADINGS or name in {"crossHeading", "num"}:
            yield from self.block(ParagraphKind.HEADING, place, element)
        elif name == "blockList":
            yield from self.block_list(element, place)
        elif name == "table":
            yield from self.table(element, place)
        elif name == "list":
            yield from self.points(element, ParagraphKind.TEXT, None, 0, place)
        elif name == "alinea":
            yield from self.alinea(element, place)
        else:
            yield from self.passage(element, place)

    def formula(self, element: etree._Element, place: Place) -> Generator[Block, None, Place]:
        inline = self.words(*(children(element) if len(element) else [element]))
        if place.scope:
            place = replace(place, speaker=organ_of(inline.text) or place.speaker)
        if inline.text:
            yield Block(ParagraphKind.ENACTING, inline, place)
        return place

    def container(self, element: etree._Element, place: Place) -> Generator[Block, None, Place]:
        if element.get("name") == "formula":
            return (yield from self.formula(element, place))
        nested = [c for c in children(element) if name_of(c) != "p"]
        paragraphs = [c for c in children(element) if name_of(c) == "p"]
        if paragraphs:
            yield from self.block(ParagraphKind.PREAMBULAR, place, *paragraphs)
        for inner in nested:
            yield from self.part(inner, name_of(inner), place)
        return place

    def components(self, element: etree._Element, place: Place) -> Iterator[Block]:
        for statement in descendants(element, "statement"):
            if "draft" in (statement.get("name") or ""):
                yield from self.blocks(statement, self.draft(place))
                continue
            preface = child(statement, "preface")
            for title in descendants(preface, "docNumber", "docTitle") if preface is not None else ():
                yield from self.block(ParagraphKind.HEADING, place, title)
            yield from self.blocks(statement, place)

    def draft(self, place: Place) -> Place:
        self.drafts += 1
        return replace(place, scope=f"d{self.drafts}-", speaker=None)

    # -- paragraphs -------------------------------------------------------------------------------------------
    def paragraph(self, element: etree._Element, place: Place) -> Iterator[Block]:
        number = self.number(element)
        met = False
        for inner in children(element):
            name = name_of(inner)
            if name in HEADINGS:
                yield from self.heading(inner, number, place)
                met = True
            elif name == "list":
                yield from self.points(inner, ParagraphKind.OPERATIVE, None if met else number, 0, place)
                met = True
            elif name == "point":
                yield from self.point(inner, 0, place)
            elif name == "content":
                yield from self.content(inner, None if met else number, place)
                met = True
            elif name != "num":
                yield from self.part(inner, name, place)
        if number and not met:
            yield Block(ParagraphKind.HEADING, Inline(number), place)

    def heading(self, element: etree._Element, number: str | None, place: Place) -> Iterator[Block]:
        for block in self.block(ParagraphKind.HEADING, place, element):
            printed = number and re.match(re.escape(number) + r"\W", block.inline.text)
            yield replace(block, number=None if printed else number)

    def content(self, element: etree._Element, number: str | None, place: Place) -> Iterator[Block]:
        """The words of a paragraph; a second `p` is a paragraph of its own, a block inside a `p` follows it."""
        passages = [p for p in children(element) if name_of(p) == "p"]
        if number and not any(squeezed(p) for p in passages):
            yield Block(ParagraphKind.OPERATIVE, Inline(), place, number, loose=True)
        for p in passages:
            inline = self.words(p)
            if inline.text or inline.notes:
                kind = ParagraphKind.OPERATIVE if number else ParagraphKind.TEXT
                yield Block(kind, inline, place, number, loose=True)
                number = None
            yield from self.inside(p, place)
        for inner in children(element):
            if name_of(inner) != "p":
                yield from self.part(inner, name_of(inner), place)

    def inside(self, element: etree._Element, place: Place) -> Iterator[Block]:
        """Blocks that stand in the middle of a `p`: a nested draft, a heading, a list, a table."""
        for inner in children(element):
            name = name_of(inner)
            if name == "embeddedStructure":
                yield from self.blocks(inner, self.draft(place))
            elif name in HEADINGS or name in {"list", "blockList", "table", "paragraph"}:
                yield from self.part(inner, name, place)

    def passage(self, element: etree._Element, place: Place) -> Iterator[Block]:
        inline = self.words(element)
        if inline.text or inline.notes:
            yield Block(ParagraphKind.TEXT, inline, place, loose=True)
        yield from self.inside(element, place)

    def alinea(self, element: etree._Element, place: Place) -> Iterator[Block]:
        """What goes on after a paragraph's points."""
        yield from self.block(ParagraphKind.TEXT, place, *descendants(element, "p"))

    @staticmethod
    def number(element: etree._Element) -> str | None:
        num = child(element, "num")
        return printed_number(squeezed(num)) if num is not None else None

    # -- points -----------------------------------------------------------------------------------------------
    def points(
        self, element: etree._Element, kind: ParagraphKind, number: str | None, depth: int, place: Place
    ) -> Iterator[Block]:
        levels = Levels() if _is_flat(element) else None
        for inner in children(element):
            name = name_of(inner)
            if name == "intro":
                loose = kind is ParagraphKind.OPERATIVE
                inline = self.words(*descendants_p(inner))
                if inline.text or inline.notes or number:
                    yield Block(kind, inline, place, number, depth, loose)
            elif name == "point":
                label = self.number(inner)
                deeper = levels.depth(label) - 1 if levels and label else 0
                yield from self.point(inner, depth + deeper, place)
            elif name in {"sublist", "list"}:
                yield from self.points(inner, ParagraphKind.SUBPARAGRAPH, None, depth + 1, place)
            elif name in {"wrapUp", "alinea"}:
                yield from self.alinea(inner, place)
            elif name != "num":
                yield from self.part(inner, name, place)

    def point(self, element: etree._Element, depth: int, place: Place) -> Iterator[Block]:
        number = self.number(element)
        for inner in children(element):
            name = name_of(inner)
            if name in {"list", "sublist"}:
                yield from self.points(inner, ParagraphKind.SUBPARAGRAPH, number, depth + 1, place)
                number = None
            elif name in {"intro", "content"}:
                for block in self.block(
                    ParagraphKind.SUBPARAGRAPH, place, *descendants_p(inner), depth=depth + 1
                ):
                    yield replace(block, number=number)
                    number = None
            elif name in {"wrapUp", "alinea"}:
                yield from self.alinea(inner, place)
            elif name != "num":
                yield from self.part(inner, name, place)

    def block_list(self, element: etree._Element, place: Place) -> Iterator[Block]:
        """A list in the preamble: its opening is a preambular paragraph."""
        for inner in children(element):
            if name_of(inner) == "listIntroduction":
                yield from self.block(ParagraphKind.PREAMBULAR, place, inner)
            elif name_of(inner) == "item":
                for block in self.block(ParagraphKind.SUBPARAGRAPH, place, *descendants_p(inner), depth=1):
                    yield replace(block, number=self.number(inner))
            else:
                yield from self.block(ParagraphKind.TEXT, place, inner)

    # -- tables -----------------------------------------------------------------------------------------------
    def table(self, element: etree._Element, place: Place) -> Iterator[Block]:
        for row in descendants(element, "tr"):
            cells = [self.words(*(children(cell) if len(cell) else [cell])) for cell in children(row)]
            if any(cell.text for cell in cells):
                yield Block(ParagraphKind.TEXT, joined([c for c in cells if c.text]), place)


def printed_number(text: str) -> str | None:
    """Return a number as printed, without the full stop, or the dash that Arabic texts put behind: "24 -" -> "24"."""
    text = text.strip()
    bare = re.sub(r"(?<=\w)\s*[.\-–]+$", "", text)
    return bare.rstrip(".").strip() or text or None


def _is_flat(element: etree._Element) -> bool:
    """Whether a list has all its points side by side, as in E/RES/2022/16: "(a)", "(i)", "(ii)", "(b)"."""
    return (
        next(descendants(element, "sublist"), None) is None and len(list(descendants(element, "list"))) <= 1
    )


def joined(cells: list[Inline], between: str = " | ") -> Inline:
    """Return the cells of a row as one text."""
    row = Inline()
    for cell in cells:
        at = len(row.text) + len(between) if row.text else 0
        row = Inline(
            row.text + (between if row.text else "") + cell.text,
            row.italics + tuple((s + at, e + at) for s, e in cell.italics),
            row.links + tuple(replace(k, start=k.start + at, end=k.end + at) for k in cell.links),
            row.marks + tuple(replace(m, offset=m.offset + at) for m in cell.marks),
            row.notes + cell.notes,
        )
    return row


def descendants_p(element: etree._Element) -> list[etree._Element]:
    """Return the `p` directly inside, or the element itself where it has none."""
    return [p for p in children(element) if name_of(p) == "p"] or [element]
