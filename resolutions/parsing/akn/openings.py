"""The italic words that open a paragraph, as the mark-up gives them."""

from __future__ import annotations

import re

from resolutions.parsing.akn.inline import Inline

LONGEST_LEAD = 120  # "In this context, ": a line at most
TRAILING = " ,;:،，；：\u200e\u200f"
STUB_RE = re.compile(r"[^\W\d_]{1,2}")  # the first letter, left outside the italics: "E" + "ncourages"


def italic_opening(inline: Inline) -> tuple[int, int] | None:
    """Return the span of the italic words that open a paragraph, or None.

    Spans that follow one another are joined; a short lead-in before them is left out where the italics go on in
    lower case, as a title in italics does not.

        "*Also* *requests* the Council"  ->  "Also requests"
        "In this context, *stresses* that"  ->  "stresses"
    """
    if not inline.italics:
        return None
    start, end = inline.italics[0]
    lead = inline.text[:start]
    if STUB_RE.fullmatch(lead):
        start = 0
    elif lead and not _is_lead(lead, inline.text[start]):
        return None
    marks = {mark.offset for mark in inline.marks}
    for following, until in inline.italics[1:]:
        if inline.text[end:following].strip() or any(end <= mark <= following for mark in marks):
            break
        end = until
    phrase = inline.text[start:end].rstrip(TRAILING)
    return (start, start + len(phrase)) if phrase else None


def is_all_italic(inline: Inline) -> bool:
    """Return whether every letter stands in italics."""
    kept = list(inline.text)
    for start, end in inline.italics:
        kept[start:end] = " " * (end - start)
    return bool(inline.italics) and not any(character.isalnum() for character in kept)


def _is_lead(lead: str, following: str) -> bool:
    """Chinese puts no space between a lead-in and the verb, and knows no capitals."""
    is_parted = lead[-1].isspace() or (lead[-1].isalpha() and lead[-1].lower() == lead[-1].upper())
    return len(lead.strip()) <= LONGEST_LEAD and is_parted and following.lower() == following
