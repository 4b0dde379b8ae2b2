"""Footnotes: taken out of the lines they interrupt, and hung on the words that carry their marker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.cleaning import CleanText, Line
from resolutions.parsing.patterns import MONTHS

MARKED_NOTE_RE = re.compile(r"\^(?P<marker>\d{1,3}|\*{1,3}|[a-z])\^\s*(?=\S)")
PLAIN_NOTE_RE = re.compile(
    r"(?P<marker>\d{1,3}|\*{1,3})[.)]?\s+(?=[^\s\d.])|(?P<before_figure>\d{1,3})[.)]?\s+(?=\S)"
)
STAR_NOTE_RE = re.compile(r"(?P<marker>\*{1,3})\s(?=[A-Z])")
LATE_NOTE_RE = re.compile(rf"(?P<marker>\d{{1,3}})\s+(?=[A-Z“(])(?!(?:{MONTHS})\b)")
MARKER_RE = re.compile(r"\s?\^(\d{1,3}|\*{1,3}|[a-z])\^(?:\s?,?\s?(?=\^))?")
GLUED_RE = re.compile(r"(?<=\S)(?P<figures>\d{1,8})(?=[\s.,;:)\]”’\"'?!]|$)")
YEAR_RE = re.compile(r"(?:1[89]|2[0-9])\d\d$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed: its marker, the lines it fills, without the marker."""

    marker: str
    lines: tuple[str, ...]
    start: int
    end: int
    page: int
    is_plain: bool  # its marker is printed in ordinary figures


def take_notes(clean: CleanText) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Part the lines of a text from its footnotes.

    A note begins with its marker: `^6^`, or plain figures below a rule.  It goes on to the next note, to a blank
    line, or below a rule to the end of the page.  What is left reads as if no note had been printed there, and its
    plain markers ("Agreement1,") are spelled `^1^` like all others.
    """
    kept: list[Line] = []
    notes: list[Note] = []
    region = 0  # the page whose foot is being read, below a rule
    open_note = False
    for i, line in enumerate(clean.lines):
        if line.start in clean.after_rule:
            region = line.page if _note_start(line, None, below=True) else 0
        below = region == line.page
        started = _note_start(line, notes[-1] if notes and open_note else None, below=below)
        if started is None and not below and line.parted:
            started = _late_note(line, kept)
        if started is not None:
            notes.append(_new_note(line, *started))
            open_note = True
        elif open_note and notes and line.page == notes[-1].page and (below or not line.parted):
            notes[-1] = _longer(notes[-1], line)
        else:
            open_note = False
            kept.append(line)
    return tuple(_place_markers(kept, notes)), tuple(notes)


def _note_start(line: Line, before: Note | None, *, below: bool) -> tuple[str, int, bool] | None:
    """Marker, length of what stands before the note's words, and whether the marker is plain; None for no note."""
    found = MARKED_NOTE_RE.match(line.text)
    if found and (line.parted or below or before is not None):
        return found["marker"], found.end(), False
    if line.parted and not below:
        star = STAR_NOTE_RE.match(line.text)
        if star:
            return star["marker"], star.end(), True
    found = PLAIN_NOTE_RE.match(line.text) if below else None
    if found is None:
        return None
    marker = found["marker"] or found["before_figure"]
    follows = (
        before is None
        or not marker.isdigit()
        or not before.marker.isdigit()
        or int(marker) == int(before.marker) + 1
    )
    return (marker, found.end(), True) if follows else None


def _late_note(line: Line, kept: Sequence[Line]) -> tuple[str, int, bool] | None:
    """A note printed without a rule, after the text: "21 Modified by …", where "21" stands loose in the text."""
    found = LATE_NOTE_RE.match(line.text)
    if found is None or len(line.text) > 400 or not kept or not kept[-1].text.endswith((".", "]")):
        return None
    loose = re.compile(rf"[\w.,;:)”’](?:\s|,\s)?{found['marker']}(?=$|[\s.,;:)])")
    hit = any(loose.search(other.text) and not other.text.startswith(found["marker"]) for other in kept[-60:])
    return (found["marker"], found.end(), True) if hit else None


def _new_note(line: Line, marker: str, skipped: int, plain: bool) -> Note:
    return Note(marker, (line.text[skipped:],), line.start, line.end, line.page, plain)


def _longer(note: Note, line: Line) -> Note:
    return replace(note, lines=(*note.lines, line.text), end=line.end)


# -- plain markers in the text --------------------------------------------------------------------------------------


def _place_markers(lines: Sequence[Line], notes: Sequence[Note]) -> Iterable[Line]:
    """Spell the plain markers of each page's notes `^6^` where they stand in the lines."""
    wanted: dict[int, list[str]] = {}
    spelled = {found for line in lines if "^" in line.text for found in MARKER_RE.findall(line.text)}
    for note in notes:
        if note.is_plain and note.marker.isdigit() and note.marker not in spelled:
            wanted.setdefault(note.page, []).append(note.marker)
    if not wanted:
        return lines
    by_page: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(i)
    marked = list(lines)
    for page, markers in wanted.items():
        places = by_page.get(page, [])
        for i, text in zip(places, _marked([lines[i].text for i in places], markers), strict=True):
            marked[i] = replace(lines[i], text=text)
    return marked


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Figures at the end of a word that may be a marker; `weight` says how likely."""

    line: int
    start: int
    end: int
    weight: int


def _marked(texts: Sequence[str], markers: Sequence[str]) -> list[str]:
    """The lines of one page with each of its markers, which come in order, spelled out at its likeliest place."""
    chosen = _likeliest([_candidates(texts, marker) for marker in markers])
    marked = list(texts)
    for candidate in sorted(filter(None, chosen), key=lambda c: (c.line, c.start), reverse=True):
        text = marked[candidate.line]
        marker = text[candidate.start : candidate.end]
        marked[candidate.line] = f"{text[: candidate.start]}^{marker}^{text[candidate.end :]}"
    return marked


def _candidates(texts: Sequence[str], marker: str) -> list[_Candidate]:
    found = []
    for i, text in enumerate(texts):
        for match in GLUED_RE.finditer(text) if marker in text else ():
            if match["figures"].endswith(marker):
                start = match.end() - len(marker)
                weight = _weight(text, start, match.end())
                if weight:
                    found.append(_Candidate(i, start, match.end(), weight))
    return found


def _weight(text: str, start: int, end: int) -> int:
    """How likely the figures at `start` are a marker: 0 not at all, 3 surely."""
    word = text[text.rfind(" ", 0, start) + 1 : start]
    whole = word + text[start:end]
    before = word[-1:]
    if before.isdigit():
        return (
            2 if YEAR_RE.search(word) and not word[:-4][-1:].isdigit() else 0 if YEAR_RE.match(whole) else 1
        )
    if before.isalpha():
        return 0 if "/" in word and any(map(str.isdigit, word)) else 4
    if before == "." and re.search(
        r"(?:Add|Corr|Rev|L|CN|AC|C|PV|SR|No|Res|Dec|CP|WG|GC|EA|CONF|paras?|p|vol)\.$", word
    ):
        return 0
    if before == "/" or before in "-–‑(":
        return 0
    return 4 if before in ".,;:)]”’\"'" else 0


def _likeliest(layers: Sequence[Sequence[_Candidate]]) -> list[_Candidate | None]:
    """One candidate a layer at most, in rising order of place, the sum of weights greatest."""
    # best[i]: the best chain that ends at or before candidate i of the layers so far, as (weight, chain link)
    Chain = tuple[int, tuple[_Candidate, object] | None]
    ends: list[tuple[tuple[int, int], Chain]] = [((-1, -1), (0, None))]
    owner: dict[_Candidate, int] = {}
    for number, layer in enumerate(layers):
        merged, k = list(ends), 0
        best: Chain = (0, None)
        for candidate in layer:
            place = (candidate.line, candidate.start)
            while k < len(ends) and ends[k][0] < place:
                best = max(best, ends[k][1], key=lambda chain: chain[0])
                k += 1
            owner[candidate] = number
            merged.append(
                ((candidate.line, candidate.end), (best[0] + candidate.weight, (candidate, best[1])))
            )
        merged.sort(key=lambda end: end[0])
        ends, top = [], -1
        for end in merged:  # only ends that beat all earlier ones can matter
            if end[1][0] > top:
                ends.append(end)
                top = end[1][0]
    chosen: list[_Candidate | None] = [None] * len(layers)
    link = ends[-1][1][1]
    while link is not None:
        candidate, link = link  # type: ignore[assignment]
        chosen[owner[candidate]] = candidate
    return chosen
