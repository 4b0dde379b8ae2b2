from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.printed.blocks import Block, Ending, ending_of, split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.footnotes import take_notes
from resolutions.parsing.printed.roles import Role


def split(text: str) -> list[Block]:
    lines, _ = take_notes(clean(read("text.txt", text.encode())))
    return split_blocks(lines)


def texts(text: str) -> list[str]:
    return [block.text for block in split(text)]


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Decides to meet;", Ending.STOP),
        ("Decides to meet.^6^", Ending.STOP),
        ("*Decides* to meet:*", Ending.STOP),
        ("decides to meet.”", Ending.STOP),
        ("the lakes; and", Ending.STOP),
        ("the lakes, and", Ending.STOP),
        ("Recalling the lakes,", Ending.COMMA),
        ("Recalling the lakes,^6^", Ending.COMMA),
        ("Recalling the lakes", Ending.OPEN),
        ("as set out in paras.", Ending.OPEN),
        ("see vol.", Ending.OPEN),
        ("", Ending.OPEN),
    ],
)
def test_ending(text: str, ending: Ending):
    assert ending_of(text) is ending


def test_a_block_spans_its_lines():
    text = "1. Decides to meet\n   on the shore;"

    (block,) = split(text)

    assert block.text == "1. Decides to meet on the shore;"
    assert block.role is Role.NUMBERED
    assert (block.start, block.end) == (0, len(text))


@pytest.mark.parametrize(
    "between",
    ["\n", "\f", "\n\n12\n\n", "\n\n_____\n\n^6^ See A/85/1.\f", "\n\n^6^ See A/85/1.\n\n"],
    ids=["line", "page", "page-number", "foot-of-page", "note"],
)
def test_a_sentence_is_whole_whatever_cuts_it(between: str):
    assert texts(f"1. Decides to meet on the{between}shore of the lake;") == [
        "1. Decides to meet on the shore of the lake;"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("85/3\nMountain lakes", ["85/3", "Mountain lakes"]),
        ("85/3. Mountain lakes and their\nshores", ["85/3. Mountain lakes and their shores"]),
        ("The General Assembly,\nRecalling the lakes,", ["The General Assembly,", "Recalling the lakes,"]),
        ("The General Assembly, Recalling the lakes,", ["The General Assembly,", "Recalling the lakes,"]),
        ("The Board, as ever,\nmet again", ["The Board, as ever, met again"]),
        ("Recalling the lakes,\nNoting the rivers,", ["Recalling the lakes,", "Noting the rivers,"]),
        ("1. Decides to meet;\n2. Decides to stay;", ["1. Decides to meet;", "2. Decides to stay;"]),
        ("1.\nDecides to meet;", ["1. Decides to meet;"]),
        ("(a)\nTo meet;", ["(a) To meet;"]),
        ("Agenda item 19\nEighty-fifth session", ["Agenda item 19", "Eighty-fifth session"]),
        ("Chile and Norway:\ndraft resolution", ["Chile and Norway: draft resolution"]),
    ],
)
def test_lines_without_a_blank_between_them_are_parted_by_what_they_are(text: str, wanted: list[str]):
    assert texts(text) == wanted


def test_an_indent_opens_a_paragraph_where_others_have_none():
    text = "    Recalling the lakes of\nthe north and the\nrivers;\n    Lakes of the south,\nall of them;"

    assert texts(text) == [
        "Recalling the lakes of the north and the rivers;",
        "Lakes of the south, all of them;",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Recalling the lakes,\n\nthe rivers,", ["Recalling the lakes, the rivers,"]),
        ("Desiring peace,\n\nHave agreed as follows:", ["Desiring peace,", "Have agreed as follows:"]),
        ("Recalling the lakes,\n\nThe Council met.", ["Recalling the lakes,", "The Council met."]),
        ("1. Recalls paragraphs 3 and\n\n12. of the plan;", ["1. Recalls paragraphs 3 and 12. of the plan;"]),
        ("(a) The lakes;\n\nand so on;", ["(a) The lakes;", "and so on;"]),
        ("Mountain lakes\n\nRivers", ["Mountain lakes", "Rivers"]),
        ("1. Meets on the shore of\n\nTo, a lake;", ["1. Meets on the shore of To, a lake;"]),
        ("Decides to meet,\n\n^6^", ["Decides to meet, ^6^"]),
    ],
)
def test_a_blank_line_parts_what_does_not_go_on(text: str, wanted: list[str]):
    assert texts(text) == wanted


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Requests a report on (a) lakes and", "(b) rivers;", True),
        ("Requests a report on (a) lakes;", "(b) rivers;", False),
        ("Requests a report on 1) lakes, and", "2) rivers;", True),
        ("Requests a report on lakes, and", "2) rivers;", False),
    ],
)
def test_a_point_goes_on_with_the_sentence_that_has_the_one_before(before: str, after: str, joined: bool):
    assert len(texts(f"{before}\n{after}")) == (1 if joined else 2)


def test_a_paragraph_that_begins_in_mid_line_is_parted_and_keeps_its_place():
    text = "of civil society; 2. URGES Member States to meet; 3. CALLS upon them"

    blocks = split(text)

    assert [text[block.start : block.end] for block in blocks] == [
        "of civil society;",
        "2. URGES Member States to meet;",
        "3. CALLS upon them",
    ]


@pytest.mark.parametrize("text", ["the lakes; 2. Mountains", "the lakes, 2. URGES them", "in 1; 2.5 metres"])
def test_a_figure_in_mid_line_parts_nothing_where_no_act_follows(text: str):
    assert texts(text) == [text]


def test_each_paragraph_of_a_draft_is_a_block():
    assert texts("“Recalling the lakes,\n\n“The rivers,\n\n“1. Decides to meet.”") == [
        "“Recalling the lakes,",
        "“The rivers,",
        "“1. Decides to meet.”",
    ]


def test_a_quotation_inside_a_paragraph_is_whole():
    text = "Recalling that the Board said: “We met.\n\nWe shall meet again.” on the shore,"

    assert texts(text) == ["Recalling that the Board said: “We met. We shall meet again.” on the shore,"]


def test_a_title_that_comes_back_at_the_head_of_a_page_is_left_out():
    text = (
        "85/3. Mountain lakes and shores\n\nThe General Assembly,\fMountain lakes\nand shores\n\n1. Decides."
    )

    assert texts(text) == ["85/3. Mountain lakes and shores", "The General Assembly,", "1. Decides."]


def test_a_line_of_a_title_at_the_head_of_a_page_is_left_out():
    text = (
        "85/3. Care of lakes and rivers\nin the mountains of Alderland\n\n"
        "Recalling that waters\n\f{}\n\nof lakes fall,"
    )

    for head in (
        "Care of lakes and rivers\n\nin the mountains of Alderland",
        "Care of lakes and rivers in the mountains of Alderland",
    ):
        assert texts(text.format(head))[1:] == ["Recalling that waters of lakes fall,"]


@pytest.mark.parametrize("end", [",", ", ‘", ",'°5"])
def test_a_capital_after_a_comma_and_a_blank_line_begins_a_paragraph(end: str):
    assert texts(f"Recalling the lakes{end}\n\nHaving been apprised of the flood,") == [
        f"Recalling the lakes{end}",
        "Having been apprised of the flood,",
    ]


def test_a_roman_point_on_the_next_line_goes_on_with_the_sentence_that_has_the_one_before():
    lines = ["1. Requests it in particular: (i) to report;", "(ii) to meet; (iii) to dine;", "(iv) to go."]

    assert texts("\n".join(lines)) == [" ".join(lines)]
    assert texts("\n\n".join(lines)) == lines


@pytest.mark.parametrize(
    "blocks",
    [
        [
            "We, the States of the lakes,",
            "Assembled in Lakeside,",
            "Taking stock of the drought,",
            "Declare the following:",
        ],
        ["Noting the drought,", "Sharing the concern of all States,"],
    ],
)
def test_each_clause_of_a_declaration_is_a_block(blocks: list[str]):
    assert texts("\n\n".join(blocks)) == blocks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Adopted at the 41st plenary meeting, on 9 July 2031, by a recorded vote of",
            "17 to 2, as follows:",
        ),
        (
            "Adopted at the 41st plenary meeting, on 9 July 2031, without a vote, on the report of the",
            "Third Committee",
        ),
        (
            "Recalling its resolution 84/11 on mountains, and",
            "Economic and Social Council resolution 2031/7 on lakes,",
        ),
        (
            "A State may leave the Covenant by a letter to the Secretary-General of the",
            "United Nations, which tells the States.",
        ),
    ],
)
def test_a_page_end_between_two_words_parts_no_paragraph(before: str, after: str):
    assert texts(f"{before}\n\n{after}") == [f"{before} {after}"]


def test_a_number_that_the_line_before_cites_begins_no_resolution():
    title = ["85/3. Financing of what arises from resolution", "2901 (2031)"]

    assert texts("\n".join([*title, "", "The General Assembly,"])) == [
        " ".join(title),
        "The General Assembly,",
    ]


def test_an_opening_after_a_blank_line_begins_a_paragraph_though_the_comma_before_it_is_lost():
    assert texts("Having noted the letter (S/9383)\n\nHaving heard the States,") == [
        "Having noted the letter (S/9383)",
        "Having heard the States,",
    ]
