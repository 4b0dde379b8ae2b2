"""Stored rows beside the values they should hold: what differs, and writing only that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models

from resolutions.projection.inserting import insert
from resolutions.projection.values import Key, Values

Row = TypeVar("Row", bound=models.Model)

BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference(Generic[Row]):
    """What must happen to stored rows: keys to be added, rows with the fields that differ, keys that should
    not be."""

    missing: tuple[Key, ...]
    changed: tuple[tuple[Key, Row, tuple[str, ...]], ...]
    untracked: tuple[Key, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.untracked)


def compare(stored: Mapping[Key, Row], wanted: Mapping[Key, Values]) -> Difference[Row]:
    """Say how stored rows differ from what they should be, in the columns that `wanted` names."""
    changed = []
    for key, values in wanted.items():
        row = stored.get(key)
        if row is not None:
            fields = tuple(name for name, value in values.items() if getattr(row, name) != value)
            if fields:
                changed.append((key, row, fields))
    missing = tuple(key for key in wanted if key not in stored)
    untracked = tuple(key for key in stored if key not in wanted)
    return Difference(missing, tuple(changed), untracked)


def write(model: type[Row], stored: Mapping[Key, Row], wanted: Mapping[Key, Values]) -> Written[Row]:
    """Bring stored rows to what they should be; rows that are so already are not touched."""
    difference = compare(stored, wanted)
    manager = model._default_manager
    if difference.untracked:
        manager.filter(pk__in=[stored[key].pk for key in difference.untracked]).delete()
    update(model, difference, wanted)
    keys = {key: row.pk for key, row in stored.items() if key in wanted}
    made = insert(model, [wanted[key] for key in difference.missing])
    return Written(keys | dict(zip(difference.missing, made, strict=True)), difference)


def update(model: type[Row], difference: Difference[Row], wanted: Mapping[Key, Values]) -> None:
    """Write the fields that differ, of the rows that differ."""
    names: set[str] = set()
    for key, row, fields in difference.changed:
        names.update(fields)
        for name in fields:
            setattr(row, name, wanted[key][name])
    if names:
        plain = [model._meta.get_field(name).name for name in sorted(names)]
        rows = [row for _, row, _ in difference.changed]
        if len(rows) == 1:
            rows[0].save(update_fields=plain)
            return
        model._default_manager.bulk_update(rows, plain, batch_size=BATCH)


@dataclass(frozen=True, slots=True)
class Written(Generic[Row]):
    """The primary key of each row by its own key, and what was done to the rows."""

    keys: Mapping[Key, int]
    difference: Difference[Row]
