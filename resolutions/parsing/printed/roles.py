"""What a single block is by its looks: a line that frames a resolution, or the start of a paragraph."""

from __future__ import annotations

import string
from enum import StrEnum
from functools import lru_cache

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.openings.phrases import opens_declaration, opens_operative, opens_preambular
from resolutions.parsing.printed.patterns import (
    ADOPTED_RE,
    ANNEX_RE,
    BARE_POINT_RE,
    DASH_RE,
    DATE_ALONE_RE,
    DECIDED_RE,
    FORMULA_RE,
    HEAD_RE,
    LEADING_MARKS,
    MASTHEAD_RE,
    MEETING_RE,
    NUMBERED_RE,
    ORGAN_WORDS_RE,
    PART_RE,
    POINT_RE,
    STATED_RE,
    SYMBOL_ALONE_RE,
    UNSTOPPED_RE,
    VOTE_LIST_RE,
)
from resolutions.parsing.printed.quotations import INNER_MARK, OPENING_MARKS

CLOSING_LINE = 90  # characters: a line that begins like a meeting line and is longer is a sentence
FORMULA_LINE = 110


class Role(StrEnum):
    """Tried in this order: the first that fits is the block's."""

    NUMBER = "number"  # "2004/22", "58/4. Title"
    FORMULA = "formula"  # "The General Assembly,"
    MEETING = "meeting"  # "47th plenary meeting"
    DATE = "date"
    ADOPTED = "adopted"  # "Adopted unanimously at the 1382nd meeting."
    VOTES = "votes"  # "In favour: …"
    ANNEX = "annex"
    DECIDED = "decided"  # "At its 47th plenary meeting, on 21 July 2004, the Council took note of …"
    STATED = (
        "stated"  # "At the 4956th meeting of the Security Council, held on … made the following statement"
    )
    MASTHEAD = "masthead"
    PART = "part"  # "II"
    NUMBERED = "numbered"  # "4. …", "(a) …", "– …"
    OPENING = "opening"  # "Recalling …", printed in italics or known
    PLAIN = "plain"


LONGEST_PART = 16  # characters: "Part XVIII."
LATELY = 32  # blocks and lines whose role is asked for again: a line, then the same as the one before
HEAD_FIRST = string.ascii_uppercase  # "Resolution 58/4", "ES-11/4", "WHA66.11"
ADOPTED_FIRST = ("[", "A", "R")
FRAMING = frozenset(
    {
        Role.NUMBER,
        Role.FORMULA,
        Role.MEETING,
        Role.DATE,
        Role.ADOPTED,
        Role.VOTES,
        Role.ANNEX,
        Role.DECIDED,
    }
)
CLOSING = frozenset({Role.MEETING, Role.DATE})
POINTED = frozenset({Role.NUMBERED, Role.PART})


@lru_cache(maxsize=LATELY)
def role_of(text: str) -> Role:
    """Return the role of a block, or of a line that may begin one, by its own words alone.

    Quotation marks and the marks of italics before it do not count.

        "“*The General Assembly*,"  ->  FORMULA;  "(a) To report;"  ->  NUMBERED;  "Mountain lakes"  ->  PLAIN
    """
    start = text.lstrip(LEADING_MARKS)
    role = _framing(start)
    if role is not None:
        return role
    if ("/" in start[:6] and SYMBOL_ALONE_RE.match(start)) or MASTHEAD_RE.match(start):
        return Role.MASTHEAD
    if len(start) < LONGEST_PART and PART_RE.match(start):
        return Role.PART
    if _is_numbered(text.lstrip(OPENING_MARKS + INNER_MARK + "*_ ")):
        return Role.NUMBERED
    return Role.OPENING if _opens(text, start) else Role.PLAIN


def formula_organ(text: str) -> str | None:
    """The organ that an enacting formula names ("The General Assembly,"), or None where the block is none.

    An organ that is not known by name is taken for one where its words are an organ's.
    """
    plain = text.replace("*", "").replace("_", "").strip(LEADING_MARKS) if len(text) < FORMULA_LINE else ""
    found = FORMULA_RE.match(plain)
    if found is None:
        return None
    organ = " ".join(found["organ"].split())
    known = body_of_name(organ) is not None
    return organ if known or (plain.endswith(",") and ORGAN_WORDS_RE.search(organ)) else None


def _framing(start: str) -> Role | None:
    """The role of a block that frames a resolution, or None; the first character says which it may be."""
    tight = start.rstrip('*_ ”"')
    first = tight[:1]
    counts = first.isdecimal()
    if (counts or first in HEAD_FIRST) and HEAD_RE.match(tight):
        return Role.NUMBER
    if formula_organ(start):
        return Role.FORMULA
    if counts and len(tight) < CLOSING_LINE and MEETING_RE.match(tight):
        return Role.MEETING
    if (counts or first in "oO") and DATE_ALONE_RE.match(tight):
        return Role.DATE
    if start.startswith(ADOPTED_FIRST) and ADOPTED_RE.match(start):
        return Role.ADOPTED
    if VOTE_LIST_RE.match(start):
        return Role.VOTES
    if ANNEX_RE.match(tight):
        return Role.ANNEX
    if not start.startswith("At"):
        return None
    if DECIDED_RE.match(start):
        return Role.DECIDED
    return Role.STATED if STATED_RE.match(start) else None


def _is_numbered(unquoted: str) -> bool:
    """Whether one of the patterns that number paragraphs and points fits; the first character says which may."""
    first = unquoted[:1]
    if first.isdecimal():
        return bool(NUMBERED_RE.match(unquoted) or UNSTOPPED_RE.match(unquoted))
    if first == "(":
        return POINT_RE.match(unquoted) is not None
    return BARE_POINT_RE.match(unquoted) is not None or DASH_RE.match(unquoted) is not None


def _opens(text: str, start: str) -> bool:
    """Whether a block begins with the opening phrase of a paragraph, printed in italics or known."""
    unquoted = text.lstrip(OPENING_MARKS + " ")
    if unquoted[:1] in ("*", "_") and unquoted.lstrip("*_")[:1].isupper():
        return True
    return start[:1].isupper() and (
        opens_preambular(start) or opens_operative(start) or opens_declaration(start)
    )
