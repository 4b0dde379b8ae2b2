"""One page of a list, by the record it begins or ends at: there are no page numbers to go stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pyroaring import BitMap

from resolutions.criteria import Sort
from resolutions.indexing.sets import Archive

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows shown; `first` counts from 1; `before` and `after` are what the pages beside it are asked by."""

    rows: Sequence[Row]
    first: int
    total: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def page_of_units(
    archive: Archive,
    found: BitMap,
    sort: Sort,
    size: int,
    *,
    after: str | None = None,
    before: str | None = None,
) -> Page[int] | None:
    """Return the page after or before the paragraph at an address, or the first, of units by number.

    None where no paragraph is there.
    """
    place = after or before
    order = list(_in_order(archive, found, sort)) if sort is not Sort.NEWEST else found
    start = 0
    if place:
        unit = unit_at(archive, place)
        if unit is None:
            return None
        passed = _passed(archive, found, unit, sort)
        start = passed if after else max(0, passed - (unit in found) - size)
        size = size if after else min(size, passed - (unit in found))
    shown = list(order[start : start + size])
    last = start + len(shown)
    return Page(
        rows=shown,
        first=start + 1 if shown else 0,
        total=len(found),
        before=place_of(archive, shown[0]) if shown and start else None,
        after=place_of(archive, shown[-1]) if shown and last < len(found) else None,
    )


def place_of(archive: Archive, unit: int) -> str:
    """The address of a unit: "E/RES/2004/22/d1-op4"."""
    return f"{archive.works[archive.work_of(unit)].path}/{archive.anchors[unit]}"


def unit_at(archive: Archive, place: str) -> int | None:
    """The number of the unit at an address."""
    path, _, anchor = place.rpartition("/")
    work = archive.places.get(path)
    if work is None:
        return None
    units = range(archive.starts[work], archive.starts[work + 1])
    return next((unit for unit in units if archive.anchors[unit] == anchor), None)


def _passed(archive: Archive, found: BitMap, unit: int, sort: Sort) -> int:
    """How many of `found` stand up to a unit in an order, itself included."""
    if sort is Sort.NEWEST:
        return int(found.rank(unit))
    own, passed = archive.work_of(unit), 0
    for work in _works_in_order(archive, sort):
        if work == own:
            return passed + found.range_cardinality(archive.starts[work], unit + 1)
        passed += found.range_cardinality(archive.starts[work], archive.starts[work + 1])
    return passed


def _in_order(archive: Archive, found: BitMap, sort: Sort) -> Iterator[int]:
    """The units, their works in an order, each in the order of its text."""
    for work in _works_in_order(archive, sort):
        first, last = archive.starts[work], archive.starts[work + 1]
        if found.range_cardinality(first, last):
            yield from (unit for unit in range(first, last) if unit in found)


def _works_in_order(archive: Archive, sort: Sort) -> Iterable[int]:
    if sort is Sort.SYMBOL:
        return archive.by_symbol
    if sort is Sort.NEWEST:
        return range(len(archive.works))
    undated = range(len(archive.works) - 1, archive.dated - 1, -1)
    return (*range(archive.dated - 1, -1, -1), *undated)
