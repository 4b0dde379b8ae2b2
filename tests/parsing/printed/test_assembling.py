from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.document import Inference, ParsedResolution, ParsedVote, VoteMethod
from resolutions.parsing.printed import read_printed

COUNCIL = "The Economic and Social Council,\n\nDecides to meet.\n\n"


def resolutions(text: str) -> tuple[ParsedResolution, ...]:
    return read_printed(read("text.txt", text.encode())).resolutions


def test_resolutions_stand_in_the_order_of_the_text():
    text = f"2031/7\nLakes\n\n{COUNCIL}2031/8\nRivers\n\n{COUNCIL}"

    assert [(each.symbol, each.title) for each in resolutions(text)] == [
        ("E/RES/2031/7", "Lakes"),
        ("E/RES/2031/8", "Rivers"),
    ]


def test_a_fragment_has_the_number_before_that_of_the_next():
    first, second = resolutions(f"2. Decides to stay.\n\n2031/8\nRivers\n\n{COUNCIL}")

    assert (first.symbol, first.fragment) == (None, True)
    assert first.inferred == {
        "symbol": Inference("E/RES/2031/7", "precedes 2031/8"),
        "body": Inference("ECOSOC", "precedes 2031/8"),
    }
    assert second.inferred == {}


def test_nothing_comes_before_number_one():
    first, _ = resolutions(f"2. Decides to stay.\n\n2031/1\nRivers\n\n{COUNCIL}")

    assert first.inferred == {}


def test_nothing_is_inferred_from_a_decision():
    decision = (
        "2031/202\nLakes\n\nAt its 4th plenary meeting, on 9 July 2031, the Economic and Social Council met."
    )

    assert resolutions(f"2. Decides to stay.\n\n{decision}")[0].inferred == {}


@pytest.mark.parametrize(
    ("end", "fragment"),
    [
        ("1. Decides to meet on the", True),
        ("1. Decides to meet on the shore.", False),
        ("1. Decides to meet;", False),
        ("1. Decides to meet on the\n\n9 July 2031", False),
    ],
)
def test_a_text_that_breaks_off_is_a_fragment(end: str, fragment: bool):
    (resolution,) = resolutions(f"85/3. Lakes\n\nThe General Assembly,\n\n{end}")

    assert resolution.fragment is fragment


def test_the_organ_speaks_also_where_paragraphs_stand_before_its_formula():
    text = "1540 (2031)\n\nWhereas lakes are deep,\n\nThe Security Council\n\n1. Decides to meet."

    assert [each.symbol for each in resolutions(text)] == ["S/RES/1540 (2031)"]


def test_a_note_on_the_line_of_adoption_may_tell_the_vote():
    text = "85/3. Lakes\n\nThe General Assembly,\n\nDecides.\n\n12th plenary meeting*\n9 July 2031"

    assert resolutions(f"{text}\n\n* Adopted without a vote.")[0].vote == ParsedVote(VoteMethod.WITHOUT_VOTE)


def test_parts_adopted_apart_share_number_and_title():
    part = "The General Assembly,\n\n1. Decides to meet.\n\n12th plenary meeting\n9 July 2031\n\n"

    found = resolutions(f"85/70. Lakes\n\nA\n\n{part}B\n\n{part}C\n\n{part}85/71. Rivers\n\n{part}")

    assert [(each.symbol, each.title) for each in found] == [
        ("A/RES/85/70 A", "Lakes"),
        ("A/RES/85/70 B", "Lakes"),
        ("A/RES/85/70 C", "Lakes"),
        ("A/RES/85/71", "Rivers"),
    ]


def test_parts_that_no_closing_line_parts_are_one_resolution():
    part = "The General Assembly,\n\nDecides to meet.\n\n"

    assert [each.symbol for each in resolutions(f"85/70. Lakes\n\nA\n\n{part}B\n\n{part}")] == ["A/RES/85/70"]


def test_a_text_without_a_resolution_gives_none():
    assert resolutions("Minutes of the lake club") == ()
