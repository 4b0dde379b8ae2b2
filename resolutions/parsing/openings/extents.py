"""Where an opening phrase ends, by grammar: adverb, verb, complement, adverb, and a second verb joined by "and".

All functions take the first words of a paragraph in lower case, and an index among them; they return the index after
what they read.  Each word is looked at a fixed number of times, so the time is linear in the number of words.

Source: italics of official texts; the lists are in `data/openings.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.openings import lexicon
from resolutions.parsing.openings.lexicon import Form

Words = tuple[str, ...]
CALL_PREPOSITIONS = frozenset({"upon", "for", "on"})
SURE = frozenset({"also", "equally", "likewise", "moreover", "furthermore", "simultaneously"})
DOUBTFUL = frozenset({"further", "again", "however", "therefore"})
NOUNS = lexicon.FEELINGS | lexicon.ACTS
BEING = {"being": Form.PARTICIPLE, "is": Form.THIRD}


@dataclass(frozen=True, slots=True)
class Head:
    """The verb (or the state) of an opening, its form as printed, and the index after it and its fixed words."""

    base: str
    form: Form
    end: int


def opening_length(words: Words, forms: Sequence[Form], *, terse: bool = False) -> int:
    """Return how many words the opening has, 0 where `words` open with no verb in one of `forms` and no state.

    A participle in `forms` admits states ("mindful", "deeply concerned") too.  `terse` is for the Security Council,
    which leaves the complement out of the italics ("*Reiterates* its demand").
    """
    end = _one(words, 0, forms, terse)
    while end and words[end : end + 1] == ("and",):
        joined = _one(words, end + 1, forms, terse)
        if not joined:
            break
        end = joined
    return end


def find_head(words: Words, start: int, forms: Sequence[Form]) -> Head | None:
    """Return the verb in one of `forms`, or the state, at `start`; None where the lexicon has none there."""
    if start >= len(words):
        return None
    word = words[start]
    if word == "having" and Form.PARTICIPLE in forms:
        return _perfect(words, start + 1)
    if word in BEING:
        return _state(words, start + 1, BEING[word]) if BEING[word] in forms else None
    if word in lexicon.STATES:
        return Head(word, Form.PARTICIPLE, start + 1) if Form.PARTICIPLE in forms else None
    found = lexicon.FORMS.get(word)
    if found is None or found.form not in forms:
        return None
    plain = Head(found.base, found.form, start + _fixed(words, start, found.base))
    if found.base == "remain":
        return _state(words, start + 1, found.form) or plain
    if found.base == "continue":
        return _continued(words, start + 1, found.form) or plain
    return plain


def _one(words: Words, start: int, forms: Sequence[Form], terse: bool) -> int:
    found = find_head(words, lexicon.adverbs_end(words, start), forms)
    return _complements(words, found, terse) if found else 0


def _perfect(words: Words, start: int) -> Head | None:
    """After "having": "also considered", "been informed"; "regard" and "before it" without a participle."""
    start = lexicon.adverbs_end(words, start)
    if words[start : start + 1] == ("been",):
        start = lexicon.adverbs_end(words, start + 1)
    if start >= len(words):
        return None
    if words[start] in ("regard", "in", "before"):
        length = _fixed(("have", *words[start:]), 0, "have")
        return Head("have", Form.PARTICIPLE, start + length - 1) if length > 1 else None
    found = lexicon.FORMS.get(words[start])
    if found is None and words[start].endswith("ed"):
        return Head(words[start], Form.PARTICIPLE, start + 1)
    if found is None or found.form is not Form.PAST:
        return None
    return Head(found.base, Form.PARTICIPLE, start + _fixed(words, start, found.base))


def _state(words: Words, start: int, form: Form) -> Head | None:
    """After "remaining", "being", "continues to be": "deeply concerned"."""
    start = lexicon.adverbs_end(words, start)
    return (
        Head(words[start], form, start + 1) if start < len(words) and words[start] in lexicon.STATES else None
    )


def _continued(words: Words, start: int, form: Form) -> Head | None:
    """After "continues": "to urge", "to be alarmed"."""
    if words[start : start + 1] != ("to",):
        return None
    if words[start + 1 : start + 2] == ("be",):
        return _state(words, start + 2, form)
    found = find_head(words, lexicon.adverbs_end(words, start + 1), (Form.BASE,))
    return Head(found.base, form, found.end) if found else None


def _fixed(words: Words, start: int, base: str) -> int:
    """How many words the verb at `start` has with the words that belong to it: "takes note" 2, "requests" 1."""
    rest = words[start + 1 : start + 6]
    length = lexicon.phrase_length(lexicon.IDIOMS, (base, *rest), 0)
    if length or base != "call":
        return length or 1
    after = lexicon.adverbs_end(words, start + 1)  # "Calls once again upon"
    found = after < len(words) and words[after] in CALL_PREPOSITIONS
    return after + 1 - start if found else 1


def _complements(words: Words, found: Head, terse: bool) -> int:
    """Read what follows a verb and belongs to its phrase, each kind once."""
    start = _trailing(words, found.end, found.form, terse)
    if not terse or (found.base == "express" and found.form is Form.THIRD):
        start = _owned(words, start, found.base, terse)
    start = _with(words, start)
    return _trailing(words, start, found.form, terse)


def _trailing(words: Words, start: int, form: Form, terse: bool) -> int:
    """Read adverbs after the verb; "further" and -ly may also belong to the noun: "Encourages further efforts"."""
    while start < len(words):
        length = 0 if terse else lexicon.phrase_length(lexicon.TRAILING_PHRASES, words, start)
        sure = words[start] in SURE or (words[start] == "further" and form is Form.PARTICIPLE)
        doubtful = words[start] in DOUBTFUL or words[start].endswith("ly")
        length = length or int(
            sure or (doubtful and lexicon.is_adverb(words[start]) and _phrase_begins(words, start + 1))
        )
        if not length:
            break
        start += length
    return start


def _phrase_begins(words: Words, start: int) -> bool:
    return start >= len(words) or words[start] in lexicon.FOLLOW or lexicon.is_adverb(words[start])


def _owned(words: Words, start: int, base: str, terse: bool) -> int:
    """Read the noun of a feeling or an act: "its deep concern", "its call upon", "appreciation and gratitude"."""
    its = words[start : start + 1] == ("its",)
    if base not in lexicon.OWNING or (base != "express" and not its) or (terse and its):
        return start
    end = _noun(words, start + (its or words[start : start + 1] == ("the",)), NOUNS)
    if not end or (terse and words[end - 1] not in lexicon.FEELINGS):
        return start
    if words[end - 1] in ("call", "calls") and words[end : end + 1] and words[end] in CALL_PREPOSITIONS:
        return end + 1
    return _joined_noun(words, end, NOUNS)


def _with(words: Words, start: int) -> int:
    """Read "with appreciation", "with deep regret and concern"."""
    if words[start : start + 1] != ("with",):
        return start
    end = _noun(words, start + 1, lexicon.FEELINGS)
    return _joined_noun(words, end, lexicon.FEELINGS) if end else start


def _noun(words: Words, start: int, nouns: frozenset[str]) -> int:
    """Read adjectives and one of `nouns`; 0 where there is none."""
    while start < len(words) and (
        words[start] in lexicon.ADJECTIVES or lexicon.is_adverb(words[start]) or words[start] == "and"
    ):
        start += 1
    return start + 1 if start < len(words) and words[start] in nouns else 0


def _joined_noun(words: Words, end: int, nouns: frozenset[str]) -> int:
    if words[end : end + 1] != ("and",):
        return end
    return _noun(words, end + 1, nouns) or end
