"""Decisions: "At its 47th plenary meeting, on 21 July 2004, the Economic and Social Council took note of …"."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.dates import parse_date
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
    ResolutionType,
)
from resolutions.parsing.openings.lemmas import lemma
from resolutions.parsing.printed.dividing import Extent, ExtentKind
from resolutions.parsing.printed.hanging import Part
from resolutions.parsing.printed.heads import number_and_title
from resolutions.parsing.printed.inline import Inline, parse_inline
from resolutions.parsing.printed.paragraphs import Marked, build_paragraphs
from resolutions.parsing.printed.patterns import DECIDED_RE
from resolutions.parsing.symbols import decision_symbol

DID_RE = re.compile(
    r"[\s,]*(?:also\s|further\s)?(?P<phrase>[a-z]+(?:\snote)?(?:\swith\s(?:appreciation|satisfaction|regret))?)"
)


def build_decision(extent: Extent) -> Part | None:
    """Return the decision of an extent, whose one sentence is its operative paragraph, `op1`; None where it is none.

    The phrase is what the organ did: "took note", "decided".  What follows (a list, an annex) is read like the
    paragraphs of a resolution.
    """
    block = extent.body[0]
    inline = parse_inline(block.text)
    found = DECIDED_RE.match(inline.text)
    if found is None:
        return None
    body = body_of_name(found["organ"])
    number, title = number_and_title(extent.head)
    date = parse_date(found["date"])
    sentence = replace(_sentence(inline, found), start=block.start, end=block.end)
    rest = replace(extent, kind=ExtentKind.WHOLE, body=extent.body[1:])
    marked = tuple(build_paragraphs(rest, body, first=Marked(sentence, inline.markers)))
    resolution = ParsedResolution(
        type=ResolutionType.DECISION,
        symbol=decision_symbol(body, number) if body and number else None,
        body=body,
        title=title,
        session=number.rpartition("/")[0] or None if number else None,
        adopted_on=date,
        meeting=ParsedMeeting(int(found["meeting"]), "plenary" if "plenary" in found.group() else None, date),
        paragraphs=tuple(m.paragraph for m in marked),
    )
    return Part(resolution, marked, (*extent.head, *extent.closing))


def _sentence(inline: Inline, found: re.Match[str]) -> ParsedParagraph:
    did = DID_RE.match(inline.text, found.end())
    phrase = did["phrase"] if did else None
    verb = lemma(phrase) if phrase else None
    return ParsedParagraph("op1", ParagraphKind.OPERATIVE, inline.text, phrase=phrase, verb=verb)
