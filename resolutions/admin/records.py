"""Records that came from sources or that the archive keeps by itself: never written by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resolutions.admin.base import ReadOnly, ReadOnlyInline
from resolutions.models import (
    Body,
    Correction,
    Inference,
    IngestRun,
    Meeting,
    Problem,
    Reading,
    Reference,
    Session,
    Source,
    SourceName,
    Topic,
)


class SourceNameInline(ReadOnlyInline):
    model = SourceName
    fields = ["name", "title", "seen_at"]


class ReadingInline(ReadOnlyInline):
    model = Reading
    fields = ["resolution", "language", "medium", "is_fragment", "is_symbol_inferred"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        return Reading.objects.select_related("resolution").defer("data")


@admin.register(Source)
class SourceAdmin(ReadOnly):
    list_display = ["name", "media_type", "language", "characters", "parser_version", "first_seen_at"]
    list_filter = ["media_type", "language", "parser_version"]
    search_fields = ["sha256", "names__name", "names__title"]
    date_hierarchy = "first_seen_at"
    inlines = [SourceNameInline, ReadingInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return Source.objects.prefetch_related("names")

    @admin.display(description="name")
    def name(self, source: Source) -> str:
        names = list(source.names.all())
        return (names[-1].title or names[-1].name) if names else str(source)


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ["__str__", "source", "medium", "language", "is_fragment", "is_symbol_inferred", "read_at"]
    list_filter = ["medium", "language", "is_fragment", "is_symbol_inferred", "is_chosen"]
    list_select_related = ["source"]
    search_fields = ["symbol", "sha256"]
    date_hierarchy = "read_at"
    exclude = ["data"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        return Reading.objects.defer("data")


@admin.register(Problem)
class ProblemAdmin(ReadOnly):
    list_display = ["code", "severity", "message", "resolution", "state"]
    list_filter = ["severity", "state", "code"]
    list_select_related = ["resolution", "source"]
    search_fields = ["message", "code", "resolution__symbol"]
    show_facets = admin.ShowFacets.ALWAYS


@admin.register(Reference)
class ReferenceAdmin(ReadOnly):
    list_display = ["text", "kind", "stands_in", "cited", "instrument"]
    list_filter = ["kind", ("instrument", admin.EmptyFieldListFilter)]
    list_select_related = [
        "instrument",
        "paragraph__expression__resolution",
        "footnote__expression__resolution",
    ]
    search_fields = ["text", "cited"]
    raw_id_fields = ["paragraph", "footnote", "instrument"]

    @admin.display(description="stands in")
    def stands_in(self, reference: Reference) -> SafeString | str:
        holder = reference.paragraph or reference.footnote
        if holder is None:
            return "–"
        resolution = holder.expression.resolution
        address = reverse("admin:resolutions_resolution_change", args=[resolution.pk])
        return format_html('<a href="{}">{}</a>', address, resolution)


@admin.register(Inference)
class InferenceAdmin(ReadOnly):
    list_display = ["resolution", "field", "value", "because", "state"]
    list_filter = ["state", "field"]
    list_select_related = ["resolution"]
    search_fields = ["resolution__symbol", "value"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = [
        "resolution",
        "anchor",
        "field",
        "was",
        "value",
        "who",
        "made_at",
        "undone_at",
        "is_stale",
    ]
    list_filter = ["is_stale", ("undone_at", admin.EmptyFieldListFilter), "field", "language"]
    list_select_related = ["resolution", "who"]
    search_fields = ["resolution__symbol", "value", "was"]
    date_hierarchy = "made_at"


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnly):
    list_display = [
        "started_at",
        "ended_at",
        "started_by",
        "arguments",
        "created",
        "updated",
        "unchanged",
        "refused",
    ]
    list_select_related = ["started_by"]
    list_filter = ["started_by"]
    search_fields = ["arguments", "refusals"]
    date_hierarchy = "started_at"


@admin.register(Body)
class BodyAdmin(ReadOnly):
    list_display = ["name", "code", "position"]
    search_fields = ["name", "code"]


@admin.register(Session)
class SessionAdmin(ReadOnly):
    list_display = ["__str__", "body", "code", "kind"]
    list_filter = ["body", "kind"]
    list_select_related = ["body"]
    search_fields = ["code", "body__name", "body__code"]


@admin.register(Meeting)
class MeetingAdmin(ReadOnly):
    list_display = ["__str__", "body", "session", "number", "kind", "date"]
    list_filter = ["body", "kind"]
    list_select_related = ["body", "session__body"]
    search_fields = ["number"]
    date_hierarchy = "date"


@admin.register(Topic)
class TopicAdmin(ReadOnly):
    list_display = ["label", "slug", "uri", "texts"]
    search_fields = ["label", "slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return Topic.objects.annotate(texts=Count("resolution_links")).order_by("folded")

    @admin.display(description="texts", ordering="texts")
    def texts(self, topic: Topic) -> int:
        return int(getattr(topic, "texts", 0))
