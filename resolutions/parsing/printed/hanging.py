"""Footnotes hung on the paragraphs that carry their markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resolutions.parsing.document import ParsedFootnote, ParsedResolution, Problem, Severity
from resolutions.parsing.printed.blocks import Block
from resolutions.parsing.printed.footnotes import Note
from resolutions.parsing.printed.hyphens import join_lines, vocabulary
from resolutions.parsing.printed.inline import parse_inline
from resolutions.parsing.printed.paragraphs import Marked


@dataclass(frozen=True, slots=True)
class Part:
    """One resolution before its notes hang on it: with its paragraphs' markers, and the lines that frame it."""

    resolution: ParsedResolution
    marked: tuple[Marked, ...]
    framing: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a marker stands: `part` counts the resolutions; `paragraph` is None on a title or a line of adoption.

    `start` and `end` are the place, in the source, of the paragraph or line.
    """

    part: int
    paragraph: str | None
    start: int
    end: int


Hung = tuple[Note, str, tuple[Anchor, ...]]


def hang_notes(
    notes: Sequence[Note], parts: Sequence[Part]
) -> tuple[list[tuple[ParsedFootnote, ...]], tuple[Problem, ...]]:
    """Return the footnotes of each part, in the order of their anchors, and the problems met.

    A note is printed after its marker, at the foot of the page, so perhaps inside the next resolution: an anchor
    takes the first note of its marker printed after it, else the last one before.  A note that nothing refers to
    stays with the resolution around it (`footnote-without-anchor`); a marker may lack its note (`note-missing`).
    """
    anchors: dict[str, list[Anchor]] = {}
    for marker, anchor in _anchors(parts):
        anchors.setdefault(marker, []).append(anchor)
    words = vocabulary([line for note in notes for line in note.lines])
    hung = [
        (note, parse_inline(join_lines(note.lines, words)).text.strip(), taken)
        for note, taken in _matched(notes, anchors)
    ]
    footnotes: list[list[tuple[int, ParsedFootnote]]] = [[] for _ in parts]
    for note, text, taken in _once(hung):
        for i, place, footnote in _footnotes(note, text, taken, parts):
            footnotes[i].append((place, footnote))
    ordered = [
        tuple(footnote for _, footnote in sorted(each, key=lambda item: item[0])) for each in footnotes
    ]
    return ordered, (*_without_anchor(_once(hung)), *_without_note(notes, anchors))


def _anchors(parts: Sequence[Part]) -> Iterator[tuple[str, Anchor]]:
    """Every marker with its place, in the order of the text within each resolution."""
    for i, part in enumerate(parts):
        for m in part.marked:
            for marker in dict.fromkeys(m.markers):
                yield marker, Anchor(i, m.paragraph.id, m.paragraph.start, m.paragraph.end)
        for block in part.framing:
            for marker in _framing_markers(block):
                yield marker, Anchor(i, None, block.start, block.end)


def _framing_markers(block: Block) -> tuple[str, ...]:
    """The markers of a title or a line of adoption, the star that hangs on it ("Mountain lakes*") among them."""
    words = parse_inline(block.text)
    stars = len(words.text) - len(words.text.rstrip("*"))
    return (*words.markers, "*" * stars) if stars else words.markers


def _matched(
    notes: Sequence[Note], anchors: Mapping[str, Sequence[Anchor]]
) -> list[tuple[Note, tuple[Anchor, ...]]]:
    by_marker: dict[str, list[Note]] = {}
    for note in notes:
        by_marker.setdefault(note.marker, []).append(note)
    taken: dict[int, list[Anchor]] = {note.start: [] for note in notes}
    for marker, places in anchors.items():
        same = by_marker.get(marker, [])
        k = 0
        for anchor in sorted(places, key=lambda each: each.start) if same else ():
            while k + 1 < len(same) and same[k].start < anchor.start:
                k += 1
            taken[same[k].start].append(anchor)
    return [(note, tuple(taken[note.start])) for note in notes]


def _once(hung: Sequence[Hung]) -> list[Hung]:
    """The notes but those that repeat one that hangs: WHA66.22 prints note 4 on two pages."""
    anchored = {(note.marker, text) for note, text, taken in hung if taken}
    return [each for each in hung if each[2] or (each[0].marker, each[1]) not in anchored]


def _footnotes(
    note: Note, text: str, taken: Sequence[Anchor], parts: Sequence[Part]
) -> Iterator[tuple[int, int, ParsedFootnote]]:
    """The note for each part it hangs on, with the place of its first anchor there."""
    for i in dict.fromkeys(anchor.part for anchor in taken):
        own = [anchor for anchor in taken if anchor.part == i]
        ids = dict.fromkeys(anchor.paragraph for anchor in own if anchor.paragraph)
        yield i, own[0].start, ParsedFootnote(note.marker, text, tuple(ids))
    if not taken and parts:
        yield _printed_in(note, parts), note.start, ParsedFootnote(note.marker, text)


def _printed_in(note: Note, parts: Sequence[Part]) -> int:
    """The resolution whose paragraphs stand around a note."""
    printed = [
        i for i, part in enumerate(parts) if part.marked and part.marked[0].paragraph.start <= note.start
    ]
    return printed[-1] if printed else 0


def _without_anchor(hung: Sequence[Hung]) -> Iterator[Problem]:
    for note, _, taken in hung:
        if not taken:
            message = f"note {note.marker} is printed but no paragraph refers to it"
            yield Problem(Severity.WARNING, "footnote-without-anchor", message, note.start, note.end)


def _without_note(notes: Sequence[Note], anchors: Mapping[str, Sequence[Anchor]]) -> Iterator[Problem]:
    printed = {note.marker for note in notes}
    for marker, places in anchors.items():
        for anchor in places if marker not in printed else ():
            message = f"a marker {marker} stands here but no such note is printed"
            yield Problem(Severity.INFO, "note-missing", message, anchor.start, anchor.end)
