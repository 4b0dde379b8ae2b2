"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from pyroaring import BitMap

from resolutions.charts import years_chart
from resolutions.criteria import Criteria, Filter, Sort
from resolutions.facets import BODY_ORDER, count_options, count_unit_options, count_years
from resolutions.indexing import Archive, archive, units_asked, works_asked
from resolutions.models import Resolution
from resolutions.parsing.symbols import parse_symbol
from resolutions.views import facetting, framing
from resolutions.views.due import due_next
from resolutions.views.lists import LIST
from resolutions.views.questions import questions
from resolutions.views.verbs import bodies_of, verb_url

NEWEST_SHOWN = 5
VERBS_SHOWN = 9


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    held, everything = archive(), Criteria()
    years = count_years(held, everything)
    counts = count_options(held, everything, only=(Filter.BODY, Filter.TOPIC))
    verbs = count_unit_options(held, everything, only=(Filter.VERB,))[Filter.VERB]
    newest = Resolution.objects.public().matching(everything).for_list().sorted_by(Sort.NEWEST)
    context = {
        "section": "home",
        "held": Resolution.objects.public().matching(everything).holdings(),
        "paragraphs": len(units_asked(held, everything)),
        "newest": newest[:NEWEST_SHOWN],
        "examples": _one_of_each_body(held),
        "questions": questions(held),
        "chart": years_chart(years, url=framing.year_url(LIST), bodies=bodies_of(years)),
        "bodies": facetting.facet(Filter.BODY, everything, counts[Filter.BODY], {}, {}, LIST),
        "due": due_next(held),
        "verbs": framing.bars(verbs, verb_url, number=VERBS_SHOWN),
        "verbs_total": len(verbs),
        "topics": facetting.facet(Filter.TOPIC, everything, counts[Filter.TOPIC], {}, {}, LIST),
    }
    return render(request, "resolutions/home.html", context)


def _one_of_each_body(held: Archive) -> list[tuple[str, str]]:
    """Address and symbol of the newest resolution of each body, in the order of bodies."""
    bodies, everything = held.work_sets.get(Filter.BODY, {}), works_asked(held, Criteria())
    newest = [
        held.works[own.min()] for body in BODY_ORDER if (own := bodies.get(body, BitMap()) & everything)
    ]
    parsed = [(work.path, parse_symbol(work.path)) for work in newest]
    return [(path, symbol.text) for path, symbol in parsed if symbol]
