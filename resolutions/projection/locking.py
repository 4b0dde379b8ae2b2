"""One writer at a time, and a count of what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from resolutions.models import ArchiveState

WRITING = 7_240_613  # any number that no other user of the database locks

#: A row of the archive written; the record of runs and what curators have looked at is on no page.
WRITTEN_RE = re.compile(
    r"""
    (?P<deed> INSERT\ INTO | UPDATE | DELETE\ FROM )\ "resolutions_
    (?! ingestrun | judgement | archivestate )
    """,
    re.VERBOSE,
)


class _Watch:
    """Sees whether any row of the archive is written."""

    def __init__(self) -> None:
        self.has_seen = False

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: object, many: bool, context: dict[str, Any]
    ) -> object:
        result = execute(sql, params, many, context)
        written = None if self.has_seen else WRITTEN_RE.match(sql)
        if written is not None:
            # SQLite counts the rows of an INSERT that returns keys only once they are fetched
            self.has_seen = written["deed"] == "INSERT INTO" or context["cursor"].rowcount != 0
        return result


@contextmanager
def changing() -> Iterator[None]:
    """One transaction that changes the archive; two of them never run at the same time.

    Projections share instruments, meetings and topics, so that a lock for each symbol would let two of them
    wait for each other.  SQLite has this lock by itself: its transactions are IMMEDIATE.  The version of the archive
    is counted up once, by the outermost, where a row was written.
    """
    is_within = any(isinstance(wrapper, _Watch) for wrapper in connection.execute_wrappers)
    with transaction.atomic():
        if is_within:
            yield
            return
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
        watch = _Watch()
        with connection.execute_wrapper(watch):
            yield
        if watch.has_seen and not transaction.get_rollback():
            _count_up()


def _count_up() -> None:
    if not ArchiveState.objects.filter(pk=1).update(version=F("version") + 1):
        ArchiveState.objects.create(pk=1, version=1)
