"""Topics of many texts at once, as a curator gives and takes them."""

from __future__ import annotations

from collections.abc import Collection

from resolutions.curation.history import record
from resolutions.curation.meanwhile import compare_topics
from resolutions.models import Resolution, ResolutionTopic, Topic
from resolutions.projection import changing
from resolutions.projection.addressing import address_topics
from resolutions.projection.counting import count_change
from resolutions.querysets import GIVEN

Origin = ResolutionTopic.Origin


def change_topics(
    resolutions: Collection[int],
    *,
    add: Collection[int],
    remove: Collection[int],
    who: int,
    seen: str | None = None,
) -> int:
    """Give these texts some topics and take others off; return how many texts that changed.

    A topic taken off stays off, whatever a source says later.  Adding wins where a topic is in both.  Raises
    `ChangedMeanwhileError` where their topics are not those `seen` any more; nothing is changed then.
    """
    wanted = dict.fromkeys(remove, Origin.REMOVED.value) | dict.fromkeys(add, Origin.CURATOR.value)
    with changing():
        if seen is not None:
            compare_topics(resolutions, seen)
        links = ResolutionTopic.objects.filter(resolution__in=resolutions, topic__in=wanted)
        held = {(link.resolution_id, link.topic_id): link for link in links}
        made, changed = [], []
        for resolution in resolutions:
            for topic, origin in wanted.items():
                link = held.get((resolution, topic))
                if link is None and origin == Origin.CURATOR:
                    made.append(ResolutionTopic(resolution_id=resolution, topic_id=topic, origin=origin))
                elif link is not None and _differs(link, origin):
                    link.origin, link.confidence, link.because = origin, None, ""
                    changed.append(link)
        ResolutionTopic.objects.bulk_create(made, batch_size=200)
        ResolutionTopic.objects.bulk_update(changed, ["origin", "confidence", "because"], batch_size=200)
        of_public = ResolutionTopic.objects.public().given().filter(resolution__in=resolutions, topic__in=add)
        address_topics(Topic.objects.filter(pk__in=of_public.order_by().values("topic")))
        touched = {link.resolution_id for link in (*made, *changed)}
        count_change(touched)
        record(who, Resolution.objects.filter(pk__in=touched), _words(add, set(remove) - set(add)))
        return len(touched)


def _differs(link: ResolutionTopic, origin: str) -> bool:
    """Whether a text has to change: a topic that its source gives is there already."""
    return link.origin not in GIVEN if origin == Origin.CURATOR else link.origin != origin


def _words(added: Collection[int], removed: Collection[int]) -> str:
    """ "Topics given: LAMPS, OWLS. Taken off: NIGHT SKY."."""
    labels = dict(Topic.objects.filter(pk__in=[*added, *removed]).values_list("pk", "label"))
    given, taken = (", ".join(sorted(labels[pk] for pk in some)) for some in (added, removed))
    return " ".join(
        [*([f"Topics given: {given}."] if given else []), *([f"Taken off: {taken}."] if taken else [])]
    )
