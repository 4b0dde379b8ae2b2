"""Families: texts that recur under one title, year after year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resolutions.charts import Spark, sparkline
from resolutions.citations import short_number

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Family:
    """A title, its texts as one mark a year, and the last of them."""

    title: str
    spark: Spark
    count: int
    last_path: str
    last_symbol: str


def families(
    texts: Iterable[tuple[str, str | None, str | None, int | None]], first: int, last: int
) -> list[Family]:
    """Return the titles that at least two texts share, the most frequent first, at most six.

    `texts` are address, symbol, title and year, the newest first; marks run from the year `first` to `last`.
    Capitals do not count.
    """
    found: dict[str, list[tuple[str, str, str, int | None]]] = defaultdict(list)
    for path, symbol, title, year in texts:
        if title and symbol:
            found[" ".join(title.casefold().split())].append((path, symbol, title, year))
    recurring = [texts for texts in found.values() if len(texts) > 1]
    recurring.sort(key=lambda texts: (-len(texts), texts[0][2]))
    return [_family(texts, first, last) for texts in recurring[:SHOWN]]


def _family(texts: list[tuple[str, str, str, int | None]], first: int, last: int) -> Family:
    path, symbol, title, _ = texts[0]
    years = {year for *_, year in texts}
    marks = sparkline([year in years for year in range(first, last + 1)])
    return Family(title, marks, len(texts), path, short_number(symbol))
