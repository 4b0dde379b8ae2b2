"""What was asked -> the units that meet all of it at once, and the works that meet each somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pyroaring import BitMap

from resolutions.criteria import UNDATED, Criteria, Filter
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
            is_topic = by is Filter.TOPIC
            sets = archive.topics(criteria.with_suggestions) if is_topic else archive.work_sets.get(by, {})
            found &= united(sets, values)
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
