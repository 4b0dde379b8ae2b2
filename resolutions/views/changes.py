"""How the share of something among operative paragraphs changed: the newer half of the years against the older."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyroaring import BitMap

from resolutions.facets import unit_years_of
from resolutions.indexing import Archive

ENOUGH = 30  # paragraphs of a half; below, a share says nothing


@dataclass(frozen=True, slots=True)
class Halves:
    """The years of which anything is held, the older half and the newer, and what is held of each year."""

    older: tuple[int, ...]
    newer: tuple[int, ...]
    whole: Counter[int]

    @property
    def words(self) -> str:
        """ "2012–2024 against 2000–2011"; nothing where there is only one year."""
        if not self.older:
            return ""
        return f"{span_words(self.newer)} against {span_words(self.older)}"

    @property
    def is_enough(self) -> bool:
        """Whether shares of both halves say anything."""
        return all(sum(self.whole[year] for year in half) >= ENOUGH for half in (self.older, self.newer))

    def change(self, counts: Counter[int]) -> float:
        """The share of the newer half less that of the older, in hundredths."""
        return self._share(counts, self.newer) - self._share(counts, self.older)

    def _share(self, counts: Counter[int], years: tuple[int, ...]) -> float:
        whole = sum(self.whole[year] for year in years)
        return 100 * sum(counts[year] for year in years) / whole if whole else 0.0


def halves_of(held: Archive, found: BitMap) -> Halves:
    """Divide the years of some units."""
    whole = by_year(held, found)
    years = tuple(sorted(whole))
    return Halves(years[: len(years) // 2], years[len(years) // 2 :], whole)


def by_year(held: Archive, found: BitMap) -> Counter[int]:
    years: Counter[int] = Counter()
    for year, _, number in unit_years_of(held, found):
        years[year] += number
    return years


def points(change: float, digits: int = 1) -> str:
    """ "+0.4", "−2.0", "0.0": percentage points, neutral whichever way they go."""
    shown = f"{change:+.{digits}f}".replace("-", "−")
    return shown if shown.strip("+−0.") else shown[1:]


def span_words(years: tuple[int, ...]) -> str:
    """ "2000–2011", or the one year there is."""
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
