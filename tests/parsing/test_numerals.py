import pytest

from resolutions.parsing.numerals import cardinal_number, ordinal_number, roman_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("fourteenth", 14),
        ("Thirty-first", 31),
        ("fifty eighth", 58),
        ("eighty\u2011first", 81),
        ("twentieth", 20),
        ("one hundred and twenty-third", 123),
        ("hundredth", 100),
        ("nine hundred and fifty-eighth", 958),
        ("two thousand six hundred and ninety-ninth", 2699),
        ("two thousandth", 2000),
        ("one thousand and first", 1001),
        ("47th", 47),
        ("1382nd", 1382),
    ],
)
def test_ordinal_number_of_words_and_figures(words: str, number: int):
    assert ordinal_number(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "plenary",
        "forty",
        "three fourth",
        "the ninth",
        "47",
        "th",
        "x" * 1000,
        "hundred",
        "two hundred hundredth",
        "one thousand thousandth",
    ],
)
def test_ordinal_number_is_none_where_there_is_none(words: str):
    assert ordinal_number(words) is None


@pytest.mark.parametrize(
    ("figures", "number"), [("III", 3), ("XXI", 21), ("XIX", 19), ("LXIII", 63), ("CXL", 140)]
)
def test_roman_number(figures: str, number: int):
    assert roman_number(figures) == number


@pytest.mark.parametrize("figures", ["", "IIII", "VX", "xxi", "S", "XXI "])
def test_roman_number_is_none_where_the_figures_are_none(figures: str):
    assert roman_number(figures) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("three", 3), ("forty-seven", 47), ("12", 12), ("two hundred", 200), ("a hundred", None)],
)
def test_cardinal_number(words: str, number: int | None):
    assert cardinal_number(words) == number
