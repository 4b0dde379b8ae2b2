"""What a text that is held back calls a topic or an instrument is no name for the public.

A topic and an instrument bear the name that the first text gave them.  Where no public text gives it that name, it
takes that of the first that does; a public archive is then the same with or without what is held back.  All functions
write; call them inside `changing()`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from resolutions.linking import Citation, fold_name
from resolutions.models import InstrumentName, Reference, Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedResolution, ParsedTopic
from resolutions.projection.readings import said, winners
from resolutions.projection.works import fold_label, topic_values
from resolutions.querysets import GIVEN

NAMES_AT_ONCE = 400
PUBLISHED = Resolution.State.PUBLISHED


def spell_as(public: Resolution, forms: Collection[ParsedResolution], citations: Iterable[Citation]) -> None:
    """See that what a public text, just laid out, cites and is about bears a name of a public text."""
    spelled = {citation.folded: citation for citation in reversed(list(citations))}
    names: list[InstrumentName] = []
    folded = sorted(spelled)
    for start in range(0, len(folded), NAMES_AT_ONCE):
        names += InstrumentName.objects.filter(folded__in=folded[start : start + NAMES_AT_ONCE])
    spell_instruments([n.instrument_id for n in names if n.name != spelled[n.folded].name])
    topics = {fold_label(topic.label): topic for form in forms for topic in reversed(form.topics)}
    for topic in Topic.objects.filter(folded__in=topics):
        if topic.label != topic_values(topics[topic.folded])["label"]:
            others = _links(topic).exclude(resolution=public.pk)
            _spell_topic(topic, None if others.exists() else topics[topic.folded])


def spell_again(resolutions: Collection[int]) -> None:
    """See to the names of whatever these texts cite and are about: they are public no more."""
    of_them = Q(paragraph__expression__resolution__in=resolutions)
    of_them |= Q(footnote__expression__resolution__in=resolutions)
    cited = Reference.objects.filter(of_them, instrument__isnull=False).order_by()
    spell_instruments(cited.values_list("instrument", flat=True).distinct())
    for topic in Topic.objects.filter(resolution_links__resolution__in=resolutions).distinct():
        label = _first_label(topic)
        if label is not None:
            _spell_topic(topic, label)


def spell_instruments(instruments: Iterable[int]) -> None:
    """Give those that public texts cite, but none by the name they bear, the name in the first of these."""
    keys = sorted(set(instruments))
    for start in range(0, len(keys), NAMES_AT_ONCE):
        here = InstrumentName.objects.filter(
            instrument__in=keys[start : start + NAMES_AT_ONCE], instrument__symbol=None
        )
        public = _public(Reference.objects.filter(instrument=OuterRef("instrument")))
        of_nobody = here.filter(Exists(public), ~Exists(public.filter(cited=OuterRef("name"))))
        for name in of_nobody.select_related("instrument"):
            _spell_instrument(name)


def _spell_instrument(name: InstrumentName) -> None:
    instrument = name.instrument
    rows = (
        _public(Reference.objects.filter(instrument=instrument)).order_by("pk").values_list("cited", "kind")
    )
    said_of_it = [(cited, kind) for cited, kind in rows if fold_name(cited) == name.folded]
    if not said_of_it:
        return
    cited, kind = said_of_it[0]
    if instrument.name == name.name:
        instrument.name = cited
    instrument.kind = kind
    instrument.save(update_fields=["name", "kind"])
    name.name = cited
    name.save(update_fields=["name"])


def _public(references: QuerySet[Reference]) -> QuerySet[Reference]:
    return references.filter(
        Q(paragraph__expression__resolution__state=PUBLISHED)
        | Q(footnote__expression__resolution__state=PUBLISHED)
    )


def _links(topic: Topic) -> QuerySet[ResolutionTopic]:
    """Where it stands on public texts."""
    return ResolutionTopic.objects.filter(topic=topic, origin__in=GIVEN, resolution__state=PUBLISHED)


def _first_label(topic: Topic) -> ParsedTopic | None:
    """What the first public text about it calls it; None where one calls it as it is, or a curator gave it."""
    links: Sequence[ResolutionTopic] = list(_links(topic).select_related("resolution").order_by("resolution"))
    if any(link.origin == ResolutionTopic.Origin.CURATOR for link in links):
        return None
    first = None
    for link in links:
        for form in map(said, winners(link.resolution.readings.all()).values()):
            for label in form.topics:
                if fold_label(label.label) == topic.folded:
                    if topic_values(label)["label"] == topic.label:
                        return None
                    first = first or label
    return first


def _spell_topic(topic: Topic, label: ParsedTopic | None) -> None:
    if label is None:
        return
    for field, value in topic_values(label).items():
        setattr(topic, field, value)
    topic.save(update_fields=["label", "uri"])
