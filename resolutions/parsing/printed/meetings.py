"""The meeting that adopted a text, and the date."""

from __future__ import annotations

import datetime
import re

from resolutions.parsing.dates import DATE_RE, parse_date
from resolutions.parsing.document import ParsedMeeting
from resolutions.parsing.printed.patterns import MEETING_RE, bare

# Scans read "2731st" as "273 1st", "1851st" as "I851st".
AT_MEETING_RE = re.compile(
    r"""
    (?:at|ai|unanimously)\s_?(?:its|the)\s+(?:resumed\s+)?
    (?P<number>[\dIl]\d{0,4}(?:\s\d)?)(?:st|nd|rd|th)?_?\s+
    (?:\(?(?P<kind>plenary|closed|private)\)?\s+)?(?:\(\w+\)\s+)?meeting
    """,
    re.IGNORECASE | re.VERBOSE,
)
FIGURES = str.maketrans("Il", "11", " ")


def find_meeting(text: str) -> ParsedMeeting | None:
    """Return the meeting that a closing line or a line of adoption names, or None where it names none.

    The date is the meeting's own, where the same line prints one.

        "47th plenary meeting 21 July 2004"                     ->  ParsedMeeting(47, "plenary", 2004-07-21)
        "Adopted by the Security Council at its 4956th meeting, on 28 April 2004"  ->  ParsedMeeting(4956, None, …)
        "Adopted unanimously at the 1382nd meeting."            ->  ParsedMeeting(1382, None, None)

    Source: Editorial Manual of the United Nations, "Resolutions: form of the closing line".
    """
    found = MEETING_RE.match(bare(text)) or AT_MEETING_RE.search(text)
    if found is None:
        return None
    kind = (found["kind"] or "").lower() or None
    return ParsedMeeting(int(found["number"].translate(FIGURES)), kind, find_date(text[found.start() :]))


def find_date(text: str) -> datetime.date | None:
    """Return the first date that a line prints: "of 25 October 1967" -> 1967-10-25."""
    found = re.search(DATE_RE, text)
    return parse_date(found.group()) if found else None
