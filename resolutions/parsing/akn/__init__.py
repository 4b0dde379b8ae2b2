"""Official mark-up (AKN4UN, Akoma Ntoso XML of the United Nations) -> the same parse that texts give.

The journey: bytes -> `tree` -> `blocks` -> `mending` -> `layout` -> `paragraphs` -> `links` -> `accounting`;
beside it `metadata`, `votes` and `topics`.  The decoded source that offsets count in is `layout`'s plain text of the
document; of a file that cannot be read it is the mark-up without its tags.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from resolutions.parsing.akn import layout, metadata
from resolutions.parsing.akn.accounting import account, find_left_out
from resolutions.parsing.akn.blocks import Block, read_blocks
from resolutions.parsing.akn.inline import Note, read_inline
from resolutions.parsing.akn.links import lay_links
from resolutions.parsing.akn.mending import mend_blocks
from resolutions.parsing.akn.paragraphs import build_footnotes, build_paragraphs
from resolutions.parsing.akn.topics import topics_in
from resolutions.parsing.akn.tree import read_tree
from resolutions.parsing.akn.votes import vote_in
from resolutions.parsing.annotating import annotate
from resolutions.parsing.coverage import unread
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedResolution,
    ParseResult,
    Problem,
    ResolutionType,
    Severity,
    SourceText,
)

MEDIA_TYPE = "application/akn+xml"
UNKNOWN_LANGUAGE = "und"  # ISO 639-2, undetermined
TAG_RE = re.compile(r"<[^<>]*>")

__all__ = ["parse_akn"]


def parse_akn(name: str, data: bytes) -> ParseResult:
    """Return the resolution that one AKN4UN file holds; no resolution, and an error, where it cannot be read.

    Never raises, whatever the bytes.  The language is the one that the mark-up names, whatever the folder.  The
    parts of one resolution in one file ("75/101 A-B") are one resolution.  Codes of problems: those of
    `tree.read_tree`, `votes.vote_in`, `paragraphs.build_footnotes`, `links.lay_links`, `coverage.unread`,
    `accounting.find_left_out`, and `akn-no-language`, `akn-no-symbol`, `akn-no-paragraph`.
    """
    root, problems = read_tree(data)
    source = SourceText(name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "", UNKNOWN_LANGUAGE)
    if root is None:
        text = TAG_RE.sub(" ", data.decode(errors="replace"))
        told = tuple(replace(problem, end=len(text)) for problem in problems)
        return ParseResult(replace(source, media_type="application/xml", text=text), (), told)
    return _parsed(source, root, problems)


def _parsed(source: SourceText, root: etree._Element, problems: Sequence[Problem]) -> ParseResult:
    language = metadata.language_in(root) or UNKNOWN_LANGUAGE
    symbol = metadata.symbol_in(root)
    kind = metadata.type_of(symbol, metadata.main_document(root))
    is_statement = kind is ResolutionType.STATEMENT
    blocks = mend_blocks(read_blocks(_document(root), language), language=language, is_statement=is_statement)
    covers, conclusions = metadata.covers(root), _closing(root)
    cover = [read_inline([p]) for p in covers]
    title_notes = [note for line in cover for note in line.notes]
    laid = layout.lay_out(
        [layout.marked(c) for c in cover], blocks, list(conclusions), _notes(title_notes, blocks)
    )
    paragraphs = build_paragraphs(blocks, laid.spans, language=language, is_statement=is_statement)
    footnotes, lost = build_footnotes(title_notes, blocks, paragraphs)
    vote, vote_problems = vote_in(root)
    read = replace(
        _header(root, symbol, kind, blocks),
        vote=vote,
        paragraphs=tuple(p for p in paragraphs if p.text or p.number),
        footnotes=footnotes,
        language=language,
    )
    by_id = {p.id: block.inline.links for p, block in zip(paragraphs, blocks, strict=True)}
    in_notes = [note.content.links for note in _notes(title_notes, blocks)]
    resolution, slips = lay_links(annotate(read), by_id, in_notes)
    stretches = account(laid, covers, list(conclusions.values()), resolution)
    repeated = [
        layout.marked(read_inline([p])) for p in metadata.conclusions(root) if p not in conclusions.values()
    ]
    left_out = (*unread(laid.text, stretches), *find_left_out(root, "".join([laid.text, *repeated])))
    told = (*problems, *_unknown(resolution), *vote_problems, *lost, *slips, *left_out)
    return ParseResult(replace(source, text=laid.text, language=language), (resolution,), told, stretches)


def _document(root: etree._Element) -> etree._Element:
    """The element whose parts are the text: the statement, or the whole file where it is a collection with parts."""
    main = metadata.main_document(root)
    return root if main.tag.endswith("documentCollection") else main


def _header(
    root: etree._Element, symbol: str | None, kind: ResolutionType, blocks: Sequence[Block]
) -> ParsedResolution:
    body = metadata.body_in(root, blocks, symbol)
    adopted_on = metadata.adopted_on_in(root)
    return ParsedResolution(
        type=kind,
        symbol=symbol,
        body=body,
        title=metadata.title_in(root, body, kind),
        session=metadata.session_in(root, symbol, body, adopted_on),
        agenda_item=metadata.agenda_item_in(root),
        adopted_on=adopted_on,
        meeting=metadata.meeting_in(root, blocks, adopted_on),
        topics=topics_in(root),
    )


def _closing(root: etree._Element) -> dict[str, etree._Element]:
    """The closing lines with their elements, each once: the parts of one resolution repeat them."""
    lines = {layout.marked(read_inline([p])): p for p in metadata.conclusions(root)}
    return {line: p for line, p in lines.items() if line}


def _notes(title_notes: Sequence[Note], blocks: Sequence[Block]) -> list[Note]:
    return [*title_notes, *(note for block in blocks for note in block.inline.notes)]


def _unknown(resolution: ParsedResolution) -> list[Problem]:
    """What a file ought to say and does not."""
    missing = []
    if resolution.language == UNKNOWN_LANGUAGE:
        missing.append(("akn-no-language", "the file does not say its language (FRBRlanguage)"))
    if resolution.symbol is None:
        missing.append(("akn-no-symbol", "the cover page has no symbol (docNumber)"))
    if not any(p.kind is not ParagraphKind.HEADING for p in resolution.paragraphs):
        missing.append(("akn-no-paragraph", "the file has no paragraph"))
    return [Problem(Severity.WARNING, code, message) for code, message in missing]
