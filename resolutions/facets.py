"""The numbers beside the options of a filter.

Each is the number of rows that the page would show were that option alone chosen in its filter, the other filters
kept.  Both lists count by the sets of the archive; no query is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from resolutions.criteria import UNASSIGNED, UNDATED, Criteria, Filter
from resolutions.indexing import Archive, units_asked, works_asked
from resolutions.indexing.asking import of_all_types, united
from resolutions.parsing.bodies import BODIES

#: The four principal ones first, then the others as their table has them.
BODY_ORDER = list(dict.fromkeys(("GA", "SC", "ECOSOC", "HRC", *BODIES)))
#: The facets of the list of resolutions, in the order of the page.
FACETS = (
    Filter.DATE,
    Filter.SESSION,
    Filter.TOPIC,
    Filter.VERB,
    Filter.PHRASE,
    Filter.BODY,
    Filter.SPEAKING,
    Filter.OPENING,
    Filter.CITES,
    Filter.TYPE,
)
#: Those of the list of paragraphs.
UNIT_FACETS = (*FACETS[:5], Filter.PART, *FACETS[5:])
#: Facets whose sets are of whole texts, on either list.
OF_WORKS = (Filter.DATE, Filter.SESSION, Filter.TOPIC, Filter.BODY, Filter.TYPE)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, what the archive calls it, and how many rows it would show."""

    value: str
    label: str
    count: int


Counts = Mapping[Filter, Sequence[Option]]


def count_options(
    archive: Archive,
    criteria: Criteria,
    *,
    having_words: Sequence[int] | None = None,
    only: Sequence[Filter] = FACETS,
) -> Counts:
    """Return the options of each facet of the list of resolutions that would show anything, the most frequent first.

    `only` names the facets that are counted.

    `having_words` are the keys of the resolutions that have the words asked for, where they were looked up.
    """
    found = {}
    for facet in only:
        base = _works(archive, _kept(criteria, facet), having_words)
        counted = (
            (value, base.intersection_cardinality(works))
            for value, works in _work_sets(archive, facet, criteria)
        )
        found[facet] = _options(archive, facet, counted)
    return found


def count_unit_options(
    archive: Archive,
    criteria: Criteria,
    *,
    having_words: Sequence[int] | None = None,
    only: Sequence[Filter] = UNIT_FACETS,
) -> Counts:
    """The same for the list of paragraphs; `having_words` are keys of paragraphs."""
    found = {}
    for facet in only:
        base = units_asked(archive, _kept(criteria, facet), having_words)
        if facet in OF_WORKS:
            counted = _units_by_work(archive, _sets(archive, facet, criteria), base)
        else:
            sets = archive.unit_sets.get(facet, {})
            counted = [
                (value, base.intersection_cardinality(sets[value]))
                for value in _values(archive, facet, criteria, sets)
            ]
        found[facet] = _options(archive, facet, counted)
    return found


def count_without(
    archive: Archive, criteria: Criteria, *, having_words: Sequence[int] | None = None
) -> Mapping[Filter, int]:
    """Return how many resolutions there would be with each of the filters dropped."""
    return {by: len(_works(archive, criteria.without(by), having_words)) for by in criteria.active}


def count_units_without(
    archive: Archive, criteria: Criteria, *, having_words: Sequence[int] | None = None
) -> Mapping[Filter, int]:
    """Return how many paragraphs there would be with each of the filters dropped."""
    return {by: len(units_asked(archive, criteria.without(by), having_words)) for by in criteria.active}


def count_years(
    archive: Archive, criteria: Criteria, *, having_words: Sequence[int] | None = None
) -> list[tuple[int, str, int]]:
    """Return year, body and number of what the list would show were no date asked for, the earliest first."""
    return years_of(archive, _works(archive, criteria.without(Filter.DATE), having_words))


def years_of(archive: Archive, works: Iterable[int]) -> list[tuple[int, str, int]]:
    """Year, body and number of some works, the earliest year first, bodies in their order."""
    found = (archive.works[number] for number in works)
    counted = Counter((work.year, work.body) for work in found if work.year is not None)
    return [(year, body, n) for (year, body), n in sorted(counted.items(), key=lambda item: _order(*item[0]))]


def unit_years_of(archive: Archive, units: BitMap) -> list[tuple[int, str, int]]:
    """Year, body and number of some units, as `years_of`."""
    counted: Counter[tuple[int, str]] = Counter()
    for number in archive.works_of(units):
        work = archive.works[number]
        if work.year is not None:
            counted[work.year, work.body] += units.range_cardinality(
                archive.starts[number], archive.starts[number + 1]
            )
    return [(year, body, n) for (year, body), n in sorted(counted.items(), key=lambda item: _order(*item[0]))]


def session_years(archive: Archive) -> Mapping[str, tuple[int, int]]:
    """Return the first and the last year in which the texts of each session were adopted, by "HRC-50"."""
    found: dict[str, tuple[int, int]] = {}
    for work in archive.works:
        if work.session and work.year is not None:
            first, last = found.get(work.session, (work.year, work.year))
            found[work.session] = (min(first, work.year), max(last, work.year))
    return found


def in_other_mouths(
    archive: Archive, criteria: Criteria, *, having_words: Sequence[int] | None = None
) -> BitMap:
    """The units that a body adopted inside drafts, where others speak, and that asking for its own words leaves out."""
    if not criteria.speaking:
        return BitMap()
    adopted = archive.units_of(united(archive.work_sets.get(Filter.BODY, {}), criteria.speaking))
    anybodys = units_asked(archive, criteria.without(Filter.SPEAKING), having_words)
    own = united(archive.unit_sets.get(Filter.SPEAKING, {}), criteria.speaking)
    return (anybodys & adopted & archive.in_drafts) - own


def _works(archive: Archive, criteria: Criteria, having_words: Sequence[int] | None) -> BitMap:
    found = works_asked(archive, criteria)
    return found if having_words is None or not criteria.words else found & archive.work_numbers(having_words)


def _kept(criteria: Criteria, facet: Filter) -> Criteria:
    """What is asked beside a facet.  Where no type is asked for, its facet counts what asking would show."""
    return of_all_types(criteria) if facet is Filter.TYPE else criteria.without(facet)


def _work_sets(archive: Archive, facet: Filter, criteria: Criteria) -> Iterable[tuple[str, BitMap]]:
    """The sets of works of a facet; what is said counts only in the words of those who are asked to speak."""
    is_said = facet in (Filter.VERB, Filter.PHRASE, Filter.OPENING)
    sets = _sets(archive, facet, criteria)
    speakers = united(archive.unit_sets.get(Filter.SPEAKING, {}), criteria.speaking)
    for value in _values(archive, facet, criteria, sets):
        if facet is Filter.SPEAKING:
            yield value, works_asked(archive, _saying(criteria, value))
        elif is_said and criteria.speaking:
            yield value, archive.works_of(archive.unit_sets[facet][value] & speakers)
        else:
            yield value, sets[value]


def _sets(archive: Archive, facet: Filter, criteria: Criteria) -> Mapping[str, BitMap]:
    """The works of each value; those of topics with suggestions, where these are asked for."""
    if facet is Filter.TOPIC:
        return archive.topics(criteria.with_suggestions)
    return archive.work_sets.get(facet, {})


def _saying(criteria: Criteria, speaker: str) -> Criteria:
    """That a body says, in whatever text, what is asked for."""
    return Criteria(
        types=ALL_TYPES,
        speaking=(speaker,),
        verbs=criteria.verbs,
        phrases=criteria.phrases,
        openings=criteria.openings,
    )


def _values(archive: Archive, facet: Filter, criteria: Criteria, sets: Mapping[str, BitMap]) -> Iterable[str]:
    """The values that a facet has; phrases are offered under the verbs that are chosen."""
    if facet is Filter.SPEAKING:
        return archive.unit_sets.get(facet, {})
    if facet is Filter.PHRASE:
        offered = {phrase for verb in criteria.verbs for phrase in archive.phrases.get(verb, ())}
        return [value for value in sets if value in offered or value in criteria.phrases]
    return sets


def _units_by_work(archive: Archive, sets: Mapping[str, BitMap], base: BitMap) -> Iterable[tuple[str, int]]:
    """How many of the units stand in the works of each value; added up once for every work that has any."""
    per_work = {
        number: base.range_cardinality(archive.starts[number], archive.starts[number + 1])
        for number in archive.works_of(base)
    }
    some = BitMap(per_work)
    for value, works in sets.items():
        yield value, sum(per_work[number] for number in works & some)


def _options(archive: Archive, facet: Filter, counted: Iterable[tuple[str, int]]) -> list[Option]:
    options = [Option(value, _label(archive, facet, value), n) for value, n in counted if n]
    return sorted(options, key=lambda option: (-option.count, option.label))


def _label(archive: Archive, facet: Filter, value: str) -> str:
    if value == UNDATED:
        return "No date"
    if facet is Filter.TOPIC and value == UNASSIGNED:
        return "Not assigned"
    if facet in (Filter.BODY, Filter.SPEAKING):
        return BODIES[value].name if value in BODIES else value
    if facet is Filter.SESSION:
        return value.split("-", 1)[1]
    return archive.labels.get((facet, value), value) if facet in (Filter.TOPIC, Filter.CITES) else value


def place_of_body(body: str) -> int:
    """The place of a body in the one order of bodies on pages."""
    return BODY_ORDER.index(body) if body in BODIES else len(BODY_ORDER)


def _order(year: int, body: str) -> tuple[int, int, str]:
    return year, place_of_body(body), body


ALL_TYPES = of_all_types(Criteria()).types
