"""Footnotes: taken out of the lines they interrupt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from resolutions.parsing.dates import MONTH_NAMES
from resolutions.parsing.printed.cleaning import CleanText, Line
from resolutions.parsing.printed.markers import spell_markers
from resolutions.parsing.printed.patterns import ADOPTED_RE, HEAD_RE, SOURCE_WORD

MARKED_NOTE_RE = re.compile(r"\^(?P<marker>\d{1,3}|\*{1,3}|[a-z])\^\s*(?=\S)")
PLAIN_NOTE_RE = re.compile(
    r"(?P<marker>\d{1,3}|\*{1,3})[.)]?\s+(?=[^\s\d.])|(?P<before_figure>\d{1,3})[.)]?\s+(?=\S)"
)
STAR_NOTE_RE = re.compile(r"(?P<marker>\*{1,3})\s(?=[A-Z])")
LATE_NOTE_RE = re.compile(
    rf"(?P<marker>\d{{1,3}})(?:\s+(?=[A-Z“(])(?!(?:{MONTH_NAMES})\b)|\s*(?={SOURCE_WORD}\b))"
)
STOPPED_RE = re.compile(r"[.\])](?:\s?\d{1,3})?$|\b(?:meeting|none,?)(?:\s?\d{1,3})?$")  # "… (Poland). 3"
SOURCE_WORDS_RE = re.compile(rf"{SOURCE_WORD}\b")
LONGEST_LINE = 400  # characters of the first line of a note that stands at the end of a text
REACH = 60  # lines of text that may stand between a marker and its note
ADOPTION_REACH = 8  # lines that a line of adoption fills


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed: its marker, and the lines it fills, without the marker; offsets into the source."""

    marker: str
    lines: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class _OpenNote:
    """A note being read; one that stands after the text, without a rule, may hang on any page from `since` on."""

    marker: str
    first: str
    is_plain: bool
    lines: list[Line]
    since: int | None = None

    @property
    def pages(self) -> tuple[int, int]:
        page = self.lines[0].page
        return page if self.since is None else self.since, page

    def closed(self) -> Note:
        texts = (self.first, *(line.text for line in self.lines[1:]))
        return Note(self.marker, texts, self.lines[0].start, self.lines[-1].end)


@dataclass(slots=True)
class _Reader:
    """What has been read: lines of text, notes, and the page whose foot is being read below a rule."""

    kept: list[Line] = field(default_factory=list)
    notes: list[_OpenNote] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)  # first lines of notes, as they stand
    foot: int = 0
    open: _OpenNote | None = None


def take_notes(clean: CleanText) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Part the lines of a text from its footnotes.

    A note begins with its marker: `^6^`, or plain figures below a rule or after the end of a text.  It goes on to the
    next note, to a blank line, or below a rule to the end of the page.

    Guarantees to the next stage: what is left reads as if no note had been printed there, and its plain markers
    ("Agreement1,", "Agreement, 1") are spelled `^1^` like all others.
    """
    reader = _Reader()
    for line in clean.lines:
        if line.start in clean.after_rule:
            cut = _cut_note(reader, line)
            begins = cut is not None or _note_start(line, None, below=True) is not None
            reader.foot = line.page if begins else 0
            if cut:
                cut.lines.append(line)
                reader.open = cut
                continue
        _read(reader, line, below=reader.foot == line.page)
    alone = {line.text for line in reader.kept if line.text.isdigit()}  # "2012;" / "1"
    plain = [
        (note.pages, note.marker)
        for note in reader.notes
        if note.marker.isdigit() and (note.is_plain or note.marker in alone)
    ]
    return tuple(spell_markers(reader.kept, plain)), tuple(note.closed() for note in reader.notes)


def _cut_note(reader: _Reader, line: Line) -> _OpenNote | None:
    """The note at the foot of the page before that a page end cut, if the line below a rule goes on with it."""
    if not reader.notes or reader.foot != line.page - 1 or _note_start(line, None, below=True):
        return None
    last = reader.notes[-1]
    is_cut = last.lines[-1].page == reader.foot and not last.lines[-1].text.endswith((".", ")", "”"))
    return last if is_cut else None


def _read(reader: _Reader, line: Line, *, below: bool) -> None:
    """Take in one line: the start of a note, the next line of one, or text."""
    started = _note_start(line, reader.open, below=below)
    if started is None and not below:
        started = _late_note(line, reader.open, reader.kept) or _note_again(line, reader.printed)
    if started is not None:
        reader.printed.add(line.text)
        reader.open = started
        reader.notes.append(started)
    elif reader.open and line.page == reader.open.lines[-1].page and (below or not line.parted):
        reader.open.lines.append(line)
    else:
        reader.open = None
        reader.kept.append(line)


def _note_start(line: Line, before: _OpenNote | None, *, below: bool) -> _OpenNote | None:
    """The note that a line begins, after the note `before`; None where it begins none."""
    found = MARKED_NOTE_RE.match(line.text)
    if found and (line.parted or below or before is not None):
        return _OpenNote(found["marker"], line.text[found.end() :], False, [line])
    star = STAR_NOTE_RE.match(line.text) if line.parted and not below else None
    if star:
        return _OpenNote(star["marker"], line.text[star.end() :], True, [line])
    found = PLAIN_NOTE_RE.match(line.text) if below else None
    if found is None:
        return None
    marker = found["marker"] or found["before_figure"]
    if before and marker.isdigit() and before.marker.isdigit() and not _follows(marker, before):
        return None
    return _OpenNote(marker, line.text[found.end() :], True, [line])


def _follows(marker: str, before: _OpenNote) -> bool:
    return int(marker) == int(before.marker) + 1


def _late_note(line: Line, before: _OpenNote | None, kept: Sequence[Line]) -> _OpenNote | None:
    """A note printed without a rule after the end of a text: "21 Modified by …", "21" standing loose in the text."""
    found = LATE_NOTE_RE.match(line.text) if len(line.text) < LONGEST_LINE else None
    if found is None or HEAD_RE.match(line.text):
        return None
    if before is not None and before.since is not None and _follows(found["marker"], before):
        return _OpenNote(found["marker"], line.text[found.end() :], True, [line], before.since)
    if not kept and SOURCE_WORDS_RE.match(
        line.text, found.end()
    ):  # WHA66.11: the notes of the page before its text
        return _OpenNote(found["marker"], line.text[found.end() :], True, [line], line.page)
    ended = line.parted and bool(kept) and STOPPED_RE.search(kept[-1].text[-20:]) is not None
    if not ended or not (_is_adopted(kept) or _stands_loose(found["marker"], kept)):
        return None
    return _OpenNote(found["marker"], line.text[found.end() :], True, [line], kept[-REACH:][0].page)


def _note_again(line: Line, printed: AbstractSet[str]) -> _OpenNote | None:
    """A note that is printed once more, on a later page: WHA66.22, note 4."""
    found = PLAIN_NOTE_RE.match(line.text) if line.parted and line.text in printed else None
    return (
        _OpenNote(found["marker"] or found["before_figure"], line.text[found.end() :], True, [line])
        if found
        else None
    )


def _is_adopted(kept: Sequence[Line]) -> bool:
    """Whether the lines read last are a line of adoption: "Adopted at the 82nd meeting"."""
    last = kept[-ADOPTION_REACH:]
    return any("meeting" in line.text for line in last) and any(ADOPTED_RE.match(line.text) for line in last)


def _stands_loose(marker: str, kept: Sequence[Line]) -> bool:
    loose = re.compile(rf"[\w.,;:)”’](?:\s|,\s)?{marker}(?=$|[\s.,;:)])")
    return any(loose.search(line.text) and not line.text.startswith(marker) for line in kept[-REACH:])
