"""The projected rows against the readings and corrections that they come from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Model, Prefetch

from resolutions.linking import find
from resolutions.models import (
    Action,
    Ask,
    Correction,
    Expression,
    Footnote,
    Inference,
    Paragraph,
    Pinpoint,
    Reading,
    Reference,
    Resolution,
    ResolutionTopic,
    Term,
    Vote,
)
from resolutions.parsing.document import ParsedResolution
from resolutions.projection import values as wanted_of
from resolutions.projection.facts import Facts
from resolutions.projection.standing import Standing, standing
from resolutions.projection.stored import StoredRows, load
from resolutions.projection.values import Key, Places, Values
from resolutions.projection.works import fold_label, inference_values, vote_values
from resolutions.verifying.findings import CHUNK, Fault, Finding, differences


@dataclass(slots=True)
class Cited:
    """What the texts say of things that records share, gathered on the way."""

    names: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    topics: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    meeting_kinds: set[str] = field(default_factory=set)

    def add(self, said: ParsedResolution, facts: Facts) -> None:
        for citation in wanted_of.citations(said):
            self.names.setdefault(citation.folded, set()).add((citation.name, citation.kind))
        for topic in said.topics:
            label = " ".join(topic.label.split())[:300]
            self.topics.setdefault(fold_label(topic.label), set()).add((label, (topic.uri or "")[:300]))
        self.meeting_kinds.add(facts.meeting_kind)


def verify_records(cited: Cited) -> Iterator[Finding]:
    """Every resolution with all that hangs on it, a chunk at a time."""
    keys = list(Resolution.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        yield from _verify_chunk(keys[start : start + CHUNK], cited)


def _verify_chunk(keys: Sequence[int], cited: Cited) -> Iterator[Finding]:
    """A chunk together; where a row in it cannot be read, each of its records alone."""
    try:
        yield from list(_findings(keys, cited))
    except (ValueError, TypeError, zlib.error) as error:
        if len(keys) == 1:
            yield Finding(
                Fault.CHANGED, "resolution", f"row {keys[0]}", f"a row of it cannot be read: {error}"
            )
            return
        for key in keys:
            yield from _verify_chunk([key], cited)


def _findings(keys: Sequence[int], cited: Cited) -> Iterator[Finding]:
    places = ("body", "session__body", "meeting__session", "meeting__body")
    resolutions = Resolution.objects.filter(pk__in=keys).select_related(*places)
    found = list(
        resolutions.order_by("pk").prefetch_related(
            Prefetch("readings", Reading.objects.select_related("source").order_by("pk")),
            Prefetch("expressions", Expression.objects.order_by("pk")),
            Prefetch("corrections", Correction.objects.filter(undone_at=None)),
            Prefetch("inferences", Inference.objects.order_by("pk")),
            Prefetch("topic_links", ResolutionTopic.objects.select_related("topic").order_by("pk")),
            "vote",
        )
    )
    rows = load([expression.pk for resolution in found for expression in resolution.expressions.all()])
    for resolution in found:
        if resolution.state not in Resolution.State:
            yield Finding(Fault.CHANGED, "resolution", str(resolution), "state")
        now = standing(resolution)
        if now is None:
            yield from _without_readings(resolution)
            continue
        cited.add(now.principal, now.facts)
        for form in now.effective.values():
            cited.add(form, now.facts)
        yield from _work_findings(resolution, now)
        yield from _expressions_findings(resolution, now, rows)


def _without_readings(resolution: Resolution) -> Iterator[Finding]:
    for expression in resolution.expressions.all():
        yield Finding(Fault.UNTRACKED, "expression", f"{resolution} {expression.language}")
    if resolution.state == Resolution.State.PUBLISHED:
        yield Finding(Fault.UNTRACKED, "resolution", str(resolution), "no source holds it")


def _work_findings(resolution: Resolution, now: Standing) -> Iterator[Finding]:
    faults = [name for name, value in _work_values(now.facts) if _get(resolution, name) != value]
    if faults:
        yield Finding(Fault.CHANGED, "resolution", f"{resolution} (row {resolution.pk})", ", ".join(faults))
    place = str(resolution)
    vote = getattr(resolution, "vote", None)
    wanted_vote = vote_values(now.principal)
    yield from differences(
        Vote, place, {(): vote} if vote else {}, {(): wanted_vote} if wanted_vote is not None else {}
    )
    inferences: dict[Key, Inference] = {(row.field,): row for row in resolution.inferences.all()}
    wanted: dict[Key, Values] = {(name,): values for name, values in inference_values(now.principal).items()}
    yield from differences(Inference, place, inferences, wanted)
    yield from _choice_findings(place, resolution.inferences.all(), "state", Inference.State.values)
    yield from _topic_findings(resolution, now.principal)
    for correction in resolution.corrections.all():
        if correction.is_stale != (correction.pk in now.stale):
            yield Finding(Fault.CHANGED, "correction", f"{place} {correction.anchor}", "is_stale")


def _work_values(facts: Facts) -> Iterator[tuple[str, object]]:
    yield "type", facts.type
    yield "symbol", facts.symbol
    yield "path", facts.path
    yield "sort_key", facts.sort_key
    yield "body.code", facts.body
    yield "session.code", facts.session
    yield "session.body.code", facts.body if facts.session is not None else None
    yield "meeting.number", facts.meeting
    yield "meeting.body.code", facts.body if facts.meeting is not None else None
    yield "meeting.session.code", facts.session if facts.meeting is not None else None
    yield "adopted_on", facts.adopted_on
    yield "agenda_item", facts.agenda_item
    yield "is_fragment", facts.is_fragment


def _get(row: object, path: str) -> object:
    for name in path.split("."):
        row = getattr(row, name) if row is not None else None
    return row


def _topic_findings(resolution: Resolution, said: ParsedResolution) -> Iterator[Finding]:
    links = list(resolution.topic_links.all())
    yield from _choice_findings(str(resolution), links, "origin", ResolutionTopic.Origin.values)
    source = ResolutionTopic.Origin.SOURCE
    curators = {link.topic.folded for link in links if link.origin in ResolutionTopic.CURATORS}
    stored: dict[Key, ResolutionTopic] = {(lk.topic.folded,): lk for lk in links if lk.origin == source}
    folded = {fold_label(topic.label) for topic in said.topics if topic.label.strip()} - curators
    wanted: dict[Key, Values] = {(label,): {"confidence": None, "because": ""} for label in sorted(folded)}
    yield from differences(ResolutionTopic, str(resolution), stored, wanted)


def _choice_findings(
    place: str, rows: Iterable[Model], name: str, choices: Sequence[str]
) -> Iterator[Finding]:
    for row in rows:
        if getattr(row, name) not in choices:
            yield Finding(Fault.CHANGED, str(row._meta.verbose_name), f"{place} (row {row.pk})", name)


def _expressions_findings(
    resolution: Resolution, now: Standing, rows: dict[int, StoredRows]
) -> Iterator[Finding]:
    stored: dict[Key, Expression] = {(row.language,): row for row in resolution.expressions.all()}
    first = next(iter(now.readings))
    wanted: dict[Key, Values] = {
        (language,): {
            "title": now.effective[language].title or "",
            "is_principal": language == first,
            "reading_id": reading.pk,
        }
        for language, reading in now.readings.items()
    }
    yield from differences(Expression, str(resolution), stored, wanted)
    for (language,), expression in stored.items():
        if (language,) in wanted:
            place = f"{resolution} {language}"
            yield from _row_findings(place, expression.pk, now.effective[str(language)], rows[expression.pk])


def _row_findings(
    place: str, expression: int, said: ParsedResolution, stored: StoredRows
) -> Iterator[Finding]:
    """One expression's rows, table by table; what hangs on a missing row is missing with it."""
    keys = {anchor: row.pk for anchor, row in stored.paragraphs.items()}
    paragraphs: dict[Key, Values] = {}
    for row in wanted_of.paragraph_values(said):
        unit = row.pop("unit")
        paragraphs[str(row["anchor"]),] = {**row, "unit_id": None if unit is None else keys.get(str(unit), 0)}
    by_anchor: dict[Key, Paragraph] = {(anchor,): row for anchor, row in stored.paragraphs.items()}
    yield from differences(Paragraph, place, by_anchor, paragraphs)
    notes: dict[Key, Values] = {(i,): row for i, row in enumerate(wanted_of.footnote_values(said))}
    yield from differences(Footnote, place, stored.footnotes, notes)
    places = Places(
        {str(key[0]): keys.get(str(key[0]), -place_of) for place_of, key in enumerate(paragraphs, start=1)},
        {
            place_of: _key_of(stored.footnotes.get((place_of,)), -1 - place_of)
            for place_of in range(len(notes))
        },
        find(wanted_of.citations(said)),
    )
    yield from _annotation_findings(place, said, stored, places)
    if stored.anchor_pairs != wanted_of.anchor_pairs(said, places):
        yield Finding(Fault.CHANGED, "footnote", place, "the paragraphs that notes hang on")
    live = set(stored.paragraphs)
    for anchor, former in stored.former_anchors.items():
        is_known = former.sha256 == wanted_of.seal(anchor) and former.paragraph_id in {None, *keys.values()}
        if anchor in live or not is_known:
            yield Finding(Fault.CHANGED, "former anchor", f"{place} {anchor}")


def _annotation_findings(
    place: str, said: ParsedResolution, stored: StoredRows, places: Places
) -> Iterator[Finding]:
    yield from differences(Action, place, stored.actions, wanted_of.action_values(said, places))
    yield from differences(Ask, place, stored.asks, wanted_of.ask_values(said, places))
    yield from differences(Term, place, stored.terms, wanted_of.term_values(said, places))
    references = wanted_of.reference_values(said, places)
    yield from differences(Reference, place, stored.references, references)
    keys = {key: _key_of(stored.references.get(key), -1 - i) for i, key in enumerate(references)}
    yield from differences(Pinpoint, place, stored.pinpoints, wanted_of.pinpoint_values(said, places, keys))


def _key_of(row: Model | None, fallback: int) -> int:
    return fallback if row is None else int(row.pk)
