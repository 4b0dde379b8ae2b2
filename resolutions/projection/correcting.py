"""Corrections laid on a parse: what a text says becomes what it says after its curators.

Pure: nothing here reads or writes a row.  Values are text, as a correction keeps them; `""` stands for
unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from resolutions.parsing.conclusions import inferred_text
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedAction,
    ParsedAsk,
    ParsedMeeting,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ParsedVote,
    ResolutionType,
    VoteMethod,
)
from resolutions.parsing.votes import find_vote


@dataclass(frozen=True, slots=True)
class CuratorsWord:
    """One correction in force: on a paragraph, or on the resolution itself where `anchor` is empty."""

    anchor: str
    field: str
    was: str
    value: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The effective form, and those words whose text no longer says what they corrected."""

    resolution: ParsedResolution
    stale: frozenset[CuratorsWord]


Annotation = TypeVar("Annotation", ParsedReference, ParsedAction, ParsedAsk)

PARAGRAPH_FIELDS = ("text", "kind", "number", "phrase", "verb", "draft")
RESOLUTION_FIELDS = (
    "type",
    "symbol",
    "body",
    "title",
    "session",
    "agenda_item",
    "adopted_on",
    "meeting",
    "meeting_kind",
    "vote",
)
WITHOUT_VOTE = "without a vote"
LINK_RE = re.compile(r"link (?P<place>\d{1,5})")  # what the reference at that place of a paragraph leads to


def correct(resolution: ParsedResolution, words: Iterable[CuratorsWord]) -> Corrected:
    """Lay the curators' words on a parse.

    A word holds also where the text has changed since; it is then stale.  One on a paragraph that is not
    there, or with a value that its field cannot take, is stale and has no effect.
    """
    stale = set()
    places = {paragraph.id: place for place, paragraph in enumerate(resolution.paragraphs)}
    paragraphs = list(resolution.paragraphs)
    for word in words:
        if word.anchor and word.anchor not in places:
            stale.add(word)
            continue
        said = resolution if not word.anchor else resolution.paragraphs[places[word.anchor]]
        if field_text(said, word.field) not in {word.was, word.value}:
            stale.add(word)
        try:
            if word.anchor:
                place = places[word.anchor]
                paragraphs[place] = _corrected_paragraph(paragraphs[place], word)
            else:
                resolution = _corrected_resolution(resolution, word)
        except ValueError:
            stale.add(word)
    return Corrected(replace(resolution, paragraphs=tuple(paragraphs)), frozenset(stale))


def field_text(said: ParsedResolution | ParsedParagraph, field: str) -> str | None:
    """Return what a parse says in one field, as a correction keeps it; None where there is no such field."""
    if isinstance(said, ParsedParagraph):
        reference = _reference_of(said, field)
        if reference is not None:
            return reference.instrument or ""
        return str(getattr(said, field) or "") if field in PARAGRAPH_FIELDS else None
    if field == "meeting":
        return str(said.meeting.number) if said.meeting else ""
    if field == "meeting_kind":
        return (said.meeting.kind or "") if said.meeting else ""
    if field == "vote":
        return vote_text(said.vote)
    if field not in RESOLUTION_FIELDS:
        return None
    return str(getattr(said, field) or "") or inferred_text(said, field)


def vote_text(vote: ParsedVote | None) -> str:
    """Return a vote as a correction keeps it: "without a vote", "31 to 3, with 13 abstentions"; `""` for none."""
    if vote is None:
        return ""
    if vote.method is VoteMethod.WITHOUT_VOTE:
        return WITHOUT_VOTE
    text = f"{vote.in_favour or 0} to {vote.against or 0}"
    if vote.abstaining is None:
        return text
    return f"{text}, with {vote.abstaining} abstention{'s' if vote.abstaining != 1 else ''}"


def _reference_of(said: ParsedParagraph, field: str) -> ParsedReference | None:
    """The reference whose link a field names: "link 0" is the first of the paragraph."""
    found = LINK_RE.fullmatch(field)
    place = int(found["place"]) if found else len(said.references)
    return said.references[place] if place < len(said.references) else None


def _corrected_resolution(said: ParsedResolution, word: CuratorsWord) -> ParsedResolution:
    set_field = _RESOLUTION_SETTERS.get(word.field)
    if set_field is None:
        raise ValueError(word.field)
    return set_field(said, word.value or None)


def _with_meeting(said: ParsedResolution, value: str | None) -> ParsedResolution:
    if value is None:
        return replace(said, meeting=None)
    if not (value.isascii() and value.isdigit()):
        raise ValueError(value)
    before = said.meeting or ParsedMeeting(0, None, said.adopted_on)
    return replace(said, meeting=replace(before, number=int(value)))


def _with_meeting_kind(said: ParsedResolution, value: str | None) -> ParsedResolution:
    if said.meeting is None:
        raise ValueError("there is no meeting")
    return replace(said, meeting=replace(said.meeting, kind=value))


def _with_vote(said: ParsedResolution, value: str | None) -> ParsedResolution:
    vote = find_vote(value) or find_vote(f"by a recorded vote of {value}") if value else None
    if vote_text(vote) != (value or ""):
        raise ValueError(value)
    return replace(said, vote=vote)


_RESOLUTION_SETTERS: Mapping[str, Callable[[ParsedResolution, str | None], ParsedResolution]] = {
    "type": lambda said, value: replace(said, type=ResolutionType(value or "")),
    "symbol": lambda said, value: replace(said, symbol=value),
    "body": lambda said, value: replace(said, body=value),
    "title": lambda said, value: replace(said, title=value),
    "session": lambda said, value: replace(said, session=value),
    "agenda_item": lambda said, value: replace(said, agenda_item=value),
    "adopted_on": lambda said, value: replace(
        said, adopted_on=None if value is None else datetime.date.fromisoformat(value)
    ),
    "meeting": _with_meeting,
    "meeting_kind": _with_meeting_kind,
    "vote": _with_vote,
}


def _corrected_paragraph(said: ParsedParagraph, word: CuratorsWord) -> ParsedParagraph:
    value = word.value or None
    if word.field == "text":
        return _with_text(said, word.value)
    if word.field == "kind":
        return replace(said, kind=ParagraphKind(word.value))
    if word.field == "number":
        return replace(said, number=value)
    if word.field == "phrase":
        return replace(said, phrase=value)
    if word.field == "verb":
        return replace(said, verb=value)
    if word.field == "draft":
        return replace(said, draft=value)
    reference = _reference_of(said, word.field)
    if reference is None:
        raise ValueError(word.field)
    linked = replace(reference, instrument=value)
    return replace(said, references=tuple(linked if r is reference else r for r in said.references))


def _with_text(said: ParsedParagraph, text: str) -> ParsedParagraph:
    """The paragraph with other words, and what was read of those words that are still there."""
    if not text:
        raise ValueError("a paragraph has words")
    return replace(
        said,
        text=text,
        references=tuple(r for r in (_moved(said.text, text, r) for r in said.references) if r),
        actions=tuple(a for a in (_moved(said.text, text, a) for a in said.actions) if a),
        asks=tuple(a for a in (_moved(said.text, text, a) for a in said.asks) if a),
    )


def _moved(old: str, new: str, annotation: Annotation) -> Annotation | None:
    quote = old[annotation.start : annotation.end]
    start = _nearest(new, quote, annotation.start)
    return None if start is None else replace(annotation, start=start, end=start + len(quote))


def _nearest(text: str, quote: str, place: int) -> int | None:
    """Where `quote` stands in `text`, nearest to `place`; None where it does not."""
    before, after = text.rfind(quote, 0, place + len(quote)), text.find(quote, place)
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - place)) if found and quote else None
