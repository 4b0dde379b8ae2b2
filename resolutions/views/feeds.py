"""Lists for machines: Atom and CSV of whatever a list shows, and the maps of the site for robots."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from resolutions.criteria import Filter
from resolutions.filters import ParagraphFilter, ResolutionFilter
from resolutions.indexing import Archive, archive, page_of_units, units_asked
from resolutions.models import Paragraph, Resolution
from resolutions.views import facetting, unit_words
from resolutions.views.anchors import label_of, quoted
from resolutions.views.errors import not_found
from resolutions.views.lists import LIST, UNITS
from resolutions.views.paragraphs import words_of
from resolutions.views.wording import Piece, heading, sentence

ENTRIES = 50
AT_ONCE = 500
SITEMAP_SIZE = 20_000
FIXED = ["", *"resolutions paragraphs verbs topics instruments meetings sessions holdings about".split()]
RESOLUTION_COLUMNS = (
    "symbol",
    "title",
    "type",
    "adopted_on",
    "body",
    "session",
    "meeting",
    "address",
    "note",
)
UNIT_COLUMNS = (
    *("symbol", "paragraph", "part", "number", "phrase", "verb", "text"),
    *("speaking_in_draft", "adopted_on", "body", "address", "note"),
)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


@require_safe
def resolution_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    filterset = ResolutionFilter(request.GET, queryset=Resolution.objects.public())
    criteria = filterset.criteria
    if not filterset.is_canonical:
        return redirect(f"{LIST}.{form}{criteria.query()}")
    found = Resolution.objects.public().matching(criteria).for_list().sorted_by(criteria.sort)
    site = _site(request)
    if form == "csv":
        return _csv(
            "resolutions", RESOLUTION_COLUMNS, (_resolution_row(row, site) for row in _chunked(found))
        )
    rows = [(_entry_title(row), f"{site}/{row.path}", row.updated_at, "") for row in found[:ENTRIES]]
    names = facetting.names_for(archive(), criteria)
    title = _title(heading(criteria, 2).split(" ", 1)[1].capitalize(), sentence(criteria, names))
    return _atom(request, title, LIST + criteria.query(), rows)


@require_safe
def paragraph_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    filterset = ParagraphFilter(request.GET, queryset=Resolution.objects.public())
    criteria = filterset.criteria
    if not filterset.is_canonical:
        return redirect(f"{UNITS}.{form}{criteria.query()}")
    held, site = archive(), _site(request)
    found = units_asked(held, criteria, words_of(criteria))
    page = page_of_units(held, found, criteria.sort, len(found) if form == "csv" else ENTRIES)
    keys = [held.keys[unit] for unit in page.rows] if page else []
    if form == "csv":
        return _csv("paragraphs", UNIT_COLUMNS, (_unit_row(unit, site) for unit in _units(keys)))
    rows = [
        (
            f"{unit.expression.resolution}, {label_of(unit.anchor)}{_sample(unit)}",
            f"{site}/{unit.expression.resolution.path}/{unit.anchor}",
            unit.expression.resolution.updated_at,
            unit.text,
        )
        for unit in _units(keys)
    ]
    names = facetting.names_for(held, criteria)
    return _atom(
        request,
        _title("Paragraphs", unit_words.sentence(criteria, names, [])),
        UNITS + criteria.query(),
        rows,
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"site": _site(request)}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead those that ask without having read a page to the icon that every page names."""
    return redirect(static("icon.svg"))


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The maps of which the last ones list every public text."""
    number = -(-len(archive().works) // SITEMAP_SIZE)
    maps = ["sitemap-pages.xml", *(f"sitemap-{n}.xml" for n in range(1, number + 1))]
    return _xml(request, "sitemap_index.xml", {"addresses": [f"{_site(request)}/{name}" for name in maps]})


@require_safe
def sitemap(request: HttpRequest, name: str) -> HttpResponse:
    """The pages of lists, verbs and topics, or a part of all texts."""
    held = archive()
    if name == "pages":
        paths = [*FIXED, *sorted(_described(held))]  # by name: no key tells what is hidden
    else:
        start = (int(name) - 1) * SITEMAP_SIZE
        paths = [work.path for work in held.works[start : start + SITEMAP_SIZE]] if start >= 0 else []
    if not paths:
        return not_found(request)
    return _xml(request, "sitemap.xml", {"addresses": [f"{_site(request)}/{quoted(path)}" for path in paths]})


def _described(held: Archive) -> Iterator[str]:
    """The pages of verbs, topics and treaties."""
    yield from (f"verbs/{slugify(verb)}" for verb in held.unit_sets.get(Filter.VERB, {}))
    yield from (f"topics/{slug}" for by, slug in held.labels if by is Filter.TOPIC)
    yield from (path for path, kind in held.kinds.items() if kind == "treaty")


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def note(row: Resolution) -> str:
    """What must be known of a row wherever it goes: that its text is invented."""
    return "sample" if row.is_sample else ""


def _entry_title(row: Resolution) -> str:
    title = ": ".join(filter(None, [str(row), getattr(row, "title", "")]))
    return f"{title} (sample)" if row.is_sample else title


def _sample(unit: Paragraph) -> str:
    return " (sample)" if unit.expression.resolution.is_sample else ""


def _title(noun: str, pieces: Sequence[Piece]) -> str:
    return " ".join(filter(None, [noun, "".join(piece.text for piece in pieces)]))


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")


def _atom(
    request: HttpRequest, title: str, path: str, rows: Sequence[tuple[str, str, datetime.datetime, str]]
) -> HttpResponse:
    site = _site(request)
    context = {
        "title": title,
        "address": site + path,
        "own": site + request.get_full_path(),
        "updated": max((row[2] for row in rows), default=datetime.datetime(1946, 1, 1, tzinfo=datetime.UTC)),
        "rows": rows,
    }
    return render(request, "feed.xml", context, content_type="application/atom+xml; charset=utf-8")


def _csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """Rows as they come; a value that a spreadsheet would take for a formula is quoted."""
    writer = csv.writer(_Echo())
    lines = (writer.writerow([guarded(value) for value in row]) for row in _headed(columns, rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def guarded(value: object) -> str:
    """A value as text, with an apostrophe before what begins like a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _headed(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    yield columns
    yield from rows


def _chunked(found: Any) -> Iterator[Resolution]:
    return iter(found.iterator(AT_ONCE))


def _units(keys: Sequence[int]) -> Iterator[Paragraph]:
    """Units in the order of their keys, some hundreds at once."""
    own = Paragraph.objects.public().select_related("expression__resolution__body")
    rest = iter(keys)
    while chunk := list(islice(rest, AT_ONCE)):
        found = own.in_bulk(chunk)
        yield from (found[key] for key in chunk if key in found)


def _resolution_row(row: Resolution, site: str) -> Sequence[object]:
    title = getattr(row, "title", "")
    session = row.session.code if row.session else ""
    number = row.meeting.number if row.meeting else ""
    return (
        row.symbol,
        title,
        row.type,
        row.adopted_on,
        row.body,
        session,
        number,
        f"{site}/{row.path}",
        note(row),
    )


def _unit_row(unit: Paragraph, site: str) -> Sequence[object]:
    resolution = unit.expression.resolution
    return (
        resolution.symbol,
        unit.anchor,
        unit.kind,
        unit.number,
        unit.phrase,
        unit.verb,
        unit.text,
        unit.draft,
        resolution.adopted_on,
        resolution.body,
        f"{site}/{resolution.path}/{unit.anchor}",
        note(resolution),
    )
