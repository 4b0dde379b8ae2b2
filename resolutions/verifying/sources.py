"""Sources against their checksums, readings against theirs."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator

from resolutions.ingestion.reading import problems_checksum
from resolutions.ingestion.storing import medium_of
from resolutions.models import Problem, Reading, Source, SourceContent, SourceName
from resolutions.parsing.akn import MEDIA_TYPE as AKN_TYPE
from resolutions.parsing.conclusions import symbol_of_resolution
from resolutions.parsing.interchange import read_expression
from resolutions.parsing.interchange_objects import ProblemObject
from resolutions.parsing.readers import MEDIA_TYPES
from resolutions.projection.values import seal
from resolutions.verifying.findings import Fault, Finding, each


def verify_sources() -> Iterator[Finding]:
    """Bytes against their SHA-256, decoded texts and problems against theirs."""
    for source in each(Source.objects.all()):
        if isinstance(source, Finding):
            yield source
            continue
        name = f"{source.sha256[:12]} (row {source.pk})"
        faults = [*_content_faults(source), *_readings_faults(source)]
        if not _problems_hold(source):
            yield Finding(Fault.CHANGED, "problems of source", name)
        if faults:
            yield Finding(Fault.CHANGED, "source", name, ", ".join(faults))
    yield from _name_faults()


def _content_faults(source: Source) -> Iterator[str]:
    content = SourceContent.objects.filter(source=source).first()
    if content is None:
        yield "its bytes are missing"
        return
    data, text = _unpacked(content.data), _unpacked(content.text)
    if data is None or hashlib.sha256(data).hexdigest() != source.sha256:
        yield "bytes"
    if text is None or hashlib.sha256(text).hexdigest() != source.text_sha256:
        yield "decoded text"
    elif len(text.decode()) != source.characters:
        yield "characters"


def _readings_faults(source: Source) -> Iterator[str]:
    readings = list(
        source.readings.order_by("ordinal").values_list("ordinal", "language", "medium", "parser_version")
    )
    if [row[0] for row in readings] != list(range(len(readings))):
        yield "places of readings"
    if any(row[3] != source.parser_version for row in readings):
        yield "parser_version"
    media = {medium for _, _, medium, _ in readings}
    if source.media_type not in {*MEDIA_TYPES.values(), AKN_TYPE} or media - {medium_of(source.media_type)}:
        yield "media_type"
    if readings and source.language not in {row[1] for row in readings}:
        yield "language"


def _problems_hold(source: Source) -> bool:
    """Whether the problems are those that were met, each on a record of this source, in a state that there is."""
    problems = list(Problem.objects.filter(source=source).order_by("pk"))
    records = {None, *source.readings.values_list("resolution", flat=True)} if problems else {None}
    met = [
        ProblemObject(severity=p.severity, code=p.code, message=p.message, start=p.start, end=p.end)
        for p in problems
    ]
    return problems_checksum(met) == source.problems_sha256 and all(
        problem.resolution_id in records and problem.state in Problem.State for problem in problems
    )


def _name_faults() -> Iterator[Finding]:
    for row in each(SourceName.objects.all()):
        if isinstance(row, Finding):
            yield row
        elif row.sha256 != seal(row.name, row.title):
            yield Finding(Fault.CHANGED, "source name", f"{row.name} (row {row.pk})")
    for source in Source.objects.exclude(pk__in=SourceName.objects.values("source")):
        yield Finding(Fault.MISSING, "source name", f"{source.sha256[:12]} (row {source.pk})")


def verify_readings() -> Iterator[Finding]:
    """The canonical form against its SHA-256, and the columns against the canonical form."""
    for reading in each(Reading.objects.all()):
        if isinstance(reading, Finding):
            yield reading
            continue
        faults = list(_reading_faults(reading))
        if faults:
            name = f"{reading.symbol or 'fragment'} (row {reading.pk})"
            yield Finding(Fault.CHANGED, "reading", name, ", ".join(faults))


def _reading_faults(reading: Reading) -> Iterator[str]:
    data = _unpacked(reading.data)
    if data is None or hashlib.sha256(data).hexdigest() != reading.sha256:
        yield "data"
        return
    said = read_expression(json.loads(data))
    wanted = {
        "symbol": symbol_of_resolution(said) or "",
        "language": said.language[:8],
        "is_fragment": said.fragment,
        "is_symbol_inferred": "symbol" in said.inferred,
    }
    yield from (name for name, value in wanted.items() if getattr(reading, name) != value)


def _unpacked(data: bytes | memoryview) -> bytes | None:
    try:
        return zlib.decompress(data)
    except (zlib.error, TypeError):
        return None
