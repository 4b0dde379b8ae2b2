"""The whole database as values, to be compared with itself."""

from __future__ import annotations

from django.apps import apps

IGNORED = {"resolutions_ingestrun"}


def archive_rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the archive, but for the record of runs, in the order of keys."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for model in apps.get_app_config("resolutions").get_models(include_auto_created=True):
        if model._meta.db_table not in IGNORED:
            rows = model._default_manager.order_by("pk").values_list()
            found[model._meta.db_table] = [tuple(map(_plain, row)) for row in rows]
    return found


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
