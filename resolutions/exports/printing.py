"""A resolution as plain text in the layout of the United Nations, which `parse` reads again.

BENCHMARKS, "Nothing lost", says how often as it was.

A block a paragraph, parted by blank lines: masthead, number and title, paragraphs, closing lines, annexes, notes.
Opening phrases are `*…*`, note markers superscript figures; where a marker stood inside its paragraph is not kept, so
that it stands at its end.  What no document prints (topics, what was inferred) is not printed.

Source: United Nations Editorial Manual, "Resolutions and other formal decisions".
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resolutions.exports.printing_paragraphs import (
    printed_markers,
    printed_note,
    printed_paragraphs,
    scope_of,
)
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedResolution,
    ParsedVote,
    ResolutionType,
    VoteMethod,
)
from resolutions.parsing.numerals import ordinal, ordinal_words

SERIES_RE = re.compile(r"/(?:RES|DEC)/")
SIDES = {"in_favour": "In favour", "against": "Against", "abstaining": "Abstaining"}
SESSION_RE = re.compile(r"(?P<special>E?S-)?(?P<number>\d{1,4})")
SPECIAL = {None: "", "S-": "special ", "ES-": "emergency special "}
BETWEEN = "\n\n"


def printed(said: ParsedResolution) -> str:
    """Return a resolution, decision, statement or draft as a text of its own, or a fragment as it stands."""
    on_title = [note.marker for note in said.footnotes if not note.anchors and said.title]
    head = [] if said.fragment and said.symbol is None else [*_masthead(said), *_heading(said, on_title)]
    return BETWEEN.join(filter(None, [*head, *_body(said)])) + "\n"


# -- before the paragraphs ------------------------------------------------------------------------------------------


def _masthead(said: ParsedResolution) -> Iterator[str]:
    yield "United Nations"
    yield said.symbol or ""
    yield _organ(said)
    yield _session(said)
    yield f"Agenda item {said.agenda_item}" if said.agenda_item else ""
    if said.type is ResolutionType.STATEMENT:
        yield "Statement by the President of the Security Council"


def _session(said: ParsedResolution) -> str:
    found = SESSION_RE.fullmatch(said.session or "")
    if found is None:
        return ""
    number = int(found["number"])
    if said.body == "ECOSOC" and number > 1000:
        return f"{number} session"
    return f"{ordinal_words(number)} {SPECIAL[found['special']]}session".capitalize()


def _heading(said: ParsedResolution, markers: Sequence[str]) -> Iterator[str]:
    """Number and title; line of adoption of the Security Council."""
    number = SERIES_RE.split(said.symbol or "")[-1] if SERIES_RE.search(said.symbol or "") else ""
    if number and said.title:
        stop = "" if number.startswith("WHA") else "."
        yield f"{number}{stop} {said.title}{printed_markers(markers)}"
    elif number:
        yield f"Resolution {number}"
    if said.body == "SC" and said.type is ResolutionType.RESOLUTION:
        at = f" at its {ordinal(said.meeting.number)} meeting," if said.meeting else ""
        on = f" on {_day(said.adopted_on)}" if said.adopted_on else ""
        yield f"Adopted by the Security Council{at}{on}" if at or on else ""
    elif said.adopted_on and not said.meeting and (organ := _organ(said)):
        yield f"Resolution adopted by the {organ} on {_day(said.adopted_on)}"


def _organ(said: ParsedResolution) -> str:
    body = BODIES.get(said.body) if said.body else None
    return body.name if body else ""


# -- paragraphs, closing lines, annexes, notes ----------------------------------------------------------------------


def _body(said: ParsedResolution) -> Iterator[str]:
    """The closing lines stand before the annexes; a note whose marker comes again right after its paragraphs."""
    hung: dict[str, list[str]] = {}
    for note in said.footnotes:
        for anchor in note.anchors:
            hung.setdefault(anchor, []).append(note.marker)
    times = Counter(note.marker for note in said.footnotes)
    early = {note.anchors[-1]: note for note in said.footnotes if note.anchors and times[note.marker] > 1}
    closed = False
    for paragraph, block in zip(said.paragraphs, printed_paragraphs(said, hung), strict=True):
        if not closed and paragraph.kind is ParagraphKind.ANNEX and not scope_of(paragraph):
            yield from _closing(said)
            closed = True
        yield block
        if paragraph.id in early:
            yield printed_note(early[paragraph.id])
    if not closed:
        yield from _closing(said)
    yield from (printed_note(note) for note in said.footnotes if note not in early.values())


def _closing(said: ParsedResolution) -> Iterator[str]:
    """Meeting and date, and how the text was adopted."""
    if said.type in {ResolutionType.DECISION, ResolutionType.STATEMENT}:
        return
    if said.meeting and said.body != "SC":
        kind = f"{said.meeting.kind} " if said.meeting.kind else ""
        date = said.meeting.date or said.adopted_on
        day = f"\n{_day(date)}" if date else ""
        yield f"{ordinal(said.meeting.number)} {kind}meeting{day}"
    if said.vote:
        yield from _vote(said.vote)


def _vote(vote: ParsedVote) -> Iterator[str]:
    if vote.method is VoteMethod.WITHOUT_VOTE:
        yield "[Adopted without a vote.]"
        return
    abstained = f", with {vote.abstaining or 'no'} abstention{'' if vote.abstaining == 1 else 's'}"
    counts = f"{vote.in_favour or 'none'} to {vote.against or 'none'}{abstained}"
    lists = [f"{SIDES[side]}: {', '.join(states)}" for side, states in vote.by_state.items() if states]
    yield f"Adopted by a recorded vote of {counts}{', as follows:' if lists else '.'}"
    yield from lists


def _day(date: datetime.date) -> str:
    return f"{date.day} {date:%B} {date.year}"
