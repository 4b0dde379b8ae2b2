"""Whether the archive still holds what it was given: nothing changed, nothing lost, nothing added past it.

Sources are held against the SHA-256 of their bytes, readings against that of their canonical form, and every other row
against the reading, the corrections and the links that it comes from, in both directions.  Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection

from resolutions.verifying.choices import verify_choices
from resolutions.verifying.findings import Fault, Finding
from resolutions.verifying.records import Cited, verify_records
from resolutions.verifying.shared import verify_shared
from resolutions.verifying.sources import verify_readings, verify_sources

__all__ = ["Fault", "Finding", "verify"]


def verify() -> Iterator[Finding]:
    """Return everything that is not as it should be, as it is found; nothing where all is well."""
    yield from _dangling()
    yield from verify_sources()
    yield from verify_readings()
    yield from verify_choices()
    cited = Cited()
    yield from verify_records(cited)
    yield from verify_shared(cited)


def _dangling() -> Iterator[Finding]:
    """Rows that hang on rows that are not there; PostgreSQL would not have them."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA foreign_key_check")
            broken = cursor.fetchall()
        except DatabaseError as error:
            broken = []
            yield Finding(Fault.CHANGED, "database", "", str(error))
    for table, row, parent, _ in broken:
        yield Finding(
            Fault.CHANGED, str(table), f"row {row}", f"it hangs on a row of {parent} that is not there"
        )
