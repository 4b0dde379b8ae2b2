"""The list of resolutions, what can be done to several of them, and the addresses of the pages about them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resolutions.admin.base import KeyedAdmin, may, person, require
from resolutions.admin.entering import enter_resolution
from resolutions.admin.facts import address_of, curate, find
from resolutions.admin.looking import needs_a_look
from resolutions.admin.paragraphs import correct_paragraph, link_reference, undo_correction
from resolutions.admin.topics import topics_of_many, withdraw_many
from resolutions.curation.choosing import choose, let_rank_decide
from resolutions.curation.meanwhile import ChangedMeanwhileError
from resolutions.curation.states import hold_back, publish
from resolutions.curation.suggesting import judge_suggestions, open_suggestions
from resolutions.ingestion.outcomes import counted
from resolutions.models import Reading, Resolution, ResolutionTopic


class HasTopics(admin.SimpleListFilter):
    title = "topics"
    parameter_name = "topics"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("some", "Assigned"), ("none", "Not assigned")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        given = ResolutionTopic.objects.given().filter(resolution=OuterRef("pk"))
        if self.value() == "some":
            return queryset.filter(Exists(given))
        return queryset.filter(~Exists(given)) if self.value() == "none" else queryset


class HasSuggestions(admin.SimpleListFilter):
    title = "suggested topics"
    parameter_name = "suggested"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("some", "To be judged")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "some":
            return queryset
        return queryset.filter(Exists(open_suggestions().order_by().filter(resolution=OuterRef("pk"))))


@admin.register(Resolution)
class ResolutionAdmin(KeyedAdmin):
    list_display = ["__str__", "title", "adopted_on", "body", "session_code", "state", "page"]
    list_filter = ["state", "type", "body", "is_fragment", HasTopics, HasSuggestions]
    list_select_related = ["body", "session"]
    list_per_page = 50
    search_fields = ["symbol", "path", "expressions__title"]
    date_hierarchy = "adopted_on"
    show_facets = admin.ShowFacets.ALWAYS
    actions = [
        "publish_them",
        "hold_them",
        "withdraw_them",
        "change_their_topics",
        "accept_suggestions",
        "refuse_suggestions",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        return Resolution.objects.titled()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("needs-a-look/", view(needs_a_look), name="resolutions_resolution_look"),
            path("topics/", view(topics_of_many), name="resolutions_resolution_topics"),
            path("withdraw/", view(withdraw_many), name="resolutions_resolution_withdraw"),
            path("references/<str:key>/", view(link_reference), name="resolutions_resolution_link"),
            path("<str:key>/state/", view(change_state), name="resolutions_resolution_state"),
            path(
                "<str:key>/readings/<int:reading>/",
                view(choose_reading),
                name="resolutions_resolution_reading",
            ),
            path(
                "<str:key>/corrections/<int:correction>/undo/",
                view(undo_correction),
                name="resolutions_resolution_undo",
            ),
            path(
                "<str:key>/paragraphs/<str:language>/<str:anchor>/",
                view(correct_paragraph),
                name="resolutions_resolution_paragraph",
            ),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return enter_resolution(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return curate(request, object_id)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may(request, "publish_resolution")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return may(request, "withdraw_resolution")

    def has_topics_permission(self, request: HttpRequest) -> bool:
        return may(request, "change_resolutiontopic")

    @admin.display(description="title")
    def title(self, resolution: Resolution) -> str:
        title: str | None = getattr(resolution, "title", None)
        return title or "–"

    @admin.display(description="session", ordering="session__number")
    def session_code(self, resolution: Resolution) -> str:
        return resolution.session.code if resolution.session else "–"

    @admin.display(description="page")
    def page(self, resolution: Resolution) -> SafeString | str:
        if resolution.state != Resolution.State.PUBLISHED:
            return "–"
        return format_html('<a href="{}">open</a>', resolution.get_absolute_url())

    @admin.action(description="Publish", permissions=["publish"])
    def publish_them(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> None:
        changed = publish(_open_to(request, queryset), who=person(request))
        messages.success(request, f"{changed} published.")

    @admin.action(description="Hold back", permissions=["publish"])
    def hold_them(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> None:
        changed = hold_back(_open_to(request, queryset), who=person(request))
        messages.success(request, f"{changed} held back.")

    @admin.action(description="Withdraw …", permissions=["withdraw"])
    def withdraw_them(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> HttpResponse:
        return withdraw_many(request, _listed(queryset))

    @admin.action(description="Give or take topics …", permissions=["topics"])
    def change_their_topics(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> HttpResponse:
        return topics_of_many(request, _listed(queryset))

    @admin.action(description="Accept suggested topics", permissions=["topics"])
    def accept_suggestions(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> None:
        self._judge(request, queryset, is_right=True)

    @admin.action(description="Refuse suggested topics", permissions=["topics"])
    def refuse_suggestions(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> None:
        self._judge(request, queryset, is_right=False)

    @staticmethod
    def _judge(request: HttpRequest, queryset: QuerySet[Resolution], *, is_right: bool) -> None:
        links = open_suggestions().filter(resolution__in=_keys(queryset))
        changed = judge_suggestions(links, is_right=is_right, who=person(request))
        done = "accepted" if is_right else "refused"
        messages.success(request, f"Suggested topics {done} on {counted(changed, 'text')}.")


def change_state(request: HttpRequest, key: str) -> HttpResponse:
    """Publish a text, or hold it back."""
    require(request, "publish_resolution")
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    resolution = find(key)
    if resolution.state == Resolution.State.WITHDRAWN:
        require(request, "withdraw_resolution")
    wanted = request.POST.get("state")
    if wanted not in {Resolution.State.PUBLISHED, Resolution.State.UNPUBLISHED}:
        return HttpResponseBadRequest("There is no such state.")
    is_public = wanted == Resolution.State.PUBLISHED
    change = publish if is_public else hold_back
    try:
        change([resolution.pk], who=person(request), seen=request.POST.get("seen") or None)
    except ChangedMeanwhileError as meanwhile:
        messages.error(request, f"{meanwhile} Nothing was changed.")
    else:
        messages.success(request, f"{resolution} is {'published' if is_public else 'held back'}.")
    return HttpResponseRedirect(address_of(resolution.pk))


def choose_reading(request: HttpRequest, key: str, reading: int) -> HttpResponse:
    """Show this reading, or let the rank decide again."""
    require(request, "change_reading")
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    found = get_object_or_404(Reading.objects.select_related("resolution"), pk=reading, resolution=find(key))
    if request.POST.get("choose") == "no":
        let_rank_decide(found, who=person(request))
        messages.success(request, "The best reading is shown.")
    else:
        choose(found, who=person(request))
        messages.success(request, "This reading is shown.")
    return HttpResponseRedirect(address_of(found.resolution_id) + "#readings")


def _keys(queryset: QuerySet[Resolution]) -> list[int]:
    return list(queryset.order_by().values_list("pk", flat=True))


def _open_to(request: HttpRequest, queryset: QuerySet[Resolution]) -> list[int]:
    """Those that this person may publish or hold back: what was withdrawn, only who may withdraw."""
    if may(request, "withdraw_resolution"):
        return _keys(queryset)
    return _keys(queryset.exclude(state=Resolution.State.WITHDRAWN))


def _listed(queryset: QuerySet[Resolution]) -> str:
    return ",".join(map(str, _keys(queryset)))
