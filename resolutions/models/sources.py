"""What came in: files, and what was read of them.  Written by ingestion alone, never by hand."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """A file, known by the SHA-256 of its bytes; the bytes themselves are in `SourceContent`."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    language = models.CharField(max_length=8)
    characters = models.PositiveIntegerField(help_text="Length of the decoded text.")
    text_sha256 = models.CharField(max_length=64, help_text="Of the decoded text, UTF-8.")
    problems_sha256 = models.CharField(
        max_length=64, help_text="Of the problems met, in canonical interchange form."
    )
    parser_version = models.CharField(max_length=20)
    first_seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-first_seen_at", "id"]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"


class SourceContent(models.Model):
    """The bytes of a source and the text its reader decoded; a table of its own, so that no list loads it."""

    source = models.OneToOneField(Source, models.PROTECT, primary_key=True, related_name="content")
    data = models.BinaryField(help_text="The bytes as they came, compressed with zlib.")
    text = models.BinaryField(
        help_text="The decoded text, UTF-8, compressed with zlib; offsets count its characters."
    )

    def __str__(self) -> str:
        return f"content of {self.source_id}"


class SourceName(models.Model):
    """A name that a source came under."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="names")
    name = models.CharField(max_length=500)
    title = models.CharField(
        max_length=500, blank=True, help_text="What the cataloguer calls the publication."
    )
    seen_at = models.DateTimeField(auto_now_add=True)
    sha256 = models.CharField(
        max_length=64, help_text="Of name and title, which nothing else here accounts for."
    )

    class Meta:
        ordering = ["seen_at", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "name"], name="sourcename_once_a_source")]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """One resolution as one source gives it, in canonical interchange form.

    It depends on no other record, so that its checksum never changes and `verify` is exact.  What an
    earlier version of the parser read is replaced where the new one reads otherwise.
    """

    class Medium(models.IntegerChoices):
        """How near the official record a source stands; the greater wins."""

        TEXT = 10, "text"
        PDF = 20, "PDF"
        WORD = 30, "Word"
        MARKUP = 40, "mark-up"
        CURATOR = 90, "curator"

    source = models.ForeignKey(Source, models.PROTECT, related_name="readings")
    ordinal = models.PositiveIntegerField(help_text="Place among the resolutions of the source, from 0.")
    resolution = models.ForeignKey("resolutions.Resolution", models.PROTECT, related_name="readings")
    symbol = models.CharField(
        max_length=100, blank=True, help_text="Stated or inferred; empty where neither."
    )
    language = models.CharField(max_length=8)
    medium = models.PositiveSmallIntegerField(choices=Medium)
    is_fragment = models.BooleanField()
    is_symbol_inferred = models.BooleanField()
    is_chosen = models.BooleanField(
        default=False, help_text="The curator prefers this reading to all others."
    )
    parser_version = models.CharField(max_length=20)
    data = models.BinaryField(help_text="Canonical interchange JSON of the resolution, compressed with zlib.")
    sha256 = models.CharField(max_length=64, help_text="Of the canonical JSON.")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["source_id", "ordinal"]
        indexes = [models.Index(fields=["symbol"], name="reading_by_symbol")]
        constraints = [
            models.UniqueConstraint(fields=["source", "ordinal"], name="reading_once_a_place"),
            models.UniqueConstraint(
                fields=["resolution", "language"],
                condition=models.Q(is_chosen=True),
                name="reading_one_chosen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol or 'fragment'} ({self.get_medium_display()}, {self.language})"


class Problem(models.Model):
    """A fault met while reading a source; offsets are half-open, in characters of its decoded text."""

    class Severity(models.TextChoices):
        ERROR = "error"
        WARNING = "warning"
        INFO = "info"

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        IGNORED = "ignored"

    source = models.ForeignKey(Source, models.PROTECT, related_name="problems")
    resolution = models.ForeignKey(
        "resolutions.Resolution", models.SET_NULL, null=True, blank=True, related_name="problems"
    )
    severity = models.CharField(max_length=10, choices=Severity)
    code = models.CharField(max_length=60)
    message = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    class Meta:
        ordering = ["source_id", "start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="problem_span_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.severity} {self.code}: {self.message}"


class IngestRun(models.Model):
    """One run of the ingestion command, or one text entered by hand."""

    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey("auth.User", models.PROTECT, null=True, blank=True)
    arguments = models.TextField(blank=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refusals = models.TextField(blank=True, help_text="A line a file that was refused, with the reason.")

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"run {self.pk}: {self.created} created, {self.refused} refused"
