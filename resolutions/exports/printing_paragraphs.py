"""Paragraphs and notes as they are printed: numbers, italics, quotation marks round a draft, note markers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from resolutions.parsing.document import ParagraphKind, ParsedFootnote, ParsedParagraph, ParsedResolution

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SCOPE_RE = re.compile(r"d\d+-")


def scope_of(paragraph: ParsedParagraph) -> str:
    """Return which nested draft a paragraph belongs to: "d1-", or "" outside of all."""
    found = SCOPE_RE.match(paragraph.id)
    return found.group() if found else ""


def printed_paragraphs(said: ParsedResolution, hung: Mapping[str, Sequence[str]]) -> list[str]:
    """Return each paragraph of a resolution as a block; `hung` has the note markers of each, by its id.

    Inside a nested draft every paragraph opens with a quotation mark, and the last closes the quotation.
    """
    scopes = [scope_of(paragraph) for paragraph in said.paragraphs]
    return [
        _quoted(
            printed_paragraph(paragraph, hung.get(paragraph.id, ())),
            opens=scope != "",
            ends=scope not in ("", after),
        )
        for paragraph, scope, after in zip(said.paragraphs, scopes, [*scopes, ""][1:], strict=True)
    ]


def printed_paragraph(paragraph: ParsedParagraph, markers: Sequence[str] = ()) -> str:
    """Return a paragraph with its number, its opening phrase or formula in italics, and its markers at the end."""
    words = paragraph.text + printed_markers(markers)
    if paragraph.kind is ParagraphKind.ENACTING:
        organ = paragraph.text.rstrip(", ")
        words = f"*{organ}*{words[len(organ) :]}"
    elif paragraph.phrase and (start := paragraph.text.find(paragraph.phrase)) >= 0:
        end = start + len(paragraph.phrase)
        words = f"{words[:start]}*{words[start:end]}*{words[end:]}"
    return printed_number(paragraph.number) + words


def printed_number(number: str | None) -> str:
    """Return a number as it stands before its words: "4. ", "(a) ", "a. ", "– "."""
    if not number:
        return ""
    return f"{number}. " if re.fullmatch(r"[\w.]+", number) else f"{number} "


def printed_note(note: ParsedFootnote) -> str:
    """Return a note with its marker: "⁵ See resolution 58/4."."""
    return f"{printed_markers([note.marker])} {note.text}"


def printed_markers(markers: Sequence[str]) -> str:
    """Return note markers raised: figures as superscripts, others as `^a^`."""
    return ",".join(m.translate(SUPERSCRIPTS) if m.isdecimal() else f"^{m}^" for m in markers)


def _quoted(words: str, *, opens: bool, ends: bool) -> str:
    return f"{'“' if opens else ''}{words}{'”' if ends else ''}"
