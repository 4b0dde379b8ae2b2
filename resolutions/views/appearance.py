"""Light or dark: the reader's own choice, kept in the one cookie that public pages have, once it is made.

A link sets it, so that no page needs a form with a token, and so a cookie, before anything is chosen.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

COOKIE = f"{settings.COOKIE_PREFIX}theme"
YEAR = 365 * 24 * 3600  # seconds
#: What the address says, and how the link reads; "system" forgets the choice.
THEMES = {"light": "Light", "dark": "Dark", "system": "As the system"}


def theme_of(request: HttpRequest) -> str:
    """Return "light" or "dark" where the reader chose it, else ""."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in ("light", "dark") else ""


def appearance(request: HttpRequest) -> dict[str, Any]:
    """For every template: the theme chosen, and the themes that can be, each with whether it is on."""
    theme = theme_of(request)
    themes = [(value, name, value == (theme or "system")) for value, name in THEMES.items()]
    return {"theme": theme, "themes": themes}


@require_GET
@never_cache
def choose_theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Keep the choice, and go back to the page that it was made on."""
    response = HttpResponseRedirect(_page_before(request))
    if theme == "system":
        response.delete_cookie(COOKIE)
    else:
        response.set_cookie(
            COOKIE, theme, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response


def _page_before(request: HttpRequest) -> str:
    """The page of this site that the link stood on; the first page where that is not known."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(before)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith("/") and not path.startswith(("//", "/theme/")) else "/"
