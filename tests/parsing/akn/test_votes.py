import pytest

from resolutions.parsing.akn.votes import vote_in
from resolutions.parsing.document import ParsedVote, Problem, Severity, VoteMethod

from .official import element

WITHOUT = ParsedVote(VoteMethod.WITHOUT_VOTE)


def record(outcome: str, *counts: str) -> str:
    return f'<voting outcome="{outcome}">{"".join(counts)}</voting>'


def count(side: str, value: str, *states: str) -> str:
    named = "".join(f"<organization>{state}</organization>" for state in states)
    return f'<count value="{value}" refersTo="{side}"><akn4un:voters>{named}</akn4un:voters></count>'


def printed(words: str) -> str:
    return f"<conclusions><p><vote><outcome>[{words}]</outcome></vote></p></conclusions>"


@pytest.mark.parametrize(
    "outcome",
    [
        "adoptedWithoutVote",
        "Adopted by consensus",
        "adoptedByAcclamation",
        "Adopted without vote, 59th plenary meeting",
    ],
)
def test_record_of_an_adoption_without_a_vote(outcome: str):
    assert vote_in(element(f"<x>{record(outcome)}</x>")) == (WITHOUT, ())


def test_record_names_totals_and_states_and_a_side_left_out_has_none():
    root = element(
        f"<x>{record('', count('inFavour', '002', 'CHAD', 'PERU'), count('abstaining', '1', 'OMAN'))}</x>"
    )

    assert vote_in(root) == (
        ParsedVote(VoteMethod.RECORDED, 2, 0, 1, {"in_favour": ("CHAD", "PERU"), "abstaining": ("OMAN",)}),
        (),
    )


def test_record_without_totals_counts_the_names():
    root = element(f"<x>{record('VOTING BY MAIL', count('inFavour', '', 'CHAD', 'PERU'))}</x>")

    assert vote_in(root)[0] == ParsedVote(VoteMethod.RECORDED, 2, 0, 0, {"in_favour": ("CHAD", "PERU")})


def test_vote_is_none_where_nothing_says_it():
    assert vote_in(element(f"<x>{record('')}</x>")) == (None, ())
    assert vote_in(element("<x/>")) == (None, ())


@pytest.mark.parametrize(
    "words",
    [
        "Adopted without a vote.",
        "Adoptée sans vote.",
        "Aprobada sin votación.",
        "Принята без голосования.",
        "未经表决获得通过。",
    ],
)
def test_printed_adoption_without_a_vote_in_any_language(words: str):
    assert vote_in(element(f"<x>{printed(words)}</x>")) == (WITHOUT, ())


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        (
            "Adopted by a recorded vote of 32 to 13, with 2 abstentions.",
            ParsedVote(VoteMethod.RECORDED, 32, 13, 2),
        ),
        (
            "Adopted by a recorded vote of 46 to none, with 1 abstention.",
            ParsedVote(VoteMethod.RECORDED, 46, 0, 1),
        ),
        ("Adopted by a recorded vote of 40 to 7.", ParsedVote(VoteMethod.RECORDED, 40, 7, 0)),
    ],
)
def test_printed_totals(words: str, vote: ParsedVote):
    assert vote_in(element(f"<x>{printed(words)}</x>"))[0] == vote


def test_printed_names_are_the_states_as_printed_before_those_of_the_record():
    states = "Bolivia (Plurinational State of), Chad and Peru"
    sides = (
        f'<outcome refersTo="inFavour">In favour:<eol/><organization>{states}</organization></outcome>'
        '<outcome refersTo="against">Against:<eol/><organization>Oman.</organization></outcome>'
    )
    words = f"Adopted by a recorded vote of 3 to 1, with no abstentions. The voting was as follows: {sides}"
    counts = record(
        "adoptedRecordedVote",
        count("inFavour", "3", "BOLIVIA", "CHAD", "PERU"),
        count("against", "1", "OMAN"),
    )

    assert vote_in(element(f"<x>{counts}{printed(words)}</x>")) == (
        ParsedVote(
            VoteMethod.RECORDED,
            3,
            1,
            0,
            {"in_favour": ("Bolivia (Plurinational State of)", "Chad", "Peru"), "against": ("Oman",)},
        ),
        (),
    )


def test_page_and_record_that_differ_are_told_and_the_page_is_kept():
    root = element(f"<x>{record('adoptedWithoutVote')}{printed('Adopted by a recorded vote of 3 to 1.')}</x>")

    assert vote_in(root) == (
        ParsedVote(VoteMethod.RECORDED, 3, 1, 0),
        (
            Problem(
                Severity.INFO,
                "vote-differs",
                "the page prints a vote of 3 to 1, 0 abstaining, the record has none (adopted without a vote); "
                "the page is kept",
            ),
        ),
    )


def test_totals_that_are_not_the_number_of_names_are_told():
    # S/RES/1559 (2004): fifteen in favour, nine named
    root = element(f"<x>{record('', count('inFavour', '3', 'CHAD'))}</x>")

    assert vote_in(root)[1] == (
        Problem(Severity.INFO, "vote-miscounted", "the vote has 3 in favour but 1 named"),
    )
