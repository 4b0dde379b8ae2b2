"""One file read and packed: what a child process hands back.  Knows nothing of Django or of a database."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resolutions.parsing.conclusions import symbol_of_resolution
from resolutions.parsing.coverage import Coverage, cover
from resolutions.parsing.document import ParsedResolution, ParseResult, Problem, Severity
from resolutions.parsing.interchange import canonical, expression_object, line, problem_object, result_object
from resolutions.parsing.interchange_objects import ProblemObject
from resolutions.parsing.storable import storable

MEGABYTE = 1_000_000
XML_LIMIT = 20 * MEGABYTE
FILE_LIMIT = 200 * MEGABYTE

LINE_RE = re.compile(r"line (?P<line>\d+): ")  # how a fault in mark-up begins


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read: its name for people, and where its bytes are."""

    name: str
    path: Path | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not taken in; `line` counts from 1 where a place in it is to blame."""

    name: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.name if self.line is None else f"{self.name}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PackedReading:
    """One resolution in canonical interchange form, and what the archive must know without unpacking it.

    `start` and `end` span its paragraphs, in characters of the decoded source.
    """

    symbol: str | None
    language: str
    is_fragment: bool
    is_symbol_inferred: bool
    data: bytes
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackedSource:
    """All that is kept of one file."""

    name: str
    sha256: str
    media_type: str
    language: str
    characters: int
    text_sha256: str
    data: bytes
    text: bytes
    parser_version: str
    readings: tuple[PackedReading, ...]
    problems: tuple[ProblemObject, ...]

    @property
    def problems_sha256(self) -> str:
        return problems_checksum(self.problems)


def read_packed(task: Task) -> PackedSource | Refusal:
    """Read a file as `ingest` needs it."""
    result = read(task)
    if isinstance(result, Refusal):
        return result
    parsed, data = result
    return refusal_of(parsed, task.name) or pack(parsed, data)


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """A file as `parse` prints it: a line of JSON, what its characters belong to, the reason where it was not read."""

    name: str
    line: str
    coverage: Coverage
    refusal: Refusal | None


def read_line(task: Task) -> PrintedReading | Refusal:
    """Read a file as `parse` prints it; a refusal where there are no bytes to read."""
    result = read(task)
    if isinstance(result, Refusal):
        return result
    parsed, _ = result
    refusal = (
        refusal_of(parsed, task.name) if any(p.severity is Severity.ERROR for p in parsed.problems) else None
    )
    return PrintedReading(parsed.source.name, line(result_object(parsed)), cover(parsed), refusal)


def read(task: Task) -> tuple[ParseResult, bytes] | Refusal:
    """Return what the parser makes of a file, with its bytes; a refusal where there are none to read."""
    from resolutions.parsing import parse_bytes

    data = task.data
    if data is None and task.path is not None:
        try:
            size = task.path.stat().st_size
            limit = XML_LIMIT if task.path.suffix.lower() == ".xml" else FILE_LIMIT
            if size > limit:
                return Refusal(task.name, f"larger than {limit // MEGABYTE} MB")
            data = task.path.read_bytes()
        except OSError as error:
            return Refusal(task.name, error.strerror or "cannot be read")
    if not data:
        return Refusal(task.name, "the file is empty")
    return parse_bytes(task.name, data), data


def refusal_of(result: ParseResult, name: str) -> Refusal | None:
    """Return why a parse gives nothing to keep, or None where it gives a resolution."""
    if result.resolutions:
        return None
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    if not errors:
        return Refusal(name, "no resolution was found in the text")
    message = " ".join(errors[0].message.split())
    said = LINE_RE.match(message)
    if said is not None:
        return Refusal(name, message[said.end() :], int(said["line"]))
    return Refusal(name, message, _line_of(errors[0], result.source.text))


def pack(result: ParseResult, data: bytes) -> PackedSource:
    """Return what is kept of a file: `data` are its bytes."""
    from resolutions.parsing import PARSER_VERSION

    source = result.source
    text = storable(source.text).encode()
    return PackedSource(
        name=storable(source.name),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=source.media_type,
        language=source.language,
        characters=len(source.text),
        text_sha256=hashlib.sha256(text).hexdigest(),
        data=zlib.compress(data),
        text=zlib.compress(text),
        parser_version=PARSER_VERSION,
        readings=tuple(map(pack_reading, result.resolutions)),
        problems=tuple(map(_problem_object, result.problems)),
    )


def pack_reading(resolution: ParsedResolution) -> PackedReading:
    data = canonical(expression_object(resolution))
    spans = [(paragraph.start, paragraph.end) for paragraph in resolution.paragraphs] or [(0, 0)]
    return PackedReading(
        symbol=symbol_of_resolution(resolution),
        language=resolution.language,
        is_fragment=resolution.fragment,
        is_symbol_inferred="symbol" in resolution.inferred,
        data=zlib.compress(data),
        sha256=hashlib.sha256(data).hexdigest(),
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
    )


def problems_checksum(problems: Sequence[ProblemObject]) -> str:
    """The checksum of the problems of a source, in whatever order they were met."""
    ordered: list[bytes] = sorted(canonical(problem) for problem in problems)
    return hashlib.sha256(b"\n".join(ordered)).hexdigest()


def _problem_object(problem: Problem) -> ProblemObject:
    found = problem_object(problem)
    found["code"] = storable(found["code"])[:60]
    found["message"] = storable(found["message"])
    found["end"] = max(found["start"], found["end"])
    return found


def _line_of(problem: Problem, text: str) -> int | None:
    return text.count("\n", 0, problem.start) + 1 if text and problem.start else None
