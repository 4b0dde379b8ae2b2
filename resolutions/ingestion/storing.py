"""What is kept of one file, written whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from resolutions.ingestion.contradicting import contradicted
from resolutions.ingestion.outcomes import SourceOutcome, Status, TextOutcome, contents_of
from resolutions.ingestion.reading import PackedReading, PackedSource
from resolutions.ingestion.records import record_of, release, retire, revive
from resolutions.ingestion.words import CataloguersWords, say
from resolutions.models import Problem, Reading, Resolution, Source, SourceContent, SourceName
from resolutions.parsing.interchange_objects import ProblemObject
from resolutions.projection import Projected, changing, project
from resolutions.projection.readings import said
from resolutions.projection.values import seal

Key = tuple[str | int, ...]
Item = TypeVar("Item")

MARK_UP = {"application/akn+xml", "application/xml"}
RIVAL = "another text of equal rank, with other words, is held"
MOVED = 1_000_000_000  # ordinals above this are on their way to another


@dataclass(slots=True)
class _Settling:
    """What one file changes: its readings by ordinal, and the records that lost one, with who has it now."""

    source: Source
    is_new: bool
    state: str
    symbol: str
    fields: Mapping[str, str]
    readings: dict[int, Reading] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)
    left: dict[int, Resolution | None] = field(default_factory=dict)
    said: dict[int, list[str]] = field(default_factory=dict)

    def languages_of(self, resolution: int) -> set[str] | None:
        """The languages in which this file changes a record; None where it may be any."""
        if not self.is_new or resolution in self.left or resolution in self.said:
            return None
        languages = {r.language for r in self.readings.values() if r.resolution_id == resolution}
        return languages or None


def store(packed: PackedSource, words: CataloguersWords) -> SourceOutcome:
    """Take one file into the archive in one transaction, and say what that did to each of its texts.

    The same bytes, read by the same version of the parser, change nothing, whoever else is writing meanwhile.
    """
    with changing():
        source = Source.objects.filter(sha256=packed.sha256).first()
        if source is not None and source.parser_version == packed.parser_version:
            return confirm(source, packed.name, words)
        settling = _Settling(
            source or _new_source(packed), source is None, words.state, words.symbol, words.fields
        )
        _name(settling.source, packed.name, words)
        if source is not None:
            _reread_source(source, packed)
        _settle_readings(settling, packed.readings)
        settling.said = say(words, list(settling.readings.values()))
        projected = _project_all(settling)
        _store_problems(settling, packed)
        return SourceOutcome(packed.name, _outcomes(settling, projected))


def confirm(source: Source, name: str, words: CataloguersWords) -> SourceOutcome:
    """Take note of a file whose bytes are held: of its name, and of what the cataloguer says of it."""
    _name(source, name, words)
    readings = list(source.readings.select_related("resolution").order_by("ordinal"))
    settling = _Settling(source, False, words.state, words.symbol, words.fields)
    settling.readings = {reading.ordinal: reading for reading in readings}
    settling.said = say(words, readings)
    projected = _project_all(settling) if settling.said else {}
    return SourceOutcome(name, _outcomes(settling, projected))


def _new_source(packed: PackedSource) -> Source:
    source = Source.objects.create(
        sha256=packed.sha256,
        media_type=packed.media_type[:100],
        language=packed.language[:8],
        characters=packed.characters,
        text_sha256=packed.text_sha256,
        problems_sha256=packed.problems_sha256,
        parser_version=packed.parser_version,
    )
    SourceContent.objects.create(source=source, data=packed.data, text=packed.text)
    return source


def _reread_source(source: Source, packed: PackedSource) -> None:
    """Keep the bytes, and write what another version of the parser reads otherwise."""
    if source.text_sha256 != packed.text_sha256:
        SourceContent.objects.filter(source=source).update(text=packed.text)
    source.media_type = packed.media_type[:100]
    source.language = packed.language[:8]
    source.characters = packed.characters
    source.text_sha256 = packed.text_sha256
    source.problems_sha256 = packed.problems_sha256
    source.parser_version = packed.parser_version
    source.save()


def _name(source: Source, name: str, words: CataloguersWords) -> None:
    """Keep the name that a file came under, and what the cataloguer calls it."""
    name, title = name[:500], words.source_title[:500]
    row = SourceName.objects.filter(source=source, name=name).first()
    if row is None:
        SourceName.objects.create(source=source, name=name, title=title, sha256=seal(name, title))
    elif title and row.title != title:
        row.title, row.sha256 = title, seal(name, title)
        row.save(update_fields=["title", "sha256"])


# ---- Readings


def _settle_readings(settling: _Settling, packed: Sequence[PackedReading]) -> None:
    """Write the readings of a file, each on the record where it belongs; let go of those that are no more."""
    before = list(settling.source.readings.select_related("resolution").order_by("ordinal"))
    pairs = _pair(before, packed)
    gone = [reading for reading in before if reading not in pairs.values()]
    if gone:
        settling.left |= {reading.resolution_id: None for reading in gone}
        release(gone)
        Reading.objects.filter(pk__in=[reading.pk for reading in gone]).delete()
    moving = [reading.pk for ordinal, reading in pairs.items() if reading.ordinal != ordinal]
    for pk in moving:
        Reading.objects.filter(pk=pk).update(ordinal=MOVED + pk)
    for ordinal, one in enumerate(packed):
        settling.readings[ordinal] = _settle(settling, ordinal, one, pairs.get(ordinal))


def _pair(before: Sequence[Reading], packed: Sequence[PackedReading]) -> dict[int, Reading]:
    """By the new ordinal, the reading that was: the same symbol and language first, then the same place."""
    pairs: dict[int, Reading] = {}
    free = list(before)
    for ordinal, one in enumerate(packed):
        same = [r for r in free if r.symbol and r.symbol == one.symbol and r.language == one.language]
        if same:
            pairs[ordinal] = same[0]
            free.remove(same[0])
    for ordinal in range(len(packed)):
        same = [reading for reading in free if reading.ordinal == ordinal]
        if ordinal not in pairs and same:
            pairs[ordinal] = same[0]
            free.remove(same[0])
    return pairs


def _settle(settling: _Settling, ordinal: int, packed: PackedReading, before: Reading | None) -> Reading:
    source = settling.source
    reading = before or Reading(source=source, ordinal=ordinal)
    reading.ordinal = ordinal
    reading.parser_version = source.parser_version
    if before is not None and before.sha256 == packed.sha256:
        Reading.objects.filter(pk=before.pk).update(ordinal=ordinal, parser_version=source.parser_version)
        return reading
    has_other_symbol = before is None or before.symbol != (packed.symbol or "")
    reading.symbol = packed.symbol or ""
    reading.language = packed.language[:8]
    reading.medium = medium_of(source.media_type)
    reading.is_fragment = packed.is_fragment
    reading.is_symbol_inferred = packed.is_symbol_inferred
    reading.data = packed.data
    reading.sha256 = packed.sha256
    _place(settling, reading, before, has_other_symbol=has_other_symbol)
    reading.save()
    if before is None:
        settling.fresh.add(ordinal)
    return reading


def _place(settling: _Settling, reading: Reading, before: Reading | None, *, has_other_symbol: bool) -> None:
    """Give a reading its record.  One that was read otherwise before keeps the record that is its alone."""
    if before is None:
        reading.resolution = record_of(reading, state=settling.state, symbol=settling.symbol)
        return
    if not has_other_symbol and not (reading.is_fragment and reading.symbol):
        return
    current = before.resolution
    is_alone = not current.readings.exclude(pk=before.pk).exists()
    is_taken = (
        reading.symbol and Resolution.objects.filter(symbol=reading.symbol).exclude(pk=current.pk).exists()
    )
    if is_alone and not is_taken:
        return
    target = record_of(reading, state=settling.state)
    if target.pk != current.pk:
        release([before])
        settling.left[current.pk] = target
        reading.resolution = target


def medium_of(media_type: str) -> int:
    """How near the official record a file of this type stands."""
    if media_type in MARK_UP:
        return Reading.Medium.MARKUP
    if media_type == "application/pdf":
        return Reading.Medium.PDF
    if "word" in media_type:
        return Reading.Medium.WORD
    return Reading.Medium.TEXT


# ---- Records


def _project_all(settling: _Settling) -> dict[int, Projected]:
    """Project every record that this file touches; end those that it leaves without a reading."""
    symbols = {reading.symbol for reading in settling.readings.values() if reading.symbol}
    touched = {reading.resolution_id for reading in settling.readings.values()} | set(settling.left)
    if symbols:
        touched |= set(Reading.objects.filter(symbol__in=symbols).values_list("resolution", flat=True))
    projected = {}
    for resolution in Resolution.objects.filter(pk__in=touched).order_by("pk"):
        if resolution.readings.exists():
            revive(resolution, settling.state)
            projected[resolution.pk] = project(resolution, settling.languages_of(resolution.pk))
        elif resolution.merged_into_id is None:
            retire(resolution, settling.left.get(resolution.pk))
    return projected


def _store_problems(settling: _Settling, packed: PackedSource) -> None:
    """Write the problems of a file; those met before keep what a curator decided."""
    rows = [] if settling.is_new else list(Problem.objects.filter(source=settling.source).order_by("pk"))
    stored: dict[Key, Problem] = dict(_numbered([(_key(row), row) for row in rows]))
    wanted = dict(_numbered([(_values(problem), problem) for problem in packed.problems]))
    Problem.objects.filter(pk__in=[row.pk for key, row in stored.items() if key not in wanted]).delete()
    made = []
    for key, problem in wanted.items():
        resolution = _resolution_at(settling, packed, problem["start"])
        row = stored.get(key)
        if row is None:
            made.append(Problem(source=settling.source, resolution=resolution, **problem))
        elif row.resolution_id != (resolution and resolution.pk):
            row.resolution = resolution
            row.save(update_fields=["resolution"])
    Problem.objects.bulk_create(made)


def _numbered(pairs: Iterable[tuple[Key, Item]]) -> Iterator[tuple[Key, Item]]:
    """Tell equal keys apart by counting them."""
    counts: Counter[Key] = Counter()
    for key, value in pairs:
        counts[key] += 1
        yield (*key, counts[key]), value


def _values(problem: ProblemObject) -> Key:
    return (problem["severity"], problem["code"], problem["message"], problem["start"], problem["end"])


def _key(row: Problem) -> Key:
    return (row.severity, row.code, row.message, row.start, row.end)


def _resolution_at(settling: _Settling, packed: PackedSource, place: int) -> Resolution | None:
    """The resolution of a file that a place in its text belongs to: the last one that has begun there."""
    begun = [ordinal for ordinal, one in enumerate(packed.readings) if one.start <= place]
    if not settling.readings:
        return None
    return settling.readings[begun[-1] if begun else 0].resolution


def _outcomes(settling: _Settling, projected: Mapping[int, Projected]) -> tuple[TextOutcome, ...]:
    resolutions = [reading.resolution_id for reading in settling.readings.values()]
    problems = Counter(
        Problem.objects.filter(source=settling.source, resolution__in=resolutions)
        .exclude(severity=Problem.Severity.INFO)
        .values_list("resolution", flat=True)
    )
    return tuple(
        _outcome(settling, reading, projected.get(reading.resolution_id), problems[reading.resolution_id])
        for reading in settling.readings.values()
    )


def _outcome(settling: _Settling, reading: Reading, done: Projected | None, problems: int) -> TextOutcome:
    resolution = done.resolution if done else reading.resolution
    changes = _changes(settling, reading, done)
    status = Status.UPDATED if changes else Status.UNCHANGED
    language = "" if reading.language == "en" else f" ({reading.language})"
    form = said(reading)
    against = contradicted(form, settling.fields)
    return TextOutcome(
        status=Status.CREATED if done and done.is_new else status,
        name=f"{resolution}{language}",
        address=resolution.get_absolute_url(),
        contents=contents_of(form),
        problems=problems,
        changes=changes,
        needs_a_look=bool(problems or against)
        or reading.is_symbol_inferred
        or reading.is_fragment
        or RIVAL in changes,
        contradicted=against,
    )


def _has_rival(reading: Reading) -> bool:
    """Whether a reading of the same rank says it otherwise, so that only the newer file tells which one is shown."""
    same = Reading.objects.filter(
        resolution=reading.resolution_id,
        language=reading.language,
        medium=reading.medium,
        is_fragment=reading.is_fragment,
        is_symbol_inferred=reading.is_symbol_inferred,
    )
    return same.exclude(sha256=reading.sha256).exists()


def _changes(settling: _Settling, reading: Reading, done: Projected | None) -> tuple[str, ...]:
    """What a text changed on a record that was there; one that is shown nowhere is still another source of it."""
    if done is None or done.is_new:
        return ()
    changes = [*done.changes, *settling.said.get(reading.resolution_id, [])]
    if not changes and reading.ordinal in settling.fresh:
        changes = [f"also held as {reading.get_medium_display()}"]
    if reading.ordinal in settling.fresh and _has_rival(reading):
        changes = [RIVAL, *changes]
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change in {"places", "reading"}))
