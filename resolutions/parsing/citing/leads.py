"""The words before a number that say whose resolution or decision it is: "its", "General Assembly"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.parsing.bodies import BODIES


class Act(StrEnum):
    RESOLUTION = "resolution"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Lead:
    """What governs a number: the kind of act, and as much as is said about its organ.

    At most one of these is set: `code` of an organ in `BODIES`; `name` in words of another organ; `short`, a name that
    leaves open which organ is meant ("Assembly", "Council", "Commission"); `own`, the organ that speaks ("its").
    `subject` is the organ that the words before "its" or before a bare "in resolution" make the actor, if any: it is
    likely meant.  `start` is where the lead words begin in the text.
    """

    act: Act
    start: int
    code: str | None = None
    name: str | None = None
    short: str | None = None
    own: bool = False
    subject: str | None = None

    @property
    def is_bare(self) -> bool:
        return not (self.code or self.name or self.short or self.own)


ADJECTIVES = frozenset(
    "own previous relevant earlier recent subsequent annual landmark joint other all first latest last related "
    "aforementioned above-mentioned omnibus procedural said".split()
)
SHORT_NAMES = frozenset(("Assembly", "Council", "Commission"))
CONNECTORS = frozenset("of on the and for in to against".split())
# a run of capitalised words is an organ only with one of these
ORGAN_WORD_RE = re.compile(
    r"Assembly|Council|Commission|Committee|Conference|Congress|Forum|Board|Union|Organi[sz]ation|Agency|Parliament|Meeting|Group"
)
# what may stand between the act and its first number
BEFORE_NUMBER_RE = re.compile(
    r"""
    (?:resolution|decision)s?
    (?: ,?[ ](?:in[ ]particular|including|especially|specifically|notably|namely|inter[ ]alia|also|both|of|and|as)
      | [ ]Nos?\.
      | [ ][(“"] | : ){0,3}
    ,?[ ]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "the Human Rights Council, in paragraph 2 of its resolution 21/11": there "its" is not the organ that speaks
SUBJECT_RE = re.compile(
    r"""
    (?:[’']s)? (?:,?[ ]at[ ]its[ ](?:[a-z-]{3,30}[ ]){1,7}?(?:special[ ]|regular[ ]|annual[ ])?session)? ,? [ ]
    (?: (?:submitted|adopted|established|presented|created|mandated) [ ] )?
    (?: (?:in|by|under|through|with|of|pursuant[ ]to|in[ ]accordance[ ]with|set[ ]out[ ]in|contained[ ]in) [ ] )
    (?: the[ ]annex(?:es)?[ ]to[ ] | (?:paragraph|section|part|annex)s?[ ][^;:]{1,40}?[ ](?:of|to)[ ] )?
    """,
    re.VERBOSE,
)
# "its previous resolutions on mountain lakes, in particular 1500 (2003)"
TOPIC_RE = re.compile(
    r"(?:resolution|decision)s[ ][^;()/\d]{1,150}?[ ,]"
    r"(?:in[ ]particular|including|especially|notably|namely|inter[ ]alia)[, ]{1,2}",
    re.IGNORECASE | re.VERBOSE,
)
VERB_RE = re.compile(r"[A-Z][a-z]+(?:ing|[^s]s)")  # "Recalling", "Notes": what a paragraph opens with
JOINT_RE = re.compile(r"(?:, and|,| and| or) (?:the )?$")  # before the next organ of a list
OF_ORGAN_RE = re.compile(r",? (?:of|adopted by|by) the ")
_WINDOW = 160  # characters looked back over, at most


def find_lead(text: str, start: int, floor: int) -> Lead | None:
    """Return what governs the number at `start`, where the act stands directly before it; else None.

    Nothing before `floor` is read.  The text has plain blanks only.

        "Recalling its resolutions 84/11"  ->  Lead(RESOLUTION, start=10, own=True)
        "Commission on Lakes decision 9/2"  ->  Lead(DECISION, name="Commission on Lakes")
    """
    low = max(floor, start - _WINDOW)
    window = text[low:start].lower()
    at = max(window.rfind("resolution"), window.rfind("decision"))
    if at < 0 or not (BEFORE_NUMBER_RE.fullmatch(window, at) or TOPIC_RE.fullmatch(window, at)):
        return None
    act = Act.RESOLUTION if window.startswith("resolution", at) else Act.DECISION
    return _with_organ(text, low + at, floor, act)


def organ_after(text: str, end: int) -> tuple[str | None, str | None]:
    """Return code or name of the organ that follows a number: "resolution 60/251 of the General Assembly"."""
    found = OF_ORGAN_RE.match(text, end)
    if not found:
        return None, None
    for name, code in _BY_FIRST_WORD.get(text[found.end() : found.end() + 40].split(" ", 1)[0], ()):
        if text.startswith(name, found.end()):
            return code, None
    words = text[found.end() : found.end() + _WINDOW].split(" ")
    run = _capitalised(words)
    return None, run if run and ORGAN_WORD_RE.search(run) else None


def organs_joined(text: str, start: int) -> tuple[str, ...]:
    """Return the codes of the organs that a list names before the one at `start`, the nearest first.

    "General Assembly and Security Council resolutions", `start` at "Security"  ->  ("GA",)
    """
    codes: list[str] = []
    while joint := JOINT_RE.search(text, max(0, start - len(", and the ")), start):
        organ = _organ_ending(text[max(0, joint.start() - _WINDOW) : joint.start()])
        if organ is None:
            break
        name, code = organ
        codes.append(code)
        start = joint.start() - len(name)
    return tuple(codes)


def subject_before(text: str, its: int) -> str | None:
    """Return the organ whose "its" stands at `its`, where the words directly before it name one: code or short name."""
    low = max(0, its - _WINDOW)
    window = text[low:its]
    found = max(
        ((window.rfind(name), len(name), code) for name, code in _SUBJECTS if name in window), default=None
    )
    if found is None:
        return None
    at, length, code = found
    return code if SUBJECT_RE.fullmatch(window, at + length) else None


def _with_organ(text: str, act_at: int, floor: int, act: Act) -> Lead:
    """The lead whose act stands at `act_at`, with the organ before it."""
    low = max(floor, act_at - _WINDOW)
    words = text[low:act_at].split()
    adjectives = 0
    while adjectives < len(words) and words[-1 - adjectives] in ADJECTIVES:
        adjectives += 1
    before = " ".join(words[: len(words) - adjectives])
    last = before.rpartition(" ")[2]
    if last in CONNECTORS or last in ("by", "under", "with"):
        return Lead(act, act_at, subject=subject_before(text, act_at))
    owner = before.removesuffix("’s").removesuffix("'s")
    if last.lower() == "its":
        its = _place(text, last, act_at, low)
        return Lead(act, its, own=True, subject=subject_before(text, its))
    organ = _organ_ending(owner)
    if organ is not None:
        name, code = organ
        return Lead(act, _place(text, name.split(" ", 1)[0], act_at, low, before=name), code=code)
    if last.removesuffix("’s").removesuffix("'s") in SHORT_NAMES:
        return Lead(act, _place(text, last, act_at, low), short=owner.rpartition(" ")[2])
    return _named(text, words, adjectives, act_at, low, act)


def _organ_ending(words: str) -> tuple[str, str] | None:
    """The organ, by its longest name and its code, that `words` end in."""
    named = _BY_LAST_WORD.get(words.rpartition(" ")[2], ())
    return next(((name, code) for name, code in named if words.endswith(name)), None)


def _named(text: str, words: list[str], adjectives: int, act_at: int, low: int, act: Act) -> Lead:
    """The lead where the words before the act name an organ that no table has, or none."""
    opens = 1 if low == 0 and VERB_RE.fullmatch(words[0] if words else "") else 0
    run = _capitalised(words[opens : len(words) - adjectives], backwards=True)
    if run and ORGAN_WORD_RE.search(run):
        return Lead(act, _place(text, run, act_at, low), name=run)
    return Lead(act, act_at)


def _place(text: str, words: str, act_at: int, low: int, before: str | None = None) -> int:
    at = text.rfind(before or words, low, act_at)
    return at if at >= 0 else text.rfind(words, low, act_at)


def _capitalised(words: list[str], *, backwards: bool = False) -> str | None:
    """The run of capitalised words, and connectors between them, that `words` begin (or end) with."""
    ordered = words[::-1] if backwards else words
    run: list[str] = []
    for word in ordered:
        if not (word[:1].isupper() or word in CONNECTORS):
            break
        run.append(word)
        if not backwards and word[-1] in ",.;:)":
            break
        if backwards and len(run) > 1 and word[-1] in ",.;:)":
            run.pop()
            break
    while run and run[-1] in CONNECTORS:
        run.pop()
    kept = run[::-1] if backwards else run
    while kept and kept[0] in CONNECTORS:
        kept = kept[1:]
    return " ".join(kept).rstrip(",.;:)") or None


def _every_name() -> list[tuple[str, str]]:
    names = [(name, body.code) for body in BODIES.values() for name in (body.name, *body.aliases)]
    return sorted(names, key=lambda pair: -len(pair[0]))


def _by_word(which: int) -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, code in _every_name():
        word = name.split(" ")[which]
        index[word] = (*index.get(word, ()), (name, code))
    return index


_BY_LAST_WORD = _by_word(-1)
_BY_FIRST_WORD = _by_word(0)
_SUBJECTS = (
    *_every_name(),
    ("the Assembly", "GA"),
    ("the Council", "Council"),
    ("the Commission", "Commission"),
)
