"""Lines -> one string: wraps and hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.numerals import ordinal_number

WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
LAST_WORD_RE = re.compile(r"((?:[^\W\d_]+[-‐‑])*[^\W\d_]+)[-‐‑]$")
FIRST_WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
HYPHENS = ("-", "‐", "‑")
DASHES = ("–", "—", "/")
# First and last parts of compounds that the United Nations writes with a hyphen; of our own making.
FIRST_PARTS = frozenset(
    """self non well long short high low multi socio follow decision capacity gender evidence cross post co ex mid anti
    counter full part early late large small medium middle fact rule people results risk needs time cost income labour
    energy food child age sex drug peace confidence consensus standard community country day week two three four five
    six seven eight nine ten first third one single ever still newly longer least most best better ill hard easy closed
    free fair far near wide vice attorney major lieutenant secretary inspector director president commander
    under-secretary start debt conflict disaster climate carbon ozone nuclear arms party member inter-agency cash user
    client money hate so zero forward public private half tourism hostage diamond""".split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
LAST_PARTS = frozenset(
    """based related making building up term wide led owned driven oriented sensitive responsive effective efficient
    specific keeping raising sharing seeking setting sized scale level quality known reaching lasting governmental
    cutting depth friendly neutral inclusive centred centered focused bound affected prone resistant resilient private
    holders holder members member parties party General looking tolerance taking planning mining importing""".split()
)
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
    broken = []
    after_hyphen = False
    for line in lines:
        found = [_plain(word) for word in WORD_RE.findall(line)]
        ends = line.endswith(HYPHENS) and bool(found)
        if after_hyphen and found:
            broken[-1] += found.pop(0)
        if ends and found:
            broken.append(found.pop())
        words.update(found)
        after_hyphen = ends and bool(broken)
    return Vocabulary(words, any(words[word] for word in broken))


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
    if not words.breaks_words or not last[1][1:].islower() or "-" in left or "-" in right:
        return True  # a typesetter does not break a word that has a hyphen already
    if left in FIRST_PARTS or right in LAST_PARTS or (left in TENS and ordinal_number(right) is not None):
        return True
    return bool(len(left) > 3 and len(right) > 3 and words.counts[left] and words.counts[right])
