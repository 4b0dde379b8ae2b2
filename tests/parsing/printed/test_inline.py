from __future__ import annotations

import pytest

from resolutions.parsing.printed.inline import Inline, parse_inline


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Decides to meet;", Inline("Decides to meet;", (), ())),
        ("1. *Also requests* it^6^;", Inline("1. Also requests it;", ((3, 16),), ("6",))),
        ("**Requests** it", Inline("Requests it", ((0, 8),), ())),
        ("_Requests_ it", Inline("Requests it", ((0, 8),), ())),
        ("*Also* *requests* it", Inline("Also requests it", ((0, 4), (5, 13)), ())),
        ("the Agreement ^1^, and", Inline("the Agreement, and", (), ("1",))),
        ("lakes^1^ ^2^ and", Inline("lakes and", (), ("1", "2"))),
        ("lakes^1^,^2^ and", Inline("lakes and", (), ("1", "2"))),
        ("in 1994, ^1^in which", Inline("in 1994, in which", (), ("1",))),
        ("Title^*^", Inline("Title", (), ("*",))),
        ("*Noting the lakes^3^*", Inline("Noting the lakes", ((0, 16),), ("3",))),
        ("the lakes and*requests* it", Inline("the lakes and requests it", ((14, 22),), ())),
        ("C*alls upon* it", Inline("Calls upon it", ((1, 10),), ())),
        ("Calls _ on all States", Inline("Calls on all States", (), ())),
        ("oﬃces of the ﬁrst", Inline("offices of the first", (), ())),
        ("two   blanks", Inline("two blanks", (), ())),
        ("", Inline("", (), ())),
    ],
)
def test_marks_are_taken_off(marked: str, wanted: Inline):
    assert parse_inline(marked) == wanted


@pytest.mark.parametrize("text", ["Lakes* and", "3 * 4", "a_b_c", "2^10", "*", "^", "* *"])
def test_marks_that_open_nothing_stay(text: str):
    assert parse_inline(text) == Inline(text, (), ())
