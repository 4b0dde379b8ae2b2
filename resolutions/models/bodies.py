"""Who adopts texts, and when: bodies, their sessions and meetings."""

from __future__ import annotations

from django.db import models


class Body(models.Model):
    """An organ that adopts resolutions; `code` is that of `resolutions.parsing.bodies`."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=100, help_text="Order on pages.")

    class Meta:
        ordering = ["position", "code"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """A session of a body: a number, a year (Economic and Social Council), or a special one (S-30, ES-11)."""

    class Kind(models.IntegerChoices):
        REGULAR = 0, "regular"
        SPECIAL = 1, "special"
        EMERGENCY = 2, "emergency special"

    body = models.ForeignKey(Body, models.PROTECT, related_name="sessions")
    code = models.CharField(max_length=20)
    kind = models.PositiveSmallIntegerField(choices=Kind, default=Kind.REGULAR)
    number = models.PositiveIntegerField(help_text="For numeric order: 58 of 58, 11 of ES-11.")

    class Meta:
        ordering = ["body__position", "kind", "number", "code"]
        constraints = [models.UniqueConstraint(fields=["body", "code"], name="session_once_a_body")]

    def __str__(self) -> str:
        return f"{self.body}, {self.code}"


class Meeting(models.Model):
    """A meeting: body and number, with the session where numbers begin anew."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="meetings")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, blank=True, help_text="“plenary” where the text says so.")
    date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body__position", "session__kind", "session__number", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "session", "number"],
                condition=models.Q(session__isnull=False),
                name="meeting_once_a_session",
            ),
            models.UniqueConstraint(
                fields=["body", "number"],
                condition=models.Q(session__isnull=True),
                name="meeting_once_a_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, meeting {self.number}"
