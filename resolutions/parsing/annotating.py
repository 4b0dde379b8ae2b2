"""A resolution with its paragraphs -> the same with what they say: references, asks, terms."""

from __future__ import annotations

from resolutions.parsing.asking.asks import annotate_asks
from resolutions.parsing.asking.terms import annotate_terms
from resolutions.parsing.citing.references import annotate_references
from resolutions.parsing.document import ParsedResolution


def annotate(resolution: ParsedResolution) -> ParsedResolution:
    """Return the resolution with references, and where it is English with asks and terms, in all its paragraphs.

    Guarantees to the next stage: nothing but `references`, `asks` and `terms` differs.
    """
    annotated = annotate_references(resolution)
    if (
        annotated.language != "en"
    ):  # symbols are the same in every language; who is asked what is told by English words
        return annotated
    return annotate_terms(annotate_asks(annotated))
