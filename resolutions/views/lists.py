"""The list of resolutions, and the values of its facets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resolutions.criteria import Criteria
from resolutions.facets import count_options, count_without, count_years, session_years
from resolutions.filters import ResolutionFilter
from resolutions.indexing import Archive, archive, units_asked
from resolutions.models import Paragraph, Resolution
from resolutions.paging import page_of
from resolutions.parsing.symbols import parse_symbol, symbol_path
from resolutions.querysets import MAX_MATCHES
from resolutions.views import facetting, framing, listing
from resolutions.views.errors import not_found
from resolutions.views.held_symbols import of_beginning

LIST = "/resolutions"
UNITS = "/paragraphs"


@require_safe
def resolution_list(request: HttpRequest) -> HttpResponse:
    if path := typed_symbol(request):
        return redirect(path)
    filterset = ResolutionFilter(request.GET, queryset=Resolution.objects.public())
    criteria, places = filterset.criteria, filterset.places
    if not filterset.is_canonical:
        return redirect(LIST + criteria.query(**places))
    having_words = Resolution.objects.public().keys_having(criteria.words) if criteria.words else None
    found = Resolution.objects.public().matching(criteria, having_words=having_words)
    held, total = archive(), found.count()
    page = page_of(found, criteria.sort, total=total, **places)
    if page is None:
        return redirect(LIST + criteria.query())
    is_partial = having_words is not None and len(having_words) > MAX_MATCHES
    names = facetting.names_for(held, criteria)
    counts = count_options(held, criteria, having_words=having_words)
    context = {
        "section": "resolutions",
        "action": LIST,
        "page": page,
        "rows": listing.rows(page.rows, criteria),
        "head": framing.head(criteria, names, total, LIST, is_partial=is_partial),
        "chart": framing.years(criteria, LIST, count_years(held, criteria, having_words=having_words)),
        "pager": framing.pager(criteria, page, LIST),
        "in_one": in_one_paragraph(held, criteria),
        **facetting.frame(filterset, criteria, counts, names, session_years(held), LIST),
        "switch": facetting.switch(held, criteria, LIST),
    }
    if not total:
        loose = count_without(held, criteria, having_words=having_words)
        context |= empty(held, criteria, framing.loosened(criteria, names, LIST, loose))
    return render(request, "resolutions/resolution_list.html", context)


@require_safe
def resolution_values(request: HttpRequest, name: str) -> HttpResponse:
    """Every value of one facet, for the list that the query describes."""
    criteria = ResolutionFilter(request.GET, queryset=Resolution.objects.public()).criteria
    having_words = Resolution.objects.public().keys_having(criteria.words) if criteria.words else None
    held = archive()
    counts = count_options(held, criteria, having_words=having_words)
    by = facetting.facet_called(name)
    if by is None or by not in counts:
        return not_found(request)
    names = facetting.names_for(held, criteria)
    context = {
        "section": "resolutions",
        "shown": "resolutions",
        "head": framing.head(criteria.without(by), names, 1, LIST),
        **facetting.values_frame(by, criteria, counts[by], names, session_years(held), LIST),
        "switch": facetting.switch(held, criteria, LIST),
    }
    return render(request, "resolutions/values.html", context)


def empty(held: Archive, criteria: Criteria, loosened: object) -> dict[str, Any]:
    """What is offered where nothing is found: filters to loosen, and what is held."""
    return {"loosened": loosened, "held": framing.held_words(held, criteria)}


def in_one_paragraph(held: Archive, criteria: Criteria) -> tuple[int, str] | None:
    """How many paragraphs meet all that was asked at once, and their list; nothing where none is asked for."""
    asked = (criteria.verbs, criteria.phrases, criteria.openings, criteria.cites, criteria.words)
    if not any(asked):
        return None
    having = Paragraph.objects.public().keys_having(criteria.words) if criteria.words else None
    return len(units_asked(held, criteria, having)), UNITS + criteria.query()


def typed_symbol(request: HttpRequest) -> str:
    """Where a symbol, or the first parts of some, leads that was typed as words and nothing else, or nothing."""
    typed = request.GET.get("q", "") if len(request.GET) == 1 else ""
    if not typed or len(typed) > 100:
        return ""
    symbol = parse_symbol(typed)
    path = symbol_path(symbol.text) if symbol else ""
    if symbol and Resolution.objects.public().filter(path=path.lstrip("/")).exists():
        return path
    beginning = of_beginning(archive(), typed)
    return LIST + beginning.query() if beginning else ""
