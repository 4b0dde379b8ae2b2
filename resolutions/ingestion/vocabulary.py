"""From the concepts of a vocabulary to topics, their labels and their relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingestion.outcomes import counted
from resolutions.models import Topic, TopicLabel
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing
from resolutions.projection.works import find_topics, fold_label
from resolutions.topics.thesaurus import Concept

AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Stored:
    """What a vocabulary brought: topics, and how many of them, of labels and of relations are new."""

    topics: int
    new_topics: int
    new_labels: int
    new_relations: int

    def __str__(self) -> str:
        return (
            f"{counted(self.topics, 'topic')} ({self.new_topics} new), {counted(self.new_labels, 'new label')}, "
            f"{counted(self.new_relations, 'new relation')}"
        )


def store_vocabulary(concepts: Sequence[Concept]) -> Stored:
    """Add what the concepts say; a topic that is held keeps its label, and its address if it has one.

    The same vocabulary twice changes nothing.  A label or a relation that the vocabulary no longer has stays.
    """
    with changing():
        before = Topic.objects.count()
        topics: dict[str, int] = {}
        for start in range(0, len(concepts), AT_ONCE):
            some = concepts[start : start + AT_ONCE]
            topics |= find_topics([ParsedTopic(concept.label, concept.uri or None) for concept in some])
        _give_addresses(concepts, topics)
        labels = _add_labels(concepts, topics)
        relations = _add_relations(concepts, topics)
        return Stored(len(topics), Topic.objects.count() - before, labels, relations)


def _give_addresses(concepts: Sequence[Concept], topics: dict[str, int]) -> None:
    uris = {topics[fold_label(concept.label)]: concept.uri for concept in concepts if concept.uri}
    without = [topic for topic in Topic.objects.filter(uri="") if topic.pk in uris]
    for topic in without:
        topic.uri = uris[topic.pk]
    Topic.objects.bulk_update(without, ["uri"], batch_size=AT_ONCE)


def _add_labels(concepts: Sequence[Concept], topics: dict[str, int]) -> int:
    held = set(TopicLabel.objects.order_by().values_list("topic", "language", "label"))
    wanted = {
        (topics[fold_label(concept.label)], label.language, label.text): label.is_preferred
        for concept in concepts
        for label in concept.labels
    }
    made = [
        TopicLabel(topic_id=topic, language=language, label=label, is_preferred=is_preferred)
        for (topic, language, label), is_preferred in wanted.items()
        if (topic, language, label) not in held
    ]
    TopicLabel.objects.bulk_create(made, batch_size=AT_ONCE)
    return len(made)


def _add_relations(concepts: Sequence[Concept], topics: dict[str, int]) -> int:
    relation = Topic.broader.through
    held = set(relation.objects.values_list("from_topic_id", "to_topic_id"))
    wanted = {
        (topics[fold_label(concept.label)], topics[fold_label(wide)])
        for concept in concepts
        for wide in concept.broader
        if fold_label(wide) in topics
    }
    made = [relation(from_topic_id=narrow, to_topic_id=wide) for narrow, wide in sorted(wanted - held)]
    relation.objects.bulk_create(made, batch_size=AT_ONCE)
    return len(made)
