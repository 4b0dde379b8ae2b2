"""What the cataloguer knows and the text does not say: recorded as the curator's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from resolutions.models import Reading, Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedTopic
from resolutions.projection.addressing import address_topics
from resolutions.projection.readings import said, winners
from resolutions.projection.saying import Place
from resolutions.projection.saying import say as say_fields
from resolutions.projection.works import find_topics

WHY = "said by the cataloguer when the file was loaded"


@dataclass(frozen=True, slots=True)
class CataloguersWords:
    """Options of the ingestion command, or what was typed in the admin; empty where nothing was said.

    `symbol` also decides to which record the text belongs.  Values are as a correction keeps them.
    """

    body: str = ""
    session: str = ""
    title: str = ""
    source_title: str = ""
    topics: tuple[str, ...] = ()
    is_held: bool = False
    symbol: str = ""
    adopted_on: str = ""
    meeting: str = ""
    meeting_kind: str = ""
    vote: str = ""
    who: int | None = None
    why: str = WHY

    def saying(self, fields: Mapping[str, str]) -> CataloguersWords:
        """The same words, with these fields instead."""
        return replace(
            self,
            symbol=fields.get("symbol", ""),
            body=fields.get("body", ""),
            session=fields.get("session", ""),
            title=fields.get("title", ""),
            adopted_on=fields.get("adopted_on", ""),
            meeting=fields.get("meeting", ""),
            meeting_kind=fields.get("meeting_kind", ""),
            vote=fields.get("vote", ""),
        )

    @property
    def arguments(self) -> list[str]:
        """The words as arguments of the command, for the record of runs."""
        named = [f"--{name}={value}" for name, value in self.fields.items()]
        named += [f"--source-title={self.source_title}"] if self.source_title else []
        return [*named, *(f"--topic={topic}" for topic in self.topics), *(["--hold"] if self.is_held else [])]

    @property
    def state(self) -> str:
        """The state of what is new."""
        return (Resolution.State.UNPUBLISHED if self.is_held else Resolution.State.PUBLISHED).value

    @property
    def fields(self) -> dict[str, str]:
        """What is said of fields, by their names in a correction."""
        said = {
            "symbol": self.symbol,
            "body": self.body,
            "session": self.session,
            "title": self.title,
            "adopted_on": self.adopted_on,
            "meeting": self.meeting,
            "meeting_kind": self.meeting_kind,
            "vote": self.vote,
        }
        return {field: value for field, value in said.items() if value}


def say(words: CataloguersWords, readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Record the words on the resolutions of these readings; return what is new, by resolution."""
    changed: dict[int, list[str]] = {}
    if not words.fields and not words.topics:
        return changed
    for reading in readings:
        fields = _say_fields(reading, words) if words.fields else []
        if words.topics and _give_topics(reading.resolution_id, words):
            fields.append("topics")
        if fields:
            changed[reading.resolution_id] = fields
    return changed


def _say_fields(reading: Reading, words: CataloguersWords) -> list[str]:
    """Say the fields of the text that is shown, which another file may have given."""
    place = Place(reading.resolution_id, reading.language)
    shown = winners(reading.resolution.readings.all())[reading.language]
    return say_fields(place, words.fields, said(shown), who=words.who, why=words.why)


def _give_topics(resolution: int, words: CataloguersWords) -> bool:
    """Give a resolution topics; True where one is new, or was the source's alone."""
    topics = find_topics([ParsedTopic(label) for label in words.topics])
    curator = ResolutionTopic.Origin.CURATOR
    links = {link.topic_id: link for link in ResolutionTopic.objects.filter(resolution=resolution)}
    changed = False
    for topic in topics.values():
        link = links.get(topic) or ResolutionTopic(resolution_id=resolution, topic_id=topic, origin="")
        if link.origin != curator:
            link.origin, link.confidence, link.because = curator, None, words.why
            link.save()
            changed = True
    if changed:
        of_public = ResolutionTopic.objects.public().filter(resolution=resolution, topic__in=topics.values())
        address_topics(Topic.objects.filter(pk__in=of_public.order_by().values("topic")))
    return changed
