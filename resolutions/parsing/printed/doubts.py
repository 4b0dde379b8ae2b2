"""What a curator should look at in resolutions that were read."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.parsing.document import (
    ParagraphKind,
    ParsedParagraph,
    ParsedResolution,
    Problem,
    Severity,
    SourceText,
)
from resolutions.parsing.openings.phrases import is_known


def find_doubts(source: SourceText, resolutions: tuple[ParsedResolution, ...]) -> Iterator[Problem]:
    """Yield the problems of resolutions that were read.

    `no-resolution` (error): the text holds none.  `unknown-phrase` (info): an operative paragraph opens with words
    that the lexicon has not.  `number-out-of-order` (warning): a number that neither follows nor begins anew.
    """
    if not resolutions:
        message = "no resolution was found in the text"
        yield Problem(Severity.ERROR, "no-resolution", message, 0, len(source.text))
    for resolution in resolutions:
        last: dict[str, int] = {}  # the number read last, outside and inside each draft
        for paragraph in resolution.paragraphs:
            if paragraph.kind is ParagraphKind.OPERATIVE:
                yield from _unknown_phrase(paragraph)
                yield from _out_of_order(paragraph, last)


def _unknown_phrase(paragraph: ParsedParagraph) -> Iterator[Problem]:
    if paragraph.verb is not None and not is_known(paragraph.verb):
        message = f"“{paragraph.phrase}” is no opening phrase of the lexicon"
        yield Problem(Severity.INFO, "unknown-phrase", message, paragraph.start, paragraph.end)


def _out_of_order(paragraph: ParsedParagraph, last: dict[str, int]) -> Iterator[Problem]:
    """A jump in the numbers of one scope; `last` is brought up to date."""
    if paragraph.number is None or not paragraph.number.isdigit():
        return
    scope, number = paragraph.id.partition("op")[0], int(paragraph.number)
    if scope in last and number not in (1, last[scope] + 1):
        message = f"paragraph {number} follows paragraph {last[scope]}"
        yield Problem(Severity.WARNING, "number-out-of-order", message, paragraph.start, paragraph.end)
    last[scope] = number
