"""Printed lines -> text in marked style: paragraphs parted by blank lines, pages by form feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resolutions.parsing.readers.marked import RULE, Piece, set_pieces
from resolutions.parsing.readers.pdf_lines import PrintedLine

PARTED = (
    1.4  # of the usual leading: a wider gap parts paragraphs; a line with a marker is set up to 1.35 below
)
COMMON = 0.34  # of the commonest gap's number: a gap that is common too
USUAL_LEADING, WIDE_LEADING = 1.25, 1.5  # of the size
SURELY = 8  # lines so wide apart, and a text is set wide
OTHER_SIZE = 1.12
INDENT = 8.0  # points by which the first line of a paragraph is set in, at least
CENTRED = 3.0  # points by which the middles of centred lines differ, at most
SHORT = 0.12  # of its column: a line that stops earlier ends a paragraph

STOP_RE = re.compile(r"[.,;:!?”\"’)\]]$")
HANGING_RE = re.compile(r"[“\"]?(?:\(?\d{1,3}[.)]|\([a-z]{1,4}\)|\d{1,3}/\d{1,3}\.?|[–•])\s")
PART_RE = re.compile(r"(?:[IVX]{1,6}|[A-Z])\.?\s*$")
RULE_RE = re.compile(r"_{5,}$")

Leadings = dict[int, float]  # by size, in half points


def set_pages(pages: Sequence[Sequence[PrintedLine]]) -> str:
    """Return the text of a document, given the lines of each page."""
    leadings = _leadings(pages)
    return "\f".join(_page(lines, leadings) for lines in pages)


def _page(lines: Sequence[PrintedLine], leadings: Leadings) -> str:
    return "\n".join(_set_paragraph(paragraph) for paragraph in _paragraphs(lines, leadings))


def _leadings(pages: Sequence[Sequence[PrintedLine]]) -> Leadings:
    """From baseline to baseline within a paragraph, by size of print: the least that is common after full lines."""
    found: dict[int, Counter[float]] = {}
    for lines in pages:
        for before, line in pairwise(lines):
            if _same_column(before, line) and not _is_short(before) and _same_size(before, line):
                found.setdefault(_half_points(line), Counter())[round(before.y - line.y, 0)] += 1
    return {size: _least_common(counts, size / 2) for size, counts in found.items()}


def _least_common(counts: Counter[float], size: float) -> float:
    most = max(counts.values())
    leading = min(gap for gap, times in counts.items() if times >= COMMON * most)
    return leading if leading <= WIDE_LEADING * size or counts[leading] >= SURELY else USUAL_LEADING * size


def _half_points(line: PrintedLine) -> int:
    return round(line.size * 2)


def _same_column(before: PrintedLine, line: PrintedLine) -> bool:
    return before.column == line.column and before.y > line.y


def _same_size(before: PrintedLine, line: PrintedLine) -> bool:
    return max(before.size, line.size) <= OTHER_SIZE * min(before.size, line.size)


def _is_short(line: PrintedLine) -> bool:
    return line.x1 < line.right - SHORT * (line.right - line.x0)


# -- paragraphs -----------------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[PrintedLine], leadings: Leadings) -> Iterator[list[PrintedLine]]:
    paragraph: list[PrintedLine] = []
    for line in lines:
        if paragraph and (_is_part(paragraph) or _begins(paragraph[-1], line, leadings)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_part(paragraph: Sequence[PrintedLine]) -> bool:
    """Whether all that a paragraph holds is the number of a part, whose title follows on a line of its own."""
    return len(paragraph) == 1 and PART_RE.match(paragraph[0].text) is not None


def _begins(before: PrintedLine, line: PrintedLine, leadings: Leadings) -> bool:
    """Whether a line begins a paragraph, a heading, a note after the text, or anything else after the line before."""
    if RULE_RE.match(before.text):
        return False
    if not _same_size(before, line) or line.ruled or RULE_RE.match(line.text):
        return True
    if before.y < line.y:  # the next column begins
        return _is_short(before)
    if before.y == line.y:
        return True
    leading = leadings.get(_half_points(line), USUAL_LEADING * line.size)
    return before.y - line.y > PARTED * leading or _is_set_in(before, line)


def _is_set_in(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether an indent opens a paragraph: after a line that ends one, and not in a hanging or centred text."""
    if before.column != line.column or line.x0 - before.x0 < INDENT or HANGING_RE.match(before.text):
        return False
    centred = abs((before.x0 + before.x1) - (line.x0 + line.x1)) < 2 * CENTRED
    return not centred and (_is_short(before) or STOP_RE.search(before.text.rstrip()) is not None)


# -- marks ----------------------------------------------------------------------------------------------------------


def _set_paragraph(lines: Sequence[PrintedLine]) -> str:
    """The lines of a paragraph; italics that go on from line to line have one pair of marks."""
    pieces: list[Piece] = [Piece(RULE + "\n")] if lines[0].ruled else []
    for line in lines:
        pieces += _spaced(line.pieces)
        pieces.append(Piece("\n"))
    return set_pieces(pieces)


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a line, a blank after the marker that begins it."""
    for i, piece in enumerate(pieces):
        yield piece
        if i == 0 and piece.is_marker and len(pieces) > 1 and not pieces[1].text[0].isspace():
            yield Piece(" ")
