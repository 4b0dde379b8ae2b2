"""Blocks -> paragraphs with their ids, opening phrases and spans; notes -> footnotes with their anchors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resolutions.parsing.akn.blocks import Block
from resolutions.parsing.akn.inline import Note
from resolutions.parsing.akn.languages import is_annex_heading, latin_label
from resolutions.parsing.akn.mending import STATEMENT_RE
from resolutions.parsing.akn.openings import italic_opening
from resolutions.parsing.document import ParagraphKind, ParsedFootnote, ParsedParagraph, Problem, Severity
from resolutions.parsing.ids import assign_ids
from resolutions.parsing.openings.phrases import find_actions, find_opening

ACTS = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})


def build_paragraphs(
    blocks: Sequence[Block], spans: Sequence[tuple[int, int]], *, language: str, is_statement: bool = False
) -> tuple[ParsedParagraph, ...]:
    """Return the paragraph of each block, in order.

    The phrase is what the mark-up prints in italics; where it prints none, the one that the words show (English).
    `verb` and `actions` are given for English alone.  A point's id has Latin letters in every language.
    """
    paragraphs = [
        _paragraph(block, span, language, is_statement) for block, span in zip(blocks, spans, strict=True)
    ]
    labelled = [replace(p, number=_label(p), text=_heading(p)) for p in paragraphs]
    named = assign_ids(labelled, [block.place.scope for block in blocks])
    return tuple(replace(p, id=name.id) for p, name in zip(paragraphs, named, strict=True))


def build_footnotes(
    title_notes: Sequence[Note], blocks: Sequence[Block], paragraphs: Sequence[ParsedParagraph]
) -> tuple[tuple[ParsedFootnote, ...], tuple[Problem, ...]]:
    """Return the notes in the order of their markers, and a problem for each marker without a note.

    A marker belongs to the last note of that number, since an annex may begin again with 1.
    """
    notes = list(title_notes)
    anchors: list[list[str]] = [[] for _ in notes]
    newest = {note.marker: index for index, note in enumerate(notes)}
    problems = []
    for block, paragraph in zip(blocks, paragraphs, strict=True):
        for note in block.inline.notes:
            newest[note.marker] = len(notes)
            notes.append(note)
            anchors.append([])
        for mark in block.inline.marks:
            if mark.marker in newest:
                anchors[newest[mark.marker]].append(paragraph.id)
            else:
                problems.append(_lost(mark.marker, paragraph))
    footnotes = (
        ParsedFootnote(note.marker, note.content.text, tuple(dict.fromkeys(hung)))
        for note, hung in zip(notes, anchors, strict=True)
    )
    return tuple(footnotes), tuple(problems)


def _paragraph(block: Block, span: tuple[int, int], language: str, is_statement: bool) -> ParsedParagraph:
    paragraph = ParsedParagraph(
        "",
        block.kind,
        block.inline.text,
        number=block.number,
        depth=block.depth,
        draft=block.place.speaker if block.place.scope else None,
        start=span[0],
        end=span[1],
    )
    if block.kind not in ACTS:
        return paragraph
    if language != "en":
        opening = italic_opening(block.inline)
        return replace(paragraph, phrase=paragraph.text[slice(*opening)]) if opening else paragraph
    return _opened(paragraph, block, is_statement)


def _opened(paragraph: ParsedParagraph, block: Block, is_statement: bool) -> ParsedParagraph:
    """Give an English paragraph its phrase and verbs."""
    text, is_operative = paragraph.text, paragraph.kind is ParagraphKind.OPERATIVE
    italic = italic_opening(block.inline)
    lead = STATEMENT_RE.match(text) if is_statement else None
    skipped = lead.end() if lead else 0
    # only the opening run: later italics ("*inter alia*") are no phrases
    found = find_opening(
        text[skipped:], operative=is_operative, italics=(italic,) if italic and not lead else ()
    )
    phrase = text[slice(*italic)] if italic and not lead else found.phrase if found else None
    if found is None:
        return replace(paragraph, phrase=phrase)
    found = replace(found, start=found.start + skipped, end=found.end + skipped)
    actions = find_actions(text, found) if is_operative else ()
    return replace(paragraph, phrase=phrase, verb=found.verb, actions=actions)


def _label(paragraph: ParsedParagraph) -> str | None:
    """The number by which a paragraph is named."""
    if paragraph.kind is ParagraphKind.SUBPARAGRAPH and paragraph.number:
        return latin_label(paragraph.number) or paragraph.number
    return paragraph.number


def _heading(paragraph: ParsedParagraph) -> str:
    """The words by which an annex is counted, in English."""
    is_heading = paragraph.kind is ParagraphKind.ANNEX and is_annex_heading(paragraph.text)
    return "Annex" if is_heading else paragraph.text


def _lost(marker: str, paragraph: ParsedParagraph) -> Problem:
    message = f"{paragraph.id} refers to note {marker}, which the file does not have"
    return Problem(Severity.WARNING, "marker-without-footnote", message, paragraph.start, paragraph.end)
