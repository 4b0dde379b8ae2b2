"""Statements by the President of the Security Council: "The Security Council welcomes …"."""

from __future__ import annotations

from resolutions.parsing.dates import parse_date
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
    ResolutionType,
)
from resolutions.parsing.ids import assign_ids
from resolutions.parsing.printed.blocks import Block
from resolutions.parsing.printed.dividing import Extent
from resolutions.parsing.printed.hanging import Part
from resolutions.parsing.printed.heads import read_facts
from resolutions.parsing.printed.inline import parse_inline
from resolutions.parsing.printed.paragraphs import Marked, with_act
from resolutions.parsing.printed.patterns import STATED_RE, STATEMENT_RE
from resolutions.parsing.printed.quotations import CLOSING_MARKS


def build_statement(extent: Extent) -> Part:
    """Return the statement of an extent: every paragraph in which the Council speaks is operative.

    The line that announces it ("At the 4956th meeting of the Security Council, held on …") is of kind `text`, and
    gives meeting and date.  Quotation marks round the paragraphs are left out, as those of a draft are.
    """
    facts = read_facts(extent.head, extent.closing, "The Security Council")
    marked = [_paragraph(block) for block in (*extent.body, *extent.annex)]
    named = assign_ids([m.paragraph for m in marked], [""] * len(marked))
    meeting = next(filter(None, map(_meeting, named)), facts.meeting)
    resolution = ParsedResolution(
        type=ResolutionType.STATEMENT,
        symbol=facts.symbol,
        body=facts.body,
        agenda_item=facts.agenda_item,
        adopted_on=meeting.date if meeting else facts.adopted_on,
        meeting=meeting,
        paragraphs=named,
    )
    paragraphs = tuple(Marked(p, m.markers) for p, m in zip(named, marked, strict=True))
    return Part(resolution, paragraphs, (*extent.head, *extent.closing))


def _paragraph(block: Block) -> Marked:
    inline = parse_inline(_unquoted(block.text))
    lead = STATEMENT_RE.match(inline.text)
    kind = ParagraphKind.OPERATIVE if lead else ParagraphKind.TEXT
    paragraph = ParsedParagraph("", kind, inline.text, start=block.start, end=block.end)
    if lead:
        paragraph = with_act(paragraph, lead.end(), inline.italics, "SC")
    return Marked(paragraph, inline.markers)


def _unquoted(text: str) -> str:
    closing = CLOSING_MARKS.get(text[:1])
    if closing is None:
        return text
    words = text[1:].lstrip()
    return words.removesuffix(closing) if words.count(closing) > words.count(text[:1]) else words


def _meeting(paragraph: ParsedParagraph) -> ParsedMeeting | None:
    found = STATED_RE.match(paragraph.text)
    return ParsedMeeting(int(found["meeting"]), None, parse_date(found["date"])) if found else None
