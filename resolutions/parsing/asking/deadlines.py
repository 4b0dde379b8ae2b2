"""When something is asked for: "at its fourteenth session", "by 31 January 2006", "every two months".

Source: interchange form, "Asks" (`due`).
"""

from __future__ import annotations

import re

from resolutions.parsing.asking import ask_words
from resolutions.parsing.dates import DATE_PATTERN
from resolutions.parsing.document import Due
from resolutions.parsing.numerals import ordinal_number

NUMBER = r"(?:\w+|\d{1,3})"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
LIMIT = r"(?:no\ later\ than|not\ later\ than)"
UNITS = r"(?:days|weeks|months|years)"
PART = r"(?:the\ (?:end|beginning|opening|start|main\ part|resumed\ part|first\ part)\ of\ )?"
DUE_RE = re.compile(
    rf"""
    \b(?:
      (?:(?:{LIMIT}\ )?(?:at|during|before|by|in\ time\ for|prior\ to|until)|{LIMIT})   # at its tenth session
      \ {PART}
      (?:its|the|their)\ (?P<between>(?:(?!session\b)[\w-]+\ ){{1,8}}?)session\b
    | (?:by|before|until|on|{LIMIT})\ (?:the\ end\ of\ )?(?P<date>{DATE_PATTERN})  # by 31 January 2006
    | (?:by|before|until|at|in|during|{LIMIT})\                                 # in 2026, by the end of May 2026
      (?:the\ (?:end|beginning|first\ half|second\ half|middle|course)\ of\ |early\ |late\ |the\ year\ )?(?:mid-|end-)?
      (?:{MONTH}\ (?:of\ )?)?
      (?P<year>(?:19|2\d)\d\d)\b(?!\ (?:Agenda|session|World|United|Summit))
    | (?:(?:by|before|{LIMIT})\ )?within\ (?:a\ period\ of\ )?{NUMBER}\ (?:calendar\ |working\ )?{UNITS}\b
    | {LIMIT}\ {NUMBER}\ {UNITS}\b
    | (?:at\ least\ |not?\ less\ than\ )?every\ (?:{NUMBER}\ )?(?:{UNITS}|day|week|month|year|session)\b
    | (?:at\ least\ |not\ less\ than\ )?(?:once|twice)\ (?:a|every|per)\ year\b
    | on\ an?\ (?:annual|biennial|quarterly|monthly|triennial|six-monthly|yearly|semi-annual)\ basis
    | (?:by|before)\ the\ (?:end|expiry|expiration)\ of\ (?:its|the)\ (?:current\ |present\ )?mandate(?:\ period)?
    )
    """,
    re.VERBOSE,
)
TIMES = ("session", " 2", " 19", "within ", "every ", "year", "later than", " basis", "mandate")
SESSION_YEAR_RE = re.compile(r"(?:19|2\d)\d\d\b")
LONGEST_NUMBER = 6  # words: "two thousand six hundred and ninety-ninth"


def find_due(segment: str) -> Due | None:
    """Return the first time in `segment` by which it is asked for, or None.

    A time that belongs to another event ("to be held in 2025", "adopted at its tenth session") does not count.
    """
    if not any(word in segment for word in TIMES):  # most have none, and that is seen sooner so
        return None
    for match in DUE_RE.finditer(segment):
        if not _elsewhere(segment[: match.start()]):
            return _due(match)
    return None


def _due(match: re.Match[str]) -> Due:
    if match["between"]:
        return Due(match.group(), session=session_number(match["between"]))
    year = match["year"] or (match["date"] or "")[-4:]
    return Due(match.group(), year=int(year) if year else None)


def session_number(words: str) -> str | None:
    """The number of a session from the words before it: "fourteenth" -> "14"; "2022" -> "2022"; "next" -> None."""
    year = SESSION_YEAR_RE.search(words)
    if year:
        return year.group()
    parts = words.split()
    for length in range(min(LONGEST_NUMBER, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            number = ordinal_number(" ".join(parts[start : start + length]))
            if number is not None:
                return str(number)
    return None


def _elsewhere(before: str) -> bool:
    """Whether the words before a time say that it is the time of something else, told in the same breath."""
    words = re.split(r"[,;]|\bto be (?:submitted|presented|issued|considered|prepared|circulated) ", before)[
        -1
    ].split()[-6:]
    return any(word in ask_words.ELSEWHERE for word in words)
