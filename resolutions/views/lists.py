"""The home page and the list of resolutions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resolutions.charts import years_chart
from resolutions.criteria import Criteria, Filter, Sort
from resolutions.facets import count_options, count_years, session_years
from resolutions.filters import ResolutionFilter
from resolutions.models import Paragraph, Resolution
from resolutions.paging import page_of
from resolutions.parsing.symbols import parse_symbol, symbol_path
from resolutions.querysets import MAX_MATCHES
from resolutions.views import facetting, framing, listing
from resolutions.views.errors import not_found

LIST = "/resolutions"
NEWEST_SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    counts = count_options(Criteria())
    newest = Resolution.objects.public().matching(Criteria()).for_list().sorted_by(Sort.NEWEST)
    context = {
        "held": Resolution.objects.public().matching(Criteria()).holdings(),
        "paragraphs": Paragraph.objects.public().of_resolutions().units().count(),
        "newest": newest[:NEWEST_SHOWN],
        "questions": framing.questions(counts[Filter.VERB], LIST),
        "chart": years_chart(count_years(Criteria()), url=framing.year_url(LIST), by_body=True),
        "bodies": facetting.facet(Filter.BODY, Criteria(), counts[Filter.BODY], {}, {}, LIST),
        "verbs": framing.bars(counts[Filter.VERB], LIST),
        "topics": facetting.facet(Filter.TOPIC, Criteria(), counts[Filter.TOPIC], {}, {}, LIST),
    }
    return render(request, "resolutions/home.html", context)


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
    total = found.count()
    page = page_of(found, criteria.sort, total=total, **places)
    if page is None:
        return redirect(LIST + criteria.query())
    is_partial = having_words is not None and len(having_words) > MAX_MATCHES
    names, counts = facetting.names_for(criteria), count_options(criteria, having_words=having_words)
    context = {
        "section": "resolutions",
        "canonical": LIST + criteria.query(**places),
        "is_deep": len(criteria.active) > 1 or bool(places),
        "filter": filterset,
        "from": request.GET.get("from", "") if filterset.faults else criteria.since or "",
        "to": request.GET.get("to", "") if filterset.faults else criteria.until or "",
        "page": page,
        "rows": listing.rows(page.rows, criteria),
        "linked": facetting.is_linked(criteria),
        "hidden": facetting.hidden_fields(criteria, *facetting.shown_in_form(criteria)),
        "facets": facetting.facets(criteria, counts, names, session_years(), LIST),
        "undated": facetting.undated(criteria, counts[Filter.DATE], LIST),
        "head": framing.head(criteria, names, total, LIST, is_partial=is_partial),
        "chart": framing.years(criteria, LIST, having_words),
        "pager": framing.pager(criteria, page, LIST),
    }
    return render(
        request,
        "resolutions/resolution_list.html",
        context | framing.empty(criteria, names, total, LIST, having_words),
    )


@require_safe
def resolution_values(request: HttpRequest, name: str) -> HttpResponse:
    """Every value of one facet, for the list that the query describes."""
    by = facetting.facet_called(name)
    if by is None:
        return not_found(request)
    criteria = ResolutionFilter(request.GET, queryset=Resolution.objects.public()).criteria
    having_words = Resolution.objects.public().keys_having(criteria.words) if criteria.words else None
    counts, names = count_options(criteria, having_words=having_words), facetting.names_for(criteria)
    context = {
        "section": "resolutions",
        "facet": facetting.facet(by, criteria, counts[by], names, session_years(), LIST),
        "linked": facetting.is_linked(criteria),
        "hidden": facetting.hidden_fields(criteria, by),
        "head": framing.head(criteria.without(by), names, 1, LIST),
        "back": LIST + criteria.query(),
    }
    return render(request, "resolutions/resolution_values.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def typed_symbol(request: HttpRequest) -> str:
    """The address of the resolution whose symbol was typed as words and nothing else, or nothing."""
    typed = request.GET.get("q", "") if len(request.GET) == 1 else ""
    symbol = parse_symbol(typed[:100]) if typed else None
    if symbol is None:
        return ""
    path = symbol_path(symbol.text)
    return path if Resolution.objects.public().filter(path=path.lstrip("/")).exists() else ""
