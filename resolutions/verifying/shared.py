"""The rows that records share: bodies, sessions, meetings, topics, instruments."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, Min, OuterRef, Q

from resolutions.linking import (
    fold_name,
    held_resolutions,
    instrument_path,
    symbol_of,
    unique_instrument_path,
)
from resolutions.models import (
    Body,
    Instrument,
    InstrumentName,
    Meeting,
    Reference,
    Resolution,
    Session,
    Topic,
    TopicLabel,
)
from resolutions.parsing.symbols import symbol_path
from resolutions.projection.facts import body_values, session_values
from resolutions.projection.works import fold_label, topic_slug, unique_topic_slug
from resolutions.verifying.findings import CHUNK, Fault, Finding, each
from resolutions.verifying.records import Cited


def verify_shared(cited: Cited) -> Iterator[Finding]:
    yield from _places()
    yield from _meetings(cited)
    yield from _topics(cited)
    yield from _instruments(cited)
    yield from _names(cited)


def _places() -> Iterator[Finding]:
    for body in each(Body.objects.all()):
        if isinstance(body, Finding):
            yield body
        elif {"name": body.name, "position": body.position} != body_values(body.code):
            yield Finding(Fault.CHANGED, "body", f"{body.code} (row {body.pk})")
    for session in each(Session.objects.select_related("body")):
        if isinstance(session, Finding):
            yield session
        elif {"kind": session.kind, "number": session.number} != session_values(session.code):
            yield Finding(Fault.CHANGED, "session", f"{session.code} (row {session.pk})")


def _meetings(cited: Cited) -> Iterator[Finding]:
    held = Resolution.objects.filter(meeting__isnull=False).order_by()
    dates = dict(held.values_list("meeting").annotate(Min("adopted_on")))
    for meeting in each(Meeting.objects.all()):
        if isinstance(meeting, Finding):
            yield meeting
            continue
        faults = []
        if meeting.pk in dates and meeting.date != dates[meeting.pk]:
            faults.append("date")
        if meeting.kind not in {"", "plenary", *cited.meeting_kinds}:
            faults.append("kind")
        if faults:
            yield Finding(Fault.CHANGED, "meeting", f"{meeting.number} (row {meeting.pk})", ", ".join(faults))


def _topics(cited: Cited) -> Iterator[Finding]:
    vocabulary: dict[int, set[str]] = {}
    for key, label in TopicLabel.objects.order_by().values_list("topic", "label"):
        vocabulary.setdefault(key, set()).add(label)
    for topic in each(Topic.objects.all()):
        if isinstance(topic, Finding):
            yield topic
            continue
        said = cited.topics.get(topic.folded, set())
        faults = []
        labels = {lb for lb, _ in said} | vocabulary.get(topic.pk, set())
        if topic.folded != fold_label(topic.label) or (said and topic.label not in labels):
            faults.append("label")
        if topic.slug not in {topic_slug(topic.folded), unique_topic_slug(topic.folded)}:
            faults.append("slug")
        if topic.uri not in {"", *(uri for _, uri in said)} and topic.pk not in vocabulary:
            faults.append("uri")
        if faults:
            yield Finding(Fault.CHANGED, "topic", f"{topic.label} (row {topic.pk})", ", ".join(faults))


def _instruments(cited: Cited) -> Iterator[Finding]:
    referred = Exists(Reference.objects.filter(instrument=OuterRef("pk")))
    idle = Instrument.objects.filter(~referred, merged_into=None, merged_from=None)
    for pk, name in idle.values_list("pk", "name"):
        yield Finding(Fault.UNTRACKED, "instrument", f"{name} (row {pk})", "no text cites it")
    found = [row for row in each(Instrument.objects.prefetch_related("names")) if isinstance(row, Instrument)]
    for start in range(0, len(found), CHUNK):
        chunk = found[start : start + CHUNK]
        held = held_resolutions({row.symbol for row in chunk if row.symbol})
        for row in chunk:
            faults = list(_instrument_faults(row, held, cited))
            if faults:
                yield Finding(Fault.CHANGED, "instrument", f"{row.name} (row {row.pk})", ", ".join(faults))


def _instrument_faults(row: Instrument, held: dict[str, int], cited: Cited) -> Iterator[str]:
    names = list(row.names.all())
    if row.name not in {name.name for name in names}:
        yield "name"
    if row.symbol != symbol_of(row.name):
        yield "symbol"
    folded = fold_name(row.name)
    plain = symbol_path(row.symbol)[1:] if row.symbol else instrument_path(folded)
    others = {path(name.folded) for name in names for path in (instrument_path, unique_instrument_path)}
    if row.path not in {plain, unique_instrument_path(folded), *others}:
        yield "path"
    kinds = {kind for name in names for _, kind in cited.names.get(name.folded, set())}
    if row.kind not in (kinds or set(Instrument.Kind.values)):
        yield "kind"
    if row.resolution_id != held.get(row.symbol or ""):
        yield "resolution"


def _names(cited: Cited) -> Iterator[Finding]:
    for row in each(InstrumentName.objects.all()):
        if isinstance(row, Finding):
            yield row
            continue
        spellings = {name for name, _ in cited.names.get(row.folded, set())}
        is_spelled = not spellings or row.name in spellings or symbol_of(row.name) == row.name
        if fold_name(row.name) != row.folded or not is_spelled:
            yield Finding(Fault.CHANGED, "instrument name", f"{row.name} (row {row.pk})")
    nameless = Instrument.objects.filter(~Q(pk__in=InstrumentName.objects.values("instrument")))
    for pk, name in nameless.values_list("pk", "name"):
        yield Finding(Fault.MISSING, "instrument name", f"{name} (row {pk})")
