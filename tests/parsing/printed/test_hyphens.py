from __future__ import annotations

import pytest

from resolutions.parsing.printed.hyphens import join_lines, vocabulary

BROKEN = ("the imple-", "mentation and its implementation,")


def joined(*lines: str) -> str:
    return join_lines(lines, vocabulary((*BROKEN, *lines)))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the imple-", "mentation", "the implementation"),
        ("self-", "determination", "self-determination"),
        ("evidence-", "based", "evidence-based"),
        ("the Inter-", "American Lake Board", "the Inter-American Lake Board"),
        ("the twenty-", "first session", "the twenty-first session"),
        ("age- and gender-", "sensitive", "age- and gender-sensitive"),
        ("age-", "and gender-sensitive", "age- and gender-sensitive"),
        ("waters control-", "led by States", "waters controlled by States"),
        ("the under-", "lying causes", "the underlying causes"),
        ("the years 2030–", "2031", "the years 2030–2031"),
        ("the lakes", "and rivers", "the lakes and rivers"),
    ],
)
def test_lines_are_joined(first: str, second: str, whole: str):
    assert joined(first, second) == whole


def test_a_hyphen_stays_where_the_text_prints_the_word_with_one():
    assert joined("a follow-up meeting", "and a follow-", "up") == "a follow-up meeting and a follow-up"


def test_a_hyphen_stays_in_a_text_that_breaks_no_words():
    assert join_lines(["the lake-", "water"], vocabulary(["the lake-", "water"])) == "the lake-water"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the lakes -", "all of them", "the lakes - all of them"),
        ("A/85/", "3", "A/85/3"),
        ("A/85/3-", "S/2031/7", "A/85/3-S/2031/7"),
        ("and/", "or", "and/or"),
        ("COVID‑", "19", "COVID‑19"),
        ("the lakes –", "all of them", "the lakes – all of them"),
        ("a well-prepared-", "for day", "a well-prepared-for day"),
        ("the over-", "haul", "the overhaul"),
    ],
)
def test_dashes_and_odd_hyphens(first: str, second: str, whole: str):
    assert joined(first, second) == whole


def test_a_word_broken_at_a_line_end_is_known_by_its_other_places():
    assert joined("lakeside and lake-", "side") == "lakeside and lakeside"
    assert joined("lake-side and lake-", "side") == "lake-side and lake-side"


def test_one_line_is_itself():
    assert joined("the lake-") == "the lake-"


def test_a_text_without_hyphens_needs_no_vocabulary():
    assert vocabulary(["the lakes", "and rivers"]).counts == {}


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("in the perform-", "ance of its task", "in the performance of its task"),
        ("have com-", "plied with it", "have complied with it"),
        ("the cross-", "border waters", "the cross-border waters"),
    ],
)
def test_a_hyphen_goes_beside_a_syllable_that_is_no_word(first: str, second: str, whole: str):
    assert join_lines([first, second], vocabulary([first, second])) == whole


def test_a_syllable_at_a_line_end_tells_that_a_text_breaks_words():
    lines = ["the result-", "ing waters of the king-", "dom"]

    assert join_lines(lines, vocabulary(lines)) == "the resulting waters of the kingdom"
