"""One resolution brought to what its readings and corrections say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from resolutions.linking import covered_symbols, link, prune, relink
from resolutions.models import Correction, Expression, Reading, Resolution
from resolutions.parsing.conclusions import symbol_of_resolution
from resolutions.parsing.document import ParsedResolution
from resolutions.projection.correcting import CuratorsWord, correct
from resolutions.projection.expressions import lay_out
from resolutions.projection.facts import Facts, facts_of
from resolutions.projection.matching import match_paragraphs
from resolutions.projection.readings import fragment_path, said, winners
from resolutions.projection.stored import StoredRows, load
from resolutions.projection.values import anchor_of, citations
from resolutions.projection.works import lay_inferences, lay_topics, lay_vote, lay_work


@dataclass(frozen=True, slots=True)
class Projected:
    """A resolution as it now stands, and what changed in its rows, in words, the most telling first."""

    resolution: Resolution
    changes: tuple[str, ...]
    is_new: bool


@dataclass(slots=True)
class _Layout:
    """What one projection works on: everything by language, the principal one first."""

    resolution: Resolution
    readings: Mapping[str, Reading]
    expressions: dict[str, Expression]
    stored: Mapping[int, StoredRows]
    said: Mapping[str, ParsedResolution]
    corrections: Sequence[Correction]

    @property
    def principal(self) -> str:
        return next(iter(self.readings))

    def stored_rows(self, language: str) -> StoredRows:
        expression = self.expressions.get(language)
        return StoredRows() if expression is None else self.stored[expression.pk]


def project(resolution: Resolution) -> Projected:
    """Bring the rows of a resolution to what its readings and corrections say.  Call it inside `changing()`.

    A resolution without readings is left as it is.
    """
    layout = _layout(resolution)
    if not layout.readings:
        return Projected(resolution, (), False)
    is_new = not layout.expressions
    cited_before = _instruments(layout.stored)
    matched = {language: _matched(layout, language) for language in layout.readings}
    effective = {language: _effective(layout, language, matched[language]) for language in layout.readings}
    symbol_before = resolution.symbol
    changes = lay_work(resolution, _facts(layout, effective[layout.principal]))
    if is_new or resolution.symbol != symbol_before:
        relink(covered_symbols(symbol_before) | covered_symbols(resolution.symbol))
    changes += _lay_whole(resolution.pk, effective[layout.principal], is_new=is_new)
    instruments = link(citation for form in effective.values() for citation in citations(form))
    changes += _lay_expressions(layout, effective, matched, instruments)
    if cited_before and changes:
        prune(cited_before)
    if changes and not is_new:
        _count_change(resolution)
    return Projected(resolution, tuple(changes), is_new)


def effective_forms(resolution: Resolution) -> dict[str, ParsedResolution]:
    """Return the resolution in each language as it is shown and exported, the principal one first."""
    readings = winners(resolution.readings.all())
    corrections = list(resolution.corrections.filter(undone_at=None))
    principal = next(iter(readings), "")
    return {
        language: correct(said(reading), words_for(corrections, language, principal)).resolution
        for language, reading in readings.items()
    }


def _layout(resolution: Resolution) -> _Layout:
    readings = winners(resolution.readings.all())
    expressions = {expression.language: expression for expression in resolution.expressions.all()}
    return _Layout(
        resolution,
        readings,
        expressions,
        load([expression.pk for expression in expressions.values()]),
        {language: said(reading) for language, reading in readings.items()},
        list(resolution.corrections.filter(undone_at=None)),
    )


def _facts(layout: _Layout, effective: ParsedResolution) -> Facts:
    """The facts of the work; a symbol that another record has is that record's."""
    symbol = symbol_of_resolution(effective)
    others = Resolution.objects.filter(symbol=symbol).exclude(pk=layout.resolution.pk)
    has_symbol = symbol is not None and (layout.resolution.symbol == symbol or not others.exists())
    return facts_of(effective, place=place_of(layout.resolution), has_symbol=has_symbol)


def place_of(resolution: Resolution) -> str:
    """The address of a resolution while it has no symbol, from the first reading that it had."""
    if resolution.path.startswith("fragments/"):
        return resolution.path
    sha256, ordinal = resolution.readings.order_by("pk").values_list("source__sha256", "ordinal")[0]
    return fragment_path(sha256, ordinal)


def _matched(layout: _Layout, language: str) -> dict[str, str]:
    """By new anchor, the anchor of the row that goes on; texts are compared as they were parsed."""
    rows = sorted(layout.stored_rows(language).paragraphs.values(), key=lambda row: row.position)
    parsed = {
        correction.anchor: correction.was
        for correction in layout.corrections
        if correction.field == "text" and correction.language == language and not correction.is_stale
    }
    old = [(row.anchor, parsed.get(row.anchor, row.text)) for row in rows]
    return match_paragraphs(old, [(anchor_of(p.id), p.text) for p in layout.said[language].paragraphs])


def _effective(layout: _Layout, language: str, matched: Mapping[str, str]) -> ParsedResolution:
    """Lay the corrections on; they follow their paragraphs, and those whose text has changed are flagged."""
    followed = {old: new for new, old in matched.items() if old != new}
    anchors = {correction.pk: correction.anchor for correction in layout.corrections}
    moved = [c for c in layout.corrections if c.language == language and c.anchor in followed]
    for step in ("~", ""):  # two of them may change places
        for correction in moved:
            correction.anchor = f"~{correction.pk}" if step else followed[anchors[correction.pk]]
            correction.save(update_fields=["anchor"])
    corrected = correct(layout.said[language], words_for(layout.corrections, language, layout.principal))
    for correction in _concerning(layout.corrections, language, layout.principal):
        is_stale = word_of(correction) in corrected.stale
        if correction.is_stale != is_stale:
            correction.is_stale = is_stale
            correction.save(update_fields=["is_stale"])
    return corrected.resolution


def words_for(corrections: Iterable[Correction], language: str, principal: str) -> list[CuratorsWord]:
    """Return the curators' words that concern one language, in the order in which they were said."""
    return [word_of(correction) for correction in _concerning(corrections, language, principal)]


def word_of(correction: Correction) -> CuratorsWord:
    return CuratorsWord(correction.anchor, correction.field, correction.was, correction.value)


def _concerning(corrections: Iterable[Correction], language: str, principal: str) -> list[Correction]:
    """Words on the work hold whatever language they were said of; titles and paragraphs have their own."""
    found = [
        correction
        for correction in corrections
        if correction.language == language
        or (language == principal and not correction.anchor and correction.field != "title")
    ]
    return sorted(found, key=lambda correction: correction.pk)


def _lay_whole(resolution: int, effective: ParsedResolution, *, is_new: bool) -> list[str]:
    changes = lay_vote(resolution, effective, is_new=is_new)
    changes += lay_topics(resolution, effective, is_new=is_new)
    return changes + lay_inferences(resolution, effective, is_new=is_new)


def _lay_expressions(
    layout: _Layout,
    effective: Mapping[str, ParsedResolution],
    matched: Mapping[str, Mapping[str, str]],
    instruments: Mapping[str, int],
) -> list[str]:
    changes = _drop_expressions(layout)
    for language, reading in layout.readings.items():
        stored = layout.stored_rows(language)
        expression, fields = _write_expression(layout, language, reading, effective[language].title or "")
        laid = lay_out(
            expression, effective[language], stored, matched=matched[language], instruments=instruments
        )
        if language not in layout.expressions:
            changes.append(f"{language} added")
            continue
        prefix = "" if language == layout.principal else f"{language} "
        changes += [f"{prefix}{change}" for change in (*fields, *laid)]
    return changes


def _drop_expressions(layout: _Layout) -> list[str]:
    """Remove the languages that no reading has any more, and let go of the principal one where it changes."""
    gone = [language for language in layout.expressions if language not in layout.readings]
    for language in gone:
        layout.expressions.pop(language).delete()
    for language, expression in layout.expressions.items():
        if expression.is_principal and language != layout.principal:
            expression.is_principal = False
            expression.save(update_fields=["is_principal"])
    return [f"{language} removed" for language in gone]


def _write_expression(
    layout: _Layout, language: str, reading: Reading, title: str
) -> tuple[Expression, list[str]]:
    wanted: dict[str, object] = {
        "title": title,
        "is_principal": language == layout.principal,
        "reading_id": reading.pk,
    }
    expression = layout.expressions.get(language)
    if expression is None:
        expression = Expression(resolution=layout.resolution, language=language, **wanted)
        expression.save(force_insert=True)
        return expression, []
    fields = [name for name, value in wanted.items() if getattr(expression, name) != value]
    if fields:
        for name in fields:
            setattr(expression, name, wanted[name])
        expression.save(update_fields=[name.removesuffix("_id") for name in fields])
    return expression, [name.removesuffix("_id") for name in fields]


def _instruments(stored: Mapping[int, StoredRows]) -> set[int]:
    references = (row for rows in stored.values() for row in rows.references.values())
    return {row.instrument_id for row in references if row.instrument_id is not None}


def _count_change(resolution: Resolution) -> None:
    resolution.version += 1
    resolution.updated_at = timezone.now()
    resolution.save(update_fields=["version", "updated_at"])
