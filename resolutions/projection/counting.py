"""The version of a record: what was said of it before is older."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F
from django.utils import timezone

from resolutions.models import Resolution


def count_change(resolutions: Iterable[int]) -> None:
    """Let these resolutions be newer than whatever was said of them before.  Call it inside `changing()`."""
    changed = Resolution.objects.filter(pk__in=list(resolutions))
    changed.update(version=F("version") + 1, updated_at=timezone.now())
