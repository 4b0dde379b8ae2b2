"""Charts as numbers: what a template needs to draw bars, with the same numbers for a table."""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

PITCH = 10  # units of width from one bar to the next
HEIGHT = 100
AXIS_LABELS = 6
EACH_UP_TO = 12  # bars that have a label each
LINES_UP_TO = 5
SPARK_HEIGHT = 20
NUMBER = "{:,.0f}".format
SHARE = "{:.1f} %".format

#: Year, body and number.
YearCounts = Sequence[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class Rect:
    y: float
    height: float
    body: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """`words` is the total as it is said; `numbers` are those of the bodies of the chart, in its order."""

    label: str
    words: str
    x: int
    rects: Sequence[Rect]
    url: str
    style: str = ""
    numbers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side; `sentence` says the same to those who do not see them.

    `lines` is the path of the lines behind the bars, and `step` what stands between two of them; `bodies` are code
    and name of those whose parts are told apart.  Where `is_each`, every bar has its own label on the axis.
    """

    bars: Sequence[Bar]
    caption: str
    sentence: str
    width: int
    axis: Sequence[str]
    is_linked: bool
    is_tall: bool = False
    unit: str = "year"
    lines: str = ""
    step: str = ""
    bodies: Sequence[tuple[str, str]] = ()
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """What one bar is to show: a name, its parts by body, its list, whether it lies inside a range asked for."""

    label: str
    parts: Sequence[tuple[str, float]]
    url: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of bars that lie; `width` is in hundredths of the longest; `beside` is a second figure."""

    label: str
    count: int
    width: int
    url: str = ""
    style: str = ""
    beside: str = ""


NO_CHART = Chart((), "", "", 0, (), is_linked=False)


def years_chart(
    counts: YearCounts,
    *,
    url: Callable[[int], str] | None,
    style: Callable[[int], str] = lambda year: "",
    bodies: Sequence[tuple[str, str]] = (),
    caption: str = "Adopted, by year",
    among: Mapping[int, int] | None = None,
) -> Chart:
    """Return the chart of resolutions a year, every year from the first to the last; stacked by the `bodies` given.

    `counts` are year, body and number, the years ascending; `url` is the list of a year, None where bars are no
    links; `style` is "on" or "off" for years inside and outside a range.  With `among`, how many there are of all in
    each year, the bars are shares in hundredths.
    """
    totals: dict[int, list[tuple[str, float]]] = {}
    for year, body, number in counts:
        totals.setdefault(year, []).append((body, 100 * number / among[year] if among else number))
    if len(totals) < 2:
        return NO_CHART
    first, last = min(totals), max(totals)
    slots = [
        Slot(str(year), totals.get(year, ()), url(year) if url and year in totals else "", style(year))
        for year in range(first, last + 1)
    ]
    return bar_chart(
        slots, caption=caption, axis=_axis(first, last), bodies=bodies, say=SHARE if among else NUMBER
    )


def months_chart(
    counts: YearCounts, *, url: Callable[[int, int], str], ends: tuple[int, int], caption: str
) -> Chart:
    """Return the chart by month; months are numbered through, twelve a year, from January of year 0."""
    totals: dict[int, list[tuple[str, float]]] = {}
    for month, body, number in counts:
        totals.setdefault(month, []).append((body, number))
    slots = [
        Slot(
            month_words(month),
            totals.get(month, ()),
            url(month // 12, month % 12 + 1) if month in totals else "",
        )
        for month in range(ends[0], ends[1] + 1)
    ]
    labels = [month_words(ends[0] + round((ends[1] - ends[0]) * step / 3)) for step in range(4)]
    return bar_chart(slots, caption=caption, axis=labels, unit="month")


def bar_chart(
    slots: Sequence[Slot],
    *,
    caption: str,
    axis: Sequence[str],
    bodies: Sequence[tuple[str, str]] = (),
    unit: str = "year",
    say: Callable[[float], str] = NUMBER,
) -> Chart:
    """Return a chart of one bar a slot; stacked by the `bodies` given, as code and name.  `say` tells a number."""
    totals = [sum(number for _, number in slot.parts) for slot in slots]
    highest = max(totals, default=0)
    if not highest:
        return NO_CHART
    bars = [
        Bar(
            slot.label,
            say(total),
            place * PITCH,
            _stacked(slot.parts, highest, by_body=bool(bodies)),
            slot.url,
            slot.style,
            [say(dict(slot.parts).get(body, 0)) for body, _ in bodies],
        )
        for place, (slot, total) in enumerate(zip(slots, totals, strict=True))
    ]
    peak = bars[totals.index(highest)]
    width = len(bars) * PITCH - 1
    step = _step(highest)
    return Chart(
        bars=bars,
        caption=caption,
        sentence=f"{caption}, {bars[0].label} to {bars[-1].label}; the most in {peak.label}, {peak.words}",
        width=width,
        axis=axis,
        is_linked=any(slot.url for slot in slots),
        is_tall=bool(bodies),
        unit=unit,
        lines=_lines(step, highest, width) if bodies else "",
        step=say(step),
        bodies=bodies,
        is_each=len(axis) == len(bars),
    )


def rows_of(items: Iterable[tuple[str, int, str, str]]) -> list[Row]:
    """Bars that lie, each a label, a number, an address and a style."""
    found = list(items)
    longest = max((count for _, count, _, _ in found), default=1)
    return [
        Row(label, count, max(1, round(100 * count / longest)), url, style)
        for label, count, url, style in found
    ]


@dataclass(frozen=True, slots=True)
class Spark:
    """Small bars as one path, in a box of `width` by `SPARK_HEIGHT`."""

    path: str
    width: int


NO_SPARK = Spark("", 3)


def sparkline(values: Sequence[float]) -> Spark:
    """Return small bars, the highest value filling the height; at most 400 characters for forty values."""
    highest = max(values, default=0)
    if not highest:
        return NO_SPARK
    heights = [round(SPARK_HEIGHT * value / highest) for value in values]
    path = "".join(f"M{3 * place} {SPARK_HEIGHT}V{SPARK_HEIGHT - h}" for place, h in enumerate(heights) if h)
    return Spark(path, 3 * len(heights))


def shares(
    counts: Counter[int], all_counts: Counter[int], first: int, last: int, *, bars: int = 40
) -> list[float]:
    """The share of something among all, in at most `bars` periods of equal length."""
    length = max(1, -(-(last - first + 1) // bars))
    found = []
    for start in range(first, last + 1, length):
        years = range(start, min(start + length, last + 1))
        whole = sum(all_counts[year] for year in years)
        found.append(sum(counts[year] for year in years) / whole if whole else 0.0)
    return found


def month_words(month: int) -> str:
    return f"{calendar.month_name[month % 12 + 1]} {month // 12}"


def _stacked(parts: Sequence[tuple[str, float]], highest: float, *, by_body: bool) -> list[Rect]:
    """The parts of one bar from the bottom up, or the whole as one."""
    if not by_body:
        parts = [("", sum(number for _, number in parts))] if parts else []
    rects, top = [], float(HEIGHT)
    for body, number in parts:
        height = max(HEIGHT * number / highest, 1.0)
        top -= height
        rects.append(Rect(round(max(top, 0), 2), round(height, 2), body))
    return rects


def _axis(first: int, last: int) -> list[str]:
    """Every year where they are few; else the first and the last, and some between them at equal distances."""
    if last - first < EACH_UP_TO:
        return [str(year) for year in range(first, last + 1)]
    return [str(first + round((last - first) * step / (AXIS_LABELS - 1))) for step in range(AXIS_LABELS)]


def _step(highest: float) -> float:
    """The distance of lines: 1, 2 or 5 of some power of ten, so that at most `LINES_UP_TO` stand under the highest."""
    power = 10 ** math.floor(math.log10(highest / LINES_UP_TO)) if highest > LINES_UP_TO else 1
    return next((n * power for n in (1, 2, 5) if n * power * LINES_UP_TO >= highest), 10 * power)


def _lines(step: float, highest: float, width: int) -> str:
    """The path of lines across the chart."""
    return "".join(
        f"M0 {round(HEIGHT - HEIGHT * step * n / highest, 2)}H{width}"
        for n in range(1, int(highest / step) + 1)
    )
