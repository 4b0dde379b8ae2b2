"""What texts cite, held or not: all of it, and one instrument: by whom, in which words, when, which of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from pyroaring import BitMap

from resolutions.charts import NO_SPARK, Row, Spark, rows_of, shares, sparkline, years_chart
from resolutions.criteria import Criteria, Filter, Sort
from resolutions.facets import ALL_TYPES, years_of
from resolutions.indexing import Archive, archive, units_found, works_asked
from resolutions.models import Instrument, InstrumentName, Pinpoint, Resolution
from resolutions.parsing.openings.lexicon import participle, third_person
from resolutions.parsing.symbols import parse_symbol
from resolutions.views import units
from resolutions.views.framing import year_url
from resolutions.views.held_symbols import nearest
from resolutions.views.lists import LIST, UNITS
from resolutions.views.record import citing
from resolutions.views.verbs import bodies_of
from resolutions.views.wording import counted

KINDS = {
    "treaty": ("Treaties", "treaties"),
    "declaration": ("Declarations and programmes", "declarations and programmes"),
    "resolution": ("Resolutions", "resolutions"),
    "decision": ("Decisions", "decisions"),
    "document": ("Documents", "documents"),
}
SHOWN_OF_KIND = 12
AT_MOST = 500
ROWS_SHOWN = 7
NOTES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument in the list: how many paragraphs and resolutions cite it, and when, as the path of a chart."""

    path: str
    name: str
    paragraphs: int
    works: int
    years: str
    spark: Spark
    title: str = ""


@require_safe
def instrument_list(request: HttpRequest) -> HttpResponse:
    """Everything cited, by kind; of one kind on asking."""
    held = archive()
    kind = request.GET.get("kind", "")
    only = kind if kind in KINDS else ""
    by_kind = _by_kind(held)
    at_most = AT_MOST if only else SHOWN_OF_KIND
    shown = {kind: paths[:at_most] for kind, paths in by_kind.items() if only in ("", kind)}
    titles = Resolution.objects.public().titles([path for paths in shown.values() for path in paths])
    context = {
        "section": "instruments",
        "only": only,
        "title": KINDS[only][0] if only else "Instruments",
        "total": len(by_kind[only]) if only else sum(map(len, by_kind.values())),
        "kinds": [
            (kind, *KINDS[kind], len(by_kind[kind]), _listed(held, paths, titles))
            for kind, paths in shown.items()
            if paths
        ],
        "at_most": AT_MOST,
        "shown": SHOWN_OF_KIND,
    }
    return render(request, "resolutions/instrument_list.html", context)


def instrument_page(request: HttpRequest, instrument: Instrument) -> HttpResponse | None:
    """The page of what is cited and has no text here; None where no public text cites it."""
    held = archive()
    everywhere = works_asked(held, Criteria(cites=(instrument.path,), types=ALL_TYPES))
    if not everywhere:
        return None
    asked = Criteria(cites=(instrument.path,))
    works, found = works_asked(held, asked), units_found(held, asked)
    years = years_of(held, works)
    pinpoints = _pinpoints(instrument)
    symbol = parse_symbol(instrument.symbol) if instrument.symbol else None
    context = {
        "section": "instruments",
        "instrument": instrument,
        "kind": KINDS[instrument.kind],
        "names": _other_names(instrument),
        "supplements": _supplements(held, instrument),
        "figures": _figures(found, works, years, pinpoints),
        "chart": years_chart(
            years,
            url=year_url(LIST, asked),
            bodies=bodies_of(years),
            caption="Resolutions citing it, each year",
        ),
        "words": _words(held, instrument.path, found),
        "pinpoints": pinpoints[:ROWS_SHOWN],
        "together": _together(held, instrument.path, found),
        "rows": units.rows([held.keys[unit] for unit in _one_of_each_part(held, found)], asked),
        "operative": len(units_found(held, Criteria(cites=(instrument.path,), parts=("operative",)))),
        "list_url": LIST + asked.query(),
        "units_url": UNITS + asked.query(),
        "oldest_url": UNITS + replace(asked, sort=Sort.OLDEST).query(),
        "operative_url": UNITS + Criteria(cites=(instrument.path,), parts=("operative",)).query(),
        "cited_by": citing(instrument.path)[:NOTES_SHOWN],
        "total": len(works),
        "nearest": nearest(held, symbol) if symbol else (),
    }
    return render(request, "resolutions/instrument_detail.html", context)


def _by_kind(held: Archive) -> dict[str, list[str]]:
    """The addresses of what resolutions cite, by kind, the most cited first."""
    everything = works_asked(held, Criteria())
    counts = {
        path: everything.intersection_cardinality(works)
        for path, works in held.work_sets.get(Filter.CITES, {}).items()
    }
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for path, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if number:
            found[held.kinds[path]].append(path)
    return found


def _listed(held: Archive, paths: Iterable[str], titles: Mapping[str, str]) -> list[Cited]:
    everything = works_asked(held, Criteria())
    in_text = units_found(held, Criteria())
    whole = Counter({year: 1 for year, _, _ in years_of(held, everything)})
    found = []
    for path in paths:
        works = held.work_sets[Filter.CITES][path] & everything
        cited = held.unit_sets.get(Filter.CITES, {}).get(path, BitMap()) & in_text
        years = Counter[int]()
        for year, _, number in years_of(held, works):
            years[year] += number
        ends = f"{min(years)}–{max(years)}" if len(years) > 1 else str(min(years, default=""))
        spark = sparkline(shares(years, whole, min(whole), max(whole))) if years else NO_SPARK
        name, title = held.labels[Filter.CITES, path], titles.get(path, "")
        found.append(Cited(path, name, len(cited), len(works), ends, spark, title))
    return found


def _figures(
    found: BitMap, works: BitMap, years: Sequence[tuple[int, str, int]], pinpoints: Sequence[Row]
) -> list[tuple[str, str]]:
    """The facts of the head: a figure and what it counts."""
    figures = [
        (f"{len(found):,}", counted(len(found), "paragraph cites it", "paragraphs cite it").split(" ", 1)[1]),
        (f"{len(works):,}", "resolution" if len(works) == 1 else "resolutions"),
    ]
    bodies = len({body for _, body, _ in years})
    figures += [(str(bodies), "body" if bodies == 1 else "bodies")] if bodies else []
    named = sum(row.count for row in pinpoints)
    figures += [(f"{named:,}", "name a part of it")] if named else []
    if years:
        first, last = years[0][0], years[-1][0]
        figures.append((f"{first}–{last}" if first != last else str(first), "first and last"))
    return figures


def _words(held: Archive, path: str, found: BitMap) -> list[Row]:
    """The verbs and openings of the paragraphs that cite it, the most frequent first."""
    counted_: list[tuple[str, int, str, str]] = []
    for verb, sets in held.unit_sets.get(Filter.VERB, {}).items():
        asked = Criteria(cites=(path,), verbs=(verb,))
        number = found.intersection_cardinality(sets)
        counted_.append((third_person(verb), number, UNITS + asked.query(), "verb"))
    for verb, sets in held.unit_sets.get(Filter.OPENING, {}).items():
        asked = Criteria(cites=(path,), openings=(verb,))
        number = found.intersection_cardinality(sets)
        counted_.append((participle(verb), number, UNITS + asked.query(), "phrase"))
    most = sorted((row for row in counted_ if row[1]), key=lambda row: (-row[1], row[0]))
    return rows_of(most[:ROWS_SHOWN])


def _together(held: Archive, path: str, found: BitMap) -> list[Row]:
    """What the same paragraphs cite besides, the most frequent first."""
    sets = held.unit_sets.get(Filter.CITES, {})
    counted_ = (
        (held.labels[Filter.CITES, other], found.intersection_cardinality(units_), f"/{other}", "")
        for other, units_ in sets.items()
        if other != path
    )
    return rows_of(
        sorted((row for row in counted_ if row[1]), key=lambda row: (-row[1], row[0]))[:ROWS_SHOWN]
    )


def _supplements(held: Archive, instrument: Instrument) -> list[Row]:
    """The protocols that say in their names that they supplement it, the most cited first."""
    ending = f", supplementing the {instrument.name}".casefold()
    everything = works_asked(held, Criteria())
    counted_ = (
        (name[: -len(ending)], everything.intersection_cardinality(held.work_sets[by][path]), f"/{path}", "")
        for (by, path), name in held.labels.items()
        if by is Filter.CITES and name.casefold().endswith(ending)
    )
    return rows_of(sorted((row for row in counted_ if row[1]), key=lambda row: (-row[1], row[0])))


def _pinpoints(instrument: Instrument) -> list[Row]:
    """The parts of it that public texts name, the most frequent first."""
    most = Pinpoint.objects.public().to(instrument).by_label()
    return rows_of((label[:1].upper() + label[1:], n, "", "") for label, n in most)


def _other_names(instrument: Instrument) -> list[str]:
    """The names under which it is printed besides its own."""
    names = InstrumentName.objects.of(instrument).values_list("name", flat=True)
    own = {instrument.name.casefold(), (instrument.symbol or "").casefold()}
    return sorted({name for name in names if name.casefold() not in own})[:4]


def _one_of_each_part(held: Archive, found: BitMap) -> list[int]:
    """The newest operative and the newest preambular paragraph."""
    parts = (found & sets for sets in held.unit_sets.get(Filter.PART, {}).values())
    return sorted(part.min() for part in parts if part)
