"""What stands round the rows of a list: what it shows in words, its orders, its pages, what to loosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resolutions.charts import Chart, years_chart
from resolutions.criteria import Criteria, Filter, PartialDate, Sort
from resolutions.facets import Option, count_without, count_years
from resolutions.models import Resolution
from resolutions.paging import PAGE_SIZE, Page
from resolutions.views.wording import (
    Chip,
    Names,
    Piece,
    chips,
    counted,
    heading,
    sentence,
    styled,
    third_person,
)

ANY = {
    Filter.WORDS: "Any words",
    Filter.VERB: "Any operative verb",
    Filter.PHRASE: "Any phrase",
    Filter.OPENING: "Any opening of the preamble",
    Filter.SPEAKING: "Whoever speaks",
    Filter.CITES: "Whatever is cited",
    Filter.BODY: "Any body",
    Filter.SESSION: "Any session",
    Filter.MEETING: "Any meeting",
    Filter.TOPIC: "Any topic",
    Filter.TYPE: "Resolutions instead of other types",
    Filter.DATE: "Any date",
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a list: what it shows in words, the values that are on, the orders."""

    title: str
    sentence: Sequence[Piece]
    chips: Sequence[Chip]
    sorts: Sequence[tuple[str, str, bool]]
    clear: str


def head(criteria: Criteria, names: Names, total: int, path: str, *, is_partial: bool = False) -> Head:
    return Head(
        title=heading(criteria, total, at_least=is_partial),
        sentence=sentence(criteria, names),
        chips=chips(criteria, names, path=path),
        sorts=[
            (sort.value.capitalize(), path + replace(criteria, sort=sort).query(), sort is criteria.sort)
            for sort in Sort
        ],
        clear=path,
    )


@dataclass(frozen=True, slots=True)
class Pager:
    words: str
    previous: str
    following: str
    size: int = PAGE_SIZE


def pager(criteria: Criteria, page: Page, path: str) -> Pager:
    """The pages before and after, by the record that they are asked by."""
    return Pager(
        words=f"{page.first:,}–{page.last:,} of {page.total:,}",
        previous=path + criteria.query(before=page.before) if page.before else "",
        following=path + criteria.query(after=page.after) if page.after else "",
    )


def loosened(
    criteria: Criteria, names: Names, path: str, having_words: Sequence[int] | None
) -> list[tuple[Chip, int]]:
    """Each filter with the list that dropping it would give, and how many that shows; the most first."""
    counts = count_without(criteria, having_words=having_words)
    offers = [
        (
            Chip(
                ANY[by],
                styled(by, " or ".join(criteria.values(by)), names),
                path + criteria.without(by).query(),
            ),
            n,
        )
        for by, n in counts.items()
    ]
    return sorted(offers, key=lambda offer: -offer[1])


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart; `width` is in hundredths of the longest."""

    label: str
    count: int
    width: int
    url: str


def bars(options: Sequence[Option], path: str, *, number: int = 9) -> list[Bar]:
    """The most frequent verbs as bars."""
    longest = max((option.count for option in options), default=1)
    return [
        Bar(
            third_person(option.value),
            option.count,
            max(1, round(100 * option.count / longest)),
            path + Criteria(verbs=(option.value,)).query(),
        )
        for option in options[:number]
    ]


def years(criteria: Criteria, path: str, having_words: Sequence[int] | None) -> Chart:
    """The list by year, every bar the list of its year; those outside the range asked for are paler."""
    asked = criteria.since or criteria.until
    since = criteria.since.year if criteria.since else 0
    until = criteria.until.year if criteria.until else 9999
    return years_chart(
        count_years(criteria, having_words=having_words),
        url=lambda year: path + replace(criteria, since=PartialDate(year), until=PartialDate(year)).query(),
        style=lambda year: ("on" if since <= year <= until else "off") if asked else "",
    )


def year_url(path: str) -> Callable[[int], str]:
    """The address of the list of a year."""
    return lambda year: path + Criteria(since=PartialDate(year), until=PartialDate(year)).query()


def empty(
    criteria: Criteria, names: Names, total: int, path: str, having_words: Sequence[int] | None
) -> dict[str, Any]:
    """What is offered where nothing is found: filters to loosen, and what is held; nothing where something is."""
    if total:
        return {}
    held = Resolution.objects.public().holdings()
    return {"loosened": loosened(criteria, names, path, having_words), "held": holdings_words(held)}


def holdings_words(held: dict[str, Any]) -> str:
    """ "1,204 resolutions, adopted from 1946 to 2024", or that there are none."""
    if not held["number"]:
        return "The archive holds no text yet."
    first, last = held["first"], held["last"]
    dates = f", adopted from {first.year} to {last.year}" if first else ""
    return f"The archive holds {counted(held['number'], 'text')}{dates}."


@dataclass(frozen=True, slots=True)
class Question:
    """A question that teaches the filters, with its live count."""

    before: str
    verb: str
    after: str
    url: str
    count: int


def questions(verbs: Sequence[Option], path: str) -> list[Question]:
    """Questions on the home page, of verbs that the archive holds."""
    counts = {option.value: option.count for option in verbs}
    asked = {
        "condemn": ("What do resolutions", "condemn", "?"),
        "request": ("Who is", "requested", " to report, and by when?"),
        "establish": ("What have they", "established", "?"),
        "urge": ("What are States", "urged", " to do?"),
        "decide": ("What was", "decided", ", and not only noted?"),
    }
    return [
        Question(*words, path + Criteria(verbs=(verb,)).query(), counts[verb])
        for verb, words in asked.items()
        if verb in counts
    ]
