"""How far the name of a treaty or declaration reaches: left and right of its head noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

TREATIES_TABLE = Path(__file__).with_name("data") / "treaties.tsv"

TREATY_HEADS = (
    "Convention",
    "Covenant",
    "Protocol",
    "Charter",
    "Treaty",
    "Statute",
    "Agreement",
    "Pact",
    "Treaties",
)
HEAD_NOUN_RE = re.compile(
    r"(?:Convention|Covenant|Protocol|Charter|Treat(?:y|ies)|Statute|Agreement|Declaration|Pact)s?\b"
)
#: What the words after a head noun begin with, where they belong to the name.
OPENERS = frozenset(
    "on of for against relating relative concerning governing between to establishing supplementing amending "
    "Relating Relative Concerning Governing Regarding Against Establishing Amending Respecting".split()
)
INNER = frozenset(
    "on of for the against relating relative concerning governing regarding between to establishing supplementing "
    "in at by with from and or a an as its their including especially particularly other all be into within "
    "regard respect".split()
)
#: What may stand before a comma's next word, in small letters, inside a name.
AFTER_COMMA = frozenset(("and", "or", "supplementing", "especially", "particularly"))
#: After these a new noun phrase may begin that is no part of the name.
LOOSE = frozenset("and or by to for in at with from as between within".split())
OUTSIDE_RE = re.compile(
    r"(?:General Assembly|Security Council|Economic and Social|Human Rights Council|Member|States?\b|Governments?\b"
    r"|Secretary"
    r"|United Nations|International (?:Court|Criminal|Labour|Maritime|Atomic|Monetary|law)|High Commissioner|Special "
    r"|Sustainable Development Goals|World )"
)
WORD_RE = re.compile(r"(?P<comma>,)? (?P<word>\((?=[A-Z][a-z])[A-Za-z -]{2,40}\)|[\w’'/-]+)")
RUN_RE = re.compile(r"(?:[A-Z][\w’'-]*)(?: (?:of |on |the ){0,2}[A-Z][\w’'-]*){0,7}")
CUT_NAME = (
    "United Nations Educational, "  # the only organ with a comma in its name: "…, Scientific and Cultural"
)
SERIES_FIGURES_RE = re.compile(r"[IVX]+ and ")  # "Protocol V and Amended Protocol II": V is the other's
VERB_RE = re.compile(r"[A-Z][a-z]+(?:ing|[^s]s) ")  # "Recalling", "Welcomes": what a paragraph opens with
LEFT_WORD_RE = re.compile(r"[A-Z0-9][\w’'-]*")
NO_LEFT_WORDS = frozenset((*TREATY_HEADS, "The", "This", "That", "Article", "Protocols", "Conventions"))
SERIES_RE = re.compile(r"vol\.\s+(?P<volume>\d{1,4}),\s+Nos?\.\s+(?P<number>\d{1,6})")  # vol. 2225, No. 39574
ORDINALS = frozenset(
    "First Second Third Optional Additional Supplementary New Draft Final Revised Amended".split()
)


def name_end(text: str, head_end: int, head: str) -> int:
    """Return where the name of an instrument ends whose head noun ends at `head_end`: there, where nothing follows.

    "Convention on Mountain Lakes and the Charter" ends after "Lakes"; "Protocol to Protect Lakes, Especially Deep
    Lakes, supplementing the Convention on Water, and" after "Water".
    """
    end = at = head_end
    pending: list[str] = []
    while at - head_end < _LONGEST and (found := WORD_RE.match(text, at)):
        word, comma = found["word"], found["comma"] is not None
        if at == head_end and (comma or word not in OPENERS):
            break
        if word in INNER:
            if (comma and word not in AFTER_COMMA) or _leaves(text, found, pending, head):
                break
            pending.append(word)
        elif word[0].isupper() or word[0] == "(":
            if _is_outside(text, found, pending, comma):
                break
            end, pending = (found.end() if word[0] != "(" else end), []
        else:
            break
        if len(pending) > 5:
            break
        at = found.end()
    return head_end if text.endswith(("’s", "'s"), head_end, end) else end


def name_start(text: str, head_start: int, floor: int) -> int:
    """Return where the name begins whose head noun is at `head_start`: at its first capitalised word, article aside.

    "the Council of Mountains Convention" begins at "Council"; "the 1951 Convention" at "Convention".
    """
    start = at = head_start
    low = max(floor, head_start - 120)
    while at - 1 > low and text[at - 1] == " ":
        blank = text.rfind(" ", low, at - 1)
        word_start = blank + 1 if blank >= 0 else low
        word = text[word_start : at - 1]
        if word in ("of", "for", "and", "in") and start != head_start:
            at = word_start
            continue
        opened = word.lstrip('(“"')
        if opened != word and LEFT_WORD_RE.fullmatch(opened):
            return at - 1 - len(opened)
        if word in NO_LEFT_WORDS or not LEFT_WORD_RE.fullmatch(word) or not word[0].isupper():
            break
        start = at = word_start
        if blank < 0:
            break
    if figures := SERIES_FIGURES_RE.match(text, start, head_start):
        return figures.end()
    if text.endswith(CUT_NAME, 0, start):
        return start - len(CUT_NAME)
    verb = VERB_RE.match(text) if start == 0 else None
    return min(verb.end(), head_start) if verb else start


def known_title(text: str, head_start: int, head: str) -> tuple[int, str] | None:
    """Return where a treaty of the table begins whose head noun is at `head_start`, and its longest title that fits."""
    for offset, title in _TITLES.get(head, {}).get(text[head_start : head_start + _KEY], ()):
        start = head_start - offset
        if (
            start >= 0
            and text.startswith(title, start)
            and not text[start + len(title) : start + len(title) + 1].isalnum()
        ):
            return start, title
    for offset, title in _TITLES.get(head, {}).get("", ()):
        if head_start >= offset and text.startswith(title, head_start - offset):
            return head_start - offset, title
    return None


def titles_placed(note: str) -> tuple[str, ...]:
    """Return the treaties that a note places in the Treaty Series, as far as the table knows them.

    Protocols share the number of their convention, so that the volume decides.

        "United Nations, Treaty Series, vol. 2225, No. 39574.", "Ibid., vol. 2237, No. 39574."  ->  a title each
    """
    if "Treaty Series" not in note and "Ibid" not in note:
        return ()
    placed = ((found["volume"], found["number"]) for found in SERIES_RE.finditer(note))
    titles = (_SERIES.get((volume, number)) or _SERIES.get(("", number)) for volume, number in placed)
    return tuple(title for title in titles if title)


def _leaves(text: str, found: re.Match[str], pending: list[str], head: str) -> bool:
    """Whether the small word found leads out of the name."""
    word = found["word"]
    if word == "the" and pending:
        if pending[-1] in ("and", "or"):  # "… and the Protocol"; but "between the Council and the Union"
            return " between " not in text[max(0, found.start() - 90) : found.start()]
        if pending[-1] == "to" and not (head.startswith("Protocol") and len(pending) == 1):
            return True
        if pending[-1] in LOOSE and OUTSIDE_RE.match(text, found.end() + 1):
            return True
    return bool(word == "and" and pending and pending[-1] == "and")


def _is_outside(text: str, found: re.Match[str], pending: list[str], comma: bool) -> bool:
    """Whether the capitalised word found begins something else."""
    at = found.start("word")
    if not comma and not (pending and any(word in LOOSE for word in pending)):
        return False
    if OUTSIDE_RE.match(text, at):
        return True
    run = RUN_RE.match(text, at)
    return bool((comma or "and" in pending or "or" in pending) and run and HEAD_NOUN_RE.search(run.group()))


def _read_treaties() -> list[tuple[str, str, str]]:
    lines = TREATIES_TABLE.read_text(encoding="utf-8").splitlines()[2:]
    rows = [line.split("\t") for line in lines if line]
    return [(title, volume, number) for title, volume, number in rows]


def _series(rows: list[tuple[str, str, str]]) -> Mapping[tuple[str, str], str]:
    by_number: dict[tuple[str, str], str] = {}
    for title, volume, number in rows:
        if number != "-":
            by_number.setdefault((volume, number), title)
            by_number.setdefault(("", number), title)
    return by_number


def _by_head(rows: list[tuple[str, str, str]]) -> dict[str, dict[str, tuple[tuple[int, str], ...]]]:
    """Titles by head noun, and then by the first letters from it on; under "" those that end before."""
    index: dict[str, dict[str, tuple[tuple[int, str], ...]]] = {}
    for title, _, _ in sorted(rows, key=lambda row: -len(row[0])):
        found = HEAD_NOUN_RE.search(title)
        if found is None:
            continue
        key = title[found.start() : found.start() + _KEY]
        titles = index.setdefault(found.group(), {})
        key = key if len(key) == _KEY else ""
        titles[key] = (*titles.get(key, ()), (found.start(), title))
    return index


_KEY = 20
_LONGEST = 400  # characters of a name, at most
_ROWS = _read_treaties()
_SERIES = _series(_ROWS)
_TITLES = _by_head(_ROWS)
