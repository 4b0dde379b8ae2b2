from __future__ import annotations

import pytest

from resolutions.parsing.printed.outline import Outline
from resolutions.parsing.printed.patterns import NUMBERED_RE


def depths(*texts: str) -> list[tuple[str, int] | None]:
    """Number and depth of each text as a point; one that ends in a colon announces the next."""
    outline, found, before = Outline(), [], ""
    for text in texts:
        point = outline.point(text, announced=before.endswith(":"))
        found.append((point.number, point.depth) if point else None)
        before = text
    return found


def is_paragraph(outline: Outline, text: str, *, announced: bool = False) -> bool:
    found = NUMBERED_RE.match(text)
    assert found is not None
    return outline.is_paragraph(text, found, announced=announced)


def test_letters_stand_side_by_side():
    assert depths("(a) Lakes;", "(b) Rivers;") == [("(a)", 1), ("(b)", 1)]


def test_roman_figures_stand_below_letters():
    assert depths("(a) Lakes:", "(i) North;", "(ii) South;", "(b) Rivers;") == [
        ("(a)", 1),
        ("(i)", 2),
        ("(ii)", 2),
        ("(b)", 1),
    ]


def test_i_after_h_is_a_letter():
    letters = [f"({letter}) Lakes;" for letter in "abcdefghi"]

    assert depths(*letters)[-1] == ("(i)", 1)


def test_i_after_h_and_a_colon_is_a_roman_figure():
    letters = [f"({letter}) Lakes;" for letter in "abcdefg"]

    assert depths(*letters, "(h) To publish:", "(i) Maps;")[-2:] == [("(h)", 1), ("(i)", 2)]


def test_letters_without_brackets_stand_a_level_below():
    assert depths("(a) Lakes:", "(i) North:", "a. Deep;", "b. Shallow;")[-2:] == [("a", 3), ("b", 3)]


def test_a_letter_without_brackets_that_follows_nothing_is_no_point():
    assert depths("d. Deep;") == [None]
    assert depths("A. Deep;") == [None]


def test_dashes_and_bullets_are_themselves():
    assert depths("– Lakes;", "– Rivers;", "• Deep;") == [("–", 1), ("–", 1), ("•", 2)]


def test_figures_under_a_colon_are_points_where_they_do_not_act():
    outline = Outline()

    assert not is_paragraph(outline, "1. Clean water;", announced=True)
    assert outline.point("1. Clean water;", announced=True) is not None
    assert not is_paragraph(outline, "2. Boats;")
    assert is_paragraph(outline, "2. Decides to meet;")


def test_figures_that_act_number_paragraphs_also_under_a_colon():
    assert is_paragraph(Outline(), "1. Decides to meet;", announced=True)


def test_a_number_without_words_numbers_nothing():
    assert not is_paragraph(Outline(), "4.")


def test_restart_forgets_the_points():
    outline = Outline()
    outline.point("(a) Lakes;", announced=False)
    before = outline.is_open

    outline.restart()

    assert (before, outline.is_open) == (True, False)
    assert outline.point("b. Rivers;", announced=False) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. The Parties", ("1", "The Parties")),
        ("12.The Parties", ("12", "The Parties")),
        ("(a) Lakes", ("(a)", "Lakes")),
        ("– Lakes", ("–", "Lakes")),
        ("1.5 metres", (None, "1.5 metres")),
        ("Article 1", (None, "Article 1")),
    ],
)
def test_annex_number(text: str, wanted: tuple[str | None, str]):
    assert Outline().annex_number(text) == wanted
