"""Who did what, when and why: entries that nobody can change or erase in the admin."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def record(who: int, rows: Iterable[Model], what: str, *, is_new: bool = False) -> None:
    """Write the same entry on each of these rows.  Call it in the transaction of the deed."""
    LogEntry.objects.bulk_create(
        LogEntry(
            user_id=who,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            object_repr=str(row)[:200],
            action_flag=ADDITION if is_new else CHANGE,
            change_message=what,
        )
        for row in rows
    )
