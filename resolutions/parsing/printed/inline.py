"""A block's text -> its words, what of them is italic, and where note markers stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKED_RE = re.compile(
    r"""
      (?P<stars>\*{1,3})(?=[^\s*])(?P<starred>[^*]{1,400}?)\s?(?P=stars)
    | (?<![\w_])(?P<lines>_{1,2})(?=[^\s_])(?P<lined>[^_]{1,400}?)\s?(?P=lines)(?![\w_])
    | \s?\^(?P<marker>\d{1,3}|\*{1,3}|[a-z])\s?\^(?:,(?=\^)|\s(?=\^))?
    """,
    re.VERBOSE,
)
SPECK_RE = re.compile(r"(?<=\s)_\s")  # what scans read of a line under words: "Calls _ on"
GLUED_RE = re.compile(r"[a-z][A-Z]$|\s(?:and|or|of|the|to|in)[a-z]$")  # a blank lost before italics
SPACE_RE = re.compile(r"\s{2,}")
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
LIGATURE_RE = re.compile("[ﬀﬁﬂﬃﬄ]")


@dataclass(frozen=True, slots=True)
class Inline:
    """Words without marks; `italics` are spans of them, `markers` the note markers in order."""

    text: str
    italics: tuple[tuple[int, int], ...]
    markers: tuple[str, ...]


def parse_inline(marked: str) -> Inline:
    """Take italics marks and note markers off a block's text.

    A marker goes with the space before it ("Agreement ^1^, and" -> "Agreement, and").

        "1. *Also requests* the Council^6^;"  ->  Inline("1. Also requests the Council;", ((3, 16),), ("6",))
    """
    if LIGATURE_RE.search(marked):
        marked = LIGATURE_RE.sub(lambda found: LIGATURES[found.group()], marked)
    if "_" in marked:
        marked = SPECK_RE.sub("", marked)
    if (
        "  " in marked or not marked.isprintable()
    ):  # the plain blank is the only white space that is printable
        marked = SPACE_RE.sub(" ", marked)
    if "*" not in marked and "_" not in marked and "^" not in marked:
        return Inline(marked, (), ())
    parts: list[str] = []
    italics: list[tuple[int, int]] = []
    markers: list[str] = []
    place = length = 0

    def put(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    for found in MARKED_RE.finditer(marked):
        put(marked[place : found.start()])
        place = found.end()
        if found["marker"]:
            markers.append(found["marker"])
            if found.group()[0].isspace() and marked[place : place + 1].isalnum():
                put(" ")  # "1994, ^1^in which": the space belongs to the next word
            continue
        inner = parse_inline(found["starred"] or found["lined"])
        if GLUED_RE.search(parts[-1][-12:] + inner.text[:1]):
            put(" ")  # "and*encourages*"
        markers += inner.markers
        italics.append((length, length + len(inner.text)))
        put(inner.text)
    put(marked[place:])
    return Inline("".join(parts), tuple(italics), tuple(markers))
