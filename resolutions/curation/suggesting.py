"""Topics suggested for texts that carry none: computed from the archive, stored for curators to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from resolutions.curation.topics import change_topics
from resolutions.models import Paragraph, Reference, Resolution, ResolutionTopic, Topic, TopicLabel
from resolutions.projection import changing
from resolutions.projection.counting import count_change
from resolutions.querysets import GIVEN
from resolutions.topics import Suggester, Suggestion, Text, named_in

Origin = ResolutionTopic.Origin
AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text with the topics suggested for it, the surest first; topics are named by their labels."""

    key: int
    name: str
    suggestions: Sequence[Suggestion]


def without_topics() -> QuerySet[Resolution]:
    """Texts that nobody gave a topic, in the order of symbols."""
    given = ResolutionTopic.objects.given().values("resolution")
    return Resolution.objects.filter(~Q(pk__in=given)).order_by("sort_key", "pk")


def suggest_topics(resolutions: Sequence[int]) -> Iterator[Suggested]:
    """Suggest topics for these texts, one by one; what a text has, or a curator refused for it, is left out.

    They come from public texts and the vocabulary alone: a suggestion is shown to everybody, with its reason.
    """
    topics = dict(Topic.objects.order_by().values_list("pk", "label"))
    judged: defaultdict[int, set[str]] = defaultdict(set)
    for text, topic in _links((*GIVEN, Origin.REMOVED)):
        judged[text].add(topics[topic])
    suggester = _suggester()
    for start in range(0, len(resolutions), AT_ONCE):
        some = resolutions[start : start + AT_ONCE]
        texts = _texts(some, {})
        for key in some:
            found = suggester.suggest(texts[key]) if key in texts else []
            kept = [one for one in found if one.topic not in judged[key]]
            yield Suggested(key, texts[key].name if key in texts else "", kept)


def open_suggestions() -> QuerySet[ResolutionTopic]:
    """Topics that nobody has judged, by text, the surest first."""
    found = ResolutionTopic.objects.filter(origin=Origin.SUGGESTED).select_related("resolution", "topic")
    return found.order_by("resolution__sort_key", "resolution", "-confidence", "topic__folded")


def judge_suggestions(links: QuerySet[ResolutionTopic], *, is_right: bool, who: int) -> int:
    """Accept these suggestions, or refuse them for good; return how many texts that changed."""
    of_text: defaultdict[int, set[int]] = defaultdict(set)
    alike: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    with changing():
        judged = links.filter(origin=Origin.SUGGESTED).order_by()
        for resolution, topic in judged.values_list("resolution_id", "topic_id"):
            of_text[resolution].add(topic)
        for resolution, some in of_text.items():
            alike[frozenset(some)].append(resolution)
        for topics, texts in alike.items():
            change_topics(texts, add=topics if is_right else (), remove=() if is_right else topics, who=who)
    return len(of_text)


def store_suggestions(found: Collection[Suggested]) -> int:
    """Let these be the suggestions of their texts, in the place of earlier ones; return how many texts changed."""
    with changing():
        keys = dict(Topic.objects.order_by().values_list("label", "pk"))
        changed = set()
        for one in found:
            wanted = {keys[s.topic]: (s.confidence, s.because) for s in one.suggestions if s.topic in keys}
            if _store(one.key, wanted):
                changed.add(one.key)
        count_change(changed)
        return len(changed)


def take_back_suggestions(resolutions: Collection[int]) -> None:
    """Take back the suggestions that name these texts, or topics of theirs alone: they are public no more.

    Call it inside `changing()`.
    """
    names, shown = set(_names(resolutions).values()), set(_shown_topics().values_list("pk", flat=True))
    suggested = ResolutionTopic.objects.filter(origin=Origin.SUGGESTED).order_by()
    gone = {
        link: text
        for link, text, topic, because in suggested.values_list("pk", "resolution", "topic", "because")
        if topic not in shown or named_in(because) in names
    }
    links = sorted(gone)
    for start in range(0, len(links), AT_ONCE):
        ResolutionTopic.objects.filter(pk__in=links[start : start + AT_ONCE]).delete()
    count_change(set(gone.values()))


def _store(resolution: int, wanted: Mapping[int, tuple[float, str]]) -> bool:
    links = {link.topic_id: link for link in ResolutionTopic.objects.filter(resolution=resolution)}
    stored = {topic: link for topic, link in links.items() if link.origin == Origin.SUGGESTED}
    if {topic: (link.confidence, link.because) for topic, link in stored.items()} == wanted:
        return False
    ResolutionTopic.objects.filter(pk__in=[link.pk for link in stored.values()]).delete()
    ResolutionTopic.objects.bulk_create(
        ResolutionTopic(
            resolution_id=resolution,
            topic_id=topic,
            origin=Origin.SUGGESTED,
            confidence=confidence,
            because=because,
        )
        for topic, (confidence, because) in wanted.items()
        if topic not in links or topic in stored
    )
    return True


def _suggester() -> Suggester:
    topics = dict(_shown_topics().values_list("pk", "label"))
    given: defaultdict[int, set[str]] = defaultdict(set)
    links = ResolutionTopic.objects.public().given().order_by()
    for text, topic in links.values_list("resolution_id", "topic_id"):
        given[text].add(topics[topic])
    held = _texts(list(given), given)
    labels = TopicLabel.objects.filter(language="en").order_by().values_list("label", "topic")
    named = [(label, topics[topic]) for label, topic in labels]
    return Suggester(held.values(), [*((label, label) for label in topics.values()), *named])


def _shown_topics() -> QuerySet[Topic]:
    """All but those that only texts which are held back have, and no vocabulary."""
    given = ResolutionTopic.objects.given().filter(topic=OuterRef("pk"))
    in_vocabulary = TopicLabel.objects.filter(topic=OuterRef("pk"))
    return Topic.objects.filter(~Exists(given) | Exists(given.public()) | Exists(in_vocabulary)).order_by()


def _links(origins: Sequence[str]) -> list[tuple[int, int]]:
    links = ResolutionTopic.objects.filter(origin__in=origins).order_by()
    return list(links.values_list("resolution_id", "topic_id"))


def _texts(keys: Sequence[int], topics: Mapping[int, Collection[str]]) -> dict[int, Text]:
    """These texts by key, each in its English expression; one without any is left out."""
    found: dict[int, Text] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        english = Q(expression__resolution__in=some, expression__language="en")
        names = _names(some)
        titles: dict[int, str] = {}
        paragraphs: defaultdict[int, list[str]] = defaultdict(list)
        rows = Paragraph.objects.filter(english).order_by("expression", "position")
        for key, title, text in rows.values_list("expression__resolution", "expression__title", "text"):
            titles[key] = title
            paragraphs[key].append(text)
        cited: defaultdict[int, set[str]] = defaultdict(set)
        in_paragraphs = Reference.objects.filter(
            paragraph__expression__resolution__in=some, paragraph__expression__language="en"
        ).order_by()
        for key, instrument in in_paragraphs.values_list("paragraph__expression__resolution", "cited"):
            cited[key].add(instrument)
        for key, lines in paragraphs.items():
            given = frozenset(topics.get(key, ()))
            found[key] = Text(names[key], titles[key], lines, frozenset(cited[key]), given)
    return found


def _names(keys: Collection[int]) -> dict[int, str]:
    """What these texts are called in reasons, by key: the symbol, or the address of one that has none."""
    rows = Resolution.objects.filter(pk__in=keys).order_by().values_list("pk", "symbol", "path")
    return {key: symbol or path for key, symbol, path in rows}
