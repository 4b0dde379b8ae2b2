"""Dates as resolutions print them: "21 July 2004"."""

from __future__ import annotations

import datetime
import re

MONTHS = {
    month: number
    for number, month in enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
}
MONTH_NAMES = "|".join(month.capitalize() for month in MONTHS)

#: Day, month and year, to be put into other patterns (compiled with IGNORECASE; it has no groups of its own).
#: White space of every kind may stand between the parts, or none: "15January 2004".
DATE_PATTERN = rf"(?:[12]\d|3[01]|0?[1-9])\s{{0,3}}(?:{MONTH_NAMES})\s{{0,3}}(?:1[89]|2\d)\d\d(?!\d)"
DATE_RE = re.compile(rf"(?<![\d/.]){DATE_PATTERN}", re.IGNORECASE)
_PARTS_RE = re.compile(r"(\d{1,2})\s*([A-Za-z]+)\s*(\d{4})")


def parse_date(text: str) -> datetime.date | None:
    """Return the first date in `text`, or None where it has none that the calendar knows.

    "21 July 2004", "on15 January 2004", "4 DECEMBER 2000"  ->  the date;  "31 June 2004", "July 2004"  ->  None

    Source: Editorial Manual of the United Nations: day, month in words, year in four figures, no commas.
    """
    found = DATE_RE.search(text)
    return date_of(found.group()) if found else None


def date_of(printed: str) -> datetime.date | None:
    """Return the date that a match of `DATE_RE` prints, or None where the month has no such day."""
    parts = _PARTS_RE.fullmatch(printed)
    if parts is None:
        return None
    day, month, year = parts.groups()
    try:
        return datetime.date(int(year), MONTHS[month.lower()], int(day))
    except (KeyError, ValueError):
        return None
