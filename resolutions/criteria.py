"""What was asked of the archive, frozen: the only meaning of a filter.

The forms fill a `Criteria`, the querysets and the counts read it, and its `query()` is the address of what it
asks: one order of parameters, values sorted, nothing that says what is so anyway.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlencode

from resolutions.parsing.dates import MONTHS, date_of

MAX_TERMS = 16
MAX_FILTERS = 8
MAX_VALUES = 100

UNASSIGNED = "none"  # the value of `topic=` that means "no topic"
UNDATED = "undated"
SUGGESTED = "suggested"  # the switch that counts suggested topics too

ISO_RE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")
MONTH_YEAR_RE = re.compile(r"(?P<month>[a-z]+)\s+(?P<year>[0-9]{4})", re.IGNORECASE)
TERM_RE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+)')
CURLY_QUOTES = str.maketrans("“”„«»", '"""""')
EDGES = ".,;:!?()[]{}…*"


class Filter(StrEnum):
    """The filters, by their parameter and in the order of addresses; `DATE` has three parameters of its own."""

    WORDS = "q"
    VERB = "verb"
    PHRASE = "phrase"
    OPENING = "opening"
    PART = "part"
    SPEAKING = "speaking"
    CITES = "cites"
    BODY = "body"
    SESSION = "session"
    MEETING = "meeting"
    TOPIC = "topic"
    TYPE = "type"
    DATE = "date"


class Sort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day; a range that it begins or ends includes the whole of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """ "2004", "July 2004" or "21 July 2004"."""
        month = calendar.month_name[self.month] if self.month else ""
        return " ".join(filter(None, (str(self.day or ""), month, str(self.year))))

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that must occur, or words that must occur side by side."""

    text: str
    is_quoted: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' if self.is_quoted else self.text

    @property
    def stem(self) -> str:
        """What every form of the word that counts begins with: "lakes" -> "lake"."""
        is_plural = (
            not self.is_quoted and len(self.text) > 3 and self.text[-1] in "sS" and self.text[-2] not in "sS"
        )
        return self.text[:-1] if is_plural else self.text

    @property
    def pattern(self) -> str:
        """A regular expression, the same for Python and PostgreSQL: the whole word, in singular or plural."""
        return rf"(^|\W){self.words}(\W|$)"

    @property
    def words(self) -> str:
        """The pattern without what bounds it."""
        ending = "" if self.is_quoted else "(s|es|'s|’s)?"
        return r"\s+".join(re.escape(part) for part in self.stem.split()) + ending


@dataclass(frozen=True, slots=True)
class Criteria:
    """Values of one filter are alternatives; what one filter asks and what another asks must both hold."""

    words: tuple[Term, ...] = ()
    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    is_undated: bool = False
    with_suggestions: bool = False
    sort: Sort = Sort.NEWEST

    def values(self, by: Filter) -> tuple[str, ...]:
        """The values of a filter, as its parameter says it; a range of dates is one value, `UNDATED` another."""
        if by is Filter.WORDS:
            return tuple(map(str, self.words))
        if by is Filter.DATE:
            return (*filter(None, [self.dates]), *([UNDATED] if self.is_undated else []))
        chosen: tuple[str, ...] = getattr(self, _FIELDS[by])
        return chosen

    @property
    def active(self) -> tuple[Filter, ...]:
        """The filters that leave anything out, in the order of addresses."""
        return tuple(by for by in Filter if self.values(by))

    @property
    def dates(self) -> str:
        """The range of dates in words: "2000–2024", "since July 2004", or nothing."""
        if self.since and self.until:
            return self.since.words if self.since == self.until else f"{self.since.words}–{self.until.words}"
        return (
            f"since {self.since.words}" if self.since else f"until {self.until.words}" if self.until else ""
        )

    def without(self, by: Filter, value: str | None = None) -> Self:
        """The same with one value of a filter dropped, or, where none is named, with all of them."""
        changed: dict[str, Any]
        if by is Filter.DATE:
            changed = {} if value == UNDATED else {"since": None, "until": None}
            changed["is_undated"] = self.is_undated and value not in (None, UNDATED)
        elif by is Filter.WORDS:
            changed = {"words": tuple(term for term in self.words if value and str(term) != value)}
        else:
            changed = {_FIELDS[by]: tuple(chosen for chosen in self.values(by) if value and chosen != value)}
        return replace(self, **changed)

    def including(self, by: Filter, value: str) -> Self:
        """The same with one more alternative in a filter; of dates, the texts without one."""
        changed: dict[str, Any] = {"is_undated": True}
        if by is not Filter.DATE:
            changed = {_FIELDS[by]: tuple(sorted({*self.values(by), value}))}
        return replace(self, **changed)

    def toggled(self, by: Filter, value: str) -> Self:
        return self.without(by, value) if value in self.values(by) else self.including(by, value)

    def limited(self) -> Self:
        """The same with the first filters alone, as many as are allowed."""
        limited = self
        for by in self.active[MAX_FILTERS:]:
            limited = limited.without(by)
        return limited

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the address, in the one order there is."""
        pairs = [(Filter.WORDS.value, " ".join(map(str, self.words)))] if self.words else []
        pairs += [(by.value, value) for by in _FIELDS for value in self.values(by)]
        pairs += [(name, str(end)) for name, end in (("from", self.since), ("to", self.until)) if end]
        pairs += [(UNDATED, "1")] if self.is_undated else []
        pairs += [(SUGGESTED, "1")] if self.with_suggestions else []
        return pairs + ([("sort", self.sort.value)] if self.sort is not Sort.NEWEST else [])

    def query(self, **further: str) -> str:
        """The part of the address from "?" on, or nothing."""
        pairs = [*self.parameters(), *further.items()]
        return f"?{urlencode(pairs, safe='/')}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Called:
    """What pages call a filter: as a heading, in short beside a value, where any value will do, its values counted."""

    title: str
    chip: str
    any: str
    plural: str = ""


#: In the order in which lists show them.
CALLED = {
    Filter.WORDS: Called("Words", "Words", "Any words"),
    Filter.DATE: Called("Date", "Adopted", "Any date"),
    Filter.SESSION: Called("Session", "Session", "Any session", "sessions"),
    Filter.TOPIC: Called("Topic", "Topic", "Any topic", "topics"),
    Filter.VERB: Called("Operative verb", "Verb", "Any operative verb", "verbs"),
    Filter.PHRASE: Called("Phrase as printed", "Phrase", "Any phrase", "phrases, as printed"),
    Filter.PART: Called("Part", "Part", "Any part of the text"),
    Filter.BODY: Called("Adopted by", "Body", "Any body"),
    Filter.SPEAKING: Called("Speaking", "Speaking", "Whoever speaks"),
    Filter.OPENING: Called("Opening of the preamble", "Preamble", "Any opening of the preamble", "openings"),
    Filter.CITES: Called("Cites", "Cites", "Whatever is cited", "instruments"),
    Filter.MEETING: Called("Meeting", "Meeting", "Any meeting"),
    Filter.TYPE: Called("Type", "Type", "Resolutions instead of other types"),
}

_FIELDS = {
    Filter.VERB: "verbs",
    Filter.PHRASE: "phrases",
    Filter.OPENING: "openings",
    Filter.PART: "parts",
    Filter.SPEAKING: "speaking",
    Filter.CITES: "cites",
    Filter.BODY: "bodies",
    Filter.SESSION: "sessions",
    Filter.MEETING: "meetings",
    Filter.TOPIC: "topics",
    Filter.TYPE: "types",
}


def parse_partial_date(text: str) -> PartialDate | None:
    """Return the year, month or day that `text` names, or None where it is none.

    "2004", "2004-07", "2004-7-21", "July 2004", "21 July 2004"; "2004-13" and "31 June 2004"  ->  None
    """
    folded = " ".join(text.split())
    if written := date_of(folded):
        return PartialDate(written.year, written.month, written.day)
    if found := ISO_RE.fullmatch(folded):
        return _checked(*(int(part) if part else None for part in found.groups()))
    if found := MONTH_YEAR_RE.fullmatch(folded):
        return _checked(int(found["year"]), MONTHS.get(found["month"].lower(), 0), None)
    return None


def as_opening(phrase: str) -> str:
    """A phrase as it opens a paragraph: "also requests", further on in one, is "Also requests" too."""
    return phrase[:1].upper() + phrase[1:]


def parse_terms(text: str) -> tuple[Term, ...]:
    """Return the words and the quoted phrases of a search, each once, in their order.

    'lakes "drinking water"'  ->  (Term("lakes"), Term("drinking water", is_quoted=True))
    """
    terms: dict[str, Term] = {}
    for found in TERM_RE.finditer(text.translate(CURLY_QUOTES)):
        is_quoted = found["quoted"] is not None
        printed = " ".join((found["quoted"] or found["word"] or "").split()).strip(EDGES)
        if any(map(str.isalnum, printed)):
            term = Term(printed, is_quoted)
            terms.setdefault(str(term).casefold(), term)
    return tuple(terms.values())


def merged_pattern(terms: Sequence[Term]) -> re.Pattern[str]:
    """A pattern that finds any of the terms, for marking them."""
    return re.compile("|".join(rf"(?<!\w){term.words}(?!\w)" for term in terms), re.IGNORECASE)


def _checked(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    try:
        datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year or 0, month, day)
