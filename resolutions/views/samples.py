"""What every page says while invented texts are held."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from resolutions.indexing import archive


def samples(_: HttpRequest) -> dict[str, Callable[[], int]]:
    """For every template: how many invented texts are held, counted only where a page asks."""
    return {"samples": lambda: archive().samples}
