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
