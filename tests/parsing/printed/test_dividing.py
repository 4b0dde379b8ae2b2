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
