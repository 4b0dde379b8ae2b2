"""How places and numbers are called in citations."""

import pytest

from resolutions.citations import place_in_words
from resolutions.parsing.numerals import ordinal


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("pp2", "second preambular paragraph"),
        ("pp21", "twenty-first preambular paragraph"),
        ("pp100", "hundredth preambular paragraph"),
        ("pp101", "101st preambular paragraph"),
        ("pp112", "112th preambular paragraph"),
        ("d1-op4-a-i", "para. 4 (a) (i)"),
        ("a1-p3", "annex, third paragraph"),
        ("op3~2-b", "para. 3 (b)"),
        ("h4", "h4"),
        ("d2-t1", "t1"),
        ("none", "none"),
    ],
)
def test_a_place_is_said_in_words(anchor, words):
    assert place_in_words(anchor) == words


def test_ordinals_end_as_they_are_spoken():
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 47, 101, 111, 122)] == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 47th 101st 111th 122nd".split()
    )
