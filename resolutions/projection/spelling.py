"""What a text that is held back calls a topic or an instrument is no name for the public.

A topic and an instrument bear the name that the first text gave them.  Where no public text gives it that name, it
takes that of the first that does; a public archive is then the same with or without what is held back.  All functions
write; call them inside `changing()`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Exists, OuterRef, Q

from resolutions.linking import Citation, fold_name
from resolutions.models import InstrumentName, Meeting, Reading, Reference, Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedResolution, ParsedTopic
from resolutions.projection.addressing import address_instruments, address_topics, in_public
from resolutions.projection.readings import said, winners
from resolutions.projection.works import call_meetings, fold_label, topic_values

NAMES_AT_ONCE = 400


def spell_as(public: Resolution, forms: Collection[ParsedResolution], citations: Iterable[Citation]) -> None:
    """See that what a public text, just laid out, cites and is about bears a name of a public text."""
    spelled = {citation.folded: citation for citation in reversed(list(citations))}
    names: list[InstrumentName] = []
    folded = sorted(spelled)
    for start in range(0, len(folded), NAMES_AT_ONCE):
        here = InstrumentName.objects.filter(folded__in=folded[start : start + NAMES_AT_ONCE])
        names += here.select_related("instrument")
    address_instruments(names)
    spell_instruments([n.instrument_id for n in names if n.name != spelled[n.folded].name])
    topics = {fold_label(topic.label): topic for form in forms for topic in reversed(form.topics)}
    found = list(Topic.objects.filter(folded__in=topics))
    address_topics(found)
    for topic in found:
        if topic.label != topic_values(topics[topic.folded])["label"]:
            others = topic.resolution_links.public().given().exclude(resolution=public.pk)
            _spell_topic(topic, None if others.exists() else topics[topic.folded])


def spell_again(resolutions: Collection[int]) -> None:
    """See to the names of whatever these texts cite, are about and were adopted at: who may see them has changed."""
    of_them = Q(paragraph__expression__resolution__in=resolutions)
    of_them |= Q(footnote__expression__resolution__in=resolutions)
    cited = Reference.objects.filter(of_them, instrument__isnull=False).order_by()
    instruments = set(cited.values_list("instrument", flat=True))
    address_instruments(_in_public_texts(instruments))
    spell_instruments(instruments)
    topics = list(Topic.objects.filter(resolution_links__resolution__in=resolutions).distinct())
    texts = _public_texts_about(topics)
    address_topics(topic for topic in topics if topic.pk in texts)
    call_meetings(set(Meeting.objects.filter(resolutions__in=resolutions).values_list("pk", flat=True)))
    told: dict[int, list[ParsedTopic]] = {}
    for topic in topics:
        label = _first_label(topic, texts.get(topic.pk, ()), told)
        if label is not None:
            _spell_topic(topic, label)


def _public_texts_about(topics: Collection[Topic]) -> dict[int, list[tuple[int, str]]]:
    """The public texts about each topic, by key, with who gave it, in their order; one query for all topics."""
    links = ResolutionTopic.objects.public().given().filter(topic__in=topics).order_by("resolution")
    texts: dict[int, list[tuple[int, str]]] = {}
    for topic, text, origin in links.values_list("topic", "resolution", "origin"):
        texts.setdefault(topic, []).append((text, origin))
    return texts


def _in_public_texts(instruments: Collection[int]) -> list[InstrumentName]:
    """The names of those of these instruments that public texts cite."""
    keys = sorted(instruments)
    found: list[InstrumentName] = []
    for start in range(0, len(keys), NAMES_AT_ONCE):
        here = InstrumentName.objects.filter(instrument__in=keys[start : start + NAMES_AT_ONCE])
        cited = Exists(in_public(Reference.objects.filter(instrument=OuterRef("instrument"))))
        found += here.filter(cited, instrument__symbol=None).select_related("instrument")
    return found


def spell_instruments(instruments: Iterable[int]) -> None:
    """Give those that public texts cite, but none by the name they bear, the name in the first of these."""
    keys = sorted(set(instruments))
    for start in range(0, len(keys), NAMES_AT_ONCE):
        here = InstrumentName.objects.filter(
            instrument__in=keys[start : start + NAMES_AT_ONCE], instrument__symbol=None
        )
        public = in_public(Reference.objects.filter(instrument=OuterRef("instrument")))
        of_nobody = here.filter(Exists(public), ~Exists(public.filter(cited=OuterRef("name"))))
        for name in of_nobody.select_related("instrument"):
            _spell_instrument(name)


def _spell_instrument(name: InstrumentName) -> None:
    instrument = name.instrument
    rows = (
        in_public(Reference.objects.filter(instrument=instrument)).order_by("pk").values_list("cited", "kind")
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


def _first_label(
    topic: Topic, texts: Sequence[tuple[int, str]], told: dict[int, list[ParsedTopic]]
) -> ParsedTopic | None:
    """What the first public text about it calls it; None where one calls it as it is, or a curator gave it.

    `told` keeps, by key, what texts are about that were read for another topic.
    """
    if any(origin == ResolutionTopic.Origin.CURATOR for _, origin in texts):
        return None
    first = None
    for text, _ in texts:
        if text not in told:
            forms = map(said, winners(Reading.objects.filter(resolution=text)).values())
            told[text] = [label for form in forms for label in form.topics]
        for label in told[text]:
            if fold_label(label.label) == topic.folded:
                if topic_values(label)["label"] == topic.label:
                    return None
                first = first or label
    return first


def _spell_topic(topic: Topic, label: ParsedTopic | None) -> None:
    if label is None:
        return
    for field, value in topic_values(label).items():
        if value or not topic.labels.exists():  # what a vocabulary gave, no text takes away
            setattr(topic, field, value)
    topic.save(update_fields=["label", "uri"])
