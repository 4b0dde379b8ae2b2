"""What is only looked at, and who may do what: by permission, whatever a page shows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MAX_KEYS = 20_000  # that one form may name


class KeyedAdmin(admin.ModelAdmin[Any]):
    """A list whose actions are answered 400 where what was chosen can be no key of a row."""

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *place: Any, **more: Any
    ) -> HttpResponse | None:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if len(keys_in(",".join(chosen))) != len(chosen):
            raise BadRequest("what was chosen names no row")
        return super().response_action(request, queryset, *place, **more)


class ReadOnly(KeyedAdmin):
    """Shown, searched and filtered, and never written."""

    show_facets = admin.ShowFacets.ALLOW

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline[Any, Any]):
    template = "admin/resolutions/_inline.html"
    extra = 0
    can_delete = False
    show_change_link = True
    max_num = 0

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [str(name) for name in self.fields or ()]

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def may(request: HttpRequest, permission: str) -> bool:
    """Whether who asks may "change_reading" and the like."""
    return bool(request.user.has_perm(f"resolutions.{permission}"))


def require(request: HttpRequest, permission: str) -> None:
    if not may(request, permission):
        raise PermissionDenied


def person(request: HttpRequest) -> int:
    """The key of who asks; `admin_view` has seen to it that there is one."""
    return int(request.user.pk or 0)


def page(request: HttpRequest, template: str, title: str, **context: object) -> HttpResponse:
    """Render a page of the admin."""
    given = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/resolutions/{template}", given)


def keys_in(text: str) -> list[int]:
    """The keys in "12,7,40", without those that no row can have."""
    parts = [part for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 19]
    return [int(part) for part in parts[:MAX_KEYS]]
