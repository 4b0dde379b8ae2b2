"""Reading resolutions: pure Python, no Django, no database, no network, no clock.

The journey, an arrow a function:

    bytes ─read─▶ SourceText ─clean─▶ CleanText ─take_notes─▶ lines, notes ─split_blocks─▶ [Block] ─divide─▶ [Extent]
          ─assemble─▶ [ParsedResolution] ─annotate─▶ ParseResult

Official mark-up (Akoma Ntoso) says by itself what the stages between find out; `akn.parse_akn` reads it.
"""

from __future__ import annotations

import hashlib

from resolutions.parsing.annotating import annotate
from resolutions.parsing.assembling import assemble
from resolutions.parsing.blocks import split_blocks
from resolutions.parsing.cleaning import clean
from resolutions.parsing.dividing import divide
from resolutions.parsing.document import ParseResult, Problem, Severity, SourceText
from resolutions.parsing.doubts import find_doubts
from resolutions.parsing.footnotes import take_notes
from resolutions.parsing.readers import XML_TYPES, UnreadableSource, media_type, read

__all__ = ["PARSER_VERSION", "media_type", "parse", "parse_bytes", "read"]

PARSER_VERSION = "1"


def parse_bytes(name: str, data: bytes) -> ParseResult:
    """Read a file of any known format; `name` says which.

    Never raises: a file that cannot be read gives no resolutions and a problem of severity error.
    """
    if media_type(name) in XML_TYPES.values():
        from resolutions.parsing.akn import parse_akn  # imported here: plain text never needs an XML parser

        return parse_akn(name, data)
    try:
        return parse(read(name, data))
    except UnreadableSource as error:
        source = SourceText(
            name, hashlib.sha256(data).hexdigest(), media_type(name) or "application/octet-stream", ""
        )
        return ParseResult(source, (), (Problem(Severity.ERROR, error.code, str(error)),))


def parse(source: SourceText) -> ParseResult:
    """Read the resolutions of a text, in order; a text that holds none gives a problem of severity error."""
    cleaned = clean(source)
    lines, notes = take_notes(cleaned)
    resolutions, problems = assemble(divide(split_blocks(lines)), notes)
    doubts = find_doubts(source, resolutions)
    return ParseResult(source, tuple(map(annotate, resolutions)), (*problems, *doubts))
