"""The page-extracted compilation that users bring, in every detail that it must be read right."""

from __future__ import annotations

import datetime

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.document import (
    Inference,
    ParagraphKind,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
)
from tests.conftest import SHARED

SOURCE = SHARED / "corpus/compilation-text/ECOSOC-2004-21-22.txt"
TRAFFICKING = (
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, "
    "supplementing the United Nations Convention against Transnational Organized Crime"
)

pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason="the shared corpus is not beside the repository")


def resolutions() -> tuple[ParsedResolution, ...]:
    return parse_bytes(SOURCE.name, SOURCE.read_bytes()).resolutions


def paragraph(resolution: ParsedResolution, identifier: str) -> ParsedParagraph:
    return next(p for p in resolution.paragraphs if p.id == identifier)


def test_the_text_holds_a_fragment_and_a_whole_resolution():
    assert [(r.symbol, r.fragment, r.title is not None) for r in resolutions()] == [
        (None, True, False),
        ("E/RES/2004/22", False, True),
    ]


def test_the_symbol_of_the_fragment_is_inferred_from_the_next_one():
    fragment, _ = resolutions()

    assert fragment.inferred["symbol"] == Inference("E/RES/2004/21", "precedes 2004/22")


def test_the_fragment_is_five_operative_paragraphs_of_a_draft():
    fragment, _ = resolutions()

    assert [p.id for p in fragment.paragraphs if p.kind is ParagraphKind.OPERATIVE] == [
        f"d1-op{number}" for number in range(1, 6)
    ]


def test_the_council_recommends_a_draft_that_the_assembly_speaks():
    _, whole = resolutions()

    drafted = [p for p in whole.paragraphs if p.draft]
    assert paragraph(whole, "op1").phrase == "Recommends"
    assert {p.draft for p in drafted} == {"GA"}
    assert sum(p.kind is ParagraphKind.PREAMBULAR for p in drafted) == 9
    assert sum(p.kind is ParagraphKind.OPERATIVE for p in drafted) == 4
    assert not any(p.text.startswith(("“", '"')) or p.text.endswith(("”", '"')) for p in drafted)


def test_its_inside_the_draft_is_the_assembly_s():
    _, whole = resolutions()

    cited = {r.instrument for p in whole.paragraphs if p.draft for r in p.references}
    assert "A/RES/53/111" in cited


def test_the_protocol_that_a_page_and_a_note_cut_is_one_instrument():
    _, whole = resolutions()

    cited = {r.instrument for p in whole.paragraphs for r in p.references}
    assert TRAFFICKING in cited


def test_note_90_hangs_on_the_fragment_and_cites_the_convention_s_place():
    fragment, _ = resolutions()

    note = next(n for n in fragment.footnotes if n.marker == "90")
    assert note.anchors == ("d1-op1",)
    assert [r.instrument for r in note.references] == ["A/RES/58/4"]


def test_both_were_adopted_at_the_same_meeting():
    day = datetime.date(2004, 7, 21)

    assert [(r.meeting, r.adopted_on) for r in resolutions()] == [
        (ParsedMeeting(47, "plenary", day), day)
    ] * 2


def test_verbs_are_read_with_and_without_asterisks():
    fragment, whole = resolutions()

    operative = [p for r in (fragment, whole) for p in r.paragraphs if p.kind is ParagraphKind.OPERATIVE]
    assert all(p.phrase and p.verb for p in operative)
    assert ("Also requests", "request") in {(p.phrase, p.verb) for p in operative}


def test_a_report_and_a_study_are_due_at_sessions_of_the_commission():
    sessions = {
        ask.due.session for r in resolutions() for p in r.paragraphs for ask in p.asks if ask.due is not None
    }

    assert {"14", "15"} <= sessions
