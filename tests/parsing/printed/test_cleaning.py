from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.printed.cleaning import CleanText, clean, unify


def cleaned(text: str) -> CleanText:
    return clean(read("text.txt", text.encode()))


def kept(text: str) -> list[str]:
    return [line.text for line in cleaned(text).lines]


def furniture(text: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.line.text) for piece in cleaned(text).furniture]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Agreement⁶", "Agreement^6^"),
        ("Agreement¹²", "Agreement^12^"),
        ("Agreement<sup>6</sup>", "Agreement^6^"),
        ("Agreement<SUP> * </SUP>", "Agreement^*^"),
        ("of 2019^,1 ^", "of 2019,^1^"),
        ("1/ See A/40/1", "^1^ See A/40/1"),
        ("the Agreement, 2/ and", "the Agreement,^2^ and"),
        ("24/7 and 1/2", "24/7 and 1/2"),
        ("1\\. \\*Decides\\*", "1. *Decides*"),
        ("## Annex", "Annex"),
        ("lakes &amp; rivers&nbsp;too", "lakes & rivers too"),
        ("moun\u00adtain\u200b lakes", "mountain lakes"),
        ("R&D in the Alps", "R&D in the Alps"),
    ],
)
def test_unify_spells_alike_what_is_printed_in_many_ways(printed: str, wanted: str):
    assert unify(printed) == wanted


def test_lines_keep_their_place_in_the_source():
    text = "  Mountain\u00a0lakes  \r\n\r\n\tShores"

    lines = cleaned(text).lines

    assert [(line.text, line.indent, line.parted) for line in lines] == [
        ("Mountain lakes", 2, True),
        ("Shores", 1, True),
    ]
    assert [text[line.start : line.end] for line in lines] == ["Mountain\u00a0lakes", "Shores"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b"])
def test_a_line_ends_in_any_way_known(end: str):
    assert kept(f"lakes{end}rivers") == ["lakes", "rivers"]


def test_a_form_feed_turns_the_page_and_parts_lines_no_more_than_a_page_does():
    lines = cleaned("the lakes of\fthe valley").lines

    assert [(line.text, line.page, line.parted) for line in lines] == [
        ("the lakes of", 1, True),
        ("the valley", 2, True),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("_____", "rule"),
        ("--------", "rule"),
        ("* * *", "ornament"),
        ("—", "ornament"),
        ("18-07869 (E)  150518", "job-number"),
        ("**1807869**", "job-number"),
        ("GE.24-12345 (E)", "job-number"),
        ("Please recycle", "job-number"),
        ("- 12 -", "page-number"),
        ("page 3", "page-number"),
        ("Contents", "contents"),
        ("58/4. Mountain lakes . . . . . 12", "contents"),
    ],
)
def test_furniture_between_paragraphs_is_taken_out(text: str, kind: str):
    whole = f"Decides to meet.\n\n{text}\n\nDecides to stay."

    assert furniture(whole) == [(kind, text)]
    assert kept(whole) == ["Decides to meet.", "Decides to stay."]


@pytest.mark.parametrize(
    "text", ["____", "10. Decides", "12 lakes", "1540 (2004)", "A/85/3 and 4", "*Notes*"]
)
def test_what_resembles_furniture_stays(text: str):
    assert furniture(f"Decides to meet.\n\n{text}\n\nDecides to stay.") == []


def test_a_figure_inside_a_paragraph_is_no_page_number():
    assert kept("the year of\n2031\nwas cold") == ["the year of", "2031", "was cold"]


def test_a_page_number_turns_the_page():
    lines = cleaned("Decides to meet\n\n12\n\non the shore.").lines

    assert [line.page for line in lines] == [1, 2]


def test_pages_counted_of_a_total_are_page_numbers_and_fractions_are_not():
    text = "1/2\n\nDecides to meet.\n\n2/2\n\nhalf of it,\n3/4\nof the lake"

    assert furniture(text) == [("page-number", "1/2"), ("page-number", "2/2")]


def test_a_head_that_comes_back_on_pages_is_a_running_head():
    text = "\f".join(f"Lakes of the North\n\n{n}. Decides to meet on shore {n}." for n in range(1, 4))

    assert furniture(text) == [("running-head", "Lakes of the North")] * 3
    assert kept(text) == [f"{n}. Decides to meet on shore {n}." for n in range(1, 4)]


def test_a_head_that_speaks_like_one_needs_no_second():
    text = "Decides to meet.\fResolutions adopted on reports\n\nDecides to stay."

    assert furniture(text) == [("running-head", "Resolutions adopted on reports")]


def test_a_line_in_mid_page_is_no_running_head_though_pages_begin_with_it():
    text = "Lakes\n\nOne.\fLakes\n\nTwo.\n\nThree.\n\nLakes\n\nFour.\n\nFive."

    assert kept(text) == ["One.", "Two.", "Three.", "Lakes", "Four.", "Five."]


def test_the_symbol_of_a_masthead_stays_and_goes_on_later_pages():
    text = "A/RES/85/3\n\nMountain lakes\n\nOne.\n\nTwo.\n\nThree.\fA/RES/85/3\n\nFour.\fA/RES/85/3\n\nFive."

    assert kept(text)[0] == "A/RES/85/3"
    assert furniture(text) == [("running-head", "A/RES/85/3")] * 2


def test_figures_of_notes_printed_before_the_text_are_markers():
    assert kept("3 See Annex 6.\n4 Annex 2.\n\nMountain air\n\n3\n\nNoting the air;\n\n5") == [
        "3 See Annex 6.",
        "4 Annex 2.",
        "Mountain air",
        "3",
        "Noting the air;",
    ]


def test_a_note_printed_on_two_pages_is_no_running_head():
    assert furniture("4 Annex 2.\n\nOne.\f4 Annex 2.\n\nTwo.") == []


def test_the_line_after_a_rule_is_known():
    text = "Decides to meet.\n\n_____\n\n1 See A/85/1."

    result = cleaned(text)

    assert result.after_rule == {text.index("1 See")}


def test_nothing_is_lost():
    text = "12\n\nLakes\n\n* * *\n\n18-07869 (E)\n\nRivers"

    result = cleaned(text)

    assert sorted(kept(text) + [piece.line.text for piece in result.furniture]) == sorted(text.split("\n\n"))


def test_a_running_head_may_have_a_second_line():
    page = "\fLakes and rivers: progress\n\nin their care\n\nA/RES/85/3\n\n{}/3\n\n{} the lakes\n"

    assert kept(
        "Recalling" + "".join(page.format(n, verb) for n, verb in ((1, "and"), (2, "or"), (3, "in")))
    ) == [
        "Recalling",
        "and the lakes",
        "or the lakes",
        "in the lakes",
    ]
