"""The id of every paragraph, the anchor of its permalink: how it is given, and what it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from resolutions.parsing.document import ParagraphKind, ParsedParagraph

ANNEX_HEADING_RE = re.compile(r"Annex(?:\s+[IVXL\d]+)?$", re.IGNORECASE)
PREFIXES = {
    ParagraphKind.ENACTING: "e",
    ParagraphKind.PREAMBULAR: "pp",
    ParagraphKind.HEADING: "h",
    ParagraphKind.TEXT: "t",
}
ANCHOR_RE = re.compile(
    r"""
    (?:(?P<draft>d[0-9]{1,2})-)?                                     # the first nested draft is d1
    (?P<part>pp|op|e|h|t|a[0-9]{1,3}-p)(?P<number>[0-9][a-z0-9]{0,9})
    (?:~[0-9]{1,3})?                                                 # the second of the same number
    (?P<points>(?:-[a-z0-9]{1,10}(?:~[0-9]{1,3})?){0,6})             # op4-a-i
    """,
    re.VERBOSE,
)
UNPLACED = {ParagraphKind.HEADING, ParagraphKind.TEXT, ParagraphKind.ANNEX}


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id taken apart: `d1-op4-a-i` is in draft `d1`, of part `op`, number `4`, points `a` and `i`.

    `part` is "pp", "op", "e", "h", "t" or "a": preambular, operative, enacting, heading, text or annex; which of the
    paragraphs of one number it is, is not kept.
    """

    draft: str
    part: str
    number: str
    points: tuple[str, ...]


def parse_anchor(text: str) -> Anchor | None:
    """Return the parts of an id, or None where `text` is none.

    "pp2" -> pp, 2;  "op3~2-a" -> op, 3, point a;  "a1-p3" -> a, 3;  "E", "op" -> None
    """
    found = ANCHOR_RE.fullmatch(text)
    if found is None:
        return None
    points = tuple(point.partition("~")[0] for point in found["points"].split("-")[1:])
    part = "a" if found["part"].startswith("a") else found["part"]
    return Anchor(found["draft"] or "", part, found["number"], points)


def assign_ids(paragraphs: Iterable[ParsedParagraph], scopes: Iterable[str]) -> tuple[ParsedParagraph, ...]:
    """Return the paragraphs of one resolution with their ids.

    `scopes` runs beside them: `"d1-"` inside the first nested draft, `""` outside.  `op4` takes the printed number,
    an unnumbered operative paragraph its place; a point adds its letters to what it hangs on (`op4-a-i`), a dash
    `p` and its place; an id already taken gets `~2`.

    Source: interchange form, "Ids".
    """
    namer = _Namer()
    return tuple(replace(p, id=namer.name(p, scope)) for p, scope in zip(paragraphs, scopes, strict=True))


class _Namer:
    """What has been counted so far in one resolution."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.parents: list[tuple[int, str]] = []  # depth and id of the paragraphs that a point may hang on
        self.annex = 0

    def name(self, paragraph: ParsedParagraph, scope: str) -> str:
        hangs = paragraph.kind is ParagraphKind.SUBPARAGRAPH and bool(self.parents)
        key = self._point(paragraph) if hangs else self._own(paragraph, scope)
        self.taken[key] += 1
        name = key if self.taken[key] == 1 else f"{key}~{self.taken[key]}"
        if paragraph.kind not in UNPLACED:
            depth = paragraph.depth if hangs else 0
            self.parents = [p for p in self.parents if p[0] < depth] + [(depth, name)]
        return name

    def _point(self, paragraph: ParsedParagraph) -> str:
        while len(self.parents) > 1 and self.parents[-1][0] >= paragraph.depth:
            self.parents.pop()
        parent = self.parents[-1][1]
        letters = re.sub(r"\W", "", paragraph.number or "").lower()
        return f"{parent}-{letters}" if letters else self._count(f"{parent}-p")

    def _own(self, paragraph: ParsedParagraph, scope: str) -> str:
        if paragraph.kind is ParagraphKind.ANNEX:
            self.annex += ANNEX_HEADING_RE.match(paragraph.text) is not None or self.annex == 0
            return self._count(f"{scope}a{self.annex}-p")
        if paragraph.kind is ParagraphKind.OPERATIVE:
            running = self._count(f"{scope}op")
            return f"{scope}op{paragraph.number}" if paragraph.number else running
        return self._count(scope + PREFIXES.get(paragraph.kind, "t"))

    def _count(self, key: str) -> str:
        self.counts[key] += 1
        return f"{key}{self.counts[key]}"
