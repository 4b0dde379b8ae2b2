"""The effective form of a resolution as the values of rows.

Pure but for the models' own field lengths: nothing here reads or writes a row.  Rows are compared and
written by `rows.py`, compared alone by `verifying`; so whatever a row holds is decided here, and nowhere
else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import models

from resolutions.linking import Citation, fold_name
from resolutions.models import (
    Action,
    Ask,
    Footnote,
    Paragraph,
    Pinpoint,
    Term,
)
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
)

Values = Mapping[str, object]
Key = tuple[int | str | None, ...]

UNIT_KINDS = {ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR}
PHRASE_KINDS = {*UNIT_KINDS, ParagraphKind.ANNEX}
GREATEST_INTEGER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Places:
    """The keys of rows that others hang on: paragraphs by anchor, footnotes by position, instruments by
    name."""

    paragraphs: Mapping[str, int]
    footnotes: Mapping[int, int]
    instruments: Mapping[str, int]


def paragraph_values(resolution: ParsedResolution) -> list[dict[str, object]]:
    """The paragraphs in order; `unit` is the anchor of the one that each belongs to, or None."""
    units = _units(resolution.paragraphs)
    verbs = {p.id: p.verb or "" for p in resolution.paragraphs}
    return [
        _paragraph_values(place, paragraph, unit, verbs)
        for place, (paragraph, unit) in enumerate(zip(resolution.paragraphs, units, strict=True))
    ]


def _paragraph_values(
    place: int, paragraph: ParsedParagraph, unit: str | None, verbs: Mapping[str, str]
) -> dict[str, object]:
    has_phrase = paragraph.kind in PHRASE_KINDS
    verb = (paragraph.verb or "") if has_phrase else ""
    values: dict[str, object] = {
        "anchor": anchor_of(paragraph.id),
        "position": place,
        "kind": paragraph.kind.value,
        "number": paragraph.number or "",
        "depth": paragraph.depth,
        "text": paragraph.text,
        "phrase": (paragraph.phrase or "") if has_phrase else "",
        "verb": verb,
        "acting_verb": verb or (verbs.get(unit, "") if unit else ""),
        "draft": paragraph.draft or "",
        "start": paragraph.start,
        "end": max(paragraph.start, paragraph.end),
    }
    return clipped(Paragraph, values) | {"unit": None if unit is None else anchor_of(unit)}


def anchor_of(paragraph_id: str) -> str:
    """The id of a paragraph as its row keeps it: the same, but for one of absurd length."""
    limit = _lengths(Paragraph)["anchor"]
    if len(paragraph_id) <= limit:
        return paragraph_id
    return paragraph_id[: limit - 13] + "~" + hashlib.sha256(paragraph_id.encode()).hexdigest()[:12]


def _units(paragraphs: Sequence[ParsedParagraph]) -> Iterator[str | None]:
    """The id of the numbered or preambular paragraph that each one hangs on; None for itself and for the
    rest.

    A point hangs on what its id says; the words that go on after points, on the paragraph they go on from.
    """
    known = {p.id for p in paragraphs if p.kind in PHRASE_KINDS and p.depth == 0}
    current: str | None = None
    for paragraph in paragraphs:
        unit: str | None = None
        if paragraph.kind in UNIT_KINDS:
            current = paragraph.id
        elif paragraph.kind is ParagraphKind.SUBPARAGRAPH:
            unit = current = _lead_in(paragraph.id, known) or current
        elif paragraph.kind is ParagraphKind.TEXT:
            unit = current
        else:
            current = None
            if paragraph.kind is ParagraphKind.ANNEX and paragraph.depth:
                unit = _lead_in(paragraph.id, known)
        yield unit


def _lead_in(point: str, known: set[str]) -> str | None:
    """The longest beginning of a point's id that names a paragraph: op4 of op4-a-i."""
    beginning = point
    while "-" in beginning:
        beginning = beginning.rpartition("-")[0]
        if beginning in known:
            return beginning
    return None


def action_values(resolution: ParsedResolution, places: Places) -> dict[Key, Values]:
    """The acts of operative paragraphs: the opening verb as number 0, then the further ones."""
    found: dict[Key, Values] = {}
    for paragraph in resolution.paragraphs:
        if paragraph.kind is not ParagraphKind.OPERATIVE:
            continue
        pk = places.paragraphs[anchor_of(paragraph.id)]
        for ordinal, (phrase, verb, start, end) in _acts(paragraph):
            values: dict[str, object] = {"phrase": phrase, "verb": verb, "start": start, "end": end}
            found[pk, ordinal] = {"paragraph_id": pk, "ordinal": ordinal, **clipped(Action, values)}
    return found


def _acts(paragraph: ParsedParagraph) -> Iterator[tuple[int, tuple[str, str, int, int]]]:
    if paragraph.verb:
        phrase = paragraph.phrase or ""
        start = max(paragraph.text.find(phrase), 0)
        yield 0, (phrase, paragraph.verb, start, start + len(phrase))
    for ordinal, act in enumerate(paragraph.actions, start=1):
        yield ordinal, (act.phrase, act.verb, act.start, act.end)


def ask_values(resolution: ParsedResolution, places: Places) -> dict[Key, Values]:
    found: dict[Key, Values] = {}
    for paragraph in resolution.paragraphs:
        for ordinal, ask in enumerate(paragraph.asks):
            pk = places.paragraphs[anchor_of(paragraph.id)]
            values: dict[str, object] = {
                "verb": ask.verb,
                "addressee": ask.addressee,
                "action": ask.action,
                "recipient": ask.recipient or "",
                "due_text": ask.due.text if ask.due else "",
                "due_session": (ask.due.session or "") if ask.due else "",
                "due_year": ask.due.year if ask.due else None,
                "start": ask.start,
                "end": ask.end,
            }
            found[pk, ordinal] = {"paragraph_id": pk, "ordinal": ordinal, **clipped(Ask, values)}
    return found


def term_values(resolution: ParsedResolution, places: Places) -> dict[Key, Values]:
    found: dict[Key, Values] = {}
    for paragraph in resolution.paragraphs:
        for ordinal, term in enumerate(paragraph.terms):
            pk = places.paragraphs[anchor_of(paragraph.id)]
            values: dict[str, object] = {
                "kind": term.kind.value,
                "text": term.text,
                "until": term.until,
                "session": term.session or "",
                "instrument": term.instrument or "",
            }
            found[pk, ordinal] = {"paragraph_id": pk, "ordinal": ordinal, **clipped(Term, values)}
    return found


def footnote_values(resolution: ParsedResolution) -> list[dict[str, object]]:
    return [
        clipped(Footnote, {"position": place, "marker": note.marker, "text": note.text})
        for place, note in enumerate(resolution.footnotes)
    ]


def anchor_pairs(resolution: ParsedResolution, places: Places) -> set[tuple[int, int]]:
    """Footnote and paragraph, for each paragraph that a note hangs on."""
    pairs = set()
    for place, note in enumerate(resolution.footnotes):
        anchors = (places.paragraphs.get(anchor_of(anchor)) for anchor in note.anchors)
        pairs |= {(places.footnotes[place], pk) for pk in anchors if pk is not None}
    return pairs


def citations(resolution: ParsedResolution) -> list[Citation]:
    """Every instrument that the paragraphs and notes cite, in the order of the text."""
    texts: list[ParsedParagraph | ParsedFootnote] = [*resolution.paragraphs, *resolution.footnotes]
    return [
        Citation(reference.instrument, reference.kind.value)
        for text in texts
        for reference in text.references
        if reference.instrument
    ]


def reference_values(resolution: ParsedResolution, places: Places) -> dict[Key, Values]:
    """The references by paragraph, footnote (one of them None) and ordinal."""
    found: dict[Key, Values] = {}
    for paragraph_id, footnote_id, text in _cited_texts(resolution, places):
        for ordinal, reference in enumerate(text.references):
            found[paragraph_id, footnote_id, ordinal] = {
                "paragraph_id": paragraph_id,
                "footnote_id": footnote_id,
                "ordinal": ordinal,
                **_reference_values(reference, places.instruments),
            }
    return found


def pinpoint_values(
    resolution: ParsedResolution, places: Places, references: Mapping[Key, int]
) -> dict[Key, Values]:
    """The parts that references name; `references` gives the rows of those, by their own keys."""
    found: dict[Key, Values] = {}
    for paragraph_id, footnote_id, text in _cited_texts(resolution, places):
        for ordinal, reference in enumerate(text.references):
            for place, label in enumerate(reference.pinpoints):
                pk = references[paragraph_id, footnote_id, ordinal]
                values = clipped(Pinpoint, {"label": label})
                found[pk, place] = {"reference_id": pk, "ordinal": place, **values}
    return found


def _cited_texts(
    resolution: ParsedResolution, places: Places
) -> Iterator[tuple[int | None, int | None, ParsedParagraph | ParsedFootnote]]:
    for paragraph in resolution.paragraphs:
        if paragraph.references:
            yield places.paragraphs[anchor_of(paragraph.id)], None, paragraph
    for place, note in enumerate(resolution.footnotes):
        if note.references:
            yield None, places.footnotes[place], note


def _reference_values(reference: ParsedReference, instruments: Mapping[str, int]) -> dict[str, object]:
    cited = reference.instrument or ""
    return {
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "kind": reference.kind.value,
        "cited": cited,
        "title": reference.title or "",
        "date": reference.date,
        "instrument_id": instruments[fold_name(cited)] if cited else None,
    }


def seal(*words: str) -> str:
    """The checksum of words that can be held against nothing else."""
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def clipped(model: type[models.Model], values: dict[str, object]) -> dict[str, object]:
    """The values, cut to what their columns take: SQLite would store more, PostgreSQL would refuse it."""
    lengths = _lengths(model)
    for name, value in values.items():
        if isinstance(value, str) and len(value) > lengths.get(name, GREATEST_INTEGER):
            values[name] = value[: lengths[name]]
        elif isinstance(value, int) and value > GREATEST_INTEGER:
            values[name] = GREATEST_INTEGER
    return values


@cache
def _lengths(model: type[models.Model]) -> dict[str, int]:
    fields = model._meta.concrete_fields
    return {field.attname: field.max_length for field in fields if field.max_length is not None}
