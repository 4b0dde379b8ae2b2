"""How long a paragraph says that something holds: until when, extended, reviewed, put in another's place.

Source: interchange form, "terms"; resolutions of the Security Council on mandates and sanctions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resolutions.parsing.asking.deadlines import find_due, session_number
from resolutions.parsing.dates import DATE_PATTERN, parse_date
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedAction,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ParsedTerm,
    ReferenceKind,
    TermKind,
)

DECIDING = frozenset(
    {"decide", "extend", "renew", "prolong", "authorize", "approve", "agree", "resolve", "determine"}
)
REVIEWING = DECIDING | {
    "express",
    "express intention",
    "affirm",
    "affirm readiness",
    "express determination",
    "express readiness",
    "express willingness",
    "reaffirm",
}
REPLACING_VERBS = frozenset({"replace", "rescind", "revoke", "repeal", "terminate", "supersede", "annul"})

NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty-four|\d{1,3})"
)
UNTIL_RE = re.compile(
    rf"""
    \b(?:until|till|through|up\ to|to\ expire\ on|ending\ on
      |(?:expires?|ends?|terminates?|cease|lapse)\ (?:at\ midnight\ )?(?:on|at))
    \ (?:the\ end\ of\ )?(?:midnight\ on\ )?
    (?:(?P<date>{DATE_PATTERN})
      |(?:its|the)\ (?P<session>(?:(?!session\b)[\w-]+\ ){{1,8}}?)session\b     # until its eightieth session
      |(?:[A-Z][a-z]+\ )?(?:19|2\d)\d\d\b                                       # until the end of 2026
    )
    """,
    re.VERBOSE,
)
PERIOD_RE = re.compile(
    rf"""
    \bfor\ (?:(?:an?|the|another)\ )?
    (?:(?:further|additional|final|initial|new|renewable|limited|single)\ ){{0,2}}
    (?:(?:period|term)\ of\ )?(?:(?:up\ to|at\ least)\ )?(?:an?\ (?:further|additional)\ )?
    {NUMBER}\ (?:\(\d{{1,3}}\)\ )?(?:days|weeks|months|years|month|year|week)\b
    (?:\ (?:to|until)\ (?P<date>{DATE_PATTERN}))?
    """,
    re.VERBOSE,
)
EXTENDING_RE = re.compile(r"\b(?:extend(?:s|ed)?|renew(?:s|ed)?|prolong(?:s|ed)?|extension|renewal)\b")
REVIEW_RE = re.compile(
    r"""
    \ (?:to|shall|will)\ (?:continue\ to\ )?
      (?:keep\b[^;]{0,200}?\ under\ (?:[a-z]+\ )?review | (?:further\ )?review | reconsider | reassess)\b
    | \ shall\ be\ (?:kept\ under\ (?:[a-z]+\ )?review | reviewed | reconsidered)\b
    """,
    re.VERBOSE,
)
REPLACING_RE = re.compile(
    r"""
    \b(?:
      (?:shall\ |to\ |hereby\ )?(?:supersede|replace|rescind|revoke|repeal|terminate|annul)s?
    | shall\ (?:cease|no\ longer)\ (?:to\ )?(?:apply|have\ effect)
    | (?:shall\ be|are|is)\ (?:superseded|replaced|rescinded|revoked|terminated|lifted)
    )\b
    """,
    re.VERBOSE,
)
REACH = 200  # characters between a verb and the instrument or the time that it governs


def annotate_terms(resolution: ParsedResolution) -> ParsedResolution:
    """Return the resolution with the terms of its operative paragraphs; their references are read, if they are there.

    "Decides to extend the mandate until 31 October 2024;"
        ->  ParsedTerm(TermKind.EXTENDS, "until 31 October 2024", until=date(2024, 10, 31))
    """
    return replace(resolution, paragraphs=tuple(map(_annotated, resolution.paragraphs)))


def find_terms(paragraph: ParsedParagraph) -> Iterator[ParsedTerm]:
    """Yield the terms of one operative paragraph, clause by clause, in the order of the text."""
    for verb, start, end in _clauses(paragraph):
        clause = paragraph.text[start:end]
        references = tuple(r for r in paragraph.references if start <= r.start < end)
        if verb in DECIDING:
            yield from _ending(clause, start, references)
        if verb in REVIEWING:
            yield from _reviewed(clause)
        if verb in DECIDING | REPLACING_VERBS:
            yield from _replaced(clause, start, references)


def _annotated(paragraph: ParsedParagraph) -> ParsedParagraph:
    terms = tuple(find_terms(paragraph)) if paragraph.kind is ParagraphKind.OPERATIVE else paragraph.terms
    return replace(paragraph, terms=terms) if terms != paragraph.terms else paragraph


def _clauses(paragraph: ParsedParagraph) -> Iterator[tuple[str, int, int]]:
    """The verb of each act, and the span of its clause in the text; the verb is in it."""
    acts = [ParsedAction("", paragraph.verb or "", 0, 0), *paragraph.actions]
    ends = [action.start for action in acts[1:]] + [len(paragraph.text)]
    for action, end in zip(acts, ends, strict=True):
        yield action.verb, action.start, end


def _ending(clause: str, offset: int, references: tuple[ParsedReference, ...]) -> Iterator[ParsedTerm]:
    """The first date, session or period until which the clause lets something hold."""
    match = UNTIL_RE.search(clause) or PERIOD_RE.search(clause)
    if match is None:
        return
    extending = EXTENDING_RE.search(clause.lower())
    kind = TermKind.EXTENDS if extending else TermKind.ENDS
    groups = match.groupdict()
    yield ParsedTerm(
        kind,
        match.group(),
        until=parse_date(match.group()) if groups.get("date") else None,
        session=session_number(groups.get("session") or ""),
        instrument=_instrument(references, offset + extending.start()) if extending else None,
    )


def _reviewed(clause: str) -> Iterator[ParsedTerm]:
    match = REVIEW_RE.search(clause)
    due = find_due(clause[match.end() : match.end() + REACH]) if match else None
    if match and due:
        yield ParsedTerm(TermKind.REVIEWS, due.text, until=parse_date(due.text), session=due.session)
    elif match and "under" in match.group():
        yield ParsedTerm(TermKind.REVIEWS, match.group().strip())


def _replaced(clause: str, offset: int, references: tuple[ParsedReference, ...]) -> Iterator[ParsedTerm]:
    match = REPLACING_RE.search(clause.lower())
    instrument = _instrument(references, offset + match.start()) if match else None
    if match and instrument:
        yield ParsedTerm(TermKind.SUPERSEDES, clause[match.start() : match.end()], instrument=instrument)


def _instrument(references: tuple[ParsedReference, ...], start: int) -> str | None:
    """The resolution or decision named first after `start`, or else the last one before it."""
    named = [
        r for r in references if r.kind in (ReferenceKind.RESOLUTION, ReferenceKind.DECISION) and r.instrument
    ]
    after = [r.instrument for r in named if start <= r.start <= start + REACH]
    before = [r.instrument for r in named if r.start < start]
    return after[0] if after else before[-1] if before else None
