"""[Extent], notes -> ParseResult: paragraphs, facts and footnotes put together, and what can be inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.dates import parse_date
from resolutions.parsing.dividing import Extent, ExtentKind
from resolutions.parsing.document import (
    Inference,
    ParagraphKind,
    ParsedFootnote,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
    Problem,
    ResolutionType,
    Severity,
    SourceText,
)
from resolutions.parsing.footnotes import Note
from resolutions.parsing.heads import Facts, read_facts
from resolutions.parsing.hyphens import join_lines, vocabulary
from resolutions.parsing.inline import parse_inline
from resolutions.parsing.lemmas import lemma
from resolutions.parsing.paragraphs import Marked, build_paragraphs
from resolutions.parsing.patterns import DECIDED_RE, HEAD_RE, bare, formula_organ
from resolutions.parsing.symbols import decision_symbol, parse_symbol, resolution_symbol

DID_RE = re.compile(
    r"[\s,]*(?:also\s|further\s)?(?P<phrase>[a-z]+(?:\snote)?(?:\swith\s(?:appreciation|satisfaction|regret))?)"
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    resolution: int
    paragraph: str
    place: int  # of the paragraph's first character in the source


def assemble(
    extents: Sequence[Extent], notes: Sequence[Note]
) -> tuple[tuple[ParsedResolution, ...], tuple[Problem, ...]]:
    """Return the resolutions of a text in order, each with the footnotes that hang on it, and the problems met."""
    parts = [_resolution(extent) for extent in extents]
    footnotes, problems = _hang(notes, parts)
    resolutions = [
        replace(resolution, footnotes=tuple(hung))
        for (resolution, _), hung in zip(parts, footnotes, strict=True)
    ]
    return tuple(_infer(resolutions)), tuple(problems)


def _resolution(extent: Extent) -> tuple[ParsedResolution, list[Marked]]:
    if extent.kind is ExtentKind.DECISION:
        return _decision(extent)
    organ = formula_organ(extent.body[0].text) if extent.body and extent.kind is ExtentKind.WHOLE else None
    facts = read_facts(extent.head, extent.closing, organ)
    marked = build_paragraphs(extent, facts.body)
    fragment = extent.kind is ExtentKind.FRAGMENT or _breaks_off(extent)
    return _with_facts(facts, [m.paragraph for m in marked], fragment=fragment), marked


def _with_facts(facts: Facts, paragraphs: Sequence[ParsedParagraph], *, fragment: bool) -> ParsedResolution:
    return ParsedResolution(
        type=facts.type,
        symbol=facts.symbol,
        body=facts.body,
        title=facts.title,
        session=facts.session,
        agenda_item=facts.agenda_item,
        adopted_on=facts.adopted_on,
        meeting=facts.meeting,
        vote=facts.vote,
        fragment=fragment,
        paragraphs=tuple(paragraphs),
    )


def _breaks_off(extent: Extent) -> bool:
    """Whether a text ends in the middle of a sentence, without closing lines."""
    last = parse_inline(extent.body[-1].text).text.rstrip('”"’ ') if extent.body else ""
    return not extent.closing and not extent.annex and last[-1:].isalnum() and last[-1:].islower()


def _decision(extent: Extent) -> tuple[ParsedResolution, list[Marked]]:
    """A decision: its one sentence is an operative paragraph, whose phrase is what the organ did."""
    block = extent.body[0]
    inline = parse_inline(block.text)
    found = DECIDED_RE.match(inline.text)
    assert found is not None  # that is how a decision was known
    body = body_of_name(found["organ"])
    number, title = _number(extent)
    date = parse_date(found["date"])
    did = DID_RE.match(inline.text, found.end())
    paragraph = ParsedParagraph(
        id="op1",
        kind=ParagraphKind.OPERATIVE,
        text=inline.text,
        phrase=did["phrase"] if did else None,
        verb=lemma(did["phrase"]) if did else None,
        start=block.start,
        end=block.end,
    )
    rest = build_paragraphs(replace(extent, kind=ExtentKind.WHOLE, body=extent.body[1:]), body)
    marked = [Marked(paragraph, inline.markers), *rest]
    kind = "plenary" if "plenary" in found.group() else None
    resolution = ParsedResolution(
        type=ResolutionType.DECISION,
        symbol=decision_symbol(body, number) if body and number else None,
        body=body,
        title=title,
        session=number.rpartition("/")[0] or None if number else None,
        adopted_on=date,
        meeting=ParsedMeeting(int(found["meeting"]), kind, date),
        paragraphs=tuple(m.paragraph for m in marked),
    )
    return resolution, marked


def _number(extent: Extent) -> tuple[str | None, str | None]:
    for i, block in reversed(list(enumerate(extent.head))):
        found = HEAD_RE.match(bare(block.text).rstrip("*_ "))
        if found:
            below = [parse_inline(b.text).text for b in extent.head[i + 1 :]]
            return found["number"], " ".join(filter(None, [found["title"], *below])) or None
    return None, None


# -- footnotes ------------------------------------------------------------------------------------------------------


def _hang(
    notes: Sequence[Note], parts: Sequence[tuple[ParsedResolution, list[Marked]]]
) -> tuple[list[list[ParsedFootnote]], list[Problem]]:
    """The footnotes of each resolution, on the paragraphs that carry their marker.

    A note is printed after its marker, at the foot of the page, so perhaps inside the next resolution: an anchor
    takes the first note of its marker printed after it, else the last one before.
    """
    anchors: dict[str, list[_Anchor]] = {}
    for i, (_, marked) in enumerate(parts):
        for m in marked:
            for marker in dict.fromkeys(m.markers):
                anchors.setdefault(marker, []).append(_Anchor(i, m.paragraph.id, m.paragraph.start))
    words = vocabulary([line for note in notes for line in note.lines])
    hung: list[list[tuple[int, ParsedFootnote]]] = [[] for _ in parts]
    problems = []
    for note, taken in _matched(notes, anchors):
        text = parse_inline(join_lines(note.lines, words)).text.strip()
        for i in dict.fromkeys(anchor.resolution for anchor in taken):
            own = [anchor for anchor in taken if anchor.resolution == i]
            footnote = ParsedFootnote(
                note.marker, text, tuple(dict.fromkeys(anchor.paragraph for anchor in own))
            )
            hung[i].append((own[0].place, footnote))
        if not taken:
            message = f"note {note.marker} is printed but no paragraph refers to it"
            problems.append(
                Problem(Severity.WARNING, "footnote-without-anchor", message, note.start, note.end)
            )
            if parts:
                hung[_printed_in(note, parts)].append((note.start, ParsedFootnote(note.marker, text)))
    ordered = [[footnote for _, footnote in sorted(each, key=lambda item: item[0])] for each in hung]
    return ordered, problems


def _matched(notes: Sequence[Note], anchors: dict[str, list[_Anchor]]) -> list[tuple[Note, list[_Anchor]]]:
    by_marker: dict[str, list[Note]] = {}
    for note in notes:
        by_marker.setdefault(note.marker, []).append(note)
    taken: dict[int, list[_Anchor]] = {note.start: [] for note in notes}
    for marker, places in anchors.items():
        same = by_marker.get(marker, [])
        k = 0
        for anchor in places if same else ():
            while k + 1 < len(same) and same[k].start < anchor.place:
                k += 1
            taken[same[k].start].append(anchor)
    return [(note, taken[note.start]) for note in notes]


def _printed_in(note: Note, parts: Sequence[tuple[ParsedResolution, list[Marked]]]) -> int:
    """The resolution whose paragraphs stand around a note."""
    printed = [i for i, (_, marked) in enumerate(parts) if marked and marked[0].paragraph.start <= note.start]
    return printed[-1] if printed else 0


# -- what follows from the neighbours -------------------------------------------------------------------------------


def _infer(resolutions: Sequence[ParsedResolution]) -> list[ParsedResolution]:
    """A fragment before a numbered resolution has the number before that."""
    inferred = list(resolutions)
    for i, (resolution, after) in enumerate(zip(resolutions, resolutions[1:], strict=False)):
        symbol = _symbol_before(after) if resolution.symbol is None and resolution.fragment else None
        if symbol and after.body:
            because = f"precedes {_printed_number(after)}"
            found = {"symbol": Inference(symbol, because)}
            if resolution.body is None:
                found["body"] = Inference(after.body, because)
            inferred[i] = replace(resolution, inferred=found)
    return inferred


def _symbol_before(after: ParsedResolution) -> str | None:
    parsed = parse_symbol(after.symbol) if after.symbol else None
    if parsed is None or after.body is None or after.type is not ResolutionType.RESOLUTION:
        return None
    session, _, number = _printed_number(after).rpartition("/")
    if not number.isdigit() or int(number) < 2 or not session:
        return None
    return resolution_symbol(after.body, f"{session}/{int(number) - 1}")


def _printed_number(resolution: ParsedResolution) -> str:
    """The number as a heading prints it: 2004/22 of E/RES/2004/22."""
    return (resolution.symbol or "").partition("RES/")[2]


def no_resolution(source: SourceText) -> Problem:
    return Problem(
        Severity.ERROR, "no-resolution", "no resolution was found in the text", 0, len(source.text)
    )
