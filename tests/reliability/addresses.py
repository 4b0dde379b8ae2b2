"""Every route of the public site, taken from the resolver, so that none is forgotten."""

from __future__ import annotations

from django.urls import get_resolver


def routes() -> list[str]:
    """Every route, with a hole where it takes a value."""
    patterns = [
        p
        for included in get_resolver().url_patterns
        if not str(included.pattern)
        for p in getattr(included, "url_patterns", ())
    ]
    return [f"/{route}" for route in (_with_hole(str(pattern.pattern)) for pattern in patterns)]


def _with_hole(route: str) -> str:
    for opening, closing in (("(?P<", ")"), ("<", ">")):
        if opening in route:
            head, rest = route.split(opening, 1)
            return f"{head}{{}}{rest.split(closing, 1)[1]}".strip("^$").replace("\\", "")
    return route.strip("^$").replace("\\", "")
