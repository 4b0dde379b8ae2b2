"""The shape of the index: works in the order of lists, units in the order of their works, sets of both."""

from __future__ import annotations

import datetime
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pyroaring import BitMap

from resolutions.criteria import Filter
from resolutions.parsing.samples import is_invented

Sets = Mapping[str, BitMap]
NOTHING = BitMap()


class Work(NamedTuple):
    """A public text, as far as filters and orders ask."""

    key: int
    path: str
    sort_key: str
    type: str
    body: str
    session: str
    meeting: str
    adopted_on: datetime.date | None

    @property
    def year(self) -> int | None:
        return self.adopted_on.year if self.adopted_on else None


@dataclass(frozen=True)
class Archive:
    """Everything public.  A number of a work is its place, the newest first; units are numbered work by work.

    `starts[n]` is the first unit of work n, and `starts[n + 1]` the first that is not its own.  `works` has sets of
    works by filter and value, `units` sets of units; `labels` are names of topics and of instruments, `kinds` those
    of instruments; `phrases` are those by which each verb is printed.  `suggested` are the sets of topics were
    every suggestion accepted.
    """

    works: Sequence[Work]
    starts: array[int]
    keys: array[int]
    anchors: Sequence[str]
    work_sets: Mapping[Filter, Sets]
    unit_sets: Mapping[Filter, Sets]
    in_drafts: BitMap
    labels: Mapping[tuple[Filter, str], str]
    kinds: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, Set[str]] = field(default_factory=dict)
    suggested: Sets = field(default_factory=dict)

    def topics(self, with_suggestions: bool) -> Sets:
        """The works of each topic; a suggested one counts only where that is asked for."""
        return self.suggested if with_suggestions else self.work_sets.get(Filter.TOPIC, {})

    @cached_property
    def has_suggestions(self) -> bool:
        """Whether any topic is only suggested."""
        return dict(self.suggested) != dict(self.work_sets.get(Filter.TOPIC, {}))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each work, by its path."""
        return {work.path: number for number, work in enumerate(self.works)}

    @cached_property
    def dated(self) -> int:
        """How many works carry a date; those without stand last."""
        return sum(work.adopted_on is not None for work in self.works)

    @cached_property
    def samples(self) -> int:
        """How many of the works are invented."""
        return sum(is_invented(work.path, work.adopted_on) for work in self.works)

    @cached_property
    def by_symbol(self) -> Sequence[int]:
        return sorted(range(len(self.works)), key=lambda n: (self.works[n].sort_key, self.works[n].path))

    @cached_property
    def _by_key(self) -> tuple[array[int], array[int]]:
        """The keys of units in their own order, and the number of each."""
        order = sorted(range(len(self.keys)), key=self.keys.__getitem__)
        return array("q", [self.keys[n] for n in order]), array("q", order)

    @cached_property
    def _numbers_of_works(self) -> Mapping[int, int]:
        return {work.key: number for number, work in enumerate(self.works)}

    def work_numbers(self, keys: Iterable[int]) -> BitMap:
        """The numbers of works, by key; what is not public is left out."""
        numbers = self._numbers_of_works
        return BitMap(numbers[key] for key in keys if key in numbers)

    def units_of(self, works: Iterable[int]) -> BitMap:
        """All units of some works."""
        found = BitMap()
        for number in works:
            found.add_range(self.starts[number], self.starts[number + 1])
        return found

    def works_of(self, units: BitMap) -> BitMap:
        """The works that some units stand in; of many units the works are asked, of few the units."""
        if len(units) < len(self.works):
            return BitMap(self.work_of(unit) for unit in units)
        starts = self.starts
        return BitMap(n for n in range(len(self.works)) if units.range_cardinality(starts[n], starts[n + 1]))

    def work_of(self, unit: int) -> int:
        return bisect_right(self.starts, unit) - 1

    def numbers(self, keys: Iterable[int]) -> BitMap:
        """The numbers of units, by key; what is no public unit is left out."""
        own, order = self._by_key
        return BitMap(order[place] for place, key in _found(own, keys) if own[place] == key)

    def adopted(self, since: datetime.date | None, until: datetime.date | None) -> range:
        """The works adopted within a range, both ends included: they stand side by side."""
        days = self._days
        first = bisect_left(days, -until.toordinal()) if until else 0
        last = bisect_right(days, -since.toordinal()) if since else self.dated
        return range(first, max(first, last))

    @cached_property
    def _days(self) -> Sequence[int]:
        return [-work.adopted_on.toordinal() for work in self.works if work.adopted_on]


def _found(own: array[int], keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    for key in keys:
        place = bisect_left(own, key)
        if place < len(own):
            yield place, key
