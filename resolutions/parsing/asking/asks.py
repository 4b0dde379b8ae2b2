"""Who is asked what, for whom and by when, in operative paragraphs and their points.

Source: interchange form, "Asks".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.asking import ask_words
from resolutions.parsing.asking.addressees import PRONOUNS, antecedent
from resolutions.parsing.asking.clauses import LeadIn, Request, read_lead_in, read_point, read_request
from resolutions.parsing.asking.deadlines import find_due
from resolutions.parsing.asking.infinitives import Link, further_actions, infinitives
from resolutions.parsing.asking.recipients import find_recipient
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedAction,
    ParsedAsk,
    ParsedParagraph,
    ParsedResolution,
)
from resolutions.parsing.openings.lexicon import FORMS, Form
from resolutions.parsing.openings.phrases import find_actions, find_opening, lemma

BODY_NAMES = {
    "GA": "General Assembly",
    "ECOSOC": "Economic and Social Council",
    "SC": "Security Council",
    "HRC": "Human Rights Council",
}
PREPOSITION_RE = re.compile(
    r"""
    (?:[\ ,]+(?:once\ (?:again|more)|again|in\ particular|in\ th(?:is|at)\ (?:regard|context)|[a-z]+ly))?
    ,?\ (?:upon|on|to)\b
    """,
    re.VERBOSE,
)
OWN_NOUN_RE = re.compile(r"\ (?:its|the)(?:\ [a-z-]+){0,3}?\ (?P<noun>[a-z]+)\b", re.VERBOSE)
DECIDES_TO_RE = re.compile(
    r"""
    (?:[\ ,]+(?:also|further|in\ (?:this|that)\ regard))?,?\ to\ (?:also\ |further\ )?
    (?P<verb>[a-z]+)(?:\ (?:upon|on)\b)?
    """,
    re.VERBOSE,
)
POINT_REQUEST_RE = re.compile(
    r"(?:Also\ |Further\ )?[Tt]o\ (?:also\ |further\ )?(?P<phrase>(?P<verb>[a-z]+)(?:\ (?:upon|on))?)\b",
    re.VERBOSE,
)
LONGEST_CLAUSE = 8000  # characters; the longest sentence of the corpus has 4,300
ASKING_WORDS = ask_words.ASKING | ask_words.ASKING_NOUNS
TAKING_PREPOSITION = ("call", "appeal", "request", "demand", "invitation")
OWNING = frozenset({"reiterate", "renew", "reaffirm", "repeat"})


@dataclass(frozen=True, slots=True)
class Asking:
    """A phrase that asks: its lemma, its span in the paragraph's text, and the clause after it.

    A phrase that asks nobody is kept too (`asks` is false), since it ends the clause before it.
    """

    verb: str
    start: int
    end: int
    clause: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """What the points of a paragraph take over from it; `lead_in` is None under a bare "Decides:"."""

    verb: str
    lead_in: LeadIn | None


def annotate_asks(resolution: ParsedResolution) -> ParsedResolution:
    """Return the resolution with the asks of its operative paragraphs and of their points.

    A point under a lead-in ("Requests the Secretary-General:") has the ask, with the lead-in's addressee and verb; the
    lead-in itself has none.
    """
    paragraphs = []
    lead: Lead | None = None
    for paragraph in resolution.paragraphs:
        speaker = BODY_NAMES.get(paragraph.draft or resolution.body or "")
        if paragraph.kind is ParagraphKind.OPERATIVE:
            askings = _askings(paragraph.text, _phrases(paragraph))
            lead = _find_lead(askings)
            asks = _asks(paragraph.text, askings, speaker)
        elif paragraph.kind is ParagraphKind.SUBPARAGRAPH:
            asks = point_asks(paragraph.text, lead, speaker) if paragraph.depth < 2 else ()
        else:
            lead, asks = None, ()
        paragraphs.append(replace(paragraph, asks=asks) if asks != paragraph.asks else paragraph)
    return replace(resolution, paragraphs=tuple(paragraphs))


def find_asks(text: str, *, speaker: str | None = None) -> tuple[ParsedAsk, ...]:
    """Return who is asked to do what in an operative paragraph, in the order of the text.

    `speaker` is the name of the organ that speaks, for "to report to it".  Offsets are those of the phrase that asks.

        "Requests the Secretary-General to report to the Assembly in 2032."
            ->  (ParsedAsk("Secretary-General", "report", "Assembly", Due("in 2032", None, 2032), "request", 0, 8),)
    """
    opening = find_opening(text, operative=True)
    if opening is None:
        return ()
    first = ParsedAction(opening.phrase, opening.verb, opening.start, opening.end)
    return _asks(text, _askings(text, (first, *find_actions(text, opening))), speaker)


def point_asks(text: str, lead: Lead | None, speaker: str | None) -> tuple[ParsedAsk, ...]:
    """Return the asks of a point: by its own phrase ("Requests …"), or by its lead-in's."""
    form = FORMS.get(text.split(" ", 1)[0].lower())
    if form is not None and form.form is Form.THIRD:
        return find_asks(text, speaker=speaker)
    if lead is None:
        return ()
    if lead.lead_in is None:
        return _decided_asks(text, speaker)
    request = read_point(text, lead.lead_in)
    return tuple(_parsed(request, lead.verb, 0, 0, speaker)) if request else ()


def _decided_asks(text: str, speaker: str | None) -> tuple[ParsedAsk, ...]:
    """The asks of a point under "Decides:", such as "To request the Secretary-General to report"."""
    decided = POINT_REQUEST_RE.match(text)
    if decided is None or decided["verb"] not in ask_words.ASKING:
        return ()
    request = read_request(text[decided.end() :])
    start, end = decided.span("phrase")
    return tuple(_parsed(request, lemma(decided["phrase"]), start, end, speaker)) if request else ()


def _phrases(paragraph: ParsedParagraph) -> tuple[ParsedAction, ...]:
    """The opening and the other verbs of a paragraph, each with its span."""
    if paragraph.phrase is None or paragraph.verb is None:
        return paragraph.actions
    start = max(paragraph.text.find(paragraph.phrase), 0)
    opening = ParsedAction(paragraph.phrase, paragraph.verb, start, start + len(paragraph.phrase))
    return (opening, *paragraph.actions)


def _askings(text: str, phrases: Sequence[ParsedAction]) -> tuple[Asking, ...]:
    """Every phrase with its clause, which goes on to the next phrase; none where nothing acts (A/RES/75/1)."""
    if not phrases:
        return ()
    ends = [*(phrase.start for phrase in phrases[1:]), len(text)]
    return tuple(_asking(text, phrase, end) for phrase, end in zip(phrases, ends, strict=True))


def _asking(text: str, phrase: ParsedAction, clause_end: int) -> Asking:
    verb, end = phrase.verb, phrase.end
    own = OWN_NOUN_RE.match(text, end) if verb in OWNING else None
    if own and own["noun"] in ask_words.ASKING_NOUNS:  # "*Reiterates* its request"
        verb, end = f"{verb} {own['noun']}", own.end()
    decided = DECIDES_TO_RE.match(text, end) if verb == "decide" else None
    if decided and decided["verb"] in ask_words.ASKING:
        verb, end = decided["verb"], decided.end()
    words = verb.split()
    asks = (
        verb != "call for"
        and not ASKING_WORDS.isdisjoint(words)
        and not text.startswith((" for ", " of "), end)  # "Reiterates its call for a review"
    )
    takes_preposition = asks and any(word.startswith(TAKING_PREPOSITION) for word in words)
    preposition = PREPOSITION_RE.match(text, end) if takes_preposition else None
    end = preposition.end() if preposition and words[0] != "request" else end
    return Asking(
        verb,
        phrase.start,
        phrase.end,
        text[end : min(clause_end, end + LONGEST_CLAUSE)],
        asks or verb == "decide",
    )


def _find_lead(askings: Sequence[Asking]) -> Lead | None:
    """The lead-in of the points that follow: the last phrase, where its clause stops before what is asked."""
    if not askings or not askings[-1].asks:
        return None
    last = askings[-1]
    if last.verb == "decide" and last.clause.strip(" ,") == ":":
        return Lead("decide", None)
    lead_in = read_lead_in(last.clause, decides=last.verb == "decide")
    return Lead(last.verb, lead_in) if lead_in else None


def _asks(text: str, askings: Sequence[Asking], speaker: str | None) -> tuple[ParsedAsk, ...]:
    asks: list[ParsedAsk] = []
    for asking in askings:
        if asking.asks:
            request = read_request(asking.clause, decides=asking.verb == "decide")
            request = request and _named(
                request, text[max(0, asking.start - LONGEST_CLAUSE) : asking.start], asks
            )
        else:
            request = _resumed(asking.clause, asks)
        if request:
            source = (
                asks[-1]
                if not asking.asks
                else ParsedAsk("", "", None, None, asking.verb, asking.start, asking.end)
            )
            asks += _parsed(request, source.verb, source.start, source.end, speaker)
    return tuple(asks)


def _named(request: Request, before: str, asks: Sequence[ParsedAsk]) -> Request:
    """The request with the name that a pronoun stands for: whom the paragraph asked before, or named before."""
    if request.addressee not in PRONOUNS:
        return request
    name = asks[-1].addressee if asks else antecedent(request.addressee, before)
    return replace(request, addressee=name)


def _resumed(clause: str, asks: Sequence[ParsedAsk]) -> Request | None:
    """What an earlier request goes on with after a phrase put in between: "…, and recognizes …, and to support …"."""
    if not asks:
        return None
    first = next(iter(infinitives(clause)), None)
    if first is None or first.link is not Link.COMMA_AND:
        return None
    actions = (first.action, *further_actions(clause, first.action))
    return Request(clause, asks[-1].addressee, actions)


def _parsed(request: Request, verb: str, start: int, end: int, speaker: str | None) -> Iterator[ParsedAsk]:
    for action, segment in zip(request.actions, request.segments(), strict=True):
        recipient = find_recipient(action.action, segment, speaker)
        due = find_due(segment) or request.due
        yield ParsedAsk(request.addressee, action.action, recipient, due, verb, start, end)
