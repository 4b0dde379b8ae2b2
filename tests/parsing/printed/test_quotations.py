from __future__ import annotations

import pytest

from resolutions.parsing.printed.quotations import closes, closes_inner, quotation_of, without_closing


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("“Recalling the lakes,", "“"),
        ("“Recalling the “Plan”,", "“"),
        ("“1. Decides.”", ""),
        ('"Recalling the lakes,', '"'),
        ('"1. Decides."', ""),
        ("«Rappelant", "«"),
        ("„Unter Hinweis“", ""),
        ("Recalling “the lakes", ""),
        ("", ""),
    ],
)
def test_the_quotation_that_a_block_leaves_open(text: str, mark: str):
    assert quotation_of(text) == mark


def test_a_block_without_an_opening_mark_closes_with_one_mark_more():
    assert closes("2. Decides to meet.”", "“")
    assert not closes("2. Welcomes the “Plan”;", "“")
    assert closes('2. Decides to meet."', '"')


def test_the_closing_mark_goes_also_before_a_note_marker():
    assert without_closing("Decides to meet.”^6^", "“") == "Decides to meet.^6^"
    assert (
        without_closing("Decides” to meet again in the spring.", "“")
        == "Decides” to meet again in the spring."
    )


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("1. Requests a report.’", True),
        ("1. Requests a report.’ ”", True),
        ("the Secretary-General’s report", False),
        ("1. Requests a report;", False),
    ],
)
def test_a_draft_inside_a_draft_is_closed_at_the_end_of_a_block(text: str, closed: bool):
    assert closes_inner(text) is closed
