from __future__ import annotations

import pytest

from resolutions.parsing.document import ParsedVote, VoteMethod
from resolutions.parsing.votes import find_vote

WITHOUT = ParsedVote(VoteMethod.WITHOUT_VOTE)


def recorded(favour: int, against: int, abstaining: int, /, **by_state: tuple[str, ...]) -> ParsedVote:
    return ParsedVote(VoteMethod.RECORDED, favour, against, abstaining, by_state)


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("[Adopted without a vote.]", WITHOUT),
        ("Adopted without vote", WITHOUT),
        ("Adopted by consensus", WITHOUT),
        ("Adopted by acclamation", WITHOUT),
        ("Adopted unanimously at the 1382nd meeting.", WITHOUT),
        ("Adopted by 14 votes to none, with 1 abstention (China)", recorded(14, 0, 1)),
        ("Adopted by 10 votes to I (Alderland).", recorded(10, 1, 0)),
        ("Adopted by 7 votes to 1 (Alderland), with 3 abstentions (Birchland, Oakland)", recorded(7, 1, 3)),
        ("Adopted by 9 votes to 2 votes against, with 1 abstention", recorded(9, 2, 1)),
        ("Adopted by ten votes to none, with five abstentions.", recorded(10, 0, 5)),
        ("Adopted by a recorded vote of 31 to 3, with 13 abstentions.", recorded(31, 3, 13)),
        ("Adopted by a recorded vote of 187 votes to 2, and 1 abstention.", recorded(187, 2, 1)),
        ("*Adopted* by a _recorded vote_ of 31 to none", recorded(31, 0, 0)),
        ("47th plenary meeting", None),
        ("Adopted by a vote of thanks to all", None),
        ("", None),
    ],
)
def test_vote(text: str, vote: ParsedVote | None):
    assert find_vote(text) == vote


def test_states_are_listed_as_printed():
    text = "Adopted by a recorded vote of 2 to 1. In favour: Alderland, Birchland. Against: Cedarland]"

    assert find_vote(text) == recorded(2, 1, 0, in_favour=("Alderland", "Birchland"), against=("Cedarland",))


def test_names_that_a_line_cut_are_whole():
    text = "Adopted by a recorded vote of 2 to none. In favour: Alder\nIslands, Birch (Republic\nof)."

    assert find_vote(text) == recorded(2, 0, 0, in_favour=("Alder Islands", "Birch (Republic of)"))


@pytest.mark.parametrize("heading", ["Abstaining", "Abstentions", "*Abstaining*", "ABSTAINING"])
def test_the_heading_of_a_list_is_spelled_in_many_ways(heading: str):
    vote = find_vote(f"Adopted by a recorded vote of 2 to 1, with 1 abstention. {heading}: Dell")

    assert vote == recorded(2, 1, 1, abstaining=("Dell",))


def test_a_list_of_none_and_the_absent_are_left_out():
    text = "Adopted by a recorded vote of 1 to none. In favour: Alderland. Against: None. Absent: Dell."

    assert find_vote(text) == recorded(1, 0, 0, in_favour=("Alderland",))
