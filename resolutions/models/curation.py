"""What curators and the archive itself say beyond the text."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from resolutions.models.instruments import Reference
from resolutions.models.resolutions import Resolution


class Inference(models.Model):
    """What the archive concluded and the text does not say; a curator accepts, corrects or ignores it."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        IGNORED = "ignored"

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="inferences")
    field = models.CharField(max_length=40)
    value = models.TextField()
    because = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    class Meta:
        ordering = ["resolution_id", "field"]
        constraints = [models.UniqueConstraint(fields=["resolution", "field"], name="inference_once_a_field")]

    def __str__(self) -> str:
        return f"{self.field} {self.value}, because {self.because}"


class Correction(models.Model):
    """A curator's word on one field, laid on at every projection.

    `anchor` names a paragraph; it is empty for a field of the resolution itself, and follows its paragraph
    where a better reading gives it another id.  Where the parsed value is no longer `was`, the correction
    still holds and is flagged.  An undone correction stays as history.
    """

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="corrections")
    language = models.CharField(max_length=8, default="en")
    anchor = models.CharField(max_length=120, blank=True)
    field = models.CharField(max_length=40)
    was = models.TextField(blank=True)
    value = models.TextField(blank=True)
    who = models.ForeignKey("auth.User", models.PROTECT, null=True, blank=True, related_name="corrections")
    why = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="corrections_undone"
    )
    is_stale = models.BooleanField(
        default=False, help_text="The text no longer says what it said when this was made."
    )

    class Meta:
        ordering = ["resolution_id", "made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "language", "anchor", "field"],
                condition=Q(undone_at__isnull=True),
                name="correction_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor or 'resolution'} {self.field}: {self.value[:60]}"


class Judgement(models.Model):
    """A curator's verdict on something to be looked at that has no row of its own.

    On a `reference` that is linked to nothing, or, where that is empty, on readings of equal rank that differ;
    `readings` are their keys, so that a further reading opens the question again.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted"
        IGNORED = "ignored"

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="judgements")
    reference = models.OneToOneField(
        Reference, models.CASCADE, null=True, blank=True, related_name="judgement"
    )
    readings = models.CharField(max_length=500, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    who = models.ForeignKey("auth.User", models.PROTECT, null=True, blank=True, related_name="judgements")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "readings"],
                condition=Q(reference__isnull=True),
                name="judgement_once_on_readings",
            ),
            models.CheckConstraint(
                condition=Q(reference__isnull=False) | ~Q(readings=""), name="judgement_on_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.readings or self.reference_id}"
