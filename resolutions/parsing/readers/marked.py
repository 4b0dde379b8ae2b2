"""Pieces of text -> marked style, the one form that all readers write: `*italics*`, note markers as `^6^`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

RULE = "________"  # printed above notes

MARKERS_RE = re.compile(r"\[?(?:\d{1,3}|\*{1,3}|[a-z])\]?(?:\s?,?\s?\[?(?:\d{1,3}|\*{1,3})\]?)*$")
ONE_MARKER_RE = re.compile(r"\d{1,3}|\*{1,3}|[a-z]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one kind: plain, italic, or a note marker spelled `^6^`."""

    text: str
    is_italic: bool = False
    is_marker: bool = False


def raised(text: str) -> Piece:
    """Return what stands above the line as a piece: a note marker where it can be one ("6", "[6]", "6, 7", "*")."""
    if not MARKERS_RE.match(text.strip()):
        return Piece(text)
    parted = "," if "," in text else " "
    return Piece(parted.join(f"^{marker}^" for marker in ONE_MARKER_RE.findall(text)), is_marker=True)


def set_pieces(pieces: Iterable[Piece]) -> str:
    """Return the pieces as one string; neighbouring italics have one pair of marks, blanks and line ends between too.

    What is italic without a letter or figure in it, or with an asterisk, has none.
    """
    return "".join(_marked(_merged(list(pieces))))


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece."""
    merged: list[Piece] = []
    for i, piece in enumerate(pieces):
        italic = piece.is_italic and bool(piece.text.strip())
        if not piece.text.strip() and merged and merged[-1].is_italic:
            italic = i + 1 < len(pieces) and pieces[i + 1].is_italic
        if merged and merged[-1].is_italic == italic:
            merged[-1] = Piece(merged[-1].text + piece.text, italic)
        else:
            merged.append(Piece(piece.text, italic))
    return merged


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        words = piece.text.strip()
        if not piece.is_italic or not any(map(str.isalnum, words)) or "*" in words:
            yield piece.text
            continue
        start = piece.text.index(words)
        yield f"{piece.text[:start]}*{words}*{piece.text[start + len(words) :]}"
