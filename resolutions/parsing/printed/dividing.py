"""[Block] -> [Extent]: which blocks make up one resolution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import zip_longest

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.printed.blocks import Block
from resolutions.parsing.printed.patterns import DECIDED_RE, DRAFT_FOLLOWS_RE, HEAD_RE, STATEMENT_RE, bare
from resolutions.parsing.printed.quotations import OPENING_MARKS, closes, quotation_of
from resolutions.parsing.printed.roles import CLOSING, POINTED, Role, formula_organ


class ExtentKind(StrEnum):
    WHOLE = "whole"  # begins with its number or its formula
    FRAGMENT = "fragment"  # its beginning is lost
    DECISION = "decision"  # "At its 47th plenary meeting, …, the Council decided …"
    STATEMENT = "statement"  # "The Security Council welcomes …", of its President


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks of one resolution: what stands before its first paragraph, its paragraphs, and what closes it.

    `letter` is that of a part that was adopted apart, whose number and title stand before part A: "958/70", "B".
    """

    kind: ExtentKind
    head: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    annex: tuple[Block, ...] = ()
    letter: str | None = None


PRINCIPAL = {"GA", "ECOSOC", "SC", "HRC"}
HEAD_REACH = 60  # blocks that a masthead and the lists of a vote may fill
LONGEST_VOTE = 2000  # characters
HEADING = frozenset({Role.NUMBER, Role.MASTHEAD, Role.ADOPTED, Role.VOTES})
UNTITLED_RE = re.compile(r"(?:Resolution\s)?\d{1,5}\s\(\d{3,4}\)", re.IGNORECASE)  # of the Security Council
PARAGRAPH = frozenset({Role.NUMBERED, Role.OPENING})
LETTER_RE = re.compile(r"(?P<letter>[A-H])\.?\W{0,3}$")
PART_REACH = 2  # blocks: the letter of a part, and its title, before its formula
STATEMENT_SYMBOL = "S/PRST/"


def divide(blocks: Sequence[Block]) -> list[Extent]:
    """Return the extents of the resolutions and decisions of a text, in order.

    A resolution is known by its enacting formula, a decision by its first sentence ("At its 47th plenary meeting,
    …"), a statement by the line that announces it, or by its symbol and "The Security Council welcomes …"; the number,
    title and lines of adoption before it are its head.  What stands before the first head is a
    fragment where it holds paragraphs.  A formula inside quotation marks, or after the announcement of a draft,
    begins no resolution.
    """
    starts = _starts(blocks)
    heads = [_head_start(blocks, start, starts[i - 1] if i else -1) for i, start in enumerate(starts)]
    extents = []
    lost = _extent(ExtentKind.FRAGMENT, (), blocks[: heads[0] if heads else len(blocks)])
    if any(block.role in PARAGRAPH for block in lost.body):
        extents.append(lost)
    for head, start, end in zip(heads, starts, [*heads[1:], len(blocks)], strict=False):
        part = next((i for i in range(head, start) if blocks[i].role is Role.PART), start)
        extents.append(_extent(_kind(blocks[start]), blocks[head:part], blocks[part:end]))
    return _lettered(extents)


def _kind(first: Block) -> ExtentKind:
    if first.role is Role.DECIDED:
        return ExtentKind.DECISION
    return ExtentKind.STATEMENT if _is_stated(first) else ExtentKind.WHOLE


def _is_stated(block: Block) -> bool:
    return block.role is Role.STATED or STATEMENT_RE.match(bare(block.text)) is not None


@dataclass(slots=True)
class _Reading:
    """Where the formulas and decisions stand that begin a text of their own, and what tells them from others."""

    starts: list[int] = field(default_factory=list)
    quotation: str = ""  # the mark that opened the quotation being read
    organ: str = ""  # who adopted the text being read
    annex: int | None = None  # where its annex begins
    formless: bool = False  # it has shown no formula yet
    break_at: int = -1  # the last number or closing line


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where the formulas and decisions stand that begin a text of their own."""
    reading = _Reading()
    for i, block in enumerate(blocks):
        if _begins_statement(blocks, i, reading.starts):
            reading.starts.append(i)
            continue
        if reading.quotation or block.text[:1] in OPENING_MARKS:
            reading.quotation = _quotation_after(block, reading.quotation)
            continue
        if block.role is Role.NUMBER or block.role in CLOSING:
            reading.break_at = i
        elif block.role is Role.ANNEX and reading.annex is None:
            reading.annex = i
        elif _begins_without_formula(blocks, i):
            reading.starts.append(i)
            reading.formless = True
        elif (speaker := _speaker(block)) and not _announced(blocks, i):
            _speaks(reading, blocks, i, speaker)
    return reading.starts


def _begins_statement(blocks: Sequence[Block], i: int, starts: Sequence[int]) -> bool:
    """Whether a statement begins: by the line that announces it, or by its first paragraph under its symbol."""
    if blocks[i].role is Role.STATED:
        return True
    if starts or not _is_stated(blocks[i]):
        return False
    head = blocks[max(0, i - HEAD_REACH) : i]
    return any(block.role is Role.MASTHEAD and block.text.startswith(STATEMENT_SYMBOL) for block in head)


def _speaks(reading: _Reading, blocks: Sequence[Block], i: int, speaker: str) -> None:
    """Take in the formula at `i`: the beginning of a text, or one more formula of the text being read.

    After an annex has begun only a formula under a number begins a new text, and only that of the same organ, or of a
    principal one where the organ is not known, since the beginning is lost.
    """
    goes_on = bool(reading.starts) and reading.break_at < reading.starts[-1]
    if goes_on and reading.formless:  # "Whereas …, / The Security Council"
        reading.formless = False
        return
    same = speaker.casefold() == reading.organ
    if goes_on and same and any(block.role is Role.PART for block in blocks[max(0, i - 3) : i]):
        return  # part "B" of the same resolution
    if reading.annex is not None:
        between = blocks[max(reading.annex + 1, i - 6) : i]
        adopts = same if reading.organ else body_of_name(speaker) in PRINCIPAL
        if not adopts or not any(block.role is Role.NUMBER for block in between):
            return
    reading.starts.append(i)
    reading.organ, reading.annex, reading.formless = speaker.casefold(), None, False


def _begins_without_formula(blocks: Sequence[Block], i: int) -> bool:
    """Whether paragraphs begin at `i` right after a number, a date and a line of adoption, no formula between them."""
    if blocks[i].role is not Role.OPENING or i == 0:
        return False
    for block in reversed(blocks[max(0, i - 6) : i]):
        if block.role is Role.NUMBER:
            return bool(UNTITLED_RE.match(bare(block.text)))
        if block.role not in HEADING and block.role is not Role.DATE:
            return False
    return False


def _quotation_after(block: Block, quotation: str) -> str:
    """The mark whose quotation is open after a block; a number at the head of a text ends every quotation."""
    if block.text[:1] in OPENING_MARKS:
        return quotation_of(block.text)
    return "" if block.role is Role.NUMBER or closes(block.text, quotation) else quotation


def _speaker(block: Block) -> str | None:
    """The organ that a block makes speak, or None."""
    if block.role is Role.FORMULA:
        return formula_organ(block.text)
    decided = DECIDED_RE.match(bare(block.text)) if block.role is Role.DECIDED else None
    return decided["organ"].strip().capitalize() if decided else None


def _announced(blocks: Sequence[Block], i: int) -> bool:
    """Whether a draft is announced right before the formula at `i`, a title between them at most."""
    return any(announces_draft(block.text) for block in blocks[max(0, i - 2) : i])


def announces_draft(text: str) -> bool:
    """Whether a paragraph ends by announcing a draft: "the adoption of the following draft resolution:"."""
    return text.endswith(":") and DRAFT_FOLLOWS_RE.search(text[-260:]) is not None


def _head_start(blocks: Sequence[Block], start: int, before: int) -> int:
    """The first block of the head that belongs to the formula at `start`; `before` is the formula before it."""
    first, number = start, None
    for i in range(start - 1, max(before, start - HEAD_REACH), -1):
        block = blocks[i]
        if _is_body(block):
            break
        if block.role is Role.NUMBER:
            printed = _number(block.text)
            if number is not None and printed != number:
                break
            number = printed
        if block.role in HEADING or number is None:
            first = i
    letter = _letter_before(blocks, start, before)
    if number is None and letter < start:
        return letter
    if before < 0 and not any(_is_body(block) for block in blocks[:first]):
        return 0
    return first


def _letter_before(blocks: Sequence[Block], start: int, before: int) -> int:
    """The letter of a part that stands right before its formula, a title between them at most; else `start`."""
    for i in range(start - 1, max(before, start - 1 - PART_REACH), -1):
        if blocks[i].role is Role.PART:
            return i
        if blocks[i].role is not Role.PLAIN or _is_body(blocks[i]):
            break
    return start


def _is_body(block: Block) -> bool:
    """Whether a block is a paragraph, or closes a resolution, so that no head reaches over it."""
    if block.role is Role.MEETING:
        return True
    if block.role is Role.ADOPTED:  # "[Adopted without a vote.]" closes; "Adopted … at its 3rd meeting" heads
        return block.text.startswith("[") and "meeting" not in block.text
    if block.role in HEADING or block.role is Role.DATE:
        return False
    stopped = block.text.rstrip('*_”" ').endswith((";", ",", ":", "."))
    return block.role is Role.NUMBERED or stopped


def _lettered(extents: Sequence[Extent]) -> list[Extent]:
    """The extents, parts that were adopted apart under one number and title each with its letter and that head."""
    lettered: list[Extent] = []
    for extent, after in zip_longest(extents, extents[1:]):
        letter, before = _letter(extent), lettered[-1] if lettered else None
        if letter == "A" and after and _letter(after) == "B" and not _has_number(after):
            extent = _with_letter(extent, extent.head, letter)
        elif letter and before and before.letter and ord(letter) - ord(before.letter) == 1:
            shared = (block for block in before.head if block.role is not Role.PART)
            extent = _with_letter(extent, (*shared, *extent.head), letter)
        lettered.append(extent)
    return lettered


def _with_letter(extent: Extent, head: Sequence[Block], letter: str) -> Extent:
    """The part with its letter, which ends its head and opens its body no more."""
    return replace(extent, head=(*head, extent.body[0]), body=extent.body[1:], letter=letter)


def _letter(extent: Extent) -> str | None:
    first = extent.body[0] if extent.body else None
    found = LETTER_RE.match(bare(first.text)) if first and first.role is Role.PART else None
    return found["letter"] if found else None


def _has_number(extent: Extent) -> bool:
    return any(block.role is Role.NUMBER for block in extent.head)


def _number(text: str) -> str:
    found = HEAD_RE.match(bare(text).rstrip("*_ "))
    return "".join(found["number"].casefold().split()) if found else ""


@dataclass(slots=True)
class _Parts:
    body: list[Block] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    annex: list[Block] = field(default_factory=list)

    @property
    def has_paragraphs(self) -> bool:
        return any(block.role in PARAGRAPH for block in self.body)


def _extent(kind: ExtentKind, head: Sequence[Block], blocks: Sequence[Block]) -> Extent:
    """Part the blocks after a head into paragraphs, closing lines and annexes."""
    parts = _Parts()
    for i, block in enumerate(blocks):
        if parts.annex or (block.role is Role.ANNEX and parts.has_paragraphs):
            parts.annex.append(block)
        elif not parts.closing and not (i and _closes(block)):
            parts.body.append(block)
        elif _closes(block) or block.role is Role.VOTES or _leaves_bracket_open(parts.closing):
            parts.closing.append(block)
        elif block.role in POINTED:  # the closing line was a nested draft's
            parts.body.append(block)
        else:  # an annex without a heading
            parts.annex.append(block)
    return Extent(kind, tuple(head), tuple(parts.body), tuple(parts.closing), tuple(parts.annex))


def _closes(block: Block) -> bool:
    return block.role in CLOSING or (block.role is Role.ADOPTED and len(block.text) < LONGEST_VOTE)


def _leaves_bracket_open(closing: Sequence[Block]) -> bool:
    """Whether a line of adoption goes on: "[Adopted by a recorded vote … In favour: …", or a list just announced."""
    opened = sum(block.text.count("[") - block.text.count("]") for block in closing)
    return opened > 0 or (closing[-1].role is Role.VOTES and closing[-1].text.endswith(":"))
