"""The work, its expressions and their paragraphs: what the public pages show.

These rows are the projection of one winning reading and the corrections laid on it; only
`resolutions.projection` writes them.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from resolutions.models.bodies import Body, Meeting, Session
from resolutions.models.sources import Reading
from resolutions.parsing.samples import is_invented
from resolutions.querysets import ActionQuerySet, AskQuerySet, ParagraphQuerySet, ResolutionQuerySet


class Resolution(models.Model):
    """A resolution, decision, statement or draft: the work, whatever its language."""

    class Type(models.TextChoices):
        RESOLUTION = "resolution"
        DECISION = "decision"
        STATEMENT = "statement"
        DRAFT = "draft"

    class State(models.TextChoices):
        UNPUBLISHED = "unpublished"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"
        MERGED = "merged"

    type = models.CharField(max_length=12, choices=Type, default=Type.RESOLUTION)
    symbol = models.CharField(max_length=100, unique=True, null=True, blank=True)
    path = models.CharField(
        max_length=200, unique=True, help_text="Address on the site, without the first slash."
    )
    sort_key = models.CharField(max_length=300, db_index=True, help_text="Natural order of symbols.")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="resolutions")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="resolutions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="resolutions")
    adopted_on = models.DateField(null=True, blank=True)
    agenda_item = models.CharField(max_length=60, blank=True)
    is_fragment = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State, default=State.PUBLISHED)
    withdrawn_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    version = models.PositiveIntegerField(default=1, help_text="Counts the changes of the projected rows.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = [models.F("adopted_on").desc(nulls_last=True), "-sort_key"]
        indexes = [
            models.Index(fields=["adopted_on", "id"], name="resolution_by_date"),
            models.Index(fields=["body", "adopted_on"], name="resolution_by_body"),
        ]
        permissions = [
            ("publish_resolution", "Can publish and hold back resolutions"),
            ("withdraw_resolution", "Can withdraw resolutions"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="resolution_merged_into_one"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="resolution_not_into_itself",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="resolution_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(symbol__isnull=True) | ~Q(symbol=""), name="resolution_symbol_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.path

    def get_absolute_url(self) -> str:
        return f"/{self.path}"

    @property
    def is_sample(self) -> bool:
        """Whether the text is an invented one."""
        return is_invented(self.symbol, self.adopted_on)


class Expression(models.Model):
    """A resolution in one language; one is principal: facets, search, counts and references use it."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="expressions")
    language = models.CharField(max_length=8)
    title = models.TextField(blank=True)
    is_principal = models.BooleanField()
    reading = models.OneToOneField(
        Reading, models.PROTECT, related_name="expression", help_text="The one that won."
    )

    class Meta:
        ordering = ["resolution_id", "-is_principal", "language"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "language"], name="expression_once_a_language"),
            models.UniqueConstraint(
                fields=["resolution"], condition=Q(is_principal=True), name="expression_one_principal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution_id} ({self.language})"


class Paragraph(models.Model):
    """One paragraph; a point belongs to the numbered paragraph it hangs on (`unit`) and inherits its verb."""

    class Kind(models.TextChoices):
        ENACTING = "enacting"
        PREAMBULAR = "preambular"
        OPERATIVE = "operative"
        SUBPARAGRAPH = "subparagraph"
        HEADING = "heading"
        ANNEX = "annex"
        TEXT = "text"

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="paragraphs")
    anchor = models.CharField(max_length=120, help_text="The interchange form's id: op4-a, d1-pp2.")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    number = models.CharField(max_length=30, blank=True)
    depth = models.PositiveIntegerField(default=0)
    text = models.TextField()
    phrase = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=100, blank=True, help_text="Lemma of the phrase.")
    acting_verb = models.CharField(
        max_length=100, blank=True, help_text="Own verb, or that of the unit it belongs to."
    )
    draft = models.CharField(
        max_length=20, blank=True, help_text="Code of the body that speaks inside a nested draft."
    )
    unit = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="points", help_text="Empty on a unit."
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["expression_id", "position"]
        indexes = [models.Index(fields=["verb", "expression"], name="paragraph_by_verb")]
        constraints = [
            models.UniqueConstraint(fields=["expression", "anchor"], name="paragraph_once_an_anchor"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="paragraph_span_in_order"),
            models.CheckConstraint(
                condition=Q(phrase="") | Q(kind__in=["preambular", "operative", "annex"]),
                name="paragraph_phrase_by_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor}: {self.text[:60]}"


class FormerAnchor(models.Model):
    """An anchor that a paragraph had before a better reading; kept as an extra anchor in the page."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="former_anchors")
    anchor = models.CharField(max_length=120)
    paragraph = models.ForeignKey(Paragraph, models.SET_NULL, null=True, related_name="former_anchors")
    sha256 = models.CharField(max_length=64, help_text="Of the anchor, which nothing else here accounts for.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expression", "anchor"], name="formeranchor_once_an_expression")
        ]

    def __str__(self) -> str:
        return self.anchor


class Action(models.Model):
    """A verb that acts in an operative paragraph: its opening (`ordinal` 0), or one further on in its
    text."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="actions")
    ordinal = models.PositiveIntegerField()
    phrase = models.CharField(max_length=200)
    verb = models.CharField(max_length=100)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph_id", "ordinal"]
        indexes = [models.Index(fields=["verb", "paragraph"], name="action_by_verb")]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "ordinal"], name="action_once_a_place"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="action_span_in_order"),
        ]

    def __str__(self) -> str:
        return self.phrase


class Footnote(models.Model):
    expression = models.ForeignKey(Expression, models.CASCADE, related_name="footnotes")
    position = models.PositiveIntegerField()
    marker = models.CharField(max_length=20)
    text = models.TextField()
    paragraphs = models.ManyToManyField(Paragraph, related_name="footnotes", blank=True)

    class Meta:
        ordering = ["expression_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["expression", "position"], name="footnote_once_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.marker} {self.text[:60]}"


class Ask(models.Model):
    """Who is asked to do what, for whom, by when; the span is that of the phrase that asks."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="asks")
    ordinal = models.PositiveIntegerField()
    verb = models.CharField(max_length=100)
    addressee = models.TextField()
    action = models.CharField(max_length=200)
    recipient = models.TextField(blank=True)
    due_text = models.TextField(blank=True)
    due_session = models.CharField(max_length=20, blank=True)
    due_year = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = AskQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "ordinal"], name="ask_once_a_place"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="ask_span_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.addressee}: {self.action}"


class Term(models.Model):
    """How long a paragraph says that something holds."""

    class Kind(models.TextChoices):
        ENDS = "ends"
        EXTENDS = "extends"
        REVIEWS = "reviews"
        SUPERSEDES = "supersedes"

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="terms")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField()
    until = models.DateField(null=True, blank=True)
    session = models.CharField(max_length=20, blank=True)
    instrument = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["paragraph_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["paragraph", "ordinal"], name="term_once_a_place")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


class Vote(models.Model):
    """How a resolution was adopted."""

    class Method(models.TextChoices):
        WITHOUT_VOTE = "without-vote", "without a vote"
        RECORDED = "recorded", "recorded vote"

    resolution = models.OneToOneField(Resolution, models.CASCADE, related_name="vote")
    method = models.CharField(max_length=20, choices=Method)
    in_favour = models.PositiveIntegerField(null=True, blank=True)
    against = models.PositiveIntegerField(null=True, blank=True)
    abstaining = models.PositiveIntegerField(null=True, blank=True)
    by_state = models.JSONField(
        default=dict, blank=True, help_text="Names as printed, by in_favour, against, abstaining."
    )

    def __str__(self) -> str:
        if self.method == self.Method.WITHOUT_VOTE:
            return "adopted without a vote"
        return f"{self.in_favour} to {self.against}, with {self.abstaining} abstaining"
