"""One resolution brought to what its readings and corrections say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from resolutions.linking import covered_symbols, link, prune, relink
from resolutions.models import Correction, Expression, Reading, Resolution
from resolutions.parsing.document import ParsedResolution
from resolutions.projection.correcting import correct
from resolutions.projection.counting import count_change
from resolutions.projection.expressions import lay_out
from resolutions.projection.matching import match_paragraphs
from resolutions.projection.readings import said, winners
from resolutions.projection.spelling import spell_as
from resolutions.projection.standing import concerning, facts_now, word_of
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
    """What one projection works on, by language, the principal one first; `said` has those to be laid out."""

    resolution: Resolution
    all_readings: Sequence[Reading]
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


def project(resolution: Resolution, languages: Collection[str] | None = None) -> Projected:
    """Bring the rows of a resolution to what its readings and corrections say.  Call it inside `changing()`.

    `languages` are those in which anything has changed, where the caller knows.  A resolution without readings is
    left as it is.
    """
    layout = _layout(resolution, languages)
    if not layout.readings:
        return Projected(resolution, (), False)
    is_new = not layout.expressions
    cited_before = _instruments(layout.stored)
    matched = {language: _matched(layout, language) for language in layout.said}
    effective = {language: _effective(layout, language, matched[language]) for language in layout.said}
    changes: list[str] = []
    if layout.principal in effective:
        changes += _lay_whole(layout, effective[layout.principal], is_new=is_new)
    cited = [citation for form in effective.values() for citation in citations(form)]
    changes += _lay_expressions(layout, effective, matched, link(cited))
    if cited_before and changes:
        prune(cited_before)
    if changes and resolution.state == Resolution.State.PUBLISHED:
        spell_as(resolution, list(effective.values()), cited)
    if changes and not is_new:
        count_change([resolution.pk])
        resolution.refresh_from_db(fields=["version", "updated_at"])
    return Projected(resolution, tuple(changes), is_new)


def _layout(resolution: Resolution, languages: Collection[str] | None) -> _Layout:
    all_readings = list(resolution.readings.all())
    readings = winners(all_readings)
    expressions = {expression.language: expression for expression in resolution.expressions.all()}
    concerned = _concerned(readings, expressions, languages)
    loaded = [
        row.pk for language, row in expressions.items() if language in concerned or language not in readings
    ]
    return _Layout(
        resolution,
        all_readings,
        readings,
        expressions,
        load(loaded),
        {language: said(reading) for language, reading in readings.items() if language in concerned},
        list(resolution.corrections.filter(undone_at=None)),
    )


def _concerned(
    readings: Mapping[str, Reading], expressions: Mapping[str, Expression], languages: Collection[str] | None
) -> set[str]:
    """The languages to be laid out: all of them where the principal one changes, or nobody knows better."""
    principal = next(iter(readings), "")
    was_principal = expressions.get(principal)
    if languages is None or was_principal is None or not was_principal.is_principal:
        return set(readings)
    return {
        language
        for language, reading in readings.items()
        if language in languages
        or language not in expressions
        or expressions[language].reading_id != reading.pk
    }


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
    concerned = concerning(layout.corrections, language, layout.principal)
    corrected = correct(layout.said[language], map(word_of, concerned))
    for correction in concerned:
        is_stale = word_of(correction) in corrected.stale
        if correction.is_stale != is_stale:
            correction.is_stale = is_stale
            correction.save(update_fields=["is_stale"])
    return corrected.resolution


def _lay_whole(layout: _Layout, effective: ParsedResolution, *, is_new: bool) -> list[str]:
    """Write what belongs to the work, from its principal expression; lead citations of its symbol to it."""
    resolution = layout.resolution
    symbol_before = resolution.symbol
    changes = lay_work(resolution, facts_now(resolution, effective, layout.all_readings))
    if is_new or resolution.symbol != symbol_before:
        relink(covered_symbols(symbol_before) | covered_symbols(resolution.symbol))
    changes += lay_vote(resolution.pk, effective, is_new=is_new)
    changes += lay_topics(resolution.pk, effective, is_new=is_new)
    return changes + lay_inferences(resolution.pk, effective, is_new=is_new)


def _lay_expressions(
    layout: _Layout,
    effective: Mapping[str, ParsedResolution],
    matched: Mapping[str, Mapping[str, str]],
    instruments: Mapping[str, int],
) -> list[str]:
    changes = _drop_expressions(layout)
    for language in effective:
        reading = layout.readings[language]
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
