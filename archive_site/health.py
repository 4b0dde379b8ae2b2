"""Two addresses for those who run the site: is the process alive, and can it answer.

They are answered before the host is checked or a session looked at, so that a probe may ask by address.
"""

import logging
from collections.abc import Callable
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

logger = logging.getLogger(__name__)

ANSWERED_METHODS = ("GET", "HEAD")


class HealthMiddleware:
    """Answer `/healthz` and `/readyz`, and leave every other address to the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = {"/healthz": healthz, "/readyz": readyz}.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        if request.method not in ANSWERED_METHODS:
            return HttpResponseNotAllowed(ANSWERED_METHODS)
        return answer()


def healthz() -> HttpResponse:
    """Answer that the process is alive. The database is not asked: a restart would not bring it back."""
    return _plain("alive")


def readyz() -> HttpResponse:
    """Answer whether a page could be served now, with the reason where it could not."""
    reason = unreadiness()
    return _plain("ready") if reason is None else _plain(f"not ready: {reason}", status=503)


def unreadiness() -> str | None:
    """Return why no page could be served, or None where one could."""
    try:
        applied = MigrationRecorder(connection).applied_migrations().keys()
    except DatabaseError as error:
        # Its own words name hosts and users, and belong in the log.
        logger.warning("the database does not answer: %s", " ".join(str(error).split()))
        return "the database does not answer"
    missing = sorted(".".join(migration) for migration in known_migrations() - applied)
    if missing:
        return f"migrations missing ({len(missing)}, first {missing[0]}); run: python manage.py migrate"
    return None


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Return the app and name of every migration of this release; they do not change while it runs."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)
