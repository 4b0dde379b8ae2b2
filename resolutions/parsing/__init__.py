"""Reading resolutions: pure Python, no Django, no database, no network, no clock.

The journey, an arrow a function:

    bytes ─read─▶ SourceText ─read_printed─▶ ParseResult ─annotate─▶ ParseResult

`printed` shows the stages inside; official mark-up (Akoma Ntoso) says by itself what they find out: `akn.parse_akn`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from resolutions.parsing.annotating import annotate
from resolutions.parsing.document import ParseResult, Problem, Severity, SourceText
from resolutions.parsing.printed import read_printed
from resolutions.parsing.readers import XML_TYPES, UnreadableSource, media_type, read

__all__ = ["PARSER_VERSION", "media_type", "parse", "parse_bytes", "read"]

PARSER_VERSION = "2"


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
    read = read_printed(source)
    return replace(read, resolutions=tuple(map(annotate, read.resolutions)))
