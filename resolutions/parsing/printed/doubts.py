"""What a curator should look at in resolutions that were read."""

from __future__ import annotations

import re
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

WORD_RE = re.compile(r"[^\W\d_]{1,30}")
ENGLISH_WORDS = frozenset(("the", "of", "and", "to", "in", "for", "on", "by", "with", "its"))
GAP_RE = re.compile(r"\S {3,}(?=\S)")
FEWEST_WORDS, FEWEST_LINES = 20, 4  # fewer tell nothing
LOOKED_AT = 20_000  # characters


def find_doubts(source: SourceText, resolutions: tuple[ParsedResolution, ...]) -> Iterator[Problem]:
    """Yield the problems of resolutions that were read.

    `no-resolution` (error): the text holds none.  `other-language` (warning): it is not in English.  `two-columns`
    (warning): its lines look like columns side by side.  `unknown-phrase` (info): an operative paragraph opens with
    words that the lexicon has not.  `number-out-of-order` (warning): a number that neither follows nor begins anew.
    """
    if not resolutions:
        message = "no resolution was found in the text"
        yield Problem(Severity.ERROR, "no-resolution", message, 0, len(source.text))
    if source.language == "en":
        yield from _other_language(source.text[:LOOKED_AT])
    yield from _two_columns(source.text[:LOOKED_AT])
    for resolution in resolutions:
        last: dict[str, int] = {}  # the number read last, outside and inside each draft
        for paragraph in resolution.paragraphs:
            if paragraph.kind is ParagraphKind.OPERATIVE:
                yield from _unknown_phrase(paragraph)
                yield from _out_of_order(paragraph, last)


def _other_language(text: str) -> Iterator[Problem]:
    """A text in which hardly a word is one of those that every English sentence has."""
    words = WORD_RE.findall(text.lower())
    if len(words) >= FEWEST_WORDS and sum(map(ENGLISH_WORDS.__contains__, words)) * 20 < len(words):
        message = "the text is read as English and seems to be in another language"
        yield Problem(Severity.WARNING, "other-language", message, 0, len(text))


def _two_columns(text: str) -> Iterator[Problem]:
    """A text most of whose lines have a wide gap between words."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) >= FEWEST_LINES and sum(GAP_RE.search(line) is not None for line in lines) * 2 > len(lines):
        message = "most lines have a wide gap, as columns printed side by side have"
        yield Problem(Severity.WARNING, "two-columns", message, 0, len(text))


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
