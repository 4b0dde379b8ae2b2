"""One writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITING = 7_240_613  # any number that no other user of the database locks


@contextmanager
def changing() -> Iterator[None]:
    """One transaction that changes the archive; two of them never run at the same time.

    Projections share instruments, meetings and topics, so that a lock for each symbol would let two of them
    wait for each other.  SQLite has this lock by itself: its transactions are IMMEDIATE.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
        yield
