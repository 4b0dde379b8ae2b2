"""Lines -> one string: wraps and hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
LAST_WORD_RE = re.compile(r"((?:[^\W\d_]+[-‐‑])*[^\W\d_]+)[-‐‑]$")
FIRST_WORD_RE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
HYPHENS = ("-", "‐", "‑")
DASHES = ("–", "—", "/")
# First and last parts of compounds that the United Nations writes with a hyphen; of our own making.
FIRST_PARTS = frozenset(
    """self non well long short high low multi socio follow decision policy capacity gender evidence cross post pre co
    ex mid anti counter inter intra sub so full part early late large small medium middle fact law rule rights people
    results risk needs time cost market income labour energy resource food child age sex women drug trust peace awareness
    confidence consensus standard norm problem information data knowledge technology science community country nation
    region year month day week two three four five six seven eight nine ten first second third one single double
    all above below ever still newly longer least most best better ill hard easy open closed free fair far near old new
    wide narrow deep broad human water land sea air sub-regional under over up down out on off in by vice secretary
    attorney major lieutenant inspector director president commander under-secretary step side end start stand break
    build check set trade tax debt aid war conflict disaster climate carbon ozone nuclear mine arms ballot vote world
    state party member government inter-agency field mission output input cash in-kind system user client life work
    job skill school health care hate like so-called""".split()
)
LAST_PARTS = frozenset(
    """based related making building up term wide led owned driven oriented sensitive responsive effective efficient free
    specific keeping raising sharing seeking setting sized scale level level-headed quality being known established
    reaching lasting standing term governmental agency state border border-crossing sectoral cutting ever depth going
    off out in down on to by of house site line date time income friendly neutral inclusive centred centered focused
    bound aware affected prone resistant resilient income-countries food general elect at-large president holders
    holder members member states parties party""".split()
)


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word, whole and with its hyphens, stands inside the lines (not across their ends)."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(word.lower().replace("‑", "-").replace("‐", "-") for word in WORD_RE.findall(line))
    return words


def join_lines(lines: Sequence[str], words: Counter[str]) -> str:
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
            if not keeps_hyphen(before, line, words):
                parts[-1] = before[:-1]
        elif not (before.endswith(DASHES) and len(before) > 1 and before[-2].isalnum() and line[0].isalnum()):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether the hyphen that ends `before` belongs to the word that goes on in `after`."""
    last, first = LAST_WORD_RE.search(before), FIRST_WORD_RE.match(after)
    if last is None or first is None or not first[0][0].islower():
        return True
    left, right = last[1].lower().replace("‑", "-"), first[0].lower().replace("‑", "-")
    whole, parted = words[left + right], words[f"{left}-{right}"]
    if whole or parted:
        return parted > whole
    if "-" in left or "-" in right:
        return _compound(left.rpartition("-")[2], right.partition("-")[0])
    return _compound(left, right)


def _compound(left: str, right: str) -> bool:
    return left in FIRST_PARTS or right in LAST_PARTS


