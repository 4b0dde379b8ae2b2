"""Text of a source as HTML: escaped, with spans of it marked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

VERB = '<i class="verb">{text}</i>'
PHRASE = '<i class="phrase">{text}</i>'
FURTHER_VERB = '<i class="act">{text}</i>'
WORD = "<mark>{text}</mark>"
CITATION = '<a class="cite" href="/{path}">{text}</a>'
UNRESOLVED = '<span class="uncited">{text}</span>'


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `[start, end)` of a text, and the form of `format_html` that they take."""

    start: int
    end: int
    form: str
    path: str = ""


def inline(text: str, spans: Iterable[Span]) -> SafeString:
    """Return `text` with its spans marked up; a span that begins inside another is left plain."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, spans)))


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[str]:
    place = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if place <= span.start < span.end <= len(text):
            yield text[place : span.start]
            yield format_html(span.form, text=text[span.start : span.end], path=span.path)
            place = span.end
    yield text[place:]
