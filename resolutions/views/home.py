"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.charts import years_chart
from resolutions.criteria import Criteria, Filter, Sort
from resolutions.facets import count_options, count_unit_options, count_years
from resolutions.indexing import archive, units_asked
from resolutions.models import Resolution
from resolutions.views import facetting, framing
from resolutions.views.lists import LIST
from resolutions.views.questions import questions
from resolutions.views.verbs import verb_url

NEWEST_SHOWN = 4
VERBS_SHOWN = 9


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    held, everything = archive(), Criteria()
    counts = count_options(held, everything)
    verbs = count_unit_options(held, everything)[Filter.VERB]
    newest = Resolution.objects.public().matching(everything).for_list().sorted_by(Sort.NEWEST)
    context = {
        "section": "home",
        "held": Resolution.objects.public().matching(everything).holdings(),
        "paragraphs": len(units_asked(held, everything)),
        "newest": newest[:NEWEST_SHOWN],
        "questions": questions(held),
        "chart": years_chart(count_years(held, everything), url=framing.year_url(LIST), by_body=True),
        "bodies": facetting.facet(Filter.BODY, everything, counts[Filter.BODY], {}, {}, LIST),
        "verbs": framing.bars(verbs, verb_url, number=VERBS_SHOWN),
        "verbs_total": len(verbs),
        "topics": facetting.facet(Filter.TOPIC, everything, counts[Filter.TOPIC], {}, {}, LIST),
    }
    return render(request, "resolutions/home.html", context)
