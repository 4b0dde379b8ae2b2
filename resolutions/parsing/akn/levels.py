"""How deep a point hangs that stands beside its lead-in, told from the run of labels before it.

"(i)" after "(h)" is a letter, after "(a)" a Roman figure.
Source: United Nations Editorial Manual, "Lettering and numbering".
"""

from __future__ import annotations

import re

from resolutions.parsing.akn.languages import latin_label, roman

ROMANS = {roman(number): number for number in range(1, 100)}


class Levels:
    """The labels of one list of points as they come; `depth` of each, beginning with 1."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str]] = []  # the style of each level, and its last label

    def depth(self, number: str) -> int:
        """Return the depth of the point with this number, which comes after those given before."""
        label = latin_label(number)
        styles = _styles(number, label)
        follows = [
            i for i, (style, last) in enumerate(self.open) if style in styles and _follows(style, last, label)
        ]
        same = [i for i, (style, _) in enumerate(self.open) if style == styles[0]]
        level = (follows or same or [len(self.open)])[-1]
        style = self.open[level][0] if follows else styles[0]
        self.open = [*self.open[:level], (style, label)]
        return level + 1

    def enter(self, number: str | None, depth: int) -> None:
        """Take note of a point whose depth is known."""
        label = latin_label(number or "")
        above = (self.open + [("unknown", "")] * depth)[: depth - 1]
        style = next((s for s, last in self.open[depth - 1 : depth] if _follows(s, last, label)), None)
        self.open = [*above, (style or _styles(number or "", label)[0], label)]


def _styles(number: str, label: str) -> list[str]:
    """The styles a number may be of, the likelier first where nothing stands before it."""
    if not label:
        return [f"dash {number}"]
    frame = re.sub(r"\w+", "x", number)
    if label.isdigit():
        return [f"figure {frame}"]
    letter, figure = f"letter {frame}", f"roman {frame}"
    if label not in ROMANS:
        return [letter]
    return [figure, letter] if label in {"i", "ii", "iii", "iv", "vi"} or len(label) > 1 else [letter, figure]


def _follows(style: str, last: str, label: str) -> bool:
    if style.startswith("letter"):
        return len(last) == len(label) and ord(label[-1]) == ord(last[-1]) + 1
    if style.startswith("roman"):
        return ROMANS.get(label, 0) == ROMANS.get(last, 0) + 1
    return True
