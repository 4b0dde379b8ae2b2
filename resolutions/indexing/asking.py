"""What was asked -> the units that meet all of it at once, the works that meet each somewhere, a page of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from resolutions.criteria import UNDATED, Criteria, Filter, Sort
from resolutions.indexing.sets import NOTHING, Archive, Sets
from resolutions.models import Resolution

#: Filters that ask of the whole text, and those that ask of a paragraph.
OF_WORKS = (Filter.BODY, Filter.SESSION, Filter.MEETING, Filter.TOPIC)
OF_UNITS = (Filter.VERB, Filter.PHRASE, Filter.OPENING, Filter.PART, Filter.SPEAKING, Filter.CITES)


def works_found(archive: Archive, criteria: Criteria) -> BitMap:
    """The works that the filters on whole texts leave: type, body, session, meeting, topic, date."""
    found = united(
        archive.work_sets.get(Filter.TYPE, {}), criteria.types or [Resolution.Type.RESOLUTION.value]
    )
    if criteria.since or criteria.until or criteria.is_undated:
        found &= _dated(archive, criteria)
    for by in OF_WORKS:
        if values := criteria.values(by):
            found &= united(archive.work_sets.get(by, {}), values)
    return found


def units_found(archive: Archive, criteria: Criteria) -> BitMap:
    """The units that meet every filter of `criteria`, words aside."""
    found = archive.units_of(works_found(archive, criteria))
    for by in OF_UNITS:
        if values := criteria.values(by):
            found &= united(archive.unit_sets.get(by, {}), values)
    return found


def units_asked(archive: Archive, criteria: Criteria, having_words: Iterable[int] | None = None) -> BitMap:
    """The units that meet all of `criteria`; `having_words` are the keys of those that have its words."""
    found = units_found(archive, criteria)
    return found if having_words is None or not criteria.words else found & archive.numbers(having_words)


def works_asked(archive: Archive, criteria: Criteria) -> BitMap:
    """The works that meet every filter, each in whatever paragraph, words aside; what speaks must do the asking."""
    found = works_found(archive, criteria)
    speakers = united(archive.unit_sets.get(Filter.SPEAKING, {}), criteria.speaking)
    asked = [by for by in (Filter.VERB, Filter.PHRASE, Filter.OPENING) if criteria.values(by)]
    for by in asked:
        units = united(archive.unit_sets.get(by, {}), criteria.values(by))
        found &= archive.works_of(units & speakers if criteria.speaking else units)
    if criteria.speaking and not asked:
        found &= archive.works_of(speakers)
    if criteria.cites:
        found &= united(archive.work_sets.get(Filter.CITES, {}), criteria.cites)
    return found


def united(sets: Sets, values: Sequence[str]) -> BitMap:
    return BitMap.union(BitMap(), *(sets.get(value, NOTHING) for value in values))


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The units shown, by number; `first` counts from 1; `before` and `after` ask for the pages beside."""

    units: Sequence[int]
    first: int
    total: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.units) - 1


def page_of_units(
    archive: Archive,
    found: BitMap,
    sort: Sort,
    size: int,
    *,
    after: str | None = None,
    before: str | None = None,
) -> UnitPage | None:
    """Return the page after or before the paragraph at an address, or the first; None where none is there."""
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
    return UnitPage(
        units=shown,
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


def _dated(archive: Archive, criteria: Criteria) -> BitMap:
    dated = BitMap()
    if criteria.since or criteria.until:
        since = criteria.since.first if criteria.since else None
        dated |= BitMap(archive.adopted(since, criteria.until.last if criteria.until else None))
    if criteria.is_undated:
        dated |= archive.work_sets.get(Filter.DATE, {}).get(UNDATED, NOTHING)
    return dated


def of_all_types(criteria: Criteria) -> Criteria:
    """The same with every type asked for: where none is, resolutions alone are shown."""
    return replace(criteria, types=tuple(Resolution.Type.values))
