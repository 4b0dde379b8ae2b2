"""What is shown where there is nothing to show."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.indexing import archive
from resolutions.models import Expression, Resolution
from resolutions.parsing.symbols import parse_symbol
from resolutions.views.held_symbols import nearest
from resolutions.views.wording import LANGUAGES

CONTROL_RE = re.compile(r"[\x00-\x1f\x7f]")


def not_found(request: HttpRequest) -> HttpResponse:
    """Say what was asked for, and name the nearest texts that are held."""
    typed = CONTROL_RE.sub("", request.path).strip("/ ")[:120]
    # What stands under the desk of the curators is no symbol.
    symbol = None if typed.startswith("admin/") else parse_symbol(typed)
    context = {"typed": typed, "symbol": symbol, "nearest": nearest(archive(), symbol) if symbol else ()}
    return render(request, "404.html", context, status=404)


def not_in_language(request: HttpRequest, resolution: Resolution) -> HttpResponse:
    """Say that a text is held, in which languages, and that the one asked for is none of them."""
    codes = Expression.objects.filter(reading__resolution=resolution).values_list("language", flat=True)
    languages = [(code, LANGUAGES.get(code, code)) for code in sorted(set(codes))]
    context = {"resolution": resolution, "languages": languages}
    return render(request, "404.html", context, status=404)


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say the same of an address that no page can have, such as one with control characters."""
    return not_found(request)
