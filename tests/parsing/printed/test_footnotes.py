from __future__ import annotations

from resolutions.parsing import read
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.footnotes import take_notes


def taken(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    lines, notes = take_notes(clean(read("text.txt", text.encode())))
    return [line.text for line in lines], [(note.marker, " ".join(note.lines)) for note in notes]


def test_a_note_goes_on_to_the_next_blank_line():
    assert taken("A lake^1^ and\n\n^1^ See A/70/11\nand Corr.1.\n\nits shore.") == (
        ["A lake^1^ and", "its shore."],
        [("1", "See A/70/11 and Corr.1.")],
    )


def test_a_note_below_a_rule_goes_on_to_the_end_of_the_page():
    assert taken("A lake^1^ and\n__________\n^1^ See A/70/11.\n\nIt was corrected.\n\fits shore.") == (
        ["A lake^1^ and", "its shore."],
        [("1", "See A/70/11. It was corrected.")],
    )


def test_plain_figures_begin_a_note_only_below_a_rule_and_in_order():
    assert taken("A lake1 and\n__________\n1 See A/70/11,\n25 pages.") == (
        ["A lake^1^ and"],
        [("1", "See A/70/11, 25 pages.")],
    )


def test_notes_after_the_end_of_a_text_need_no_rule():
    text = (
        "Having heard him, 7\n\nDecides to meet.\n\nAdopted at the 3rd meeting.8\n\n7 Ibid.\n8 Without vote."
    )

    assert taken(text) == (
        ["Having heard him, ^7^", "Decides to meet.", "Adopted at the 3rd meeting.^8^"],
        [("7", "Ibid."), ("8", "Without vote.")],
    )


def test_a_number_at_the_head_of_the_next_text_is_no_note():
    text = "Adopted at the 3rd meeting.\n\n109 (2031). Resolution of 3 May 2031"

    assert taken(text)[1] == []
