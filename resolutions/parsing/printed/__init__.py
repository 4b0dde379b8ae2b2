"""Printed texts: what people have of a page, an arrow a stage.

    SourceText ─clean─▶ CleanText ─take_notes─▶ lines, notes ─split_blocks─▶ [Block] ─divide─▶ [Extent]
               ─assemble─▶ [ParsedResolution], problems
               ─account─▶ [Stretch]

Each stage can be run and tested alone; its docstring lists what it guarantees to the next.
"""

from __future__ import annotations

from resolutions.parsing.coverage import unread
from resolutions.parsing.document import ParseResult, SourceText
from resolutions.parsing.printed.accounting import account
from resolutions.parsing.printed.assembling import assemble
from resolutions.parsing.printed.blocks import split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.dividing import divide
from resolutions.parsing.printed.doubts import find_doubts
from resolutions.parsing.printed.footnotes import take_notes


def read_printed(source: SourceText) -> ParseResult:
    """Return the resolutions of a text in order, what its characters belong to, and the problems met.

    A text without any resolution is a problem, and so is a passage of one that belongs to nothing (`unread-text`).
    """
    cleaned = clean(source)
    lines, notes = take_notes(cleaned)
    extents = divide(split_blocks(lines))
    resolutions, problems = assemble(extents, notes)
    stretches = account(cleaned, lines, zip(extents, resolutions, strict=True))
    lost = unread(source.text, stretches) if resolutions else ()
    return ParseResult(source, resolutions, (*problems, *find_doubts(source, resolutions), *lost), stretches)
