"""Users: switched off, never deleted, so that nobody's history goes with them."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

admin.site.unregister(User)


@admin.register(User)
class LastingUserAdmin(UserAdmin[User]):
    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
