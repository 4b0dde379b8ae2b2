"""The numbers of points, and how deep each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.parsing.numerals import roman_number
from resolutions.parsing.openings.phrases import opens_operative
from resolutions.parsing.printed.patterns import BARE_POINT_RE, DASH_RE, POINT_RE


class Style(StrEnum):
    LETTER = "(a)"
    ROMAN = "(i)"
    CAPITAL = "(A)"
    CAPITAL_ROMAN = "(I)"
    FIGURE = "(1)"
    BARE_LETTER = "a."
    BARE_ROMAN = "i."
    BARE_CAPITAL = "A."
    BARE_CAPITAL_ROMAN = "I."
    BARE_FIGURE = "1."
    DASH = "–"
    BULLET = "•"


@dataclass(frozen=True, slots=True)
class Point:
    number: str
    words: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Level:
    style: Style
    rank: int  # of the last point read at this level


FIGURE_POINT_RE = re.compile(r"(?P<number>\d{1,3})[.)]\s*(?=[^\s\d])")
ANNEX_NUMBER_RE = re.compile(r"(?P<number>\d{1,3})\.\s*(?=[^\s\d])|(?P<point>\([a-z]{1,5}\)|[–•])\s+(?=\S)")


class Outline:
    """The points read since the last numbered or preambular paragraph."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []

    @property
    def is_open(self) -> bool:
        """Whether points have been read since the last paragraph they may hang on."""
        return bool(self.levels)

    def restart(self) -> None:
        self.levels = []

    def is_paragraph(self, text: str, found: re.Match[str], *, announced: bool) -> bool:
        """Whether a figure at the start of a block numbers a paragraph: "4. ", not "(4)" nor "4 May".

        A list of "1. … 2. …" that a colon announces is of points, where no point acts: S/2018/1021, para. 7.
        """
        words = text[found.start("rest") :]
        listed = self._expects_figure(int(found["number"]), announced=announced)
        return words != "" and (not listed or opens_operative(words))

    def _expects_figure(self, number: int, *, announced: bool) -> bool:
        """Whether "2." can be a point here."""
        if number == 1:
            return announced and not self.levels
        return _Level(Style.BARE_FIGURE, number - 1) in self.levels

    def point(self, text: str, *, announced: bool) -> Point | None:
        """The point that a block is, or None.

        `announced` says that the paragraph before ends in a colon.
        "(i)" is a letter after "(h)" and a Roman figure after "(a)"; a style not yet open stands one level deeper.
        """
        found = POINT_RE.match(text)
        if found:
            number, printed, styles = found["number"], f"({found['number']})", _styles(found["number"])
        elif found := DASH_RE.match(text):
            number, printed = found["number"], found["number"]
            styles = [(Style.DASH if number in "–—-‒" else Style.BULLET, 1)]
        elif (found := FIGURE_POINT_RE.match(text)) and self._expects_figure(
            int(found["number"]), announced=announced
        ):
            number = printed = found["number"]
            styles = [(Style.BARE_FIGURE, int(number))]
        elif (found := BARE_POINT_RE.match(text)) and self._expected(found["number"], announced=announced):
            number = printed = found["number"]
            styles = [(BARE_STYLES[style], rank) for style, rank in _styles(number)]
        else:
            return None
        depth = self._place(styles, announced=announced)
        return Point(printed, text[found.end() :], depth)

    def annex_number(self, text: str) -> tuple[str | None, str]:
        """The number that an annex paragraph begins with, and the words after it."""
        found = ANNEX_NUMBER_RE.match(text)
        return (found["number"] or found["point"], text[found.end() :]) if found else (None, text)

    def _expected(self, number: str, *, announced: bool) -> bool:
        """Whether "b." can be a point here: the next after one read, or the first, in capitals only after a colon."""
        for style, rank in _styles(number):
            if rank == 1 and (number.islower() or announced):
                return True
            if any(level == _Level(BARE_STYLES[style], rank - 1) for level in self.levels):
                return True
        return False

    def _place(self, styles: list[tuple[Style, int]], *, announced: bool) -> int:
        """The depth of a point of one of `styles`, which becomes the last of its level.

        After a colon the first of a style that is not open stands deeper: "(h) To publish:" / "(i) Maps".
        """
        opened = {level.style for level in self.levels}
        first = [(style, rank) for style, rank in styles if rank == 1 and style not in opened]
        if announced and self.levels and first:
            self.levels.append(_Level(*first[0]))
            return len(self.levels)
        for depth in range(len(self.levels), 0, -1):
            level = self.levels[depth - 1]
            for style, rank in styles:
                if level.style is style and (rank == level.rank + 1 or style in UNCOUNTED):
                    self.levels[depth - 1 :] = [_Level(style, rank)]
                    return depth
        for style, rank in styles:
            if rank == 1:
                known = next(
                    (i for i, level in enumerate(self.levels) if level.style is style), len(self.levels)
                )
                self.levels[known:] = [_Level(style, rank)]
                return known + 1
        style, rank = styles[0]
        known = next((i for i, level in enumerate(self.levels) if level.style is style), len(self.levels))
        self.levels[known:] = [_Level(style, rank)]
        return known + 1


UNCOUNTED = {Style.DASH, Style.BULLET}
BARE_STYLES = {
    Style.LETTER: Style.BARE_LETTER,
    Style.ROMAN: Style.BARE_ROMAN,
    Style.CAPITAL: Style.BARE_CAPITAL,
    Style.CAPITAL_ROMAN: Style.BARE_CAPITAL_ROMAN,
    Style.FIGURE: Style.FIGURE,
}


def _styles(number: str) -> list[tuple[Style, int]]:
    """What a number may be, likeliest first, each with its rank: "i" is the ninth letter or the first Roman figure."""
    if number.isdigit():
        return [(Style.FIGURE, int(number))]
    found: list[tuple[Style, int]] = []
    lower = number.lower()
    if len(set(lower)) == 1:  # a, b … z, aa, bb
        rank = 26 * (len(number) - 1) + ord(lower[0]) - ord("a") + 1
        found.append((Style.LETTER if number.islower() else Style.CAPITAL, rank))
    roman = roman_number(lower.upper())
    if roman:
        found.append((Style.ROMAN if number.islower() else Style.CAPITAL_ROMAN, roman))
    return found or [(Style.LETTER, 0)]
