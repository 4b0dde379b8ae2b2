"""Printed texts: what people have of a page, an arrow a stage.

    SourceText ─clean─▶ CleanText ─take_notes─▶ lines, notes ─split_blocks─▶ [Block] ─divide─▶ [Extent]
               ─assemble─▶ [ParsedResolution], problems

Each stage can be run and tested alone; its docstring lists what it guarantees to the next.
"""

from __future__ import annotations

from resolutions.parsing.document import ParsedResolution, Problem, SourceText
from resolutions.parsing.printed.assembling import assemble
from resolutions.parsing.printed.blocks import split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.dividing import divide
from resolutions.parsing.printed.doubts import find_doubts
from resolutions.parsing.printed.footnotes import take_notes


def read_printed(source: SourceText) -> tuple[tuple[ParsedResolution, ...], tuple[Problem, ...]]:
    """Return the resolutions of a text in order, and the problems met; a text without any is a problem."""
    lines, notes = take_notes(clean(source))
    resolutions, problems = assemble(divide(split_blocks(lines)), notes)
    return resolutions, (*problems, *find_doubts(source, resolutions))
