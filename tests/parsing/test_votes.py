from __future__ import annotations

import pytest

from resolutions.parsing.document import ParsedVote, VoteMethod
from resolutions.parsing.votes import find_vote


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("[Adopted without a vote.]", ParsedVote(VoteMethod.WITHOUT_VOTE)),
        ("Adopted unanimously at the 1382nd meeting.", ParsedVote(VoteMethod.WITHOUT_VOTE)),
        ("Adopted by 14 votes to none, with 1 abstention (China)", ParsedVote(VoteMethod.RECORDED, 14, 0, 1)),
        ("Adopted by 10 votes to I (Alderland).", ParsedVote(VoteMethod.RECORDED, 10, 1, 0)),
        (
            "Adopted by a recorded vote of 31 to 3, with 13 abstentions.",
            ParsedVote(VoteMethod.RECORDED, 31, 3, 13),
        ),
        ("47th plenary meeting", None),
    ],
)
def test_vote(text: str, vote: ParsedVote | None):
    assert find_vote(text) == vote


def test_states_are_listed_as_printed():
    vote = find_vote(
        "Adopted by a recorded vote of 2 to 1. In favour: Alderland, Birchland. Against: Cedarland]"
    )

    assert vote is not None
    assert vote.by_state == {"in_favour": ("Alderland", "Birchland"), "against": ("Cedarland",)}
