from dataclasses import replace

import pytest

from resolutions.parsing.akn.blocks import Block, Place
from resolutions.parsing.akn.inline import Inline, Mark, Note
from resolutions.parsing.akn.layout import lay_out, marked, printed_block, printed_note
from resolutions.parsing.document import ParagraphKind

ACT = Block(
    ParagraphKind.OPERATIVE,
    Inline("Decides to meet,", italics=((0, 7),), marks=(Mark(16, "12"),)),
    Place(),
    "1",
)
ANNEX = Block(ParagraphKind.ANNEX, Inline("Annex"), Place(annex=True))
NOTE = Note("12", Inline("See E/2031/4.", italics=((0, 3),)))


def test_text_prints_cover_paragraphs_closing_annex_and_notes():
    laid = lay_out(["E/RES/2031/7", "2031/7. Lakes"], [ACT, ANNEX], ["12th plenary meeting"], [NOTE])

    assert laid.text == (
        "E/RES/2031/7\n\n2031/7. Lakes\n\n1. *Decides* to meet,¹²\n\n"
        "12th plenary meeting\n\nAnnex\n\n¹² *See* E/2031/4.\n"
    )
    assert [laid.text[start:end] for start, end in laid.spans] == ["1. *Decides* to meet,¹²", "Annex"]


def test_closing_lines_stand_last_where_there_is_no_annex():
    assert lay_out([], [ACT], ["Closing"], []).text == "1. *Decides* to meet,¹²\n\nClosing\n"


def test_annex_of_a_draft_does_not_end_the_resolution():
    of_draft = replace(ANNEX, place=Place(scope="d1-", annex=True))

    assert lay_out([], [of_draft], ["Closing"], []).text == "Annex\n\nClosing\n"


def test_block_of_a_note_alone_prints_nothing_and_empty_lines_are_no_blocks():
    laid = lay_out(["", "Cover"], [Block(ParagraphKind.TEXT, Inline(notes=(NOTE,)), Place()), ANNEX], [], [])

    assert laid.text == "Cover\n\nAnnex\n"
    assert laid.spans == ((0, 0), (7, 12))


def test_nothing_is_printed_of_nothing():
    assert lay_out([], [], [], []).text == ""


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("4", "4. Lakes"),
        ("(a)", "(a) Lakes"),
        ("a", "a. Lakes"),
        ("–", "– Lakes"),
        (None, "Lakes"),
        ("a)", "a) Lakes"),
    ],
)
def test_number_stands_before_the_words(number: str | None, printed: str):
    assert printed_block(replace(ANNEX, inline=Inline("Lakes"), number=number)) == printed


def test_quotation_marks_of_a_draft_are_printed():
    assert printed_block(replace(ACT, opening="“", closing="”")) == "“1. *Decides* to meet,¹²”"


def test_number_without_words_is_printed():
    assert printed_block(replace(ACT, inline=Inline())) == "1."


def test_marks_between_italics_keep_their_order():
    inline = Inline("Alsorequests", italics=((0, 4), (4, 12)), marks=(Mark(4, "1"), Mark(4, "*")))

    assert marked(inline) == "*Also*¹**requests*"


def test_note_is_printed_with_its_marker():
    assert printed_note(NOTE) == "¹² *See* E/2031/4."
