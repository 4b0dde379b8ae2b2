"""How a resolution, and a paragraph of it, is cited in words."""

from __future__ import annotations

import re

from resolutions.models import Paragraph, Resolution
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.ids import Anchor, parse_anchor
from resolutions.parsing.numerals import ordinal_words

SERIES_RE = re.compile(r"/(?:RES|DEC)/")


def citation(resolution: Resolution, paragraph: Paragraph | None = None) -> str:
    """Return the default citation, of a paragraph where one is given.

    "Economic and Social Council resolution 2004/22 of 21 July 2004, para. 4"
    """
    parts = [cited_name(resolution), *_draft_and_place(paragraph)]
    return ", ".join(parts)


def cited_name(resolution: Resolution) -> str:
    """ "Security Council resolution 1540 (2004) of 28 April 2004", as far as it is known."""
    symbol = resolution.symbol or f"fragment {resolution.path.rpartition('/')[2]}"
    number = short_number(symbol)
    organ = resolution.body.name if resolution.body and number != symbol else ""
    adopted = resolution.adopted_on
    kind = resolution.type if organ else ""
    date = f"of {adopted.day} {adopted:%B %Y}" if adopted else ""
    return " ".join(filter(None, [organ, kind, number, date]))


def short_number(symbol: str) -> str:
    """The number alone, where the organ goes without saying: "E/RES/2004/22" -> "2004/22"."""
    is_known = (
        any(body.prefix and symbol.startswith(body.prefix) for body in BODIES.values()) or "/DEC/" in symbol
    )
    return SERIES_RE.split(symbol)[-1] if is_known else symbol


def place_in_words(anchor: str) -> str:
    """ "d1-op4-a" -> "para. 4 (a)"; "pp2" -> "second preambular paragraph"; else the anchor itself."""
    parsed = parse_anchor(anchor)
    points = "".join(f" ({letter})" for letter in parsed.points) if parsed else ""
    match parsed:
        case Anchor(part="pp", number=number) if number.isdigit():
            return f"{ordinal_words(int(number))} preambular paragraph{points}"
        case Anchor(part="op", number=number):
            return f"para. {number}{points}"
        case Anchor(part="a", number=number) if number.isdigit():
            return f"annex, {ordinal_words(int(number))} paragraph"
        case Anchor(draft=draft) if draft:
            return anchor.removeprefix(f"{draft}-")
    return anchor


def _draft_and_place(paragraph: Paragraph | None) -> list[str]:
    if paragraph is None:
        return []
    parsed = parse_anchor(paragraph.anchor)
    draft = ["draft resolution"] if parsed and parsed.draft else []
    return [*draft, place_in_words(paragraph.anchor)]
