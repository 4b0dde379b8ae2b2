from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.printed.blocks import split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.dividing import divide
from resolutions.parsing.printed.paragraphs import Marked, build_paragraphs

HEAD = "85/3. Lakes\n\n*The General Assembly*,\n\n"
ANNOUNCED = "1. *Recommends* the adoption of the following draft resolution:\n\n"


def built(text: str) -> list[Marked]:
    (extent,) = divide(split_blocks(clean(read("text.txt", text.encode())).lines))
    return build_paragraphs(extent, "ECOSOC")


def rows(body: str) -> list[tuple[str, str, str]]:
    """Id, kind and text of the paragraphs after the formula."""
    return [(p.id, p.kind.value, p.text) for p in (m.paragraph for m in built(HEAD + body)[1:])]


def ids(body: str) -> list[str]:
    return [id for id, _, _ in rows(body)]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("*Recalling* the lakes,", ("pp1", "preambular", "Recalling the lakes,")),
        ("The lakes being deep,", ("pp1", "preambular", "The lakes being deep,")),
        ("1. *Decides* to meet.", ("op1", "operative", "Decides to meet.")),
        ("4.Decides to meet.", ("op4", "operative", "Decides to meet.")),
        ("4) *Decides* to meet.", ("op4", "operative", "Decides to meet.")),
        ("4 *Decides* to meet.", ("op4", "operative", "Decides to meet.")),
        ("*Decides* to meet.", ("op1", "operative", "Decides to meet.")),
        ("(4) *Decides* to meet.", ("e1-4", "subparagraph", "Decides to meet.")),
        ("4 May was cold,", ("pp1", "preambular", "4 May was cold,")),
        ("*Financing of the lakes:*", ("h1", "heading", "Financing of the lakes:")),
        ("Financing of the lakes", ("h1", "heading", "Financing of the lakes")),
        ("Having noted the lakes", ("pp1", "preambular", "Having noted the lakes")),
        ("*Decides* to meet", ("op1", "operative", "Decides to meet")),
    ],
)
def test_kind_number_and_text_of_one_paragraph(printed: str, wanted: tuple[str, str, str]):
    assert rows(printed) == [wanted]


def test_after_an_operative_paragraph_what_acts_not_is_text():
    assert rows("1. *Decides* to meet:\n\n(a) Here;\n\n(b) There;\n\nand to stay.")[3:] == [
        ("t1", "text", "and to stay.")
    ]


def test_a_late_participle_with_a_comma_is_preambular():
    assert ids("1. *Decides* to meet;\n\n*Recalling* the lakes,\n\n2. *Decides* to stay.") == [
        "op1",
        "pp1",
        "op2",
    ]


def test_the_phrase_is_what_is_printed_in_italics():
    (paragraph,) = [
        m.paragraph for m in built(HEAD + "1. In this context, *strongly urges* all to meet;")[1:]
    ]

    assert (paragraph.phrase, paragraph.verb) == ("strongly urges", "urge")


def test_markers_are_kept_beside_their_paragraph():
    assert [m.markers for m in built(HEAD + "1. *Decides*^1^ to meet.^2^")[1:]] == [("1", "2")]


def test_a_paragraph_spans_from_its_number_to_its_last_mark():
    text = HEAD + "1. *Decides* to meet.^2^"

    paragraph = built(text)[1].paragraph

    assert text[paragraph.start : paragraph.end] == "1. *Decides* to meet.^2^"


def test_a_draft_speaks_for_its_own_body_without_its_quotation_marks():
    draft = "“*The Security Council*,\n\n“*Recalling* the lakes,\n\n“1. *Decides* to meet.”\n\n"

    marked = built(HEAD + ANNOUNCED + draft + "2. *Requests* it.")

    assert [(m.paragraph.id, m.paragraph.draft, m.paragraph.text) for m in marked[2:]] == [
        ("d1-e1", "SC", "The Security Council,"),
        ("d1-pp1", "SC", "Recalling the lakes,"),
        ("d1-op1", "SC", "Decides to meet."),
        ("op2", None, "Requests it."),
    ]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")])
def test_a_draft_may_stand_in_any_quotation_marks(opening: str, closing: str):
    draft = f"{opening}*The Security Council*,\n\n{opening}*Decides* to meet.{closing}"

    assert ids(HEAD and ANNOUNCED + draft) == ["op1", "d1-e1", "d1-op1"]


def test_a_second_draft_counts_on():
    draft = "“*The Security Council*,\n\n“*Decides* to meet.”\n\n"

    assert ids(ANNOUNCED + draft + ANNOUNCED.replace("1.", "2.") + draft) == [
        "op1",
        "d1-e1",
        "d1-op1",
        "op2",
        "d2-e1",
        "d2-op1",
    ]


def test_a_draft_may_have_a_title_before_its_formula():
    assert ids(ANNOUNCED + "“Mountain lakes\n\n“*The Security Council*,\n\n“*Decides* to meet.”") == [
        "op1",
        "d1-h1",
        "d1-e1",
        "d1-op1",
    ]


def test_a_draft_decision_is_one_operative_paragraph():
    announced = ANNOUNCED.replace("resolution", "decision")
    text = "“The General Assembly, having met, takes note of the report.”"

    paragraph = built(HEAD + announced + text)[-1].paragraph

    assert (paragraph.id, paragraph.draft, paragraph.phrase, paragraph.verb) == (
        "d1-op1",
        "GA",
        "takes note",
        "take note",
    )


def test_after_a_draft_inside_a_draft_the_outer_one_goes_on():
    text = "“The General Assembly decides to adopt the following:\n\n‘*Decides* to meet.’\n\n“*Decides* to stay.”"

    assert ids(ANNOUNCED + text) == ["op1", "d1-op1", "d2-op1", "d1-op2"]


def test_a_quotation_that_no_draft_announces_is_a_paragraph():
    assert ids("*Recalling* the words:\n\n“We shall meet again”,") == ["pp1", "pp2"]


def test_every_paragraph_of_an_annex_is_of_the_annex():
    text = "1. *Decides* to meet.\n\nAnnex\n\nStatute\n\n1. The Board meets.\n\n(a) Here;"

    assert rows(text)[1:] == [
        ("a1-p1", "annex", "Annex"),
        ("a1-p2", "annex", "Statute"),
        ("a1-p3", "annex", "The Board meets."),
        ("a1-p4", "annex", "Here;"),
    ]


def test_a_fragment_may_begin_inside_a_draft():
    marked = built("“2. *Decides* to meet;\n\n“3. *Requests* it.”")

    assert [(m.paragraph.id, m.paragraph.draft) for m in marked] == [("d1-op2", None), ("d1-op3", None)]
