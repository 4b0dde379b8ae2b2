"""Blocks -> the document as plain text in the marked style, and where each block stands in it.

One block a paragraph, parted by blank lines: masthead, number and title, paragraphs, closing lines, annexes, notes.
Italics are `*…*`, note markers superscript figures.  Every character belongs to one of these; offsets are half-open
`[start, end)`, in characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.akn.blocks import Block
from resolutions.parsing.akn.inline import Inline, Note

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BETWEEN = "\n\n"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """The printed text, and the span of each block in the order they were given; so of the lines round them.

    What has no words has an empty span.
    """

    text: str
    spans: tuple[Span, ...]
    cover: tuple[Span, ...] = ()
    closing: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()


def lay_out(
    cover: Sequence[str], blocks: Sequence[Block], closing: Sequence[str], notes: Sequence[Note]
) -> Layout:
    """Return the text that prints `blocks` between the lines of the cover and the notes.

    `closing` stands before the first block of an annex.  A block without words (a note of its own) has an empty span.
    """
    first_annex = next(
        (i for i, block in enumerate(blocks) if block.place.annex and not block.place.scope), len(blocks)
    )
    printed = [printed_block(block) for block in blocks]
    parts = [*cover, *printed[:first_annex], *closing, *printed[first_annex:], *map(printed_note, notes)]
    text, spans = _laid(parts)
    body = len(cover) + first_annex
    rest, end = body + len(closing), len(parts) - len(notes)
    return Layout(
        text,
        spans=(*spans[len(cover) : body], *spans[rest:end]),
        cover=spans[: len(cover)],
        closing=spans[body:rest],
        notes=spans[end:],
    )


def printed_block(block: Block) -> str:
    """Return a block as it is printed: quotation mark, number, words with italics and markers; "" for a note alone."""
    if not block.inline.text and not block.number:
        return ""
    return f"{block.opening}{printed_number(block.number)}{marked(block.inline)}{block.closing}".strip()


def printed_number(number: str | None) -> str:
    """Return a number as it stands before its words: "4. ", "(a) ", "a. ", "– "."""
    if not number:
        return ""
    return f"{number}. " if re.fullmatch(r"[\w.]+", number) else f"{number} "


def printed_note(note: Note) -> str:
    """Return a note with its marker: "⁵ See resolution 58/4."."""
    return f"{note.marker.translate(SUPERSCRIPT)} {marked(note.content)}"


def marked(inline: Inline) -> str:
    """Return words with italics as `*…*` and note markers as superscripts."""
    signs = [(end, 0, "*") for _, end in inline.italics]
    signs += [(mark.offset, 1, mark.marker.translate(SUPERSCRIPT)) for mark in inline.marks]
    signs += [(start, 2, "*") for start, _ in inline.italics]
    text, done = [], 0
    for offset, _, sign in sorted(signs, key=lambda sign: sign[:2]):
        text += [inline.text[done:offset], sign]
        done = offset
    return "".join([*text, inline.text[done:]])


def _laid(parts: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The parts that have words, parted by blank lines, and the span of each."""
    spans: list[Span] = []
    at = 0
    for part in parts:
        at += len(BETWEEN) if part and at else 0
        spans.append((at, at + len(part)) if part else (0, 0))
        at += len(part)
    text = BETWEEN.join(filter(None, parts))
    return text + ("\n" if text else ""), tuple(spans)
