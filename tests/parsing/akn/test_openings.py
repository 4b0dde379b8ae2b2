import pytest

from resolutions.parsing.akn.inline import read_inline
from resolutions.parsing.akn.openings import is_all_italic, italic_opening

from .official import element, italic, note, p


def opening(words: str) -> str | None:
    inline = read_inline([element(p(words))], bold_is_italic=True)
    span = italic_opening(inline)
    return inline.text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        (italic("Requests") + " the Council", "Requests"),
        (italic("Also") + " " + italic("requests") + " the Council", "Also requests"),
        (italic("Recalling,") + " in particular,", "Recalling"),
        ("In this context, " + italic("stresses") + " the need", "stresses"),
        ("E" + italic("ncourages") + " all States", "Encourages"),
        ('在这方面<span class="bold">回顾</span>其决议', "回顾"),
        (italic("Notes") + note("1", "See.") + italic(" also") + " that", "Notes"),
    ],
)
def test_opening_is_the_italic_run(words: str, phrase: str):
    assert opening(words) == phrase


@pytest.mark.parametrize(
    "words",
    [
        "The lakes of the mountains,",
        "Having read " + italic("Lakes of the World") + ", a report",
        "A lead-in of more than a line, " * 5 + italic("stresses") + " the need",
        "unlike" + italic("ly") + " words",
    ],
)
def test_opening_is_none_where_no_italics_open(words: str):
    assert opening(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [(italic("Shores:"), True), (italic("Shores") + " and lakes", False), ("Shores", False)],
)
def test_all_italic(words: str, expected: bool):
    assert is_all_italic(read_inline([element(p(words))])) is expected
