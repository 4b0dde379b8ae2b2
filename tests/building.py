"""Parses and rows for tests: what is not said is as plain as can be."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from resolutions.ingestion.outcomes import SourceOutcome
from resolutions.ingestion.reading import PackedSource, pack
from resolutions.ingestion.storing import store
from resolutions.ingestion.words import CataloguersWords
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ParseResult,
    Problem,
    ReferenceKind,
    SourceText,
)
from resolutions.parsing.interchange import canonical, result_object

KINDS = {
    "e": ParagraphKind.ENACTING,
    "pp": ParagraphKind.PREAMBULAR,
    "op": ParagraphKind.OPERATIVE,
    "h": ParagraphKind.HEADING,
    "t": ParagraphKind.TEXT,
    "a": ParagraphKind.ANNEX,
}
ID_RE = re.compile(r"(?:d\d-)?(?P<letters>[a-z]+)\d+(?:~\d+)?(?P<point>-.+)?")


def paragraph(paragraph_id: str, text: str, **more: Any) -> ParsedParagraph:
    """A paragraph whose kind and depth are those that its id says: op4 is operative, op4-a its point."""
    found = ID_RE.fullmatch(paragraph_id)
    assert found is not None, paragraph_id
    kind = KINDS[found["letters"]]
    if found["point"] and kind is not ParagraphKind.ANNEX:
        kind = ParagraphKind.SUBPARAGRAPH
    depth = found["point"].count("-") if found["point"] else 0
    values: dict[str, Any] = {
        "id": paragraph_id,
        "kind": kind,
        "text": text,
        "depth": depth,
        "end": len(text),
    }
    return ParsedParagraph(**values | more)


def reference(text: str, within: str, instrument: str | None = None, **more: Any) -> ParsedReference:
    """A reference whose words are `text`, where they first stand within a paragraph's words."""
    start = within.index(text)
    kind = ReferenceKind.RESOLUTION if instrument and "/RES/" in instrument else ReferenceKind.TREATY
    values: dict[str, Any] = {
        "text": text,
        "start": start,
        "end": start + len(text),
        "instrument": instrument or text,
    }
    return ParsedReference(**values | {"kind": kind} | more)


def resolution(
    *paragraphs: ParsedParagraph, symbol: str | None = "E/RES/2901/14", **more: Any
) -> ParsedResolution:
    return ParsedResolution(symbol=symbol, paragraphs=paragraphs, **more)


def packed(
    *resolutions: ParsedResolution,
    name: str = "lakes.txt",
    media_type: str = "text/plain",
    data: bytes | None = None,
    problems: tuple[Problem, ...] = (),
    parser_version: str = "1",
) -> PackedSource:
    """What a child process hands back of a file; its bytes are its parse, unless they are given."""
    text = "\n".join(p.text for r in resolutions for p in r.paragraphs)
    source = SourceText(name, "", media_type, text, resolutions[0].language if resolutions else "en")
    result = ParseResult(source, resolutions, problems)
    made = pack(result, canonical(result_object(result)) if data is None else data)
    return _at_version(made, parser_version)


def load(*resolutions: ParsedResolution, words: CataloguersWords | None = None, **more: Any) -> SourceOutcome:
    """Store a file that holds these resolutions."""
    return store(packed(*resolutions, **more), words or CataloguersWords())


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _at_version(made: PackedSource, parser_version: str) -> PackedSource:
    values = {name: getattr(made, name) for name in PackedSource.__slots__}
    return PackedSource(**values | {"parser_version": parser_version})
