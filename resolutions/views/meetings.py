"""Meetings: what was adopted when, and what of it is not held."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.charts import Chart, Slot, bar_chart
from resolutions.criteria import Criteria, PartialDate, Sort
from resolutions.facets import BODY_ORDER, session_years
from resolutions.filters import MEETING_RE
from resolutions.indexing import Archive, Work, archive, units_found, works_asked
from resolutions.models import Meeting, Resolution
from resolutions.parsing.numerals import ordinal
from resolutions.views.errors import not_found
from resolutions.views.lists import LIST
from resolutions.views.meeting_rows import missing_words, rows_of_meeting
from resolutions.views.sessions import session_order
from resolutions.views.wording import body_name, counted, date_words, session_name
from resolutions.views.wording import session_years as years_words


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in the list, with how many of its resolutions are held."""

    value: str
    label: str
    date: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The meetings of a session, or of a year where numbers run on."""

    body: str
    name: str
    years: str
    meetings: Sequence[Held]

    @property
    def total(self) -> int:
        return sum(meeting.count for meeting in self.meetings)


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The meetings of each body, by session; those of one body on asking."""
    held = archive()
    groups = _groups(held)
    bodies = [body for body in BODY_ORDER if body in {group.body for group in groups}]
    body = request.GET.get("body", "")
    only = body if body in bodies else bodies[0] if bodies else ""
    without = sum(1 for n in works_asked(held, Criteria()) if not held.works[n].meeting)
    context = {
        "section": "meetings",
        "bodies": [(code, body_name(code), code == only) for code in bodies],
        "groups": [group for group in groups if group.body == only],
        "total": sum(len(group.meetings) for group in groups),
        "without": counted(without, "resolution names no meeting", "resolutions name no meeting")
        if without
        else "",
    }
    return render(request, "resolutions/meeting_list.html", context)


@require_safe
def meeting_detail(request: HttpRequest, value: str) -> HttpResponse:
    held = archive()
    asked = Criteria(meetings=(value,))
    is_value = MEETING_RE.fullmatch(value) is not None
    works = list(works_asked(held, asked)) if is_value else []
    if not works:
        return not_found(request)
    rows = list(Resolution.objects.public().matching(asked).for_list().sorted_by(Sort.SYMBOL))
    meeting, first = rows[0].meeting, held.works[works[0]]
    before, after = _beside(held, first)
    context = {
        "section": "meetings",
        "title": _title(meeting),
        "body": body_name(first.body),
        "body_code": first.body,
        "session": first.session.partition("-")[2] if first.session else "",
        "date": first.adopted_on,
        "held": counted(len(works), "resolution"),
        "paragraphs": counted(len(units_found(held, asked)), "paragraph"),
        "missing": missing_words(held, rows, first),
        "chart": _month(held, first),
        "rows": rows_of_meeting(held, rows, first),
        "query": asked.query(),
        "list_url": LIST + asked.query(),
        "before": before,
        "after": after,
    }
    return render(request, "resolutions/meeting_detail.html", context)


def _groups(held: Archive) -> list[Group]:
    found: dict[tuple[str, str], dict[str, list[Work]]] = defaultdict(lambda: defaultdict(list))
    for number in works_asked(held, Criteria()):
        work = held.works[number]
        if work.meeting:
            found[work.body, work.session or str(work.year or "")][work.meeting].append(work)
    years = session_years(held)
    groups = []
    for (body, session), meetings in found.items():
        listed = [
            Held(value, ordinal(int(value.rpartition("/")[2])), date_words(works[0].adopted_on), len(works))
            for value, works in sorted(meetings.items(), key=lambda item: int(item[0].rpartition("/")[2]))
        ]
        code = session.partition("-")[2]
        span = years_words(body, code, years.get(session)) if code else ""
        groups.append(Group(body, code or session, span, listed))
    return sorted(groups, key=lambda group: session_order(group.name))


def _title(meeting: Meeting | None) -> str:
    return " ".join(filter(None, [ordinal(meeting.number), meeting.kind, "meeting"])) if meeting else ""


def _month(held: Archive, like: Work) -> Chart:
    """The month of a meeting, day by day: what its body adopted and is held."""
    day = like.adopted_on
    if day is None:
        return bar_chart((), caption="", axis=())
    days = calendar.monthrange(day.year, day.month)[1]
    counts: dict[int, int] = defaultdict(int)
    first, last = PartialDate(day.year, day.month), PartialDate(day.year, day.month)
    month = Criteria(bodies=(like.body,), since=first, until=last)
    for number in works_asked(held, month):
        adopted = held.works[number].adopted_on
        if adopted:
            counts[adopted.day] += 1
    slots = [
        Slot(
            f"{n} {day:%B %Y}",
            [("", counts[n])] if n in counts else [],
            _day_url(like.body, datetime.date(day.year, day.month, n)) if n in counts else "",
            "on" if n == day.day else "",
        )
        for n in range(1, days + 1)
    ]
    labels = [f"{n} {day:%B}" for n in (1, 8, 15, 22, days)]
    return bar_chart(slots, caption=f"{day:%B %Y}, day by day", axis=labels, unit="day")


def _day_url(body: str, day: datetime.date) -> str:
    date = PartialDate(day.year, day.month, day.day)
    return LIST + Criteria(bodies=(body,), since=date, until=date).query()


def _beside(held: Archive, like: Work) -> tuple[Held | None, Held | None]:
    """The meetings before and after among those of the same body of which anything is held."""
    meetings: dict[str, list[Work]] = defaultdict(list)
    for number in works_asked(held, Criteria(bodies=(like.body,))):
        work = held.works[number]
        if work.meeting and work.adopted_on:
            meetings[work.meeting].append(work)
    order = sorted(meetings, key=lambda value: (meetings[value][0].adopted_on, int(value.rpartition("/")[2])))
    if like.meeting not in order:
        return None, None
    place = order.index(like.meeting)
    found = [order[n] if 0 <= n < len(order) else "" for n in (place - 1, place + 1)]
    before, after = (
        Held(
            value,
            _name_beside(value, like.session),
            date_words(meetings[value][0].adopted_on),
            len(meetings[value]),
        )
        if value
        else None
        for value in found
    )
    return before, after


def _name_beside(value: str, beside: str) -> str:
    """ "48th meeting", and its session where that is another: "1st meeting, 2021 session"."""
    body, *session, number = value.split("/")
    name = f"{ordinal(int(number))} meeting"
    if not session or f"{body}-{session[0]}" == beside:
        return name
    return f"{name}, {session_name(session[0])}"
