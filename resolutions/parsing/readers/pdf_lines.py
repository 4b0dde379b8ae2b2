"""Glyphs -> printed lines, in reading order: note markers known by their place, columns read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from resolutions.parsing.readers.marked import Piece, raised
from resolutions.parsing.readers.pdf_glyphs import Glyph, Page, Rule

BLANK = 0.17  # of the size: a wider gap is a blank; kerning reaches 0.15, the narrowest blank 0.18
WIDE = 2.2  # of the size: a wider gap parts two columns or cells
SAME_LINE = 0.25  # of the size: by how much baselines of one line differ, where sizes do
RAISED = (0.1, 0.85)  # of the size: how far a note marker stands above the line
HIGHEST = (
    1.15  # of the size: one after a word may stand so high (WHA66.4: note 4 does), and less than the leading
)
MARKER_BEFORE = 1.6  # of the size: a note's own marker stands this far before its text, at most
LONGEST_MARKER = 12
FEWEST_ROWS = 6  # of each of two columns
LEAST_WIDTH = 0.22  # of the page's print: a column
LEAST_FILL = 0.6  # of its column: the usual line of prose; a cell of a table is shorter
HIGHEST_PILE = 3  # raised runs one above the other
RULE_REACH = 40.0  # points above the first note

NUMBER_RE = re.compile(r"[“\"]?(?:\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]|\d{1,3}/\d{1,3}\.?|[IVX]{1,5}\.|[–—•·-])$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line from `x0` to `x1` on the baseline `y`; `right` is where its column ends, `ruled` that a rule stands above.

    `column` counts from 0 down the page; lines of different columns follow one another in the text but not on paper.
    """

    pieces: tuple[Piece, ...]
    x0: float
    x1: float
    y: float
    size: float
    right: float
    column: int = 0
    ruled: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs that stand side by side; `y` is the baseline of the line they belong to."""

    glyphs: tuple[Glyph, ...]
    y: float
    is_marker: bool = False

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def size(self) -> float:
        return self.glyphs[-1].size

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Runs of one line, without a gap as wide as that between columns."""

    runs: tuple[_Run, ...]

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1].x1

    @property
    def y(self) -> float:
        return self.runs[0].y

    @property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for run in self.runs:
            for glyph in run.glyphs:
                sizes[round(glyph.size, 1)] += not run.is_marker
        return sizes.most_common(1)[0][0]


def find_lines(page: Page) -> list[PrintedLine]:
    """Return the lines of a page from its top to its foot, a column to its foot before the next.

    Guarantees to the next stage: no empty line; characters of a line from left to right; blanks where there are gaps.
    What is set at an angle comes last.
    """
    rows = _rows(_with_markers(_runs(page.glyphs)))
    lines = [line for number, part in enumerate(_columns(rows)) for line in _lines(part, number)]
    upright = _with_rules(_without_heads(lines, page), page.rules)
    return [*upright, *_turned(page.turned, len(lines))]


# -- glyphs -> runs -------------------------------------------------------------------------------------------------


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        before = runs[-1][-1] if runs else None
        if before is not None and _side_by_side(before, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [_Run(tuple(run), run[0].y) for run in map(_without_outer_blanks, runs) if run]


def _side_by_side(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x0 - before.x1
    size = max(before.size, glyph.size)
    return abs(before.y - glyph.y) < 0.3 and -0.5 * size < gap < WIDE * size


def _without_outer_blanks(glyphs: list[Glyph]) -> list[Glyph]:
    first, last = 0, len(glyphs)
    while first < last and glyphs[first].char.isspace():
        first += 1
    while last > first and glyphs[last - 1].char.isspace():
        last -= 1
    return glyphs[first:last]


# -- note markers ---------------------------------------------------------------------------------------------------


def _with_markers(runs: Sequence[_Run]) -> list[_Run]:
    """The runs, raised ones put on the line that they are printed above."""
    ends = _Neighbours(runs)
    bases = {id(run): ends.below(run) if len(run.glyphs) <= LONGEST_MARKER else None for run in runs}
    settled = []
    for run in runs:
        base = _foot(run, bases)
        if base is run:
            settled.append(run)
        else:
            is_marker = run.y > base.y and raised(run.text).is_marker
            settled.append(replace(run, y=base.y, is_marker=is_marker))
    return settled


def _foot(run: _Run, bases: Mapping[int, _Run | None]) -> _Run:
    """The run on the line that a raised run belongs to; in WHA66.1 a marker is raised above a raised comma."""
    for _ in range(HIGHEST_PILE):
        base = bases[id(run)]
        if base is None:
            break
        run = base
    return run


class _Neighbours:
    """Runs by the places of their ends, so that a raised run finds its neighbour without looking at all runs."""

    CELL = 24.0
    FULL = 8  # runs in one cell; more is no text

    def __init__(self, runs: Iterable[_Run]) -> None:
        self._cells: dict[tuple[int, int], list[_Run]] = {}
        for run in runs:
            for x in {int(run.x0 // self.CELL), int(run.x1 // self.CELL)}:
                cell = self._cells.setdefault((x, int(run.y // self.CELL)), [])
                if len(cell) < self.FULL:
                    cell.append(run)

    def below(self, run: _Run) -> _Run | None:
        """The larger run beside which this one is raised or lowered, the nearest; None where there is none."""
        beside = [(gap, base) for base in self._near(run) if (gap := _gap_beside(base, run)) is not None]
        return min(beside, key=lambda found: found[0])[1] if beside else None

    def _near(self, run: _Run) -> Iterable[_Run]:
        x, y = int(run.x0 // self.CELL), int(run.y // self.CELL)
        for column in (x - 1, x, x + 1):
            for row in (y - 1, y, y + 1):
                yield from self._cells.get((column, row), ())


def _gap_beside(base: _Run, run: _Run) -> float | None:
    """How far a raised or lowered run stands beside its base; None where it does not."""
    rise = run.y - base.y
    size = base.glyphs[-1].size
    highest = HIGHEST if run.x0 > base.x0 and run.text.isdigit() else RAISED[1]
    is_raised = RAISED[0] * size < rise < highest * size and (run.size < size or rise > 0.15 * size)
    is_lowered = -0.35 * size < rise < -0.03 * size and run.size < 0.85 * size
    if base is run or run.size > 1.06 * size or not (is_raised or is_lowered):
        return None
    after, before = run.x0 - base.x1, base.x0 - run.x1
    if -0.2 * size < after < 0.5 * size:
        return abs(after)
    return abs(before) if -0.2 * size < before < MARKER_BEFORE * size else None


# -- runs -> rows of segments ---------------------------------------------------------------------------------------


def _rows(runs: Sequence[_Run]) -> list[list[_Segment]]:
    """Rows from top to foot, each from left to right."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        first = rows[-1][0] if rows else None
        if first is not None and first.y - run.y <= SAME_LINE * min(first.size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_segments(sorted(row, key=lambda run: run.x0)) for row in rows]


def _segments(row: Sequence[_Run]) -> list[_Segment]:
    segments: list[list[_Run]] = []
    for run in row:
        if segments and _goes_on(segments[-1], run):
            segments[-1].append(run)
        else:
            segments.append([run])
    return [_Segment(tuple(segment)) for segment in segments]


def _goes_on(segment: Sequence[_Run], run: _Run) -> bool:
    before = segment[-1]
    gap = run.x0 - before.x1
    size = max(before.size, run.size)
    numbers = len(segment) == 1 and (before.is_marker or NUMBER_RE.match(before.text) is not None)
    return gap < (3 * WIDE if numbers else WIDE) * size


# -- columns --------------------------------------------------------------------------------------------------------


def _columns(rows: Sequence[list[_Segment]]) -> list[list[list[_Segment]]]:
    """The rows in parts that are read one after the other: across the page, a left column, a right column."""
    if not rows:
        return []
    gutter = _gutter(rows)
    if gutter is None:
        return [list(rows)]
    parts: list[list[list[_Segment]]] = []
    for crossed, group in groupby(rows, key=lambda row: _crosses(row, gutter)):
        block = list(group)
        left = [part for row in block if (part := [s for s in row if s.x1 <= gutter])]
        right = [part for row in block if (part := [s for s in row if s.x1 > gutter])]
        if crossed or len(left) < FEWEST_ROWS // 2 or len(right) < FEWEST_ROWS // 2:
            parts.append(block)
        else:
            parts += [left, right]
    return parts


def _crosses(row: Sequence[_Segment], x: float) -> bool:
    return any(segment.x0 < x < segment.x1 for segment in row)


def _gutter(rows: Sequence[list[_Segment]]) -> float | None:
    """Where the right one of two columns of prose begins, just left of it; None where a page has one column."""
    segments = [segment for row in rows for segment in row]
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    starts = Counter(round(s.x0 / 3) for s in segments)
    for start, times in starts.most_common(6):
        x = start * 3 - 3.0
        if times < FEWEST_ROWS or not left + LEAST_WIDTH * (right - left) < x < right - LEAST_WIDTH * (
            right - left
        ):
            continue
        before = [s.x1 - s.x0 for row in rows if not _crosses(row, x) for s in row if s.x1 <= x]
        after = [s.x1 - s.x0 for row in rows if not _crosses(row, x) for s in row if s.x0 > x]
        if _is_prose(before, x - left) and _is_prose(after, right - x):
            return x
    return None


def _is_prose(widths: list[float], column: float) -> bool:
    return len(widths) >= FEWEST_ROWS and sorted(widths)[len(widths) // 2] >= LEAST_FILL * column


# -- lines ----------------------------------------------------------------------------------------------------------


def _lines(rows: Sequence[list[_Segment]], column: int) -> list[PrintedLine]:
    right = max((segment.x1 for row in rows for segment in row), default=0.0)
    return [_line(part, right, column) for row in rows for part in _kindred(row)]


def _kindred(row: Sequence[_Segment]) -> list[list[_Segment]]:
    """The cells of a row together where their print is of one size; of a masthead or a page's foot, each alone."""
    parts: list[list[_Segment]] = []
    for segment in row:
        if parts and abs(parts[-1][-1].size - segment.size) < 0.1 * segment.size:
            parts[-1].append(segment)
        else:
            parts.append([segment])
    return parts


def _line(cells: Sequence[_Segment], right: float, column: int) -> PrintedLine:
    pieces: list[Piece] = []
    for cell in cells:
        if pieces:
            pieces.append(Piece("   "))
        pieces += _pieces(cell)
    first = cells[0]
    return PrintedLine(_joined(pieces), first.x0, cells[-1].x1, first.y, first.size, right, column)


def _pieces(segment: _Segment) -> list[Piece]:
    pieces: list[Piece] = []
    before: Glyph | None = None
    for run in segment.runs:
        if run.is_marker:
            gap = before is not None and run.x0 - before.x1 > 0.5 * before.size
            pieces += [Piece(" ")] if gap else []
            pieces.append(raised(run.text))
            before = run.glyphs[-1]
            continue
        for glyph in run.glyphs:
            blank = before is not None and _is_blank_between(before, glyph)
            italic = glyph.is_italic
            pieces.append(Piece((" " if blank else "") + glyph.char, italic))
            before = glyph
    return pieces


def _is_blank_between(before: Glyph, glyph: Glyph) -> bool:
    if before.char.isspace() or glyph.char.isspace():
        return False
    return glyph.x0 - before.x1 > BLANK * min(before.size, glyph.size)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece; a blank is of the kind before it."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and _are_one_kind(before, piece):
            joined[-1] = replace(before, text=before.text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


def _are_one_kind(before: Piece, piece: Piece) -> bool:
    if before.is_marker or piece.is_marker:
        return False
    return before.is_italic == piece.is_italic or not piece.text.strip()


def _without_heads(lines: Sequence[PrintedLine], page: Page) -> Sequence[PrintedLine]:
    """The lines but the running head: small print above a rule that crosses the top of a page, but the first."""
    if page.head_rule is None or not lines:
        return lines
    small = _usual_size(lines) - 0.4
    return [line for line in lines if line.y < page.head_rule or line.size > small]


def _with_rules(lines: Sequence[PrintedLine], rules: Sequence[Rule]) -> list[PrintedLine]:
    """The lines, the first one below a short rule known as such where its print is smaller or it begins a note."""
    ruled = set()
    for rule in rules:
        below = [
            line for line in lines if 0 < rule.y - line.y < RULE_REACH and abs(line.x0 - rule.x0) < RULE_REACH
        ]
        first = max(below, key=lambda line: line.y, default=None)
        if first is not None and (first.pieces[0].is_marker or first.size < _usual_size(lines) - 0.4):
            ruled.add(id(first))
    return [replace(line, ruled=id(line) in ruled) for line in lines]


def _usual_size(lines: Sequence[PrintedLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _turned(glyphs: Sequence[Glyph], column: int) -> list[PrintedLine]:
    """What is set at an angle, as it is drawn: a line for each size of print."""
    lines = []
    for size, group in groupby(glyphs, key=lambda glyph: glyph.size):
        text = " ".join("".join(glyph.char for glyph in group).split())
        if text:
            lines.append(PrintedLine((Piece(text),), 0, 0, 0, size, 0, column))
    return lines
