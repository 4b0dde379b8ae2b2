"""A text as suggestions need it, and the words in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD_RE = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution: its symbol or another name for it, what it says, what it cites, and its topics, if it has any."""

    name: str
    title: str
    paragraphs: Sequence[str]
    cited: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


@lru_cache(maxsize=1000)  # a text is looked through for words, then for labels
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, in small letters and in the singular; without figures and single letters.

    "Women’s rights and 3 treaties"  ->  ("women", "right", "and", "treaty")
    """
    return tuple([singular(word) for word in WORD_RE.findall(text.lower())])


@lru_cache(maxsize=200_000)
def singular(word: str) -> str:
    """A word without its plural ending, near enough that both numbers of a noun are one: "bodies" -> "body"."""
    if len(word) < 5:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word[-1] == "s" and word[-2] not in "su" else word
