from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.printed.blocks import split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.dividing import announces_draft, divide
from resolutions.parsing.printed.footnotes import take_notes


def extents(text: str) -> list[tuple[str, int, int, int, int]]:
    lines, _ = take_notes(clean(read("text.txt", text.encode())))
    found = divide(split_blocks(lines))
    return [(e.kind.value, len(e.head), len(e.body), len(e.closing), len(e.annex)) for e in found]


def test_a_text_is_parted_into_head_body_closing_lines_and_annex():
    text = "85/3. Lakes\n\nThe General Assembly,\n\n1. Decides.\n\n3rd plenary meeting\n9 July 2031\n\nAnnex\n\nStatute"

    assert extents(text) == [("whole", 1, 2, 1, 2)]  # meeting and date stand together


def test_what_stands_before_the_first_head_is_a_fragment():
    text = "2. Decides to meet.\n\n85/3. Lakes\n\nThe General Assembly,\n\nDecides."

    assert extents(text) == [("fragment", 0, 1, 0, 0), ("whole", 1, 2, 0, 0)]


def test_the_formula_of_an_announced_draft_begins_no_resolution():
    head = "85/3. Lakes\n\nThe General Assembly,\n\n"
    text = f"{head}Recommends the following draft resolution:\n\nThe Security Council,\n\nDecides."

    assert extents(text) == [("whole", 1, 4, 0, 0)]


def test_a_text_without_paragraphs_has_no_extents():
    assert extents("Minutes of the lake club") == []


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Recommends to the Assembly the adoption of the following draft resolution:", True),
        ("Approves the draft programme", False),
        ("Requests the Secretary-General:", False),
    ],
)
def test_a_draft_is_announced_with_a_colon(text: str, announced: bool):
    assert announces_draft(text) is announced


@pytest.mark.parametrize("opening", ["“", '"', "«"])
def test_a_formula_in_quotation_marks_begins_no_resolution(opening: str):
    text = f"85/3. Lakes\n\nThe General Assembly,\n\nDecides:\n\n{opening}The Security Council,\n\n{opening}Decides"

    assert extents(text) == [("whole", 1, 4, 0, 0)]


def test_a_decision_begins_with_its_sentence():
    decided = "At its 4th plenary meeting, on 9 July 2031, the Economic and Social Council decided to meet."

    assert extents(f"2031/201\nLakes\n\n{decided}") == [("decision", 2, 1, 0, 0)]


def test_a_statement_begins_with_its_announcement_or_under_its_symbol():
    said = "The Security Council welcomes the boats."
    announced = "At the 98th meeting of the Security Council, held on 9 July 2031, it said:"

    assert extents(f"S/PRST/2031/6\n\n{said}\n\n{said}") == [("statement", 1, 2, 0, 0)]
    assert extents(f"{announced}\n\n“{said}") == [("statement", 0, 2, 0, 0)]
    assert extents(f"Lakes\n\n{said}") == []


def test_parts_with_closing_lines_of_their_own_are_extents_of_one_head():
    part = "The General Assembly,\n\nDecides.\n\n9 July 2031\n\n"

    assert extents(f"85/3. Lakes\n\nA\n\n{part}B\n\n{part}") == [
        ("whole", 2, 2, 1, 0),
        ("whole", 2, 2, 1, 0),
    ]


def test_a_single_letter_is_a_heading():
    assert extents("85/3. Lakes\n\nA\n\nThe General Assembly,\n\nDecides.") == [("whole", 1, 3, 0, 0)]


def test_a_formula_in_an_annex_begins_no_resolution():
    text = "85/3. Lakes\n\nThe General Assembly,\n\nDecides.\n\nAnnex\n\nThe Security Council,\n\nDecides."

    assert extents(text) == [("whole", 1, 2, 0, 3)]


def test_what_follows_the_closing_line_is_an_annex_also_without_a_heading():
    assert extents("85/3. Lakes\n\nThe General Assembly,\n\nDecides.\n\n9 July 2031\n\nStatute") == [
        ("whole", 1, 2, 1, 1)
    ]


def test_the_lists_of_a_vote_close_a_text():
    vote = "[Adopted by a recorded vote of 2 to 1.\n\nIn favour:\n\nAlderland, Birchland\n\nAgainst:\n\nDell]"

    assert extents(f"85/3. Lakes\n\nThe General Assembly,\n\nDecides.\n\n{vote}")[0][4] == 0


def test_a_resolution_without_a_formula_begins_under_its_number():
    text = "240 (2031)\n\nAdopted by the Security Council on 9 July 2031\n\nRecalling the lakes,\n\nDecides."

    assert extents(text) == [("whole", 2, 2, 0, 0)]
