"""The page at an address: a resolution, one paragraph of it, or what is cited and not held."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.citations import citation
from resolutions.criteria import Criteria
from resolutions.models import Instrument, Resolution
from resolutions.parsing.symbols import parse_symbol, symbol_path
from resolutions.views.anchors import is_anchor, quoted
from resolutions.views.errors import not_found, not_in_language
from resolutions.views.facts import crumbs, facts, heading_of, meeting_url, meeting_words
from resolutions.views.instruments import instrument_page
from resolutions.views.lists import LIST
from resolutions.views.reading import parts_of
from resolutions.views.record import paragraph_of, record_page

OTHER_SPACES = ("fragments/", "instruments/")


@require_safe
def record(request: HttpRequest, place: str) -> HttpResponse:
    """Answer the address of a record in its one spelling, and lead to it from every other."""
    path, anchor = _divided(place)
    proper = f"/{path}/{anchor}" if anchor else f"/{path}"
    if request.path != proper:
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        return HttpResponsePermanentRedirect(quoted(proper) + query)
    resolution = Resolution.objects.for_page().filter(path=path).first()
    if resolution is None or resolution.state == Resolution.State.UNPUBLISHED:
        return not_found(request) if anchor else _not_held(request, path)
    if resolution.state == Resolution.State.MERGED and resolution.merged_into:
        return HttpResponsePermanentRedirect(resolution.merged_into.get_absolute_url())
    if resolution.state == Resolution.State.WITHDRAWN:
        return render(request, "resolutions/withdrawn.html", {"resolution": resolution}, status=410)
    return _resolution(request, resolution, anchor)


@require_safe
def old_address(request: HttpRequest, place: str) -> HttpResponse:
    """Lead from `/resolutions/E/RES/2004/22` to the address without the first word."""
    path, anchor = _divided(place)
    return HttpResponsePermanentRedirect(quoted(f"/{path}/{anchor}" if anchor else f"/{path}"))


def _resolution(request: HttpRequest, resolution: Resolution, anchor: str) -> HttpResponse:
    page = record_page(resolution, request.GET.get("lang", "")[:8])
    if page is None:
        return not_in_language(request, resolution)
    paragraph = paragraph_of(page, anchor) if anchor else None
    if anchor and paragraph is None:
        return not_found(request)
    context = {
        "section": "resolutions",
        "page": page,
        "resolution": resolution,
        "heading": heading_of(resolution),
        "crumbs": crumbs(resolution),
        "facts": facts(page),
        "meeting": meeting_words(resolution),
        "meeting_url": meeting_url(resolution),
        "all_url": LIST + Criteria(cites=(resolution.path,)).query(),
        "only": paragraph.anchor if paragraph else "",
        "parts": parts_of(page.text, paragraph.anchor) if paragraph else (),
        "citation": citation(resolution, paragraph),
    }
    template = "resolutions/paragraph.html" if paragraph else "resolutions/resolution_detail.html"
    return render(request, template, context)


def _not_held(request: HttpRequest, path: str) -> HttpResponse:
    """The page of an instrument that texts cite; there is none where no public text does."""
    instrument = Instrument.objects.select_related("merged_into").filter(path=path).first()
    if instrument is None:
        return not_found(request)
    if instrument.merged_into:
        return HttpResponsePermanentRedirect(instrument.merged_into.get_absolute_url())
    return instrument_page(request, instrument) or not_found(request)


def _divided(place: str) -> tuple[str, str]:
    """An address as typed -> the path of a record in its one spelling, and the anchor of a paragraph."""
    trimmed = place.strip("/ ")
    head, slash, last = trimmed.rpartition("/")
    has_anchor = bool(slash and head) and is_anchor(last)
    path = head if has_anchor else trimmed
    symbol = None if path.startswith(OTHER_SPACES) else parse_symbol(path)
    if symbol:
        path = symbol_path(symbol.text).lstrip("/")
    return path, last if has_anchor else ""
