from __future__ import annotations

import pytest

from resolutions.parsing.printed.cleaning import Line
from resolutions.parsing.printed.markers import spell_markers


def spelled(text: str, *markers: str) -> list[str]:
    lines = [Line(words, 0, len(words), 0, 1, True) for words in text.split("\n")]
    return [line.text for line in spell_markers(lines, [((1, 1), marker) for marker in markers])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the report of the Secretary; 10\n2. Decides to meet.", "the report of the Secretary; ^10^"),
        ("the report of the Secretary. 10\n2. Decides to meet.", "the report of the Secretary. ^10^"),
        ("of 19 March 1978, 15 approved by it", "of 19 March 1978, ^15^ approved by it"),
        ("the Force in the Lakes, 13 and taking note", "the Force in the Lakes, ^13^ and taking note"),
        ("the letter (S/9383) 9\nHaving heard", "the letter (S/9383) ^9^"),
        ("in S/13026 and Corr.1, 6\nHaving heard", "in S/13026 and Corr.1, ^6^"),
        ("see A/58/42 and Add. 1\n2. Decides to meet.", "see A/58/42 and Add. 1"),
        ("of 12 August 1949, 23 to all lakes", "of 12 August 1949, ^23^ to all lakes"),
        ("of 12 August 1949, 23 and 24 August", "of 12 August 1949, 23 and 24 August"),
        ("of 19 March 1978 20 confirmed by it", "of 19 March 1978 ^20^ confirmed by it"),
        ("of 19 March 1978 20\nand the lakes", "of 19 March 1978 ^20^"),
        ("of 19 March 1978, 20\nand 21 March", "of 19 March 1978, 20"),
    ],
)
def test_a_figure_that_counts_nothing_is_a_marker_without_a_note(text: str, wanted: str):
    assert spelled(text)[0] == wanted


def test_a_marker_comes_back_where_it_counts_nothing():
    assert spelled("the report, 154 and\nof May 1991 154 and its lakes; in 1991 155 of the lakes", "154") == [
        "the report, ^154^ and",
        "of May 1991 ^154^ and its lakes; in 1991 155 of the lakes",
    ]


def test_a_marker_comes_back_after_a_name():
    assert spelled("the report, 7 and\nof the Secretary-General 7 considers it; Article 7 of", "7") == [
        "the report, ^7^ and",
        "of the Secretary-General ^7^ considers it; Article 7 of",
    ]


@pytest.mark.parametrize(
    ("text", "marker", "wanted"),
    [
        ("in documents S/10182 11 and S/10251", "11", "in documents S/10182 ^11^ and S/10251"),
        ("of Alderland 4 11 for the lakes", "11", "of Alderland 4 ^11^ for the lakes"),
        ("the Alder Agreement1, and COVID-19", "1", "the Alder Agreement^1^, and COVID-19"),
        ("the mission to Alderland, 8 on his way", "8", "the mission to Alderland, ^8^ on his way"),
        ("of 12 August 19494 and", "4", "of 12 August 1949^4^ and"),
        ("on 8 April and the report 8", "8", "on 8 April and the report ^8^"),
        ("in paragraph 8 of the report", "8", "in paragraph 8 of the report"),
        ("see A/58/42 and Add.1", "1", "see A/58/42 and Add.1"),
        ("108 (1955). Resolution", "8", "108 (1955). Resolution"),
        ("Recalling its resolution 426 (1978) of", "6", "Recalling its resolution 426 (1978) of"),
    ],
)
def test_a_plain_marker_is_spelled_where_it_is_likeliest(text: str, marker: str, wanted: str):
    assert spelled(text, marker) == [wanted]


def test_markers_are_found_in_the_order_of_their_notes():
    assert spelled("the Lakes1 and the Shores2, and Lakes1", "1", "2") == [
        "the Lakes^1^ and the Shores^2^, and Lakes1"
    ]


def test_a_figure_after_the_last_comma_is_a_marker_without_a_note():
    assert spelled("to the United Nations, 369\nDecides to meet.") == [
        "to the United Nations, ^369^",
        "Decides to meet.",
    ]
    assert spelled("of 17 June 2010, 24\nMarch was chosen.") == ["of 17 June 2010, 24", "March was chosen."]


@pytest.mark.parametrize(
    ("text", "marker", "wanted"),
    [
        ("the Plan3", "3", "the Plan^3^"),
        ("the “Plan”3 and", "3", "the “Plan”^3^ and"),
        ("in the year 20313 and", "3", "in the year 2031^3^ and"),
        ("3\nthe plan", "3", "^3^"),
        ("on 3 May 2031", "3", "on 3 May 2031"),
        ("for 3 days", "3", "for 3 days"),
        ("by 3 votes", "3", "by 3 votes"),
        ("A/85/3, and", "3", "A/85/3, and"),
        ("Nos. 3, and", "3", "Nos. 3, and"),
        ("in the year 2033, and", "3", "in the year 2033, and"),
    ],
)
def test_a_figure_that_counts_is_no_marker(text: str, marker: str, wanted: str):
    assert spelled(text, marker)[0] == wanted


def test_a_marker_spelled_already_is_left_alone():
    assert spelled("the Plan^3^ and the Lakes3", "3") == ["the Plan^3^ and the Lakes3"]


def test_a_marker_stands_on_the_pages_of_its_note():
    lines = [
        Line(text, 0, len(text), 0, page, True) for page, text in ((1, "the Lakes3"), (2, "the Rivers3"))
    ]

    assert [line.text for line in spell_markers(lines, [((2, 2), "3")])] == ["the Lakes3", "the Rivers^3^"]


def test_without_notes_nothing_is_spelled():
    assert spelled("the Lakes1 and the Shores2") == ["the Lakes1 and the Shores2"]
