"""What is shown where there is nothing to show."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.models import Resolution
from resolutions.parsing.symbols import parse_symbol

NEAREST = 3


def not_found(request: HttpRequest) -> HttpResponse:
    """Say what was asked for, and name the nearest texts that are held."""
    typed = request.path.strip("/")[:120]
    symbol = parse_symbol(typed)
    nearest = Resolution.objects.public().nearest(symbol.sort_key, NEAREST) if symbol else ()
    context = {"typed": typed, "symbol": symbol, "nearest": nearest}
    return render(request, "404.html", context, status=404)
