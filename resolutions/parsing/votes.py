"""How a text was adopted."""

from __future__ import annotations

import re

from resolutions.parsing.document import ParsedVote, VoteMethod
from resolutions.parsing.numerals import cardinal_number

WITHOUT_RE = re.compile(
    r"\bwithout\s(?:a\s)?vote\b|\bby\s(?:consensus|acclamation)\b|\bunanimously\b", re.IGNORECASE
)
COUNT = r"(?:\d{1,3}|none|zero|no|[a-z]+(?:-[a-z]+)?)"  # "I" and "l" are how scans read "1"
NAMED = r"(?:\s\([^()]{1,300}\))?"  # "to 1 (Poland)"
RECORDED_RE = re.compile(
    rf"""
    (?:vote\sof\s(?P<favour>{COUNT})\s(?:votes?\s)?to | by\s(?P<votes>{COUNT})\svotes\s(?:in\sfavour\s)?to)\s
    (?P<against>{COUNT})
    (?:\svotes?)?(?:\sagainst)?{NAMED}
    (?:,?\s(?:with|and)\s(?P<abstaining>{COUNT})\sabstentions?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
LIST_RE = re.compile(
    r"\b(?P<side>In\sfavou?r|Against|Abstaining|Abstentions?|Absent)\*?\s?:\*?\s*", re.IGNORECASE
)
SIDES = {"in": "in_favour", "ag": "against"}
STATE_SPLIT_RE = re.compile(r",\s+")


def find_vote(text: str) -> ParsedVote | None:
    """Return how the lines of adoption of one text, joined by blanks, say that it was adopted; None where they do not.

    "[Adopted without a vote.]"  ->  ParsedVote(WITHOUT_VOTE)
    "Adopted by a recorded vote of 133 to 3, with 10 abstentions, as follows: In favour: …"
                                 ->  ParsedVote(RECORDED, 133, 3, 10, {"in_favour": (…), …})
    "Adopted by 14 votes to none, with 1 abstention (China)."  ->  ParsedVote(RECORDED, 14, 0, 1)
    """
    plain = " ".join(text.replace("*", "").replace("_", "").split())
    found = RECORDED_RE.search(plain)
    if found is None:
        return ParsedVote(VoteMethod.WITHOUT_VOTE) if WITHOUT_RE.search(plain) else None
    favour, against = _count(found["favour"] or found["votes"]), _count(found["against"])
    if favour is None or against is None:
        return None
    return ParsedVote(
        VoteMethod.RECORDED, favour, against, _count(found["abstaining"] or "none"), _states(plain)
    )


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    if words in {"I", "l"}:
        return 1
    return 0 if words.lower() in {"none", "zero", "no"} else cardinal_number(words)


def _states(text: str) -> dict[str, tuple[str, ...]]:
    """The States of each list, as printed."""
    found = list(LIST_RE.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    lists: dict[str, tuple[str, ...]] = {}
    for match, end in zip(found, ends, strict=False):
        names = text[match.end() : end].strip(" .,;]")
        side = SIDES.get(match["side"][:2].lower(), "abstaining")
        if match["side"].lower() != "absent" and names.lower() not in {"", "none"}:
            lists[side] = tuple(name.strip() for name in STATE_SPLIT_RE.split(names))
    return lists
