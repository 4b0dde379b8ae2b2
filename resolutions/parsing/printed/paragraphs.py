"""Extent -> paragraphs: kind, number, depth, nested drafts and ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.document import ParagraphKind, ParsedParagraph
from resolutions.parsing.ids import assign_ids
from resolutions.parsing.openings.actions import find_actions
from resolutions.parsing.openings.phrases import find_opening, opens_operative, opens_preambular
from resolutions.parsing.printed.blocks import Block
from resolutions.parsing.printed.dividing import Extent, ExtentKind, announces_draft
from resolutions.parsing.printed.inline import Inline, parse_inline
from resolutions.parsing.printed.outline import Outline
from resolutions.parsing.printed.patterns import NUMBERED_RE, UNSTOPPED_RE
from resolutions.parsing.printed.quotations import (
    CLOSING_MARKS,
    INNER_CLOSING,
    INNER_MARK,
    OPENING_MARKS,
    closes,
    closes_inner,
    without_closing,
)
from resolutions.parsing.printed.roles import Role, formula_organ

HEADING_LENGTH = 220
# the one sentence of a draft decision: "The General Assembly, having considered the report, decides to …"
DECIDING_RE = re.compile(
    r"(?P<organ>The\s[A-Z][^,.;:]{5,90}?)(?:,\s[a-z].{3,600}?,)?,?\s"
    r"(?=(?:also\s)?(?:decides?|takes?|approves?|endorses?|elects?|adopts?|notes?|requests?)\s)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with the note markers that stood in it."""

    paragraph: ParsedParagraph
    markers: tuple[str, ...]


def build_paragraphs(extent: Extent, body: str | None, *, first: Marked | None = None) -> list[Marked]:
    """Return the paragraphs of one resolution, in order, with ids and opening phrases; `body` adopted it.

    `first` is an operative paragraph that was read already, on which the points that follow may hang.

    Guarantees to the next stage: text without number, italics marks and note markers; inside a nested draft without
    the quotation mark that opens each paragraph and the one that closes it; `draft` is the body that speaks there.
    """
    builder = _Builder(body, fragment=extent.kind is ExtentKind.FRAGMENT)
    if first:
        builder.take(first)
    for block in extent.body:
        builder.add(block)
    for block in extent.annex:
        builder.add_annex(block)
    identified = assign_ids([m.paragraph for m in builder.made], builder.scopes)
    return [Marked(paragraph, m.markers) for paragraph, m in zip(identified, builder.made, strict=True)]


class _Builder:
    """The state that the kind of the next paragraph depends on."""

    def __init__(self, body: str | None, *, fragment: bool) -> None:
        self.made: list[Marked] = []
        self.scopes: list[str] = []
        self.body = body
        self.draft: str | None = None
        self.drafts = 0
        self.scope = ""  # "d1-" inside the first draft
        self.inner = ""  # the scope of the draft around the one being read
        self.quote = ""  # the mark that opens the paragraphs of the draft being read; empty outside
        self.announced = fragment  # a draft may begin: it was announced, or the beginning is lost
        self.operative = False  # an operative paragraph has been read, in this draft or part
        self.outer_operative = False
        self.outline = Outline()

    def take(self, first: Marked) -> None:
        self.made.append(first)
        self.scopes.append("")
        self.operative = True

    def add(self, block: Block) -> None:
        text = block.text
        if self.quote or (self.announced and (text[:1] in OPENING_MARKS or block.role is Role.FORMULA)):
            self._add_quoted(block)
        else:
            self._add(block, text)
        self.announced = announces_draft(text) or (
            self.announced and self.made[-1].paragraph.kind is ParagraphKind.HEADING
        )

    def add_annex(self, block: Block) -> None:
        inline = parse_inline(block.text)
        number, words = self.outline.annex_number(inline.text)
        point = self.outline.point(inline.text, announced=self._announces()) if number else None
        if point is None or not number or not number.startswith("("):
            self.outline.restart()
            point = None
        self._put(block, inline, words, ParagraphKind.ANNEX, number, point.depth if point else 0)

    # -- nested drafts ------------------------------------------------------------------------------------------------

    def _add_quoted(self, block: Block) -> None:
        if not self.quote:
            self._open_draft(block.text)
        ends = self.quote in CLOSING_MARKS and closes(block.text, self.quote)
        text = block.text.removeprefix(self.quote).lstrip() if self.quote in CLOSING_MARKS else block.text
        if ends:
            text = without_closing(text, self.quote)
        if text.startswith(INNER_MARK):
            self._add_inner(block, text.removeprefix(INNER_MARK).lstrip())
        else:
            self._add(block, text)
        if ends:
            self.quote = self.scope = self.inner = ""
            self.draft, self.operative = None, self.outer_operative
            self.outline.restart()

    def _open_draft(self, text: str) -> None:
        self.quote = text[0] if text[0] in CLOSING_MARKS else "none"
        self.outer_operative = self.operative
        self._begin_draft()

    def _begin_draft(self) -> None:
        self.drafts += 1
        self.scope, self.operative = f"d{self.drafts}-", False
        self.outline.restart()

    def _add_inner(self, block: Block, text: str) -> None:
        """A paragraph of a draft inside a draft, in single quotation marks."""
        if not self.inner:
            self.inner = self.scope
            self._begin_draft()
        ends = closes_inner(text)
        self._add(block, text.rstrip("” ").removesuffix(INNER_CLOSING) if ends else text)
        if ends:
            self.scope, self.inner = self.inner, ""

    # -- kinds --------------------------------------------------------------------------------------------------------

    def _add(self, block: Block, text: str) -> None:
        inline = parse_inline(text)
        organ = formula_organ(inline.text)
        if organ:
            self._enact(block, inline, organ)
            return
        decided = DECIDING_RE.match(inline.text) if self.quote else None
        if decided and (body := body_of_name(decided["organ"])):
            self.draft, self.operative = body, True
            self._put(block, inline, inline.text, ParagraphKind.OPERATIVE, None, lead=decided.end())
            return
        numbered = NUMBERED_RE.match(inline.text) or UNSTOPPED_RE.match(text)
        if numbered and self.outline.is_paragraph(inline.text, numbered, announced=self._lists()):
            self.operative = True
            self.outline.restart()
            words = inline.text[numbered.start("rest") :]
            self._put(block, inline, words, ParagraphKind.OPERATIVE, numbered["number"])
            return
        point = self.outline.point(inline.text, announced=self._announces()) if self.made else None
        if point:
            self._put(block, inline, point.words, ParagraphKind.SUBPARAGRAPH, point.number, point.depth)
            return
        kind = self._kind(inline)
        if kind in {ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR}:
            self.outline.restart()
        self.operative = self.operative or kind is ParagraphKind.OPERATIVE
        self._put(block, inline, inline.text, kind, None)

    def _announces(self) -> bool:
        return bool(self.made) and self.made[-1].paragraph.text.endswith(":")

    def _lists(self) -> bool:
        """Whether an operative paragraph has just announced points."""
        return self._announces() and self.made[-1].paragraph.kind is ParagraphKind.OPERATIVE

    def _enact(self, block: Block, inline: Inline, organ: str) -> None:
        if self.quote:
            self.draft = body_of_name(organ)
        self.operative = False
        self._put(block, inline, inline.text, ParagraphKind.ENACTING, None)

    def _kind(self, inline: Inline) -> ParagraphKind:
        """The kind of a paragraph without a number."""
        text = inline.text
        stopped = text.rstrip("”’\"' ").endswith((".", ";", ":", ",")) or text.endswith((", and", "; and"))
        if (
            not stopped
            and len(text) < HEADING_LENGTH
            and not opens_operative(text)
            and not self._recalls(text)
        ):
            return ParagraphKind.HEADING
        if inline.italics == ((0, len(text)),) and text.endswith(":") and not _opens(text):
            return ParagraphKind.HEADING
        if opens_operative(text) and not text.endswith(","):
            return ParagraphKind.OPERATIVE
        if self.operative:
            late = opens_preambular(text) and text.endswith((",", ", and"))
            return ParagraphKind.PREAMBULAR if late else ParagraphKind.TEXT
        if self.outline.is_open and not opens_preambular(text):
            return ParagraphKind.TEXT
        return ParagraphKind.PREAMBULAR

    def _recalls(self, text: str) -> bool:
        """Whether a sentence whose comma is lost goes on with the preamble."""
        if not self.made:
            return not self.announced and opens_preambular(text)
        before = self.made[-1].paragraph.kind
        return before in {ParagraphKind.ENACTING, ParagraphKind.PREAMBULAR} and opens_preambular(text)

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _put(
        self,
        block: Block,
        inline: Inline,
        words: str,
        kind: ParagraphKind,
        number: str | None,
        depth: int = 0,
        lead: int = 0,
    ) -> None:
        skipped = len(inline.text) - len(words)
        italics = [(max(0, a - skipped), b - skipped) for a, b in inline.italics if b > skipped]
        paragraph = ParsedParagraph(
            "", kind, words.strip(), number, depth=depth, draft=self.draft, start=block.start, end=block.end
        )
        speaker = self.draft or self.body
        named = (
            with_act(paragraph, lead, italics, speaker) if lead else with_phrase(paragraph, italics, speaker)
        )
        self.made.append(Marked(named, inline.markers))
        self.scopes.append(self.scope)


def _opens(text: str) -> bool:
    return opens_operative(text) or opens_preambular(text)


def with_phrase(
    paragraph: ParsedParagraph, italics: Sequence[tuple[int, int]], speaker: str | None
) -> ParsedParagraph:
    """The paragraph with its opening phrase, verb and further actions, where its kind has them."""
    operative = paragraph.kind is ParagraphKind.OPERATIVE
    if not operative and paragraph.kind is not ParagraphKind.PREAMBULAR:
        return paragraph
    opening = find_opening(paragraph.text, operative=operative, italics=italics, body=speaker)
    if opening is None:
        return paragraph
    actions = find_actions(paragraph.text, opening) if operative else ()
    return replace(paragraph, phrase=opening.phrase, verb=opening.verb, actions=actions)


def with_act(
    paragraph: ParsedParagraph, lead: int, italics: Sequence[tuple[int, int]], speaker: str | None
) -> ParsedParagraph:
    """The paragraph with the phrase that stands after `lead` characters: "The Security Council welcomes"."""
    behind = [(start - lead, end - lead) for start, end in italics if start >= lead]
    act = with_phrase(replace(paragraph, text=paragraph.text[lead:]), behind, speaker)
    actions = tuple(replace(a, start=a.start + lead, end=a.end + lead) for a in act.actions)
    return replace(act, text=paragraph.text, actions=actions)
