"""The vocabulary of a parse: what a source says, as plain values.

Every value here is frozen and knows nothing of files, Django or a database.  Offsets are half-open `[start, end)`:
in characters of the decoded source for problems, paragraphs and resolutions, and in characters of the paragraph's
own `text` for references, actions and asks.  Unknown is `None`; an empty list is `()`.

A parse result never shares a name with a row: `ParsedResolution` here, `Resolution` in `resolutions.models`.
"Draft" always means a draft resolution.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ResolutionType(StrEnum):
    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"  # S/PRST/…
    DRAFT = "draft"  # a draft not adopted, or not yet


class ParagraphKind(StrEnum):
    ENACTING = "enacting"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    HEADING = "heading"
    ANNEX = "annex"
    TEXT = "text"


class ReferenceKind(StrEnum):
    RESOLUTION = "resolution"
    DECISION = "decision"
    DOCUMENT = "document"
    TREATY = "treaty"
    DECLARATION = "declaration"


class TermKind(StrEnum):
    ENDS = "ends"
    EXTENDS = "extends"
    REVIEWS = "reviews"
    SUPERSEDES = "supersedes"


class VoteMethod(StrEnum):
    WITHOUT_VOTE = "without-vote"
    RECORDED = "recorded"


class Severity(StrEnum):
    ERROR = "error"  # the file, or a part of it, could not be read
    WARNING = "warning"  # read, but something is likely wrong
    INFO = "info"  # read; a curator may want to know


class Owner(StrEnum):
    """What a character of a source belongs to: first the parts of a record, then the kinds of furniture."""

    SYMBOL = "symbol"
    TITLE = "title"
    SESSION = "session"
    AGENDA_ITEM = "agenda-item"
    DATE = "date"
    MEETING = "meeting"
    VOTE = "vote"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    MASTHEAD = "masthead"  # "United Nations", "Distr.: General", the name of the organ
    SPONSORS = "sponsors"  # the States that lay a draft before an organ
    SUBJECT = "subject"  # the question before the Security Council, whose resolutions have no title
    ADOPTION = "line-of-adoption"  # "[on the report of the Third Committee (A/58/499)]"
    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    JOB_NUMBER = "job-number"
    RULE = "rule"
    ORNAMENT = "ornament"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of a decoded source, and what they belong to."""

    owner: Owner
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault found while reading.  `code` is a stable kebab-case name; offsets are into the decoded source."""

    severity: Severity
    code: str
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader hands on: a file's name, the SHA-256 of its bytes, and its text, decoded.

    `text` carries italics as `*…*`, note markers as printed or as `^6^`, and a form feed between pages.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """Words of a paragraph that point to an instrument; `start` and `end` are offsets into the paragraph's text."""

    text: str
    start: int
    end: int
    instrument: str | None
    kind: ReferenceKind
    title: str | None = None
    date: datetime.date | None = None
    pinpoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedAction:
    """A verb beyond the first that acts in an operative paragraph; offsets into its text."""

    phrase: str
    verb: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Due:
    """When something is asked for: the words as printed, and the session or the year they name."""

    text: str
    session: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedAsk:
    """Who is asked to do what, for whom and by when; offsets of the phrase that asks, into the paragraph's text."""

    addressee: str
    action: str
    recipient: str | None
    due: Due | None
    verb: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedTerm:
    """How long a paragraph says that something holds."""

    kind: TermKind
    text: str
    until: datetime.date | None = None
    session: str | None = None
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """One paragraph.  `id` is its permalink's anchor; `start` and `end` are its span in the decoded source."""

    id: str
    kind: ParagraphKind
    text: str
    number: str | None = None
    phrase: str | None = None
    verb: str | None = None
    actions: tuple[ParsedAction, ...] = ()
    depth: int = 0
    draft: str | None = None
    references: tuple[ParsedReference, ...] = ()
    asks: tuple[ParsedAsk, ...] = ()
    terms: tuple[ParsedTerm, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ParsedFootnote:
    """A footnote, and the ids of the paragraphs it hangs on; references have offsets into the note's text."""

    marker: str
    text: str
    anchors: tuple[str, ...] = ()
    references: tuple[ParsedReference, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedMeeting:
    """The meeting that adopted a text; `kind` is "plenary" where the text says so."""

    number: int
    kind: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ParsedVote:
    """How a text was adopted; States as printed, by "in_favour", "against" and "abstaining"."""

    method: VoteMethod
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    by_state: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedTopic:
    label: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Inference:
    """What the archive concluded and the text does not say, and why."""

    value: str
    because: str


@dataclass(frozen=True, slots=True)
class ParsedResolution:
    """One resolution, decision, statement or draft as one source gives it, in one language."""

    type: ResolutionType = ResolutionType.RESOLUTION
    symbol: str | None = None
    body: str | None = None
    title: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    adopted_on: datetime.date | None = None
    meeting: ParsedMeeting | None = None
    vote: ParsedVote | None = None
    topics: tuple[ParsedTopic, ...] = ()
    fragment: bool = False
    inferred: Mapping[str, Inference] = field(default_factory=dict)
    paragraphs: tuple[ParsedParagraph, ...] = ()
    footnotes: tuple[ParsedFootnote, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ParseResult:
    """All that one source gave: its resolutions in the order of the text, and the problems met.

    `stretches` say what the characters of the source belong to, in its order; those in none are reported as problems.
    """

    source: SourceText
    resolutions: tuple[ParsedResolution, ...] = ()
    problems: tuple[Problem, ...] = ()
    stretches: tuple[Stretch, ...] = ()
