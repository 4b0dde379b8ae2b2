"""What the cataloguer knows and the text does not say: recorded as the curator's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from resolutions.models import Correction, Reading, Resolution, ResolutionTopic
from resolutions.parsing.document import ParsedTopic
from resolutions.projection.correcting import field_text
from resolutions.projection.readings import said
from resolutions.projection.works import find_topics

WHY = "said by the cataloguer when the file was loaded"


@dataclass(frozen=True, slots=True)
class CataloguersWords:
    """Options of the ingestion command; empty where nothing was said."""

    body: str = ""
    session: str = ""
    title: str = ""
    source_title: str = ""
    topics: tuple[str, ...] = ()
    is_held: bool = False

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
        said = {"body": self.body, "session": self.session, "title": self.title}
        return {field: value for field, value in said.items() if value}


def say(words: CataloguersWords, readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Record the words on the resolutions of these readings; return what is new, by resolution."""
    changed: dict[int, list[str]] = {}
    if not words.fields and not words.topics:
        return changed
    for reading in readings:
        fields = [field for field, value in words.fields.items() if _say_field(reading, field, value)]
        if words.topics and _give_topics(reading.resolution_id, words.topics):
            fields.append("topics")
        if fields:
            changed[reading.resolution_id] = fields
    return changed


def _say_field(reading: Reading, field: str, value: str) -> bool:
    in_force = Correction.objects.filter(
        resolution=reading.resolution_id, language=reading.language, anchor="", field=field, undone_at=None
    ).first()
    was = field_text(said(reading), field) or ""
    if value == (in_force.value if in_force else was):
        return False
    if in_force is not None:
        in_force.undone_at = timezone.now()
        in_force.save(update_fields=["undone_at"])
    Correction.objects.create(
        resolution=reading.resolution, language=reading.language, field=field, was=was, value=value, why=WHY
    )
    return True


def _give_topics(resolution: int, labels: Sequence[str]) -> bool:
    """Give a resolution topics; True where one is new, or was the source's alone."""
    topics = find_topics([ParsedTopic(label) for label in labels])
    curator = ResolutionTopic.Origin.CURATOR
    links = {link.topic_id: link for link in ResolutionTopic.objects.filter(resolution=resolution)}
    changed = False
    for topic in topics.values():
        link = links.get(topic) or ResolutionTopic(resolution_id=resolution, topic_id=topic, origin="")
        if link.origin != curator:
            link.origin, link.confidence, link.because = curator, None, WHY
            link.save()
            changed = True
    return changed
