"""One clause that asks: "the Secretary-General to report …", "that States provide …", "that it shall meet …".

Source: interchange form, "Asks".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.parsing.asking import ask_words
from resolutions.parsing.asking.addressees import COMMA_RE, addressee_of, is_agent, is_thing, opens_insertion
from resolutions.parsing.asking.deadlines import find_due
from resolutions.parsing.asking.infinitives import (
    AskedAction,
    Infinitive,
    Link,
    further_actions,
    infinitives,
    is_infinitive,
    read_action,
)
from resolutions.parsing.document import Due
from resolutions.parsing.openings import lexicon

THAT_RE = re.compile(
    r"(?:[ ,]+(?:also|further|once again|in (?:this|that) (?:regard|context)|inter alia))?,? that(?=[ ,])"
)
RECOMMENDED_TO_RE = re.compile(r" to (?P<name>[^,;:]{3,80}?),? that (?:it|they) ")
LEAD_IN_END_RE = re.compile(
    r"(?:[\s,]+(?:to|shall|should))?(?:[\s,]+(?:inter alia|in particular|as appropriate|the following))?[\s,]*:\s*$"
)
WORD_RE = re.compile(r"[^\W\d_][\w’'-]*")
SHALL_RE = re.compile(r"\sshall\b")
STOPS = frozenset("be been is are has have had was were will would could may can do does".split())
MODALS = frozenset({"should", "shall", "must"})
NEVER_FREE = frozenset({"order", "as", "so", "view"})  # "in order to", "so as to"
LONGEST_SUBJECT = 500
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Request:
    """What one clause asks: of whom, and what.  Offsets of `actions` are into `clause`.

    `due` is a time given before the verbs, which holds for all of them.
    """

    clause: str
    addressee: str
    actions: tuple[AskedAction, ...]
    due: Due | None = None

    def segments(self) -> tuple[str, ...]:
        """The words of each action, from its verb to the next one."""
        ends = [action.start for action in self.actions[1:]] + [len(self.clause)]
        return tuple(self.clause[action.start : end] for action, end in zip(self.actions, ends, strict=True))


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Who is asked in a paragraph whose points say what; `addressee` is "" where the points name that too."""

    addressee: str
    due: Due | None


def read_request(clause: str, *, decides: bool = False) -> Request | None:
    """Return what `clause`, the words after the phrase that asks, asks for; None where nobody is asked to act.

    `decides`: the phrase is "decides", which asks by "that … shall" alone.
    """
    that = THAT_RE.match(clause)
    if decides:
        return _rule(clause[that.end() :]) if that else None
    if that:
        return _wish(clause[that.end() :])
    recommended = RECOMMENDED_TO_RE.match(clause)
    if recommended:
        return _request(clause, recommended["name"], read_action(clause, recommended.end()))
    return _infinitive(clause)


def read_lead_in(clause: str, *, decides: bool = False) -> LeadIn | None:
    """Return whom a clause that ends in a colon addresses, where it leaves to its points what is asked.

    `decides`: the phrase is "decides", which asks by "that … shall:" alone.

    " the Secretary-General, within existing resources, to:" -> LeadIn("Secretary-General", None)
    """
    end = LEAD_IN_END_RE.search(clause[-60:])
    if end is None:
        return None
    phrase = clause[: len(clause) - len(end.group())]
    that = THAT_RE.match(phrase)
    phrase = phrase[that.end() :] if that else phrase
    if _main_infinitive(phrase) is not None:
        return None
    addressee = addressee_of(phrase)
    if decides and not (that and "shall" in end.group() and is_agent(addressee)):
        return None
    return None if is_thing(addressee) else LeadIn(addressee.removeprefix("following"), find_due(phrase))


def read_point(text: str, lead_in: LeadIn) -> Request | None:
    """Return what a point ("To report …", "Report …") asks of whom its lead-in addresses."""
    if not lead_in.addressee:
        return _infinitive(f" {text}")
    clause = f" {text[:1].lower()}{text[1:]}"
    action = read_action(clause, len(" to") if clause.startswith(" to ") else 0)
    return _request(clause, lead_in.addressee, action, lead_in.due)


def _request(clause: str, phrase: str, first: AskedAction | None, due: Due | None = None) -> Request | None:
    addressee = addressee_of(phrase)
    if first is None or not addressee or is_thing(addressee):
        return None
    due = due or find_due(phrase)
    return Request(clause, addressee, (first, *further_actions(clause, first)), due)


def _infinitive(clause: str) -> Request | None:
    main = _main_infinitive(clause)
    if main is None:
        return None
    closing = main.link is Link.COMMA  # it tells an insertion from a list
    return _request(clause, clause[: main.start + closing], main.action)


def _main_infinitive(clause: str) -> Infinitive | None:
    """The "to" that says what is asked: not one of an insertion, not "in order to", not "in a position to"."""
    found = infinitives(clause)
    last_comma = max((i.start for i in found if i.link in (Link.COMMA, Link.COMMA_AND)), default=-1)
    governed = []
    for infinitive in found:
        waiting = infinitive.link is Link.NONE and infinitive.start < last_comma
        if infinitive.link is Link.AND or (waiting and _insertion_open(clause[: infinitive.start])):
            continue
        if infinitive.link is not Link.NONE or _governor(clause, infinitive) not in ask_words.GOVERNING:
            return infinitive
        governed.append(infinitive)
    return next((infinitive for infinitive in governed if _is_free(clause, infinitive)), None)


def _governor(clause: str, infinitive: Infinitive) -> str:
    """The word before "to"; a name ("the Mechanism") is none that has an infinitive of its own."""
    return (clause[max(0, infinitive.start - LONGEST_WORD) : infinitive.start].split() or [""])[-1]


def _is_free(clause: str, infinitive: Infinitive) -> bool:
    """Whether the word before "to" stands inside the addressee: "States taking part in such initiatives to …"."""
    if _governor(clause, infinitive) in NEVER_FREE:
        return False
    phrase = addressee_of(clause[: infinitive.start])
    return bool(phrase) and not is_thing(phrase) and not phrase.endswith(_governor(clause, infinitive))


def _insertion_open(before: str) -> bool:
    """Whether the last comma of `before` opens an insertion, which nothing has closed."""
    last = before.rfind(", ")
    comma = COMMA_RE.match(before, last) if last != -1 else None
    return comma is not None and opens_insertion(comma["word"], comma["following"])


def _rule(clause: str) -> Request | None:
    """After "decides that": "the Committee shall report …"."""
    shall = SHALL_RE.search(clause, 0, LONGEST_SUBJECT)
    action = read_action(clause, shall.end()) if shall else None
    if shall is None or action is None:
        return None
    verb = action.action.split()
    rule = verb[0] in ask_words.HAPPENING or verb[:3] == ["continue", "to", "be"]
    phrase = clause[: shall.start()]
    return None if rule or not is_agent(addressee_of(phrase)) else _request(clause, phrase, action)


def _wish(clause: str) -> Request | None:
    """After "requests that": "the Secretary-General, in consultation with States, report …"."""
    inside, before, end = False, "", 0
    for match in WORD_RE.finditer(clause, 0, LONGEST_SUBJECT):
        word, gap = match.group(), clause[end : match.start()]
        if "," in gap or not before:
            following = WORD_RE.match(clause, match.end() + 1)
            inside = opens_insertion(word, following.group() if following else None)
        if not inside:
            if word in STOPS:
                return None
            if word in MODALS:
                return _request(clause, clause[: match.start()], read_action(clause, match.end()))
            if before and _is_finite(clause, match, before, "," in gap):
                return _wished(clause, match)
        before, end = word, match.end()
    return None


def _wished(clause: str, match: re.Match[str]) -> Request | None:
    action = read_action(clause, match.start())
    if action is not None and action.action.startswith("continue to be"):
        return None
    if action is None:  # "requests that the Secretary-General reports"
        action = AskedAction(match.group()[:-1], match.start(), match.end())
    return _request(clause, clause[: match.start()], action)


def _is_finite(clause: str, match: re.Match[str], before: str, after_comma: bool) -> bool:
    """Whether the word is the verb of the subject before it, and no noun or adjective in it."""
    word = match.group()
    following = WORD_RE.match(clause, match.end() + 1)
    next_word = following.group() if following else ""
    if next_word in STOPS or (is_infinitive(next_word) and next_word not in ask_words.PARTICLES):
        return False
    if word.endswith("s") and not is_infinitive(word):
        return before[:1].isupper() and is_infinitive(word[:-1]) and next_word in lexicon.FOLLOW
    if not is_infinitive(word) or before in lexicon.FOLLOW or before in ("and", "or"):
        return False
    if word in ask_words.THINGS or word in ask_words.LAID:  # "report", "work": nouns too
        return (
            after_comma or before[:1].isupper() or before.lower() in ask_words.AGENTS or before.endswith("s")
        )
    return True
