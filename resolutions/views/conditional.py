"""ETags: a public page that has not changed is not sent again.

The tag stands for what is public, for this release, for the address and for the theme that the reader chose, and is
known before any view is called.
Where the database does not answer, the page says so, and when to ask again.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import DatabaseError, Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from resolutions.indexing import pinned_version
from resolutions.indexing.contents import contents
from resolutions.views.appearance import theme_of

logger = logging.getLogger(__name__)

#: PostgreSQL's name for a table that is not there: the migrations have not been run.
UNDEFINED_TABLE = "42P01"
RETRY_AFTER = "5"  # seconds
#: What has its own rules: the admin is of its users, static files and the way to the icon never change.
PRIVATE = ("/admin", "/static/", "/favicon.ico")


class ConditionalMiddleware:
    """Answer 304 to those who have the page as it is, and give every public page its tag."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(PRIVATE):
            return self.get_response(request)
        try:
            with pinned_version():
                tag = page_tag(request)
                if tag in _tags(request):
                    return _tagged(HttpResponseNotModified(), tag)
                response = self.get_response(request)
        except Error as error:
            if not is_absence(error):
                raise
            return unavailable(request, error)
        if isinstance(response, HttpResponse) and response.status_code == 200:
            _tagged(response, tag)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that the database left alone; every other fault is one of ours."""
        return unavailable(request, exception) if is_absence(exception) else None


def is_absence(error: Exception) -> bool:
    """Whether there is no database to ask: gone, no database at all, or one without tables."""
    # SQLite says of a file that is none of its own nothing narrower than that it is an error.
    is_gone = isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError
    return is_gone or getattr(error.__cause__, "sqlstate", "") == UNDEFINED_TABLE


def unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    """503 in the manner of the site; the database's own words belong in the log."""
    logger.error("the database does not answer: %s", " ".join(str(error).split()))
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    if hasattr(request, "session"):
        del request.session  # which could not be kept either
    return response


def page_tag(request: HttpRequest) -> str:
    said = "\n".join(
        (
            contents(),
            release(),
            request.get_host(),
            request.scheme or "",
            request.get_full_path(),
            theme_of(request),
        )
    )
    return f'"{hashlib.sha256(said.encode(errors="replace")).hexdigest()[:24]}"'


@cache
def release() -> str:
    """A checksum of the code, the templates and the style sheet: another release shows other pages."""
    digest = hashlib.sha256()
    for folder, pattern in (
        ("resolutions", "*.py"),
        ("resolutions", "*.t*"),
        ("templates", "*"),
        ("static", "*.css"),
    ):
        for path in sorted((settings.BASE_DIR / folder).rglob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _tags(request: HttpRequest) -> set[str]:
    """The tags that a browser has; a proxy may have made them weak."""
    return {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers.setdefault("ETag", tag)
    response.headers.setdefault("Cache-Control", "public, no-cache")
    patch_vary_headers(response, ("Cookie",))
    return response
