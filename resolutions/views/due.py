"""What is due next: what texts ask for by a day, in a year or at a session that lies after the newest text held."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resolutions.citations import place_in_words
from resolutions.criteria import Criteria
from resolutions.facets import session_years
from resolutions.indexing import Archive, works_asked
from resolutions.models import Ask
from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.dates import parse_date
from resolutions.parsing.numerals import ordinal
from resolutions.views.reading import asked_words
from resolutions.views.wording import date_words

SHOWN = 5
SESSIONS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Due:
    """Who is to do what, by when; and the paragraph that says so."""

    addressee: str
    action: str
    path: str
    symbol: str
    anchor: str
    when: str

    @property
    def place(self) -> str:
        return place_in_words(self.anchor).replace("para. ", "paragraph ")


def due_next(held: Archive) -> list[Due]:
    """Return what is due soonest after the newest text held, at most five, each addressee once a text."""
    newest = _newest(held)
    if newest is None:
        return []
    ahead = _sessions_ahead(held)
    numbers = sorted({number for _, number in ahead})
    asked = Ask.objects.public().due(since=newest.year, sessions=numbers)
    related = asked.select_related("paragraph__expression__resolution").order_by("pk")
    found: dict[tuple[str, str], tuple[datetime.date, Due]] = {}
    for ask in related:
        moment = _moment(ask, ahead)
        if moment is None or moment[0] <= newest or ask.due_text.startswith("until"):
            continue
        row = _due(ask, moment[1])
        key = row.path, row.addressee
        if key not in found or moment[0] < found[key][0]:
            found[key] = moment[0], row
    soonest = sorted(found.values(), key=lambda item: (item[0], item[1].path))
    return [row for _, row in soonest[:SHOWN]]


def _newest(held: Archive) -> datetime.date | None:
    works = works_asked(held, Criteria())
    return held.works[works.min()].adopted_on if works else None


def _sessions_ahead(held: Archive) -> Mapping[tuple[str, int], datetime.date]:
    """The sessions that follow the last one held of each body, each with about the day on which it ends.

    A session takes as long as those held did on average.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for value, (_, last) in session_years(held).items():
        body, code = value.split("-", 1)
        if code.isdigit():
            spans.setdefault(body, []).append((int(code), last))
    found = {}
    for body, sessions in spans.items():
        (first_number, first), (number, last) = min(sessions), max(sessions)
        pace = (last - first) / (number - first_number) if number > first_number else 1.0
        for n in range(1, SESSIONS_AHEAD + 1):
            found[body, number + n] = datetime.date(min(9999, last + round(n * pace)), 12, 31)
    return found


def _moment(ask: Ask, ahead: Mapping[tuple[str, int], datetime.date]) -> tuple[datetime.date, str] | None:
    """The last day on which it is due, and the words for it; None where that cannot be told."""
    if day := parse_date(ask.due_text):
        return day, date_words(day)
    if ask.due_year:
        return datetime.date(min(9999, ask.due_year), 12, 31), str(ask.due_year)
    if ask.due_session.isdigit():
        number = int(ask.due_session)
        for body in _bodies(ask):
            if (body, number) in ahead:
                words = f"{number} session" if number > 999 else f"{ordinal(number)} session"
                return ahead[body, number], words
    return None


def _bodies(ask: Ask) -> Iterable[str]:
    """Whose session may be meant: that of the body that is told, or of the one that is asked."""
    return filter(None, (body_of_name(ask.recipient), body_of_name(ask.addressee)))


def _due(ask: Ask, when: str) -> Due:
    resolution = ask.paragraph.expression.resolution
    action = asked_words(ask.action, ask.recipient)
    symbol = resolution.symbol or "Fragment"
    return Due(ask.addressee, action, resolution.path, symbol, ask.paragraph.anchor, when)
