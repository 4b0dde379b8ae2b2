"""A resolution with its paragraphs -> the same with what they say: references, asks, terms."""

from __future__ import annotations

from dataclasses import replace

from resolutions.parsing.asks import annotate_asks
from resolutions.parsing.document import ParagraphKind, ParsedParagraph, ParsedResolution
from resolutions.parsing.references import annotate_references
from resolutions.parsing.terms import annotate_terms


def annotate(resolution: ParsedResolution) -> ParsedResolution:
    """Return the resolution with references, and where it is English with asks and terms, in all its paragraphs.

    Guarantees to the next stage: nothing but `references`, `asks` and `terms` differs.
    """
    annotated = annotate_references(resolution)
    if (
        annotated.language != "en"
    ):  # symbols are the same in every language; who is asked what is told by English words
        return annotated
    return annotate_terms(_with_asks(annotated))


def _with_asks(resolution: ParsedResolution) -> ParsedResolution:
    """Give their asks to all but paragraphs without a verb, which ask nothing: A/RES/75/1, "We will build trust."."""
    heard = replace(resolution, paragraphs=tuple(map(_unasking, resolution.paragraphs)))
    pairs = zip(resolution.paragraphs, annotate_asks(heard).paragraphs, strict=True)
    return replace(resolution, paragraphs=tuple(replace(p, asks=asked.asks) for p, asked in pairs))


def _unasking(paragraph: ParsedParagraph) -> ParsedParagraph:
    is_silent = paragraph.kind is ParagraphKind.OPERATIVE and not (paragraph.verb or paragraph.actions)
    return replace(paragraph, kind=ParagraphKind.TEXT) if is_silent else paragraph
