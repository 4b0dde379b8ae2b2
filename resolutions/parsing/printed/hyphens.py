"""Lines -> one string: wraps and hyphens mended."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resolutions.parsing.numerals import CARDINALS, ordinal_number

WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
LAST_WORD_RE = re.compile(r"((?:[^\W\d_]+[-‐‑])*[^\W\d_]+)[-‐‑]$")
FIRST_WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
HYPHENS = ("-", "‐", "‑")
DASHES = ("–", "—", "/")
_DATA = tomllib.loads(Path(__file__).with_name("data").joinpath("hyphens.toml").read_text(encoding="utf-8"))
TENS = frozenset(word for word, number in CARDINALS.items() if number >= 20)
FIRST_PARTS = frozenset((*_DATA["first"].split(), *CARDINALS))
LAST_PARTS = frozenset(_DATA["last"].split())
BOUND_BEGINNINGS, BOUND_ENDINGS = (frozenset(_DATA[part].split()) for part in ("beginnings", "endings"))
CLOSED_PARTS = frozenset(_DATA["closed"].split())
SHORTEST_PARTICIPLE = 6  # letters; shorter ends of words look like one
SUSPENDED_RE = re.compile(r"(?:and|or|nor|but|to)\s")  # "age- and gender-sensitive"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word stands in a text, in lower case, and whether the text breaks words at line ends."""

    counts: Counter[str]
    breaks_words: bool


def vocabulary(lines: Sequence[str]) -> Vocabulary:
    """The words of a text, but those that a line end may have broken; none where no line ends in a hyphen."""
    words: Counter[str] = Counter()
    if not any(line.endswith(HYPHENS) for line in lines):
        return Vocabulary(words, breaks_words=False)
    broken: list[str] = []
    after_hyphen = breaks_words = False
    for line in lines:
        found = [_plain(word) for word in WORD_RE.findall(line)]
        ends = line.endswith(HYPHENS) and bool(found)
        if after_hyphen and found:
            end = found.pop(0)
            breaks_words = breaks_words or end in BOUND_ENDINGS
            broken[-1] += end
        if ends and found:
            broken.append(found.pop())
        words.update(found)
        after_hyphen = ends and bool(broken)
    return Vocabulary(words, breaks_words or any(words[word] for word in broken))


def _plain(word: str) -> str:
    return word.lower().replace("‑", "-").replace("‐", "-")


def join_lines(lines: Sequence[str], words: Vocabulary) -> str:
    """Return the lines as one string, words broken at a line end whole again.

    A hyphen at a line end stays where the word has one anywhere: in this text ("follow-up"), by its parts
    ("self-/determination"), before a capital or a figure ("Inter-/American"); else it goes ("imple-/mentation").
    """
    if len(lines) == 1:
        return lines[0]
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        if before.endswith(HYPHENS) and len(before) > 1 and not before[-2].isspace():
            if SUSPENDED_RE.match(line):
                parts.append(" ")
            elif not keeps_hyphen(before, line, words):
                parts[-1] = before[:-1]
        elif not (before.endswith(DASHES) and len(before) > 1 and before[-2].isalnum() and line[0].isalnum()):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def keeps_hyphen(before: str, after: str, words: Vocabulary) -> bool:
    """Whether the hyphen that ends `before` belongs to the word that goes on in `after`."""
    last, first = LAST_WORD_RE.search(before), FIRST_WORD_RE.match(after)
    if last is None or first is None or not first[0][0].islower():
        return True
    left, right = _plain(last[1]), _plain(first[0])
    whole, parted = words.counts[left + right], words.counts[f"{left}-{right}"]
    if whole or parted:
        return parted > whole
    if right in BOUND_ENDINGS or left in BOUND_BEGINNINGS:
        return False
    if not words.breaks_words or not last[1][1:].islower() or "-" in left or "-" in right:
        return True  # a typesetter does not break a word that has a hyphen already
    if left in CLOSED_PARTS or (right == "led" and left.endswith("l")):
        return False  # "under-/lying", "control-/led"
    if left in FIRST_PARTS or right in LAST_PARTS or (left in TENS and ordinal_number(right) is not None):
        return True
    known = len(left) > 3 and words.counts[left] > 0  # "disaster-/stricken", "technology-/enabled"
    return known and (_is_participle(right) or (len(right) > 3 and words.counts[right] > 0))


def _is_participle(word: str) -> bool:
    return len(word) >= SHORTEST_PARTICIPLE and word.endswith(("ing", "ed", "en"))
