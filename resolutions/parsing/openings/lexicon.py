"""The lexicon of opening phrases: verbs in all their forms, adverbs, complements.

The words are data (`data/openings.toml`); third persons and participles are derived here once, when the module is
imported, so that a verb is found by one dictionary look-up.  All words are in lower case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

VOWELS = "aeiou"
STATE_RE = re.compile(r"\w+(?:[^e]ed|ing|ful|ious)")
DATA = Path(__file__).parent / "data" / "openings.toml"


class Form(StrEnum):
    """The form in which a verb opens a paragraph."""

    BASE = "base"
    THIRD = "third"
    PARTICIPLE = "participle"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One printed form of a verb, and the base form it stands for, in American spelling of -ize."""

    base: str
    form: Form


IRREGULAR = {
    ("be", Form.THIRD): "is",
    ("be", Form.PARTICIPLE): "being",
    ("have", Form.THIRD): "has",
    ("guide", Form.PARTICIPLE): "guided",
}


def _inflected(base: str, doubles: bool, past: str | None) -> Iterator[tuple[str, Form]]:
    """Yield the forms of one verb: `regret`, True -> regret, regrets, regretting, regretted."""
    stem = base + base[-1] if doubles else base.removesuffix("e")
    consonant_y = base.endswith("y") and base[-2] not in VOWELS
    third = (
        f"{base[:-1]}ies"
        if consonant_y
        else f"{base}es"
        if base.endswith(("s", "sh", "ch", "x", "o"))
        else f"{base}s"
    )
    regular = f"{base[:-1]}ied" if consonant_y else f"{stem}ed"
    yield base, Form.BASE
    yield past or regular, Form.PAST
    yield f"{base}ing" if base.endswith("ee") else f"{stem}ing", Form.PARTICIPLE
    yield third, Form.THIRD


def _spellings(base: str) -> tuple[str, ...]:
    return (f"{base[:-3]}ise", base) if base.endswith("ize") else (base,)


def _forms(verbs: Iterable[str], doubling: frozenset[str], past: Mapping[str, str]) -> dict[str, VerbForm]:
    return {
        word: VerbForm(base, form)
        for base in verbs
        for spelling in _spellings(base)
        for word, form in _inflected(spelling, base in doubling, past.get(base))
    }


def _irregular(past: Mapping[str, str]) -> dict[str, VerbForm]:
    """Irregular forms of the past, also of verbs that open no paragraph in another form: "having met"."""
    return {word: VerbForm(base, Form.PAST) for base, word in past.items()}


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases as tuples of words under their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(rest) for first, rest in found.items()})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DATA = tomllib.loads(DATA.read_text(encoding="utf-8"))
_DOUBLING = _words(_DATA["doubling"])
_WORDS = {name: _words(text) for name, text in _DATA["words"].items()}

VERBS = _words(_DATA["verbs"])
FORMS: Mapping[str, VerbForm] = MappingProxyType(
    _irregular(_DATA["preterite"])
    | _irregular(_DATA["past"])
    | _forms(sorted(VERBS), _DOUBLING, _DATA["past"])
)
STATES = _WORDS["states"]
ADVERBS = _WORDS["adverbs"]
FEELINGS = _WORDS["feelings"]
ACTS = _WORDS["acts"]
ADJECTIVES = _WORDS["adjectives"]
FOLLOW = _WORDS["follow"]
OBJECTS = _WORDS["objects"]
OWNING = _WORDS["owning"]
SPEECH = _WORDS["speech"]
SPEECH_NOUNS = _WORDS["speech_nouns"]
TITLES = _WORDS["titles"]
PLURALS = _WORDS["plurals"]
TRAILING_PHRASES = _by_first_word(_DATA["phrases"]["trailing"])
ADVERB_PHRASES = _by_first_word(_DATA["phrases"]["trailing"] + _DATA["phrases"]["leading"])
IDIOMS = _by_first_word(_DATA["phrases"]["idioms"])
NOT_ADVERBS = frozenset(
    {
        "apply",
        "assembly",
        "comply",
        "early",
        "family",
        "imply",
        "italy",
        "july",
        "only",
        "rely",
        "reply",
        "supply",
    }
)


def third_person(lemma: str) -> str:
    """The form in which an operative paragraph opens: "take note" -> "takes note", "concerned" as it is."""
    return _printed(lemma, Form.THIRD)


def participle(lemma: str) -> str:
    """The form in which a preamble opens: "refer" -> "referring", "guide" -> "guided", "concerned" as it is."""
    return _printed(lemma, Form.PARTICIPLE)


def _printed(lemma: str, form: Form) -> str:
    """The lemma with its first verb in that form, and the second of a pair: "welcomes and encourages"."""
    words = lemma.split(" ")
    verbs = 3 if words[1:2] == ["and"] and words[2:3] and words[2] in VERBS else 1
    return " ".join([*(_in_form(word, form) for word in words[:verbs]), *words[verbs:]])


def _in_form(word: str, form: Form) -> str:
    if word == "and" or word in STATES or (word not in VERBS and STATE_RE.fullmatch(word)):
        return word
    if irregular := IRREGULAR.get((word, form)):
        return irregular
    return next(printed for printed, found in _inflected(word, word in _DOUBLING, None) if found is form)


def is_adverb(word: str) -> bool:
    """Whether the word alone can stand beside a verb and change its strength or place: "also", "strongly"."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def adverbs_end(words: tuple[str, ...], start: int) -> int:
    """Return the index after the adverbs that stand at `start`; `start` itself where there are none."""
    while start < len(words):
        length = phrase_length(ADVERB_PHRASES, words, start) or is_adverb(words[start])
        if not length:
            break
        start += length
    return start


def phrase_length(
    phrases: Mapping[str, tuple[tuple[str, ...], ...]], words: tuple[str, ...], start: int
) -> int:
    """Return how many words of the longest phrase stand at `start`, or 0."""
    for phrase in phrases.get(words[start], ()):
        if words[start : start + len(phrase)] == phrase:
            return len(phrase)
    return 0
