"""What texts cite: instruments under all their names, and the words that cite them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from resolutions.models.resolutions import Footnote, Paragraph, Resolution
from resolutions.querysets import InstrumentNameQuerySet, PinpointQuerySet


class Instrument(models.Model):
    """A resolution, decision, document, treaty or declaration that texts refer to, held or not."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution"
        DECISION = "decision"
        DOCUMENT = "document"
        TREATY = "treaty"
        DECLARATION = "declaration"

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.TextField(help_text="Its symbol, or its full title.")
    symbol = models.CharField(max_length=100, unique=True, null=True, blank=True)
    path = models.CharField(
        max_length=200, unique=True, help_text="Address on the site, without the first slash."
    )
    resolution = models.ForeignKey(
        Resolution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="instruments",
        help_text="Its text, where held.",
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="instrument_named"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="instrument_not_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.path}"


class InstrumentName(models.Model):
    """A name an instrument is cited by; `folded` (lower case, no article, one spelling) leads to it alone."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="names")
    name = models.TextField()
    folded = models.CharField(max_length=500, unique=True)

    objects = InstrumentNameQuerySet.as_manager()

    class Meta:
        ordering = ["instrument_id", "name"]

    def __str__(self) -> str:
        return self.name


class Reference(models.Model):
    """Words of a paragraph or a footnote that cite an instrument.

    `cited` is the instrument as parsed; `instrument` is what it was linked to.  Offsets are into the text
    that it stands in.
    """

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, null=True, blank=True, related_name="references")
    footnote = models.ForeignKey(Footnote, models.CASCADE, null=True, blank=True, related_name="references")
    ordinal = models.PositiveIntegerField()
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Instrument.Kind)
    cited = models.TextField(blank=True)
    title = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="references"
    )

    class Meta:
        ordering = ["paragraph_id", "footnote_id", "ordinal"]
        indexes = [models.Index(fields=["instrument", "paragraph"], name="reference_by_instrument")]
        constraints = [
            models.CheckConstraint(
                condition=Q(paragraph__isnull=False, footnote__isnull=True)
                | Q(paragraph__isnull=True, footnote__isnull=False),
                name="reference_in_one_text",
            ),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="reference_span_in_order"),
            models.UniqueConstraint(fields=["paragraph", "ordinal"], name="reference_once_a_place"),
            models.UniqueConstraint(fields=["footnote", "ordinal"], name="reference_once_a_note_place"),
        ]

    def __str__(self) -> str:
        return self.text


class Pinpoint(models.Model):
    """The part of an instrument that a reference names: `article 62`, `paragraph 5 (b)`."""

    reference = models.ForeignKey(Reference, models.CASCADE, related_name="pinpoints")
    ordinal = models.PositiveIntegerField()
    label = models.CharField(max_length=100)

    objects = PinpointQuerySet.as_manager()

    class Meta:
        ordering = ["reference_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["reference", "ordinal"], name="pinpoint_once_a_place")]

    def __str__(self) -> str:
        return self.label
