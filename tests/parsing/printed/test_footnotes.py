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


def test_a_star_begins_a_note_after_a_blank_line():
    assert taken("Lakes*\n\n* Reissued on 3 March 2031.\n\nDecides.") == (
        ["Lakes*", "Decides."],
        [("*", "Reissued on 3 March 2031.")],
    )


def test_a_note_may_begin_with_a_number():
    assert taken("the Plan^20^ and\n\n^20^ 3201 (S-VI).\n\nits lakes") == (
        ["the Plan^20^ and", "its lakes"],
        [("20", "3201 (S-VI).")],
    )


def test_a_marker_in_a_sentence_begins_no_note():
    assert taken("the Plan\n^20^ and its lakes") == (["the Plan", "^20^ and its lakes"], [])


def test_notes_of_the_page_may_stand_before_the_text():
    assert taken("4 Document A66/23.\n5 Annex 2.\n\nthe plan5, and the report4,")[1] == [
        ("4", "Document A66/23."),
        ("5", "Annex 2."),
    ]


def test_a_note_printed_again_is_no_text():
    assert taken("4 Annex 2.\n\nNoting the air;^4^\n\n4 Annex 2.\n\nDecides.") == (
        ["Noting the air;^4^", "Decides."],
        [("4", "Annex 2."), ("4", "Annex 2.")],
    )


def test_a_rule_without_a_note_below_it_takes_nothing():
    assert taken("A lake\n__________\nand its shore.") == (["A lake", "and its shore."], [])


def test_a_note_keeps_its_place_in_the_source():
    text = "A lake^1^ and\n\n^1^ See A/70/11\nand Corr.1.\n\nits shore."

    _, (note,) = take_notes(clean(read("text.txt", text.encode())))

    assert text[note.start : note.end] == "^1^ See A/70/11\nand Corr.1."


def test_notes_after_the_end_of_a_text_are_known_as_scans_read_them():
    text = "the Force, 8 and\nthe lakes, 9 and\nthe shores. 10\n\nAdopted at the 82nd meeting.\n\n"

    assert taken(f"{text}8 Ibid., p. 1.\n\n9 [bid., p. 2.\n\n10 ibid., p. 3.")[1] == [
        ("8", "Ibid., p. 1."),
        ("9", "[bid., p. 2."),
        ("10", "ibid., p. 3."),
    ]


def test_a_note_before_the_text_hangs_on_figures_alone_on_a_line():
    assert taken("^2^ Document A85/4.\n\nHaving noted the lakes,\n\n2\n\nAccepts the report.") == (
        ["Having noted the lakes,", "^2^", "Accepts the report."],
        [("2", "Document A85/4.")],
    )


def test_a_note_before_the_text_may_be_glued_to_its_figures():
    assert taken("3Document A85/6\n\nHaving noted the lakes,^3^")[1] == [("3", "Document A85/6")]


def test_a_note_goes_on_below_the_rule_of_the_next_page():
    first = "The lakes^1^ and\n__________\n^1^ See A/70/11, A/70/12,\n\f"
    text = f"{first}their shores, which\n__________\nA/70/13.\n\n\fare green."

    assert taken(text) == (
        ["The lakes^1^ and", "their shores, which", "are green."],
        [("1", "See A/70/11, A/70/12, A/70/13.")],
    )
