"""What a resolution's readings and corrections say, before any row is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resolutions.models import Correction, Reading, Resolution
from resolutions.parsing.conclusions import symbol_of_resolution
from resolutions.parsing.document import ParsedResolution
from resolutions.projection.correcting import CuratorsWord, correct
from resolutions.projection.facts import Facts, facts_of
from resolutions.projection.readings import fragment_path, said, winners


@dataclass(frozen=True, slots=True)
class Standing:
    """A resolution as it should stand: winning readings and effective forms by language, the principal one first."""

    readings: Mapping[str, Reading]
    effective: Mapping[str, ParsedResolution]
    facts: Facts
    stale: frozenset[int]

    @property
    def principal(self) -> ParsedResolution:
        return next(iter(self.effective.values()))


def standing(resolution: Resolution) -> Standing | None:
    """Return how a resolution should stand; None where it has no reading.  Uses what is prefetched; writes nothing."""
    readings = list(resolution.readings.all())
    best = winners(readings)
    if not best:
        return None
    principal = next(iter(best))
    corrections = [correction for correction in resolution.corrections.all() if correction.undone_at is None]
    effective = {}
    stale: set[int] = set()
    for language, reading in best.items():
        concerned = concerning(corrections, language, principal)
        corrected = correct(said(reading), map(word_of, concerned))
        effective[language] = corrected.resolution
        stale |= {correction.pk for correction in concerned if word_of(correction) in corrected.stale}
    facts = facts_now(resolution, effective[principal], readings)
    return Standing(best, effective, facts, frozenset(stale))


def facts_now(resolution: Resolution, principal: ParsedResolution, readings: Sequence[Reading]) -> Facts:
    """The facts of the work; a symbol that another record has is that record's."""
    symbol = symbol_of_resolution(principal)
    has_symbol = symbol is not None and (resolution.symbol == symbol or is_free(symbol, resolution))
    place = "" if has_symbol else place_of(resolution, readings)
    return facts_of(principal, place=place, has_symbol=has_symbol)


def is_free(symbol: str, resolution: Resolution) -> bool:
    """Whether no other record has this symbol."""
    return not Resolution.objects.filter(symbol=symbol).exclude(pk=resolution.pk).exists()


def place_of(resolution: Resolution, readings: Sequence[Reading]) -> str:
    """The address of a record without a symbol: by its first reading, with an end of its own where that was taken."""
    first = min(readings, key=lambda reading: reading.pk)
    place = fragment_path(first.source.sha256, first.ordinal)
    return resolution.path if resolution.path.startswith(f"{place}-") else place


def word_of(correction: Correction) -> CuratorsWord:
    return CuratorsWord(correction.anchor, correction.field, correction.was, correction.value)


def concerning(corrections: Iterable[Correction], language: str, principal: str) -> list[Correction]:
    """The corrections of one language, in the order in which they were made.

    Words on the work hold whatever language they were said of; titles and paragraphs have their own.
    """
    found = [
        correction
        for correction in corrections
        if correction.language == language
        or (language == principal and not correction.anchor and correction.field != "title")
    ]
    return sorted(found, key=lambda correction: correction.pk)
