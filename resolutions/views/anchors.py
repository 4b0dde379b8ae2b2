"""Addresses and anchors of paragraphs: how they are shown, and how they are told from symbols."""

from __future__ import annotations

from urllib.parse import quote

from resolutions.parsing.ids import parse_anchor


def quoted(path: str) -> str:
    """The path as it stands in an address: "S/RES/2664(2022)" as it is, Arabic and blanks in per cent."""
    return quote(path, safe="/()~:,-_.")


def is_anchor(text: str) -> bool:
    """Whether the last part of an address is a paragraph of the record before it."""
    return parse_anchor(text) is not None


def draft_of(anchor: str) -> str:
    """ "d1-op4" -> "d1"; nothing outside a draft."""
    parsed = parse_anchor(anchor)
    return parsed.draft if parsed else ""


def label_of(anchor: str) -> str:
    """What a link to it says: "d1-op4-a" -> "draft OP4 (a)", "pp2" -> "PP2", "a1-p3" -> "Annex", else "¶"."""
    parsed = parse_anchor(anchor)
    if parsed is None or parsed.part not in ("pp", "op"):
        return margin_of(anchor)
    draft = "draft " if parsed.draft else ""
    return draft + margin_of(anchor) + "".join(f" ({letter})" for letter in parsed.points)


def margin_of(anchor: str) -> str:
    """What the margin says: the label without the draft and the points, which the page itself shows."""
    parsed = parse_anchor(anchor)
    if parsed and parsed.part in ("pp", "op"):
        return f"{parsed.part}{parsed.number}".upper()
    return "Annex" if parsed and parsed.part == "a" else "¶"
