"""What is asked for: the verbs of a request, in the base form.

Source: interchange form, "Asks" (`action`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from resolutions.parsing.asking import ask_words
from resolutions.parsing.openings import lexicon

TO_RE = re.compile(r"to(?<=\sto)(?=[ ,])")
LINK_RE = re.compile(r",? (?:and|or|but|as well as)(?P<insertion>, [^,;]{1,80},)? $")
NOT_VERB = "(?!(?:ap|com|im|multi|re|sup)p?ly\\b|rely\\b|reply\\b)"  # before -ly
PARTICLE = r"(?:(?:\ (?:it|them|him|her))?(?P<particle>\ [a-z]+))?"  # carry out, carry it out
VERB_RE = re.compile(
    rf"""
    (?:,\ [^,;]{{1,80}},)?\ ?(?:\((?:[a-z]|[ivx]+)\)\ )?                # to, inter alia, report; to (a) report
    (?:(?P<negation>not)\ )?
    (?:(?:also|further|again|even|once\ again|better|more|{NOT_VERB}[a-z]+ly)\ (?:and\ [a-z]+ly\ )?){{0,2}}
    (?P<verb>[a-z][a-z-]*)
    {PARTICLE}
    """,
    re.VERBOSE,
)
JOINED_RE = re.compile(
    rf"""
    (?:\ (?:in|with|to|on|for|from))?(?P<link>,\ and\ |,\ |\ and\ |\ or\ )(?:to\ )?      # participate in and support
    (?:(?:also|further|{NOT_VERB}[a-z]+ly)\ )?
    (?P<verb>[a-z][a-z-]*){PARTICLE}
    """,
    re.VERBOSE,
)
CONTINUED_RE = re.compile(r"(?:,[^,;]{1,80},)?\ (?:(?P<to>to\ )|(?=[a-z]+ing\b))", re.VERBOSE)
GERUND_RE = re.compile(r"[a-z-]+ing\b")
REPORT_RE = re.compile(
    r"""
    \ and\ (?:to\ )?
    (?P<verb>report\ (?:thereon|back|to|on) | make\ (?:recommendations|proposals))\b     # and report thereon
    """,
    re.VERBOSE,
)
BARE_RE = re.compile(
    rf"""
    (?:,\ and\ | ,\ | \ and\ | [,;]\ (?:and\ )?\([a-z]+\)\ )      # ", and", "; (b)"
    (?:(?:also|further|then|shall|{NOT_VERB}[a-z]+ly)\ )?
    (?P<verb>[a-z][a-z-]*)\                                         # provide
    """,
    re.VERBOSE,
)
SUBORDINATE_RE = re.compile(
    r"\ (?:(?:that|which|who|whose|whether|how|where|when|by|while|through)\b|to\ [a-z])", re.VERBOSE
)
MEANS_RE = re.compile(
    r"""
    \ (?:by|need|how|order|view|ability|right|capacity|opportunity|commitment)\ (?:[a-z]+ing\ )?to\ [^,;]*$
    """,
    re.VERBOSE,
)
LONGEST_MEANS = 160
LONGEST_LINK = 100  # characters of ", and, in this framework, " before "to"
MOST_JOINED = 4


class Link(StrEnum):
    """What stands before "to"."""

    NONE = ""
    COMMA = ","
    AND = "and"
    COMMA_AND = ", and"


@dataclass(frozen=True, slots=True)
class AskedAction:
    """Verbs that share one object, in the base form, and the span they take of the clause."""

    action: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Infinitive:
    """An infinitive with "to": what joins it to the words before, where that begins, and its verbs."""

    link: Link
    start: int
    action: AskedAction


def read_action(clause: str, start: int) -> AskedAction | None:
    """Read the verbs that stand at `start`, just after "to"; None where there is no verb.

    " carry out and report on" -> "carry out and report";  " continue to support" -> "continue to support"
    """
    match = VERB_RE.match(clause, start)
    if match is None or not is_infinitive(match["verb"]):
        return None
    verb = match["verb"]
    end = match.end("verb")
    if verb == "continue":
        continued = _continued(clause, end)
        if continued:
            return AskedAction(f"continue {continued.action}", match.start("verb"), continued.end)
    verb, end = _with_particle(verb, match, end)
    joined, end = _joined(clause, end, [verb])
    return AskedAction(f"not {joined}" if match["negation"] else joined, match.start("verb"), end)


def is_infinitive(word: str) -> bool:
    """Whether the word can stand after "to" as a verb."""
    american = f"{word[:-3]}ize" if word.endswith("ise") else word
    return word in ask_words.INFINITIVES or american in ask_words.INFINITIVES


@lru_cache(maxsize=16)  # a clause is asked for its infinitives as often as it has questions to answer
def infinitives(clause: str) -> tuple[Infinitive, ...]:
    """Return every infinitive with "to" in the clause, from left to right."""
    found = ((match, read_action(clause, match.end())) for match in TO_RE.finditer(clause))
    return tuple(_infinitive(clause, match.start(), action) for match, action in found if action)


def further_actions(clause: str, first: AskedAction) -> list[AskedAction]:
    """Return the actions after the first one that the same addressee is asked for, in order.

    "keep it under review and to submit a report" gives "submit"; "…, as well as to …" too.  A bare verb counts only
    where nothing subordinate stands between ("halt the trade and work to …"); a bare ", to" only in a series.
    """
    linked = _linked(clause, first)
    bare = _bare(clause, first.end, linked[0].start if linked else len(clause))
    known = {action.start for action in (*bare, *linked)}
    reports = [m.start("verb") for m in REPORT_RE.finditer(clause, first.end) if m.start("verb") not in known]
    others = [action for action in (read_action(clause, start) for start in reports) if action]
    return sorted([*bare, *linked, *others], key=lambda action: action.start)


def _infinitive(clause: str, to: int, action: AskedAction) -> Infinitive:
    before = clause[max(0, to - LONGEST_LINK) : to]
    if before.endswith((", ", " and ", " or ", " but ", " as well as ")):
        joined = LINK_RE.search(before)
        if joined:
            comma = joined.group().startswith(",") or joined["insertion"] is not None
            return Infinitive(Link.COMMA_AND if comma else Link.AND, to - len(joined.group()), action)
        return Infinitive(Link.COMMA, to - 2, action)
    return Infinitive(Link.NONE, to, action)


def _linked(clause: str, first: AskedAction) -> list[AskedAction]:
    """The actions with "to" that go on with the first: joined by "and", or by commas in a series that ends so."""
    found = [infinitive for infinitive in infinitives(clause) if infinitive.start >= first.end]
    last_and = max((i.start for i in found if i.link in (Link.AND, Link.COMMA_AND)), default=-1)
    kept: list[AskedAction] = []
    purpose = -1  # where an infinitive last stood that only says what for
    for infinitive in found:
        if infinitive.link is Link.NONE:
            purpose = infinitive.start
        elif _goes_on(clause, infinitive, purpose, last_and):
            kept.append(infinitive.action)
    return kept


def _goes_on(clause: str, infinitive: Infinitive, purpose: int, last_and: int) -> bool:
    """Whether an infinitive joined to the words before it is one more thing asked for."""
    verb = infinitive.action.action.split()[0]
    if infinitive.link is Link.COMMA and (infinitive.start >= last_and or verb in ("be", "serve")):
        return False
    if infinitive.link is Link.AND and _shares_purpose(clause, purpose, infinitive):
        return False
    return not MEANS_RE.search(clause, max(0, infinitive.start - LONGEST_MEANS), infinitive.start)


def _shares_purpose(clause: str, purpose: int, infinitive: Infinitive) -> bool:
    """Whether an "and to" goes on with a purpose told since the last comma: "to enhance … and to promote …"."""
    if purpose < 0 or infinitive.action.action.split()[0] not in ask_words.PURPOSES:
        return False
    return "," not in clause[purpose : infinitive.start]


def _continued(clause: str, start: int) -> AskedAction | None:
    match = CONTINUED_RE.match(clause, start)
    if match is None:
        return None
    if match["to"]:
        inner = read_action(clause, match.end() - 1)
        return AskedAction(f"to {inner.action}", inner.start, inner.end) if inner else None
    gerund = GERUND_RE.match(clause, match.end())
    return (
        AskedAction(gerund.group(), gerund.start(), gerund.end())
        if gerund and _is_gerund(gerund.group())
        else None
    )


def _is_gerund(word: str) -> bool:
    return (
        word in lexicon.FORMS
        or word[:-3] in ask_words.INFINITIVES
        or f"{word[:-3]}e" in ask_words.INFINITIVES
    )


def _with_particle(verb: str, match: re.Match[str], end: int) -> tuple[str, int]:
    particle = (match["particle"] or "").strip()
    return (f"{verb} {particle}", match.end("particle")) if particle in ask_words.PARTICLES else (verb, end)


def _joined(clause: str, end: int, verbs: list[str]) -> tuple[str, int]:
    """Read verbs that share the object of the first: " and submit", ", develop and implement"."""
    links: list[tuple[str, str, int]] = []
    position = end
    while len(verbs) + len(links) < MOST_JOINED:
        match = JOINED_RE.match(clause, position)
        if match is None or not is_infinitive(match["verb"]) or match["verb"] == "not":
            break
        verb, position = _with_particle(match["verb"], match, match.end("verb"))
        links.append((match["link"].strip(" ,"), verb, position))
    while links and not links[-1][0]:  # a list ends with "and"; without it the commas join something else
        links.pop()
    if not links:
        return verbs[0], end
    names = [*verbs, *(verb for _, verb, _ in links)]
    return f"{', '.join(names[:-1])} {links[-1][0]} {names[-1]}", links[-1][2]


def _bare(clause: str, start: int, stop: int) -> list[AskedAction]:
    """Verbs without "to": ", provide … and ensure …"; only before anything subordinate."""
    subordinate = SUBORDINATE_RE.search(clause, start, stop)
    limit = subordinate.start() if subordinate else stop
    found = []
    for match in BARE_RE.finditer(clause, start, min(stop, limit + 40)):
        if match.start() >= limit or match["verb"] not in ask_words.PLAIN_INFINITIVES:
            continue
        action = read_action(clause, match.start("verb"))
        if action and _takes_object(clause, action.end):
            found.append(action)
    return found


def _takes_object(clause: str, end: int) -> bool:
    """Whether a verb, and no noun, has been read: what follows begins a noun phrase or is "to"."""
    word = clause[end : end + 30].split(maxsplit=1)[:1]
    return (
        bool(word)
        and clause[end] == " "
        and word[0] not in {"of", "and", "or", "by", "in", "for", "between", "among"}
    )
