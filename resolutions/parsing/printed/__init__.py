"""Printed texts: what people have of a page, an arrow a stage.

    SourceText ─part─▶ documents ─clean─▶ CleanText ─take_notes─▶ lines, notes ─split_blocks─▶ [Block]
               ─divide─▶ [Extent] ─assemble─▶ [ParsedResolution], problems
               ─account─▶ [Stretch]

Each stage can be run and tested alone; its docstring lists what it guarantees to the next.
"""

from __future__ import annotations

from itertools import chain

from resolutions.parsing.coverage import unread
from resolutions.parsing.document import ParseResult, SourceText
from resolutions.parsing.printed.accounting import account
from resolutions.parsing.printed.assembling import assemble
from resolutions.parsing.printed.blocks import split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.dividing import divide
from resolutions.parsing.printed.doubts import find_doubts
from resolutions.parsing.printed.footnotes import take_notes
from resolutions.parsing.printed.parting import part


def read_printed(source: SourceText) -> ParseResult:
    """Return the resolutions of a text in order, what its characters belong to, and the problems met.

    A text without any resolution is a problem, and so is a passage of one that belongs to nothing (`unread-text`).
    """
    documents = [_read_document(source, start, end) for start, end in part(source.text)]
    resolutions = tuple(chain.from_iterable(document.resolutions for document in documents))
    problems = chain.from_iterable(document.problems for document in documents)
    stretches = tuple(chain.from_iterable(document.stretches for document in documents))
    lost = unread(source.text, stretches) if resolutions else ()
    return ParseResult(source, resolutions, (*problems, *find_doubts(source, resolutions), *lost), stretches)


def _read_document(source: SourceText, start: int, end: int) -> ParseResult:
    """The resolutions of one document of a text, read alone; its places are those in the text."""
    cleaned = clean(source, start, end)
    lines, notes = take_notes(cleaned)
    extents = divide(split_blocks(lines))
    resolutions, problems = assemble(extents, notes)
    stretches = account(cleaned, lines, zip(extents, resolutions, strict=True))
    return ParseResult(source, resolutions, problems, stretches)
