"""What stands round the rows of a list: what it shows in words, its orders, its pages, what to loosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pyroaring import BitMap

from resolutions.charts import NO_CHART, Chart, Row, YearCounts, months_chart, rows_of, years_chart
from resolutions.criteria import CALLED, Criteria, Filter, PartialDate, Sort
from resolutions.facets import Option, years_of
from resolutions.indexing import Archive, Page, works_asked
from resolutions.paging import PAGE_SIZE
from resolutions.parsing.openings.lexicon import third_person
from resolutions.views.wording import (
    Chip,
    Names,
    Piece,
    body_name,
    chips,
    counted,
    heading,
    listed_words,
    sentence,
    styled,
)

#: Ranges of at most so many years are drawn month by month.
BY_MONTH_UP_TO = 3


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


def pager(criteria: Criteria, page: Page[Any], path: str) -> Pager:
    """The pages before and after, by the record that they are asked by."""
    return Pager(
        words=f"{_range_words(page.first, page.last)} of {page.total:,}",
        previous=path + criteria.query(before=page.before) if page.before else "",
        following=path + criteria.query(after=page.after) if page.after else "",
        size=max(1, min(PAGE_SIZE, page.total - page.last)),
    )


def _range_words(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,}–{last:,}"


def loosened(
    criteria: Criteria, names: Names, path: str, counts: Mapping[Filter, int]
) -> list[tuple[Chip, int]]:
    """Each filter with the list that dropping it would give, and how many that shows; the most first."""
    offers = [
        (
            Chip(
                CALLED[by].any,
                styled(by, " or ".join(criteria.values(by)), names)
                if len(criteria.values(by)) > 1
                else styled(by, criteria.values(by)[0], names),
                path + criteria.without(by).query(),
            ),
            n,
        )
        for by, n in counts.items()
    ]
    return sorted(offers, key=lambda offer: -offer[1])


def bars(options: Sequence[Option], url: Callable[[str], str], *, number: int = 9) -> list[Row]:
    """The most frequent verbs as bars."""
    shown = options[:number]
    return rows_of((third_person(option.value), option.count, url(option.value), "verb") for option in shown)


def years(criteria: Criteria, path: str, counts: YearCounts) -> Chart:
    """The list by year, every bar the list of its year; those outside the range asked for are paler."""
    asked = criteria.since or criteria.until
    since = criteria.since.year if criteria.since else 0
    until = criteria.until.year if criteria.until else 9999
    return years_chart(
        counts,
        url=year_url(path, criteria),
        style=lambda year: ("on" if since <= year <= until else "off") if asked else "",
    )


def months(archive: Archive, criteria: Criteria, path: str, units: BitMap) -> Chart:
    """The paragraphs of a short range by month, every bar the list of its month."""
    counted_: Counter[int] = Counter()
    for number in archive.works_of(units):
        day = archive.works[number].adopted_on
        if day:
            first, last = archive.starts[number], archive.starts[number + 1]
            counted_[day.year * 12 + day.month - 1] += units.range_cardinality(first, last)
    if criteria.since is None or criteria.until is None:
        return NO_CHART
    ends = (
        _month(criteria.since.first.year, criteria.since.first.month),
        _month(criteria.until.last.year, criteria.until.last.month),
    )
    return months_chart(
        [(month, "", number) for month, number in sorted(counted_.items())],
        url=lambda year, month: path + _within(criteria, PartialDate(year, month)).query(),
        ends=ends,
        caption="Adopted, by month",
    )


def is_short(criteria: Criteria) -> bool:
    """Whether the range is short enough to be drawn by month, and longer than one."""
    if criteria.since is None or criteria.until is None:
        return False
    span = _month(criteria.until.last.year, criteria.until.last.month) - _month(
        criteria.since.year, criteria.since.first.month
    )
    return 0 < span < 12 * BY_MONTH_UP_TO


def year_url(path: str, criteria: Criteria | None = None) -> Callable[[int], str]:
    """The address of the list of a year."""
    asked = criteria or Criteria()
    return lambda year: path + _within(asked, PartialDate(year)).query()


def held_words(archive: Archive, criteria: Criteria) -> str:
    """What the archive holds of the body, the session and the dates that were asked for: "For 2000–2005 the archive
    holds 420 texts of the Security Council.\""""
    asked = Criteria(
        bodies=criteria.bodies or criteria.speaking,
        sessions=criteria.sessions,
        since=criteria.since,
        until=criteria.until,
    )
    if not archive.works:
        return "The archive holds no text yet."
    works = works_asked(archive, asked)
    when = f"For {criteria.dates} the" if criteria.dates else "The"
    if not works:
        return f"{when} archive holds no text{_of_bodies(asked)}."
    dates = years_of(archive, works)
    ends = sorted({year for year, _, _ in dates}) if not criteria.dates else []
    span = f", adopted from {ends[0]} to {ends[-1]}" if len(ends) > 1 else ""
    return f"{when} archive holds {counted(len(works), 'resolution')}{_of_bodies(asked)}{span}."


def _of_bodies(asked: Criteria) -> str:
    names = [f"the {body_name(code)}" for code in asked.bodies]
    sessions = [f"session {value.split('-', 1)[1]}" for value in asked.sessions]
    parts = [listed_words(words, "and") for words in (names, sessions) if words]
    return f" of {', '.join(parts)}" if parts else ""


def _within(criteria: Criteria, date: PartialDate) -> Criteria:
    return replace(criteria, since=date, until=date)


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1
