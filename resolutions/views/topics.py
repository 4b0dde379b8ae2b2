"""Subjects: all of them, and one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from pyroaring import BitMap

from resolutions.charts import Row, rows_of, years_chart
from resolutions.criteria import UNASSIGNED, Criteria, Filter, Sort
from resolutions.facets import years_of
from resolutions.indexing import Archive, archive, units_found, works_asked
from resolutions.indexing.sets import NOTHING
from resolutions.models import Resolution, Topic
from resolutions.parsing.openings.lexicon import third_person
from resolutions.views.changes import Halves, by_year, halves_of, points
from resolutions.views.errors import not_found
from resolutions.views.families import Family, families
from resolutions.views.framing import year_url
from resolutions.views.lists import LIST, UNITS
from resolutions.views.verbs import bodies_of
from resolutions.views.wording import sentence_case

VERBS_SHOWN = 10
ALL_UP_TO = 300  # topics that stand on one page; beyond, they go by letter
MOST_SHOWN = 120
OFTEN_WITH = 8
NEWEST_SHOWN = 8


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """The topics that resolutions have: all of them, or the most frequent and the others by letter."""
    held = archive()
    letter = request.GET.get("letter", "")[:1].upper()
    found = _counts(held, works_asked(held, Criteria()))
    by_name = sorted(found, key=lambda row: row.label.casefold())
    letters = list(dict.fromkeys(row.label[:1].upper() for row in by_name))
    only = letter if letter in letters else ""
    is_short = len(found) <= ALL_UP_TO
    context = {
        "section": "topics",
        "total": len(found),
        "assigned": len(works_asked(held, Criteria()))
        - len(works_asked(held, Criteria(topics=(UNASSIGNED,)))),
        "unassigned": len(works_asked(held, Criteria(topics=(UNASSIGNED,)))),
        "unassigned_url": LIST + Criteria(topics=(UNASSIGNED,)).query(),
        "letters": [(name, name == only) for name in letters] if not is_short else (),
        "only": only,
        "is_short": is_short,
        "rows": [row for row in by_name if row.label[:1].upper() == only]
        if only
        else by_name
        if is_short
        else found[:MOST_SHOWN],
    }
    return render(request, "resolutions/topic_list.html", context)


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = Topic.objects.filter(slug=slug).first() or _by_number(slug)
    held = archive()
    asked = Criteria(topics=(topic.slug if topic else "",))
    works = works_asked(held, asked)
    if topic is None or not works:
        return not_found(request)
    if topic.slug != slug:
        return redirect(f"/topics/{topic.slug}", permanent=True)
    years = years_of(held, works)
    halves = halves_of(held, units_found(held, replace(asked, parts=("operative",))))
    newest = Resolution.objects.public().matching(asked).for_list().sorted_by(Sort.NEWEST)
    context = {
        "section": "topics",
        "topic": topic,
        "label": sentence_case(topic.label),
        "relations": _relations(held, topic),
        "works": len(works),
        "paragraphs": len(units_found(held, asked)),
        "span": f"{years[0][0]}–{years[-1][0]}" if years and years[0][0] != years[-1][0] else "",
        "query": asked.query(),
        "list_url": LIST + asked.query(),
        "units_url": UNITS + asked.query(),
        "chart": years_chart(
            years, url=year_url(LIST, asked), bodies=bodies_of(years), caption="Resolutions each year"
        ),
        "verbs": _verbs(held, asked, halves),
        "halves": halves.words if halves.is_enough else "",
        "families": _families(asked, years),
        "often": [row for row in _counts(held, works) if row.url != f"/topics/{slug}"][:OFTEN_WITH],
        "newest": newest[:NEWEST_SHOWN],
    }
    return render(request, "resolutions/topic_detail.html", context)


def _relations(held: Archive, topic: Topic) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """What the vocabulary says of a topic: broader and narrower ones that have texts, other names in English."""
    others = topic.labels.filter(language="en", is_preferred=False).values_list("label", flat=True)
    found = [
        ("Broader", _linked(held, topic.broader.all())),
        ("Narrower", _linked(held, topic.narrower.all())),
        ("Also called", [(sentence_case(label), "") for label in others]),
    ]
    return [row for row in found if row[1]]


def _linked(held: Archive, topics: Iterable[Topic]) -> list[tuple[str, str]]:
    return [
        (sentence_case(topic.label), f"/topics/{topic.slug}")
        for topic in topics
        if topic.slug in held.work_sets.get(Filter.TOPIC, {})
    ]


def _by_number(slug: str) -> Topic | None:
    """The topic whose number in its vocabulary the address begins with: "1006622-trafficking"."""
    number = slug.partition("-")[0]
    return (
        Topic.objects.filter(uri__endswith=f"/{number}").first()
        if number.isascii() and number.isdigit()
        else None
    )


def _counts(held: Archive, works: BitMap) -> list[Row]:
    """The topics among some works, the most frequent first."""
    counted = (
        (
            sentence_case(label),
            works.intersection_cardinality(held.work_sets[Filter.TOPIC].get(slug, NOTHING)),
            f"/topics/{slug}",
            "",
        )
        for (by, slug), label in held.labels.items()
        if by is Filter.TOPIC
    )
    return rows_of(sorted((row for row in counted if row[1]), key=lambda row: (-row[1], row[0])))


def _verbs(held: Archive, asked: Criteria, halves: Halves) -> Sequence[Row]:
    """What the paragraphs of a topic do, the most frequent verbs first, each leading to those paragraphs.

    Each with the change of its share, where there are enough paragraphs to tell.
    """
    found = units_found(held, asked)
    counted = [
        (verb, found.intersection_cardinality(units))
        for verb, units in held.unit_sets.get(Filter.VERB, {}).items()
    ]
    most = sorted((row for row in counted if row[1]), key=lambda row: (-row[1], row[0]))[:VERBS_SHOWN]
    rows = rows_of(
        (third_person(verb), n, UNITS + Criteria(verbs=(verb,), topics=asked.topics).query(), "verb")
        for verb, n in most
    )
    if not halves.is_enough:
        return rows
    sets = held.unit_sets[Filter.VERB]
    changes = (points(halves.change(by_year(held, found & sets[verb])), 0) for verb, _ in most)
    return [replace(row, beside=change) for row, change in zip(rows, changes, strict=True)]


def _families(asked: Criteria, years: Sequence[tuple[int, str, int]]) -> list[Family]:
    """The titles that recur among the texts of a topic."""
    if not years:
        return []
    texts = Resolution.objects.public().matching(asked).titled().sorted_by(Sort.NEWEST)
    columns: Any = texts.values_list("path", "symbol", "title", "adopted_on__year")  # type: ignore[misc]  # `title` is of titled()
    return families(columns, years[0][0], years[-1][0])
