"""Blocks -> blocks whose kinds and numbers are those that a reader of the page sees.

What the mark-up of single years leaves out is put right here, each rule with the file that needs it: points and
numbers left inside the words, numbers parted from their words, quotation marks of a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace

from resolutions.parsing.akn.blocks import Block
from resolutions.parsing.akn.inline import Inline, Note
from resolutions.parsing.akn.levels import Levels
from resolutions.parsing.akn.openings import is_all_italic, italic_opening
from resolutions.parsing.document import ParagraphKind
from resolutions.parsing.openings.phrases import opens_operative

POINT_RE = re.compile(r"(?P<number>\([a-z]{1,5}\))\s(?=\S)")
NUMBER_RE = re.compile(
    r"(?P<number>\d{1,3})(?P<stop>\s?\.|\s[-–])?[\s\u200e]*(?=[^\W\d_a-z])"  # "13 Urges", "3 – يحث"
)
REISSUE_RE = re.compile(
    r"(?P<marker>\*{1,3})\s*(?P<text>(?:Re-?issued|Second re-?issue|Third re-?issue)\b.*)", re.S
)
FIGURE_RE = re.compile(r"\d+(?:\.\d+)*")
CAPITAL_RE = re.compile(r"\(?(?:[A-Z]|[IVXL]+)\)?")
CLOSED_RE = re.compile(r"[.,;:!?…،؛。，；：]\W*$|\b(?:and|or|et|ou|y|o|и|или)$")
ANNEX_RE = re.compile(r"(?:Annex|ANNEX)(?:\s+(?:[IVXL]+|\d+|[A-Z]))?(?:\s+to resolution [\d/ ()A-Z]+)?")
LONGEST_HEADING = 250
STATEMENT_RE = re.compile(r"The (?:Security )?Council,?\s+(?=[a-z])")
POINTS = frozenset({ParagraphKind.SUBPARAGRAPH, ParagraphKind.ANNEX})
QUOTES = {"“": "”", "«": "»", "‘": "’", '"': '"', "„": "“"}


def mend_blocks(blocks: Iterable[Block], *, language: str, is_statement: bool) -> list[Block]:
    """Return the blocks with their kinds, numbers and depths, those without a word left out.

    Guarantees: no block is empty but one that has only a note, or a number and points; numbers stand in `number`;
    blocks of an annex are of kind `annex`.  `is_statement`: a statement by the President, whose paragraphs are told
    by their opening words, "The Security Council reaffirms".
    """
    blocks = list(blocks)
    numbered = {b.place.scope for b in blocks if FIGURE_RE.fullmatch(b.number or "") and not b.place.annex}
    mended = (_unquoted(block, is_statement) for block in _annexed(_joined(blocks)))
    classified = _settled(
        _classified(b, _kind_of(language, is_statement, numbered)) for b in map(_numbered, mended)
    )
    return [
        b for b in _levelled(classified) if b.inline.notes or b.number or re.search(r"[^\W_]", b.inline.text)
    ]


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """S/RES/1285 (2000): the number is one paragraph, its words the next."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and block.loose and not block.number:
            block = replace(block, kind=waiting.kind, number=waiting.number)
        elif waiting is not None:
            yield waiting
        waiting = block if block.loose and block.number and not block.inline.text else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _annexed(blocks: Iterable[Block]) -> Iterator[Block]:
    """S/RES/1617 (2005): the annexes stand in the main body, from the line "Annex I to resolution 1617 (2005)" on."""
    is_annex = False
    for block in blocks:
        is_annex = is_annex or ANNEX_RE.fullmatch(block.inline.text) is not None
        yield replace(block, place=replace(block.place, annex=block.place.annex or is_annex))


def _unquoted(block: Block, is_statement: bool) -> Block:
    """Take off the marks that open every paragraph of a draft and close its last."""
    if not (block.place.scope or is_statement) or block.place.annex:
        return block
    text = block.inline.text
    close = QUOTES.get(text[:1])
    if close and (text.count(close) < text.count(text[0]) or text.find(close, 1) == len(text) - 1):
        block = replace(block, inline=block.inline.cut(1), opening=text[0])
    text = block.inline.text
    ends = text[-1:] in {"”", "»"} and text.count(text[-1]) > text.count("“" if text[-1] == "”" else "«")
    return replace(block, inline=block.inline.cut(0, len(text) - 1), closing=text[-1]) if ends else block


def _numbered(block: Block) -> Block:
    """Give a loose block the number that stands in its words.

    A/RES/75/101: "(a) To cooperate"; A/RES/77/248: "232 .Recognizes"; A/RES/75/68: "13 Urges".
    """
    text = block.inline.text
    if block.number and text.startswith(". "):  # A/RES/76/3: "1.1" and ". Raise awareness"
        return replace(block, inline=block.inline.cut(2))
    if not block.loose or block.number:
        return block
    reissued = REISSUE_RE.match(text)
    if reissued:  # S/RES/1348 (2001)
        note = Note(reissued["marker"], block.inline.cut(reissued.start("text")))
        return replace(block, inline=Inline(notes=(*block.inline.notes, note)))
    point = POINT_RE.match(text)
    if point:
        return replace(block, inline=block.inline.cut(point.end()), number=point["number"])
    number = NUMBER_RE.match(text)
    if number and (number["stop"] or any(start == number.end() for start, _ in block.inline.italics)):
        return replace(block, inline=block.inline.cut(number.end()), number=number["number"])
    return block


def _classified(block: Block, kind_of: Callable[[Block], ParagraphKind]) -> Block:
    if block.number == "l" and italic_opening(block.inline):  # A/RES/76/256: the letter for the figure
        block = replace(block, number="1")
    if block.loose:
        block = replace(block, kind=kind_of(block))
    elif block.kind is ParagraphKind.PREAMBULAR and _is_line(block.inline):  # S/RES/2551 (2020): "Reporting"
        block = replace(block, kind=ParagraphKind.HEADING)
    return replace(block, kind=ParagraphKind.ANNEX) if block.place.annex else block


def _is_line(inline: Inline) -> bool:
    return not inline.italics and len(inline.text) <= LONGEST_HEADING and not CLOSED_RE.search(inline.text)


def _kind_of(language: str, is_statement: bool, numbered: Set[str]) -> Callable[[Block], ParagraphKind]:
    def kind_of(block: Block) -> ParagraphKind:
        if block.number:
            return _kind_of_numbered(block)
        if is_statement:
            is_act = STATEMENT_RE.match(block.inline.text)
            return ParagraphKind.OPERATIVE if is_act else ParagraphKind.TEXT
        return _kind_of_words(block, language, block.place.scope not in numbered)

    return kind_of


def _kind_of_numbered(block: Block) -> ParagraphKind:
    number = block.number or ""
    if FIGURE_RE.fullmatch(number):
        return ParagraphKind.OPERATIVE
    if CAPITAL_RE.fullmatch(number) and not CLOSED_RE.search(block.inline.text):
        return ParagraphKind.HEADING
    return ParagraphKind.SUBPARAGRAPH


def _kind_of_words(block: Block, language: str, single: bool) -> ParagraphKind:
    """The kind of an unnumbered paragraph: its italics tell where it opens with an act, its end a heading."""
    inline = block.inline
    closed = CLOSED_RE.search(inline.text) is not None
    if not closed and (len(inline.text) <= LONGEST_HEADING or is_all_italic(inline)):
        return ParagraphKind.HEADING
    if is_all_italic(inline):  # S/RES/1509 (2003): "Support for Security Reform:"
        return ParagraphKind.HEADING if inline.text.endswith(":") else ParagraphKind.TEXT
    opening = italic_opening(inline)
    if opening is None or opening[0] > 0:
        return ParagraphKind.TEXT
    if language != "en":
        return ParagraphKind.OPERATIVE if single else ParagraphKind.PREAMBULAR
    phrase = inline.text[: opening[1]]
    is_act = (single and phrase.split()[0].endswith("s")) or opens_operative(inline.text)
    return ParagraphKind.OPERATIVE if is_act else ParagraphKind.PREAMBULAR


def _settled(blocks: Iterable[Block]) -> Iterator[Block]:
    """A/RES/76/246: "*Abbreviations*: GS, General Service" under a table opens in italics and is no preamble."""
    acting: set[str] = set()
    for block in blocks:
        if block.kind is ParagraphKind.OPERATIVE:
            acting.add(block.place.scope)
        elif block.loose and block.kind is ParagraphKind.PREAMBULAR and block.place.scope in acting:
            block = replace(block, kind=ParagraphKind.TEXT)
        yield block


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Session 75 of the Assembly: points are siblings of their lead-in, whatever their depth.

    E/RES/2022/16: the points of a list hang on the loose point that leads it in, and loose ones go on after them.
    """
    levels, base = Levels(), 0
    for block in blocks:
        is_point = bool(block.number) and not FIGURE_RE.fullmatch(block.number or "")
        if block.loose and is_point and block.kind in POINTS:
            base = levels.depth(block.number or "")
            block = replace(block, depth=base)
        elif not block.loose and block.depth:
            block = replace(block, depth=block.depth + base)
            levels.enter(block.number, block.depth)
        elif block.kind not in {ParagraphKind.TEXT, ParagraphKind.HEADING}:
            levels, base = Levels(), 0
        yield block
