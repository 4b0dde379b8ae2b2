"""The people of the admin's tests, in the groups that the migration makes."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client

ROLES = ("reader", "cataloguer", "editor")
PASSWORD = "a lamp in every tower"


def a_user(role: str) -> User:
    """A member of staff with this role; "" for one without any, "superuser" for the one who may everything.

    A test with real transactions empties every table, groups too: they are made again.
    """
    user = User.objects.create_user(
        f"anna-{role or 'staff'}", password=PASSWORD, is_staff=True, is_superuser=role == "superuser"
    )
    if role in ROLES:
        if not Group.objects.filter(name=role).exists():
            import_module("resolutions.migrations.0003_roles").make_roles(apps, None)
        user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(a_user(role))
    return client
