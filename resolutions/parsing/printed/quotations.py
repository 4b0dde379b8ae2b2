"""Quotation marks: which close which, and whether a paragraph leaves a quotation open.

A nested draft stands in quotation marks: one opens each of its paragraphs, and one alone closes the whole.
"""

from __future__ import annotations

CLOSING_MARKS = {"“": "”", "«": "»", "„": "“", '"': '"'}
INNER_MARK, INNER_CLOSING = "‘", "’"  # of a draft inside a draft; the second is an apostrophe as well
OPENING_MARKS = "".join(CLOSING_MARKS)


def quotation_of(text: str) -> str:
    """The mark that a block begins with and leaves open, as every paragraph of a nested draft but its last; else ""."""
    mark = text[:1]
    return mark if mark in CLOSING_MARKS and not closes(text, mark) else ""


def closes(text: str, mark: str) -> bool:
    """Whether a block ends the quotation that `mark` opened: before it, or at its own first character."""
    repeats = text.startswith(mark)
    closing = CLOSING_MARKS[mark]
    if closing == mark:
        return text.count(mark) % 2 == (0 if repeats else 1)
    return text.count(closing) >= text.count(mark) + (not repeats)


def closes_inner(text: str) -> bool:
    """Whether a block ends the draft inside a draft: "… to report.’ ”", not "the Secretary-General’s"."""
    return text.rstrip("” ").endswith(INNER_CLOSING)


def without_closing(text: str, mark: str) -> str:
    """The text without its last closing mark, which may stand before a note marker or an asterisk."""
    head, _, tail = text.rpartition(CLOSING_MARKS[mark])
    return head + tail if len(tail) < 12 else text
