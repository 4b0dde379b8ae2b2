"""Addresses and anchors of paragraphs: how they are shown, and how they are told from symbols."""

from __future__ import annotations

import re
from urllib.parse import quote

ANCHOR_RE = re.compile(
    r"(?:d[0-9]{1,2}-)?(?:pp|op|e|h|t|a[0-9]{1,3}-p)[0-9][a-z0-9]{0,9}(?:-[a-z0-9]{1,10}){0,6}(?:~[0-9]{1,3})?"
)
DRAFT_RE = re.compile(r"d[0-9]+-")
NUMBERED_RE = re.compile(r"(?P<part>pp|op)(?P<number>[0-9a-z]+)")


def quoted(path: str) -> str:
    """The path as it stands in an address: "S/RES/2664(2022)" as it is, Arabic and blanks in per cent."""
    return quote(path, safe="/()~:,-_.")


def draft_of(anchor: str) -> str:
    """ "d1-op4" -> "d1"; nothing outside a draft."""
    found = DRAFT_RE.match(anchor)
    return found.group().rstrip("-") if found else ""


def label_of(anchor: str) -> str:
    """What the margin says: "d1-op4-a" -> "draft OP4 (a)", "pp2" -> "PP2", "a1-p3" -> "Annex", else "¶"."""
    own = DRAFT_RE.sub("", anchor)
    draft = "draft " if own != anchor else ""
    found = NUMBERED_RE.match(own)
    if found:
        points = "".join(f" ({letter})" for letter in re.findall(r"-(\w+)", own))
        return f"{draft}{found['part'].upper()}{found['number'].upper()}{points}"
    return "Annex" if own.startswith("a") else "¶"


def margin_of(anchor: str) -> str:
    """The label without the draft and the points, which the page itself shows."""
    return re.sub(r" \(.*", "", label_of(anchor).removeprefix("draft "))
