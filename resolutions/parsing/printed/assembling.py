"""[Extent], notes -> [ParsedResolution]: paragraphs, facts and footnotes put together, and what can be inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resolutions.parsing.document import (
    Inference,
    ParsedFootnote,
    ParsedResolution,
    ParsedVote,
    Problem,
    ResolutionType,
)
from resolutions.parsing.printed.decisions import build_decision
from resolutions.parsing.printed.dividing import Extent, ExtentKind
from resolutions.parsing.printed.footnotes import Note
from resolutions.parsing.printed.hanging import Part, hang_notes
from resolutions.parsing.printed.heads import Facts, read_facts
from resolutions.parsing.printed.inline import parse_inline
from resolutions.parsing.printed.paragraphs import build_paragraphs
from resolutions.parsing.printed.patterns import ADOPTED_RE
from resolutions.parsing.printed.roles import Role, formula_organ
from resolutions.parsing.printed.statements import build_statement
from resolutions.parsing.symbols import parse_symbol, resolution_symbol
from resolutions.parsing.votes import find_vote


def assemble(
    extents: Sequence[Extent], notes: Sequence[Note]
) -> tuple[tuple[ParsedResolution, ...], tuple[Problem, ...]]:
    """Return the resolutions of a text in order, each with the footnotes that hang on it, and the problems met.

    Guarantees to the next stage: ids are unique within a resolution; the anchors of a footnote are ids of its own.
    """
    parts = [_part(extent) for extent in extents]
    footnotes, problems = hang_notes(notes, parts)
    resolutions = [
        replace(part.resolution, footnotes=hung, vote=part.resolution.vote or _noted_vote(hung))
        for part, hung in zip(parts, footnotes, strict=True)
    ]
    return tuple(_infer(resolutions)), problems


def _part(extent: Extent) -> Part:
    if extent.kind is ExtentKind.STATEMENT:
        return build_statement(extent)
    decision = build_decision(extent) if extent.kind is ExtentKind.DECISION else None
    if decision:
        return decision
    organ = _organ(extent) if extent.kind is ExtentKind.WHOLE else None
    facts = read_facts(extent.head, extent.closing, organ, extent.letter)
    marked = tuple(build_paragraphs(extent, facts.body))
    fragment = extent.kind is ExtentKind.FRAGMENT or _breaks_off(extent)
    resolution = replace(_with_facts(facts), fragment=fragment, paragraphs=tuple(m.paragraph for m in marked))
    return Part(resolution, marked, (*extent.head, *extent.closing))


def _organ(extent: Extent) -> str | None:
    """The organ that the first formula names; paragraphs may stand before it ("Whereas …, / The Security Council")."""
    first = next((block for block in extent.body if block.role is Role.FORMULA), None)
    return formula_organ(first.text) if first else None


def _with_facts(facts: Facts) -> ParsedResolution:
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
    )


def _breaks_off(extent: Extent) -> bool:
    """Whether a text ends in the middle of a sentence, without closing lines."""
    last = parse_inline(extent.body[-1].text).text.rstrip('”"’ ') if extent.body else ""
    return not extent.closing and not extent.annex and last[-1:].isalnum() and last[-1:].islower()


def _noted_vote(footnotes: Sequence[ParsedFootnote]) -> ParsedVote | None:
    """The vote that a note on the line of adoption tells: "Adopted without vote"."""
    told = (find_vote(note.text) for note in footnotes if not note.anchors and ADOPTED_RE.match(note.text))
    return next(filter(None, told), None)


# -- what follows from the neighbours -------------------------------------------------------------------------------


def _infer(resolutions: Sequence[ParsedResolution]) -> list[ParsedResolution]:
    """A fragment before a numbered resolution has the number before that."""
    inferred = list(resolutions)
    for i, (resolution, after) in enumerate(pairwise(resolutions)):
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
