"""What a verification finds, and reading rows that may be damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db import models

from resolutions.projection.rows import compare
from resolutions.projection.values import Key, Values

Row = TypeVar("Row", bound=models.Model)

CHUNK = 100


class Fault(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    UNTRACKED = "untracked"  # it is there, and nothing accounts for it


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that is not as it should be: which, and what of it."""

    fault: Fault
    table: str
    key: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.fault:<9} {self.table} {self.key}" + (f": {self.detail}" if self.detail else "")


def differences(
    model: type[Row], place: str, stored: Mapping[Key, Row], wanted: Mapping[Key, Values]
) -> Iterator[Finding]:
    """Compare rows with what they should be; `place` says where, for people."""
    difference = compare(stored, wanted)
    table = str(model._meta.verbose_name)
    for key in difference.missing:
        yield Finding(Fault.MISSING, table, f"{place} {named(key)}")
    for key, row, fields in difference.changed:
        yield Finding(Fault.CHANGED, table, f"{place} {named(key)}", f"{', '.join(fields)} (row {row.pk})")
    for key in difference.untracked:
        yield Finding(Fault.UNTRACKED, table, f"{place} {named(key)}", f"row {stored[key].pk}")


def named(key: Key) -> str:
    return " ".join(str(part) for part in key if part is not None)


def each(rows: models.QuerySet[Row]) -> Iterator[Row | Finding]:
    """Every row in the order of keys; one that cannot even be read is a finding."""
    table = str(rows.model._meta.verbose_name)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        try:
            yield from rows.filter(pk__in=chunk).order_by("pk")
        except (ValueError, TypeError):
            for key in chunk:
                yield _one(rows, key, table)


def _one(rows: models.QuerySet[Row], key: object, table: str) -> Row | Finding:
    try:
        return rows.get(pk=key)
    except (ValueError, TypeError) as error:
        return Finding(Fault.CHANGED, table, f"row {key}", f"it cannot be read: {error}")
