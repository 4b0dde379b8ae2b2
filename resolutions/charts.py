"""Charts as numbers: what a template needs to draw bars, with the same numbers for a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PITCH = 10  # units of width from one bar to the next
HEIGHT = 100
AXIS_LABELS = 6


@dataclass(frozen=True, slots=True)
class Rect:
    y: float
    height: float
    body: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    total: int
    x: int
    rects: Sequence[Rect]
    url: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side; `sentence` says the same to those who do not see them."""

    bars: Sequence[Bar]
    caption: str
    sentence: str
    width: int
    axis: Sequence[str]
    is_linked: bool
    is_tall: bool = False


def years_chart(
    counts: Sequence[tuple[int, str, int]],
    *,
    url: Callable[[int], str] | None,
    style: Callable[[int], str] = lambda year: "",
    by_body: bool = False,
) -> Chart:
    """Return the chart of resolutions a year, every year from the first to the last; stacked where `by_body`.

    `counts` are year, body and number, the years ascending; `url` is the list of a year, None where bars are no
    links; `style` is "on" or "off" for years inside and outside a range.
    """
    totals: dict[int, list[tuple[str, int]]] = {}
    for year, body, number in counts:
        totals.setdefault(year, []).append((body, number))
    if len(totals) < 2:
        return Chart((), "", "", 0, (), is_linked=False)
    first, last = min(totals), max(totals)
    highest = max(sum(number for _, number in parts) for parts in totals.values())
    bars = [
        Bar(
            label=str(year),
            total=sum(number for _, number in totals.get(year, ())),
            x=(year - first) * PITCH,
            rects=_stacked(totals.get(year, ()), highest, by_body=by_body),
            url=url(year) if url and year in totals else "",
            style=style(year),
        )
        for year in range(first, last + 1)
    ]
    peak = max(bars, key=lambda bar: bar.total)
    return Chart(
        bars=bars,
        caption="Adopted, by year",
        sentence=f"Adopted by year, {first} to {last}; the most in {peak.label}, {peak.total}",
        width=len(bars) * PITCH,
        axis=_axis(first, last),
        is_linked=url is not None,
        is_tall=by_body,
    )


def _stacked(parts: Sequence[tuple[str, int]], highest: int, *, by_body: bool) -> list[Rect]:
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
    """The first and the last year, and some between them at equal distances."""
    steps = min(AXIS_LABELS, last - first + 1)
    return [str(first + round((last - first) * step / (steps - 1))) for step in range(steps)]
