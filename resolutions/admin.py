"""The records as curators see them: to look at first; what came from a source cannot be changed here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resolutions.models import (
    Body,
    Correction,
    Expression,
    Inference,
    IngestRun,
    Instrument,
    InstrumentName,
    Meeting,
    Problem,
    Reading,
    Resolution,
    ResolutionTopic,
    Session,
    Source,
    SourceName,
    Topic,
)


class ReadOnly(admin.ModelAdmin[Any]):
    """Shown, searched and filtered, and never written."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline[Any, Any]):
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ExpressionInline(ReadOnlyInline):
    model = Expression
    fields = ["language", "title", "is_principal", "reading"]


class ReadingInline(ReadOnlyInline):
    model = Reading
    fields = ["source", "language", "medium", "is_fragment", "is_symbol_inferred", "is_chosen", "read_at"]


class TopicInline(ReadOnlyInline):
    model = ResolutionTopic
    fields = ["topic", "origin", "confidence", "because"]


class InferenceInline(ReadOnlyInline):
    model = Inference
    fields = ["field", "value", "because", "state"]


class SourceNameInline(ReadOnlyInline):
    model = SourceName
    fields = ["name", "title", "seen_at"]


class InstrumentNameInline(ReadOnlyInline):
    model = InstrumentName
    fields = ["name", "folded"]


@admin.register(Resolution)
class ResolutionAdmin(ReadOnly):
    list_display = ["__str__", "title", "adopted_on", "body", "session", "state", "page"]
    list_filter = ["state", "type", "body", "is_fragment"]
    list_select_related = ["body", "session__body"]
    search_fields = ["symbol", "path", "expressions__title"]
    date_hierarchy = "adopted_on"
    inlines = [ExpressionInline, ReadingInline, TopicInline, InferenceInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        return Resolution.objects.titled()

    @admin.display(description="title")
    def title(self, resolution: Resolution) -> str:
        title: str | None = getattr(resolution, "title", None)
        return title or "–"

    @admin.display(description="page")
    def page(self, resolution: Resolution) -> SafeString:
        return format_html('<a href="{}">open</a>', resolution.get_absolute_url())


@admin.register(Source)
class SourceAdmin(ReadOnly):
    list_display = ["__str__", "language", "characters", "parser_version", "first_seen_at"]
    list_filter = ["media_type", "language", "parser_version"]
    search_fields = ["sha256", "names__name"]
    date_hierarchy = "first_seen_at"
    inlines = [SourceNameInline]


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ["__str__", "source", "medium", "language", "is_fragment", "is_symbol_inferred", "read_at"]
    list_filter = ["medium", "language", "is_fragment", "is_symbol_inferred"]
    list_select_related = ["source"]
    search_fields = ["symbol", "sha256"]
    exclude = ["data"]


@admin.register(Problem)
class ProblemAdmin(ReadOnly):
    list_display = ["code", "severity", "message", "resolution", "state"]
    list_filter = ["severity", "state", "code"]
    list_select_related = ["resolution", "source"]
    search_fields = ["message", "code", "resolution__symbol"]


@admin.register(Instrument)
class InstrumentAdmin(ReadOnly):
    list_display = ["name", "kind", "path", "resolution", "merged_into"]
    list_filter = ["kind"]
    list_select_related = ["resolution", "merged_into"]
    search_fields = ["name", "symbol", "names__name"]
    inlines = [InstrumentNameInline]


@admin.register(Inference)
class InferenceAdmin(ReadOnly):
    list_display = ["resolution", "field", "value", "because", "state"]
    list_filter = ["state", "field"]
    list_select_related = ["resolution"]
    search_fields = ["resolution__symbol", "value"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = ["resolution", "anchor", "field", "was", "value", "who", "made_at", "is_stale"]
    list_filter = ["is_stale", "field", "language"]
    list_select_related = ["resolution", "who"]
    search_fields = ["resolution__symbol", "value", "was"]
    date_hierarchy = "made_at"


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnly):
    list_display = ["started_at", "ended_at", "started_by", "created", "updated", "unchanged", "refused"]
    list_select_related = ["started_by"]
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
    search_fields = ["code"]


@admin.register(Meeting)
class MeetingAdmin(ReadOnly):
    list_display = ["__str__", "body", "session", "number", "kind", "date"]
    list_filter = ["body", "kind"]
    list_select_related = ["body", "session__body"]
    search_fields = ["number"]
    date_hierarchy = "date"


@admin.register(Topic)
class TopicAdmin(ReadOnly):
    list_display = ["label", "slug", "uri"]
    search_fields = ["label", "slug"]
