"""Topics, and how a resolution came by them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from resolutions.models.resolutions import Resolution
from resolutions.querysets import ResolutionTopicQuerySet


class Topic(models.Model):
    """A subject of the vocabulary, or a label that a loaded file carries."""

    label = models.CharField(max_length=300, help_text="As the source gives it.")
    folded = models.CharField(max_length=300, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    uri = models.CharField(max_length=300, blank=True)
    broader = models.ManyToManyField(
        "self", symmetrical=False, related_name="narrower", blank=True, help_text="As the vocabulary says."
    )

    class Meta:
        ordering = ["folded"]

    def __str__(self) -> str:
        return self.label


class TopicLabel(models.Model):
    """What a loaded vocabulary calls a topic, in one language; one that is not preferred is an alternative."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="labels")
    language = models.CharField(max_length=8)
    label = models.CharField(max_length=300)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        ordering = ["topic_id", "language", "-is_preferred", "label"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "language", "label"], name="topiclabel_once_a_language"),
        ]

    def __str__(self) -> str:
        return self.label


class ResolutionTopic(models.Model):
    """A topic on a resolution, and who gave it."""

    class Origin(models.TextChoices):
        SOURCE = "source", "from the text's own mark-up"
        CURATOR = "curator"
        SUGGESTED = "suggested"
        REMOVED = "removed", "taken off by a curator"

    #: Origins that are a curator's word, which no source overrules
    CURATORS = (Origin.CURATOR, Origin.REMOVED)

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="resolution_links")
    origin = models.CharField(max_length=10, choices=Origin)
    confidence = models.FloatField(null=True, blank=True)
    because = models.TextField(blank=True)

    objects = ResolutionTopicQuerySet.as_manager()

    class Meta:
        ordering = ["resolution_id", "topic_id"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "topic"], name="resolutiontopic_once"),
            models.CheckConstraint(
                condition=~Q(origin="suggested") | Q(confidence__isnull=False),
                name="resolutiontopic_suggested_with_confidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} on {self.resolution_id}"
