"""The numbers beside the options of a filter.

Each is the number of resolutions that the page would show were that option alone chosen in its filter, the
other filters kept.  All come from one query, whatever is asked; a later, faster way has only to give the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, ExtractYear

from resolutions.criteria import UNASSIGNED, UNDATED, Criteria, Filter
from resolutions.models import Resolution, Session
from resolutions.querysets import GIVEN, ResolutionQuerySet, speaking

#: The facets of the list of resolutions, in the order of the page.
FACETS = (
    Filter.DATE,
    Filter.SESSION,
    Filter.TOPIC,
    Filter.VERB,
    Filter.BODY,
    Filter.OPENING,
    Filter.TYPE,
)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, what the archive calls it, and how many resolutions it would show."""

    value: str
    label: str
    count: int


Rows = QuerySet[Any, dict[str, Any]]
Counts = Mapping[Filter, Sequence[Option]]


def count_options(criteria: Criteria, *, having_words: Sequence[int] | None = None) -> Counts:
    """Return the options of each facet that would show anything, the most frequent first; one query.

    `having_words` are the keys of the resolutions that have the words asked for, where they were looked up.
    """
    # Where no type is asked for, resolutions alone are listed; its facet counts what asking would show.
    of_all_types = replace(criteria, types=tuple(Resolution.Type.values))
    kept = {facet: of_all_types if facet is Filter.TYPE else criteria.without(facet) for facet in FACETS}
    first, *others = [
        counted
        for facet in FACETS
        for counted in _counted(_found(kept[facet], having_words), facet, criteria)
    ]
    rows = sorted(first.union(*others, all=True), key=lambda row: (row["facet"], -row["n"], row["label"]))
    found = {
        facet: [Option(row["value"], row["label"], row["n"]) for row in group]
        for facet, group in groupby(rows, key=lambda row: str(row["facet"]))
    }
    return {facet: found.get(facet.value, []) for facet in FACETS}


def count_without(criteria: Criteria, *, having_words: Sequence[int] | None = None) -> Mapping[Filter, int]:
    """Return how many resolutions there would be with each of the filters dropped; one query."""
    loosened = [_rows(_found(criteria.without(by), having_words), by, Value("")) for by in criteria.active]
    if not loosened:
        return {}
    counted = {Filter(row["facet"]): row["n"] for row in loosened[0].union(*loosened[1:], all=True)}
    return {by: counted.get(by, 0) for by in criteria.active}


def session_years() -> Mapping[str, tuple[int, int]]:
    """Return the first and the last year in which the texts of each session were adopted, by "HRC-50"."""
    public = Q(resolutions__state=Resolution.State.PUBLISHED)
    years = Session.objects.annotate(
        first=Min(ExtractYear("resolutions__adopted_on"), filter=public),
        last=Max(ExtractYear("resolutions__adopted_on"), filter=public),
    )
    rows = years.filter(first__isnull=False).order_by().values_list("body__code", "code", "first", "last")
    return {f"{body}-{code}": (first, last) for body, code, first, last in rows}


def _found(criteria: Criteria, having_words: Sequence[int] | None) -> ResolutionQuerySet:
    return Resolution.objects.public().matching(criteria, having_words=having_words).order_by()


def _counted(found: ResolutionQuerySet, facet: Filter, criteria: Criteria) -> list[Rows]:
    """The countings of one facet among `found`, which the other filters left."""
    match facet:
        case Filter.DATE:
            return [_rows(found.filter(adopted_on__isnull=True), facet, Value(UNDATED), Value("No date"))]
        case Filter.SESSION:
            key = Concat("session__body__code", Value("-"), "session__code")
            return [_rows(found.filter(session__isnull=False), facet, key, F("session__code"))]
        case Filter.TOPIC:
            return _topics(found)
        case Filter.VERB:
            acting = found.filter(_spoken(Q(expressions__paragraphs__actions__verb__gt=""), criteria))
            return [_rows(acting, facet, F("expressions__paragraphs__actions__verb"))]
        case Filter.OPENING:
            preambular = Q(expressions__paragraphs__kind="preambular", expressions__paragraphs__verb__gt="")
            return [
                _rows(found.filter(_spoken(preambular, criteria)), facet, F("expressions__paragraphs__verb"))
            ]
        case Filter.BODY:
            return [_rows(found.filter(body__isnull=False), facet, F("body__code"), F("body__name"))]
        case _:
            return [_rows(found, Filter.TYPE, F("type"))]


def _topics(found: ResolutionQuerySet) -> list[Rows]:
    given = found.filter(topic_links__origin__in=GIVEN)
    return [
        _rows(given, Filter.TOPIC, F("topic_links__topic__slug"), F("topic_links__topic__label")),
        _rows(found.about([UNASSIGNED]), Filter.TOPIC, Value(UNASSIGNED), Value("Not assigned")),
    ]


def _spoken(condition: Q, criteria: Criteria) -> Q:
    """The condition on a paragraph of the principal text, in the words of those who are asked to speak."""
    speaker = speaking(criteria.speaking, paragraphs="expressions__paragraphs__", body="body__code")
    return condition & speaker & Q(expressions__is_principal=True)


def _rows(
    found: ResolutionQuerySet, facet: Filter, value: Combinable, label: Combinable | None = None
) -> Rows:
    """Rows of facet, value, label and number: the one shape, so that all can be united."""
    named = found.values(
        facet=Value(facet.value, output_field=CharField()),
        value=Cast(value, CharField()),
        label=Cast(label or value, CharField()),
    )
    rows: Rows = named.annotate(n=Count("pk", distinct=True)).filter(n__gt=0).order_by()  # type: ignore[assignment]
    return rows


def count_years(
    criteria: Criteria, *, having_words: Sequence[int] | None = None
) -> list[tuple[int, str, int]]:
    """Return year, body and number of what the list would show were no date asked for, the earliest first."""
    found = _found(criteria.without(Filter.DATE), having_words).filter(adopted_on__isnull=False)
    years = (
        found.annotate(year=ExtractYear("adopted_on")).values("year", "body__code").annotate(n=Count("pk"))
    )
    return [
        (row["year"], row["body__code"] or "", row["n"]) for row in years.order_by("year", "body__position")
    ]
