"""Sessions: each under its body, with the years in which what is held of it was adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.criteria import Criteria, PartialDate
from resolutions.facets import place_of_body, session_years
from resolutions.indexing import Archive, works_asked
from resolutions.indexing import archive as current_archive
from resolutions.views.lists import LIST
from resolutions.views.wording import body_name
from resolutions.views.wording import session_years as years_words

NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class SessionHeld:
    """A session of a body, or a year of one that has none; how many resolutions of it are held, and their list.

    Those whose session the text does not state are one row, `name` then "Not stated", which has no list.
    """

    name: str
    years: str
    count: int
    url: str


@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    """The sessions of each body, in numeric order; years for a body that has none."""
    bodies = [
        (body, body_name(body) or "Body not stated", rows, sum(row.count for row in rows))
        for body, rows in sessions_held(current_archive()).items()
    ]
    return render(request, "resolutions/session_list.html", {"section": "meetings", "bodies": bodies})


def sessions_held(archive: Archive) -> Mapping[str, list[SessionHeld]]:
    """Return the sessions of every body of which a resolution is held, bodies and sessions in their order."""
    works = [archive.works[number] for number in works_asked(archive, Criteria())]
    having_sessions = {work.body for work in works if work.session}
    counts: Counter[tuple[str, str]] = Counter()
    for work in works:
        has_years = work.body and work.body not in having_sessions
        counts[work.body, work.session or (str(work.year or "") if has_years else "")] += 1
    years = session_years(archive)
    found: dict[str, list[SessionHeld]] = {}
    for body in sorted({body for body, _ in counts}, key=lambda body: (place_of_body(body), body)):
        rows = [_row(body, value, n, years) for (own, value), n in counts.items() if own == body]
        found[body] = sorted(rows, key=lambda row: session_order(row.name))
    return found


def session_order(name: str) -> tuple[int, int, str]:
    """Regular sessions first, the newest of them first; then special and emergency special ones; what is not stated."""
    series, _, number = name.rpartition("-")
    return len(series) if number.isdigit() else 99, -int(number) if number.isdigit() else 1, name


def _row(body: str, value: str, count: int, years: Mapping[str, tuple[int, int]]) -> SessionHeld:
    """The row of a session ("GA-58"), of a year ("2004") or of what states neither ("")."""
    if not value:
        return SessionHeld(NOT_STATED, "", count, "")
    if value.isdigit():
        year = PartialDate(int(value))
        return SessionHeld(value, "", count, LIST + Criteria(bodies=(body,), since=year, until=year).query())
    code = value.split("-", 1)[1]
    return SessionHeld(
        code, years_words(body, code, years.get(value)), count, LIST + Criteria(sessions=(value,)).query()
    )
