"""[Block] -> [Extent]: which blocks make up one resolution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from resolutions.parsing.blocks import Block
from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.cleaning import SYMBOL_ALONE_RE
from resolutions.parsing.meetings import is_closing
from resolutions.parsing.patterns import (
    ADOPTED_RE,
    ANNEX_RE,
    DATE_ALONE_RE,
    DECIDED_RE,
    HEAD_RE,
    MASTHEAD_RE,
    QUOTES,
    VOTE_LIST_RE,
    bare,
    formula_organ,
    numbered,
    opens,
)


class ExtentKind(StrEnum):
    WHOLE = "whole"  # begins with its number or its formula
    FRAGMENT = "fragment"  # its beginning is lost
    DECISION = "decision"  # "At its 47th plenary meeting, …, the Council decided …"


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks of one resolution: what stands before its first paragraph, its paragraphs, and what closes it."""

    kind: ExtentKind
    head: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    annex: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Parts:
    body: list[Block] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    annex: list[Block] = field(default_factory=list)


FOLLOWING_DRAFT_RE = re.compile(r"\bdraft\b[^:]{0,200}:$", re.DOTALL)
PRINCIPAL = {"GA", "ECOSOC", "SC", "HRC"}
HEAD_REACH = 60  # blocks that a masthead and the lists of a vote may fill


def divide(blocks: Sequence[Block]) -> list[Extent]:
    """Return the extents of the resolutions and decisions of a text, in order.

    A resolution is known by its enacting formula, a decision by its first sentence ("At its 47th plenary meeting,
    …"); the number, title and lines of adoption before it are its head.  What stands before the first head is a
    fragment where it holds paragraphs.  A formula inside quotation marks, or after the announcement of a draft,
    begins no resolution.
    """
    starts = _starts(blocks)
    extents = []
    heads = [_head_start(blocks, start, starts[i - 1] if i else -1) for i, start in enumerate(starts)]
    first = heads[0] if heads else len(blocks)
    lost = _extent(ExtentKind.FRAGMENT, (), blocks[:first])
    if any(numbered(b.text) or opens(b.text) for b in lost.body):
        extents.append(lost)
    for i, (head, start) in enumerate(zip(heads, starts, strict=True)):
        end = heads[i + 1] if i + 1 < len(heads) else len(blocks)
        kind = ExtentKind.DECISION if DECIDED_RE.match(bare(blocks[start].text)) else ExtentKind.WHOLE
        extents.append(_extent(kind, blocks[head:start], blocks[start:end]))
    return extents


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where the formulas and decisions stand that begin a text of their own."""
    starts: list[int] = []
    quoted = False
    organ = ""  # who adopted the text being read
    annex: int | None = None  # where its annex begins
    for i, block in enumerate(blocks):
        text = block.text
        inside = quoted or text[:1] in QUOTES
        if text[:1] in QUOTES:
            quoted = _opens_quotation(text)
        elif quoted and _closes_quotation(text):
            quoted = False
        if inside:
            quoted = quoted and HEAD_RE.match(text) is None
            continue
        annex = i if annex is None and ANNEX_RE.match(bare(text).rstrip("*_")) else annex
        decided = DECIDED_RE.match(bare(text))
        speaker = decided["organ"].strip().capitalize() if decided else formula_organ(text)
        if speaker is None or _announced(blocks, i):
            continue
        if annex is not None and not _adopts(speaker, organ, blocks[annex + 1 : i]):
            continue
        organ, annex = speaker.casefold(), None
        starts.append(i)
    return starts


def _adopts(speaker: str, organ: str, between: Sequence[Block]) -> bool:
    """Whether a formula after the beginning of an annex begins a new text: the same organ speaks, under a number.

    Where the organ is not known, since the beginning is lost, a principal organ is taken for it.
    """
    same = speaker.casefold() == organ if organ else body_of_name(speaker) in PRINCIPAL
    return same and any(_role(block.text) is _Role.NUMBER for block in between[-6:])


def _opens_quotation(text: str) -> bool:
    closing = {"“": "”", "«": "»", '"': '"', "„": "“"}[text[0]]
    return text.count(text[0]) % 2 == 1 if closing == '"' else text.count(text[0]) > text.count(closing)


def _closes_quotation(text: str) -> bool:
    return text.count("”") > text.count("“") or text.count("»") > text.count("«") or text.count('"') % 2 == 1


def _announced(blocks: Sequence[Block], i: int) -> bool:
    """Whether a draft is announced right before the formula at `i`, a title between them at most."""
    return any(FOLLOWING_DRAFT_RE.search(block.text) for block in blocks[max(0, i - 2) : i])


def _head_start(blocks: Sequence[Block], start: int, before: int) -> int:
    """The first block of the head that belongs to the formula at `start`; `before` is the formula before it."""
    first, number = start, None
    for i in range(start - 1, max(before, start - HEAD_REACH), -1):
        role = _role(blocks[i].text)
        if role is _Role.BODY:
            break
        if role is _Role.NUMBER:
            printed = _number(blocks[i].text)
            if number is not None and printed != number:
                break
            number = printed
        if role in {_Role.NUMBER, _Role.FRAME} or number is None:
            first = i
    if before < 0 and not any(_role(block.text) is _Role.BODY for block in blocks[:first]):
        return 0
    return first


class _Role(StrEnum):
    NUMBER = "number"
    FRAME = "frame"  # masthead, line of adoption, list of a vote
    BODY = "body"  # a paragraph, or what closes a resolution: no head reaches over it
    LOOSE = "loose"  # a title, or a line that may be one


def _role(text: str) -> _Role:
    start = bare(text)
    if HEAD_RE.match(start.rstrip("*_ ")):
        return _Role.NUMBER
    if DATE_ALONE_RE.match(start):
        return _Role.LOOSE
    if is_closing(text) or (ADOPTED_RE.match(start) and text.startswith("[") and "meeting" not in text):
        return _Role.BODY
    if (
        SYMBOL_ALONE_RE.match(start)
        or ADOPTED_RE.match(start)
        or VOTE_LIST_RE.match(start)
        or MASTHEAD_RE.match(start)
    ):
        return _Role.FRAME
    if numbered(text) or text.rstrip('*_”" ').endswith((";", ",", ":", ".")):
        return _Role.BODY
    return _Role.LOOSE


def _number(text: str) -> str:
    found = HEAD_RE.match(bare(text).rstrip("*_ "))
    return "".join(found["number"].casefold().split()) if found else ""


def _extent(kind: ExtentKind, head: Sequence[Block], blocks: Sequence[Block]) -> Extent:
    """Part the blocks after a head into paragraphs, closing lines and annexes."""
    parts = _Parts()
    for i, block in enumerate(blocks):
        if parts.annex or (
            parts.body and ANNEX_RE.match(bare(block.text).rstrip("*_")) and _paragraphs_before(parts)
        ):
            parts.annex.append(block)
        elif parts.closing or (i and _closes(block.text)):
            names = VOTE_LIST_RE.match(bare(blocks[i - 1].text)) and blocks[i - 1].text.endswith(":")
            if names or _closes(block.text) or VOTE_LIST_RE.match(bare(block.text)):
                parts.closing.append(block)
            else:  # a paragraph where the closing line was a nested draft's, else an annex without a heading
                (parts.body if numbered(block.text) else parts.annex).append(block)
        else:
            parts.body.append(block)
    return Extent(kind, tuple(head), tuple(parts.body), tuple(parts.closing), tuple(parts.annex))


def _paragraphs_before(parts: _Parts) -> bool:
    return any(numbered(block.text) or opens(block.text) for block in parts.body)


def _closes(text: str) -> bool:
    start = bare(text)
    return (
        is_closing(text)
        or (ADOPTED_RE.match(start.lstrip("[")) is not None
        and len(start) < 2000
        and not numbered(text))
    )
