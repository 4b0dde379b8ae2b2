"""The list of paragraphs: every condition holds in the one that is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resolutions.charts import Chart
from resolutions.criteria import Criteria, Filter
from resolutions.facets import (
    count_unit_options,
    count_units_without,
    in_other_mouths,
    session_years,
    unit_years_of,
)
from resolutions.filters import ParagraphFilter
from resolutions.indexing import Archive, archive, page_of_units, units_asked
from resolutions.models import Paragraph, Resolution
from resolutions.paging import PAGE_SIZE
from resolutions.querysets import MAX_MATCHES
from resolutions.views import facetting, framing, unit_words, units
from resolutions.views.errors import not_found
from resolutions.views.lists import LIST, UNITS, empty


@require_safe
def paragraph_list(request: HttpRequest) -> HttpResponse:
    filterset = ParagraphFilter(request.GET, queryset=Resolution.objects.public())
    criteria, places = filterset.criteria, filterset.places
    if not filterset.is_canonical:
        return redirect(UNITS + criteria.query(**places))
    having_words = words_of(criteria)
    held = archive()
    found = units_asked(held, criteria, having_words)
    page = page_of_units(held, found, criteria.sort, PAGE_SIZE, **places)
    if page is None:
        return redirect(UNITS + criteria.query())
    names = facetting.names_for(held, criteria)
    counts = count_unit_options(held, criteria, having_words=having_words)
    others = in_other_mouths(held, criteria, having_words=having_words)
    context = {
        "section": "paragraphs",
        "action": UNITS,
        "page": page,
        "rows": units.rows([held.keys[unit] for unit in page.rows], criteria),
        "head": unit_words.head(criteria, names, held, found, UNITS, is_partial=is_partial(having_words)),
        "chart": _chart(held, criteria, having_words),
        "pager": framing.pager(criteria, page, UNITS),
        "elsewhere": unit_words.elsewhere(criteria, len(others), UNITS),
        "whole": LIST + criteria.without(Filter.PART).query(),
        **facetting.frame(filterset, criteria, counts, names, session_years(held), UNITS),
        "switch": facetting.switch(held, criteria, UNITS),
    }
    if not found:
        loose = count_units_without(held, criteria, having_words=having_words)
        context |= empty(held, criteria, framing.loosened(criteria, names, UNITS, loose))
    return render(request, "resolutions/paragraph_list.html", context)


@require_safe
def paragraph_values(request: HttpRequest, name: str) -> HttpResponse:
    """Every value of one facet, for the list that the query describes."""
    criteria = ParagraphFilter(request.GET, queryset=Resolution.objects.public()).criteria
    held = archive()
    counts = count_unit_options(held, criteria, having_words=words_of(criteria))
    by = facetting.facet_called(name)
    if by is None or by not in counts:
        return not_found(request)
    names = facetting.names_for(held, criteria)
    context = {
        "section": "paragraphs",
        "shown": "paragraphs",
        "head": unit_words.sentence_head(criteria.without(by), names, UNITS),
        **facetting.values_frame(by, criteria, counts[by], names, session_years(held), UNITS),
        "switch": facetting.switch(held, criteria, UNITS),
    }
    return render(request, "resolutions/values.html", context)


def words_of(criteria: Criteria) -> list[int] | None:
    """The keys of the paragraphs that have the words asked for; None where none are."""
    return Paragraph.objects.public().keys_having(criteria.words) if criteria.words else None


def is_partial(having_words: list[int] | None) -> bool:
    return having_words is not None and len(having_words) > MAX_MATCHES


def _chart(held: Archive, criteria: Criteria, having_words: list[int] | None) -> Chart:
    """By month where the range is short, else by year, with the years outside it paler."""
    if framing.is_short(criteria):
        return framing.months(held, criteria, UNITS, units_asked(held, criteria, having_words))
    everything = units_asked(held, criteria.without(Filter.DATE), having_words)
    return framing.years(criteria, UNITS, unit_years_of(held, everything))
