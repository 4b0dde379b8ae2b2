"""What resolutions ask and decide: all verbs in four groups, and one verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from pyroaring import BitMap

from resolutions.charts import Chart, Row, Spark, rows_of, shares, sparkline, years_chart
from resolutions.criteria import Criteria, Filter
from resolutions.facets import place_of_body, unit_years_of
from resolutions.indexing import Archive, archive, units_found
from resolutions.views import units
from resolutions.views.changes import by_year, halves_of, points
from resolutions.views.errors import not_found
from resolutions.views.framing import year_url
from resolutions.views.lists import UNITS
from resolutions.views.verb_groups import GROUPS, group_of
from resolutions.views.wording import Piece, body_name, counted, sentence_case

SHOWN_IN_GROUP = 18
PHRASES_SHOWN = 8
TOPICS_SHOWN = 8
#: Orders of the list of verbs, beside the groups.
ORDERS = {"count": "By count", "name": "A–Z", "rising": "Rising", "falling": "Falling"}
CHANGES = ("rising", "falling")
CHANGED_SHOWN = 60
TOPIC_AT_LEAST = 30  # operative paragraphs; below, a share says nothing


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb in its group, with its share of operative paragraphs over time as the path of a small chart.

    `change` is the share in the newer half of the years less that in the older half, in hundredths.
    """

    verb: str
    url: str
    count: int
    spark: Spark
    change: float

    @property
    def points(self) -> str:
        return points(self.change)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as printed; `width` is in hundredths of the most used."""

    bar: Row
    years: str


@dataclass(frozen=True, slots=True)
class Share:
    """A topic, how many of its operative paragraphs have the verb, and of how many."""

    label: str
    url: str
    count: int
    whole: int

    @property
    def percent(self) -> str:
        return f"{100 * self.count / self.whole:.1f} %"


def verb_url(verb: str) -> str:
    return f"/verbs/{slugify(verb)}"


@require_safe
def verb_list(request: HttpRequest) -> HttpResponse:
    held = archive()
    counts = _counts(held)
    operative = units_found(held, Criteria(parts=("operative",)))
    asked = request.GET.get("order", "")
    order = asked if asked in ORDERS else ""
    entries = _entries(held, counts)
    context = {
        "section": "verbs",
        "total": len(counts),
        "operative": len(operative),
        "span": _span(held),
        "groups": () if order else _groups(entries),
        "all": _ordered(entries, order) if order else (),
        "order": order,
        "orders": [(value, name, value == order) for value, name in ORDERS.items()],
        "halves": halves_of(held, operative).words if order in CHANGES else "",
    }
    return render(request, "resolutions/verb_list.html", context)


@require_safe
def verb_detail(request: HttpRequest, slug: str) -> HttpResponse:
    held = archive()
    verb = next((verb for verb in held.unit_sets.get(Filter.VERB, {}) if slugify(verb) == slug), None)
    asked = Criteria(verbs=(verb or "",))
    found = units_found(held, asked)
    if verb is None or not found:
        return not_found(request)
    years = unit_years_of(held, found)
    is_share = request.GET.get("as") == "share"
    context = {
        "section": "verbs",
        "verb": verb,
        "group": group_of(verb),
        "lead": _lead(held, found, years),
        "total": len(found),
        "all_url": UNITS + asked.query(),
        "query": asked.query(),
        "whole_url": "/resolutions" + asked.query(),
        "opening": _opening(held, verb),
        "chart": _chart(held, asked, years, is_share=is_share),
        "other_chart": ("Show numbers", f"/verbs/{slug}")
        if is_share
        else ("Show as share of operative paragraphs", "?as=share"),
        "phrases": _phrases(held, verb, found),
        "shares": _shares(held, found),
        "rows": units.rows([held.keys[unit] for unit in one_of_each_body(held, found)], asked),
    }
    return render(request, "resolutions/verb_detail.html", context)


def _chart(held: Archive, asked: Criteria, years: Sequence[tuple[int, str, int]], *, is_share: bool) -> Chart:
    """The paragraphs of a verb each year: how many, or their share among all operative ones."""
    whole = by_year(held, units_found(held, Criteria(parts=("operative",)))) if is_share else None
    caption = "Share of operative paragraphs each year" if is_share else "Paragraphs each year"
    return years_chart(
        years, url=year_url(UNITS, asked), bodies=bodies_of(years), caption=caption, among=whole
    )


def bodies_of(years: Sequence[tuple[int, str, int]]) -> list[tuple[str, str]]:
    """Code and name of the bodies of a chart, in their order."""
    codes = sorted({body for _, body, _ in years}, key=place_of_body)
    return [(code, body_name(code) or "Body not stated") for code in codes]


def one_of_each_body(held: Archive, found: BitMap) -> list[int]:
    """The newest of some units for each body that has any, in the order of bodies."""
    first = []
    sets = held.work_sets.get(Filter.BODY, {})
    for body in sorted(sets, key=place_of_body):
        own = found & held.units_of(sets[body])
        if own:
            first.append(own.min())
    return first


def _counts(held: Archive) -> dict[str, int]:
    """The verbs with their paragraphs, the most frequent first."""
    everything = units_found(held, Criteria())
    sets = held.unit_sets.get(Filter.VERB, {})
    counts = {verb: everything.intersection_cardinality(found) for verb, found in sets.items()}
    return {verb: n for verb, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n}


def _ordered(entries: Sequence[VerbEntry], order: str) -> Sequence[VerbEntry]:
    if order == "name":
        return sorted(entries, key=lambda entry: entry.verb)
    if order == "count":
        return entries
    way = 1 if order == "rising" else -1
    changed = [entry for entry in entries if way * entry.change >= 0.05]
    return sorted(changed, key=lambda entry: (-way * entry.change, entry.verb))[:CHANGED_SHOWN]


def _groups(entries: Sequence[VerbEntry]) -> list[tuple[str, str, list[VerbEntry], str]]:
    """Each group with its most frequent verbs, and the words that say how many more it has."""
    found = []
    for title, words in GROUPS.items():
        own = [entry for entry in entries if group_of(entry.verb) == title]
        if own:
            rest = len(own) - SHOWN_IN_GROUP
            more = counted(rest, "rarer verb") if rest > 0 else ""
            found.append((title, words, own[:SHOWN_IN_GROUP], more))
    return found


def _entries(held: Archive, counts: Mapping[str, int]) -> list[VerbEntry]:
    everything = units_found(held, Criteria(parts=("operative",)))
    halves = halves_of(held, everything)
    if not halves.whole:
        return []
    first, last = min(halves.whole), max(halves.whole)
    found = []
    for verb, n in counts.items():
        years = by_year(held, everything & held.unit_sets[Filter.VERB][verb])
        spark = sparkline(shares(years, halves.whole, first, last))
        found.append(VerbEntry(verb, verb_url(verb), n, spark, halves.change(years)))
    return found


def _span(held: Archive) -> str:
    years = [year for year, _, _ in unit_years_of(held, units_found(held, Criteria()))]
    return f"{years[0]}–{years[-1]}" if years else ""


def _lead(held: Archive, found: BitMap, years: Sequence[tuple[int, str, int]]) -> list[Piece]:
    """ "5,138 operative paragraphs in 2,214 resolutions. Most in 1984, and most by the General Assembly."."""
    works = len(held.works_of(found))
    pieces = [Piece(f"{counted(len(found), 'operative paragraph')} in {counted(works, 'resolution')}.")]
    by_year, by_body = Counter[int](), Counter[str]()
    for year, body, number in years:
        by_year[year] += number
        by_body[body] += number
    if len(by_year) > 1 and by_body:
        top, most = by_year.most_common(1)[0][0], by_body.most_common(1)[0]
        pieces += [Piece(" Most often in "), Piece(str(top), "strong")]
        pieces += [Piece(f"; {round(100 * most[1] / max(1, len(found)))} % are the {body_name(most[0])}’s.")]
    return pieces


def _opening(held: Archive, verb: str) -> tuple[int, str] | None:
    """How many paragraphs of preambles open with the same verb, and their list."""
    asked = Criteria(openings=(verb,))
    number = len(units_found(held, asked))
    return (number, UNITS + asked.query()) if number else None


def _phrases(held: Archive, verb: str, found: BitMap) -> tuple[list[Phrase], int]:
    """The phrases as printed, the most used first, and how many there are."""
    sets = held.unit_sets.get(Filter.PHRASE, {})
    own = {
        phrase: number
        for phrase in held.phrases.get(verb, ())
        if phrase in sets and (number := found.intersection_cardinality(sets[phrase]))
    }
    most = sorted(own.items(), key=lambda item: (-item[1], item[0]))
    bars = rows_of(
        (phrase, n, UNITS + Criteria(verbs=(verb,), phrases=(phrase,)).query(), "verb")
        for phrase, n in most[:PHRASES_SHOWN]
    )
    return [Phrase(bar, _years_of(held, found & sets[bar.label])) for bar in bars], len(most)


def _years_of(held: Archive, found: BitMap) -> str:
    years = sorted(by_year(held, found))
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _shares(held: Archive, found: BitMap) -> list[Share]:
    """The topics in whose operative paragraphs the verb has the greatest share."""
    operative = units_found(held, Criteria(parts=("operative",)))
    shares_ = []
    for slug, works in held.work_sets.get(Filter.TOPIC, {}).items():
        label = held.labels.get((Filter.TOPIC, slug))
        if label is None:
            continue
        own = held.units_of(works)
        whole, number = operative.intersection_cardinality(own), found.intersection_cardinality(own)
        if number and whole >= TOPIC_AT_LEAST:
            shares_.append(Share(sentence_case(label), f"/topics/{slug}", number, whole))
    shares_.sort(key=lambda share: (-share.count / share.whole, share.label))
    return shares_[:TOPICS_SHOWN]
