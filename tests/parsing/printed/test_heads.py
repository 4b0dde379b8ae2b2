from __future__ import annotations

import datetime

import pytest

from resolutions.parsing import read
from resolutions.parsing.document import ParsedMeeting, ParsedVote, VoteMethod
from resolutions.parsing.printed.blocks import Block, split_blocks
from resolutions.parsing.printed.cleaning import clean
from resolutions.parsing.printed.heads import Facts, number_and_title, read_facts

DAY = datetime.date(2031, 7, 9)


def blocks(text: str) -> list[Block]:
    return split_blocks(clean(read("text.txt", text.encode())).lines) if text else []


def facts(head: str, closing: str = "", organ: str | None = "The General Assembly") -> Facts:
    return read_facts(blocks(head), blocks(closing), organ)


def test_a_compilation_gives_number_title_and_session():
    assert facts("85/3. Mountain lakes") == Facts(
        symbol="A/RES/85/3", body="GA", title="Mountain lakes", session="85"
    )


def test_a_single_document_gives_all_that_its_masthead_says():
    head = (
        "United Nations\nA/RES/85/3\n\nGeneral Assembly\nDistr.: General\n12 January 2032\n\n"
        "Eighty-fifth session\nAgenda item 19 (c)\n\n"
        "Resolution adopted by the General Assembly on 9 July 2031\n\n[on the report of the Lake Board]\n\n"
        "85/3. Mountain lakes"
    )

    assert facts(head) == Facts(
        symbol="A/RES/85/3",
        body="GA",
        title="Mountain lakes",
        session="85",
        agenda_item="19 (c)",
        adopted_on=DAY,
    )


@pytest.mark.parametrize(
    ("closing", "meeting"),
    [
        ("12th plenary meeting\n9 July 2031", ParsedMeeting(12, "plenary", DAY)),
        ("Adopted unanimously at the 1382nd meeting.", ParsedMeeting(1382, None, None)),
        ("9 July 2031", None),
        ("", None),
    ],
)
def test_the_closing_lines_give_the_meeting(closing: str, meeting: ParsedMeeting | None):
    assert facts("85/3. Lakes", closing).meeting == meeting


def test_the_closing_date_wins_over_the_line_of_adoption():
    head = "Resolution adopted by the General Assembly on 8 July 2031\n\n85/3. Lakes"

    assert facts(head, "9 July 2031").adopted_on == DAY


def test_a_resolution_of_the_security_council_has_no_title_and_no_session():
    head = "Resolution 1540 (2031)\n\nAdopted by the Security Council at its 4956th meeting, on 9 July 2031"

    assert facts(head, organ="The Security Council") == Facts(
        symbol="S/RES/1540 (2031)",
        body="SC",
        adopted_on=DAY,
        meeting=ParsedMeeting(4956, None, DAY),
    )


def test_the_heading_may_give_the_date():
    assert facts("Resolution 240 (2031) of 9 July 2031", organ="The Security Council").adopted_on == DAY


def test_the_looks_of_a_number_tell_the_organ_where_no_formula_does():
    assert facts("1540 (2031)", organ=None).symbol == "S/RES/1540 (2031)"
    assert facts("WHA66.11 Mountain air", organ=None).body == "WHA"
    assert facts("85/3. Lakes", organ=None).symbol is None


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("Eighty-fifth session", "85"),
        ("Eleventh emergency special session", "ES-11"),
        ("Thirtieth special session", "S-30"),
        ("2031 session", "2031"),
        ("Substantive lakes of the session of the year", None),
    ],
)
def test_session(line: str, session: str | None):
    assert facts(f"{line}\n\n2031/7\n\nLakes", organ=None).session == session


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("85/3. Lakes", "resolution"),
        ("S/2031/445\n\nAlderland: draft resolution", "draft"),
        ("S/PRST/2031/6", "statement"),
    ],
)
def test_type(head: str, kind: str):
    assert facts(head, organ=None).type == kind


def test_the_vote_stands_before_or_after_the_text():
    voted = ParsedVote(VoteMethod.RECORDED, 14, 0, 1)

    assert facts("85/3. Lakes", "Adopted by 14 votes to none, with 1 abstention.").vote == voted
    assert facts("[Adopted without a vote.]\n\n85/3. Lakes").vote == ParsedVote(VoteMethod.WITHOUT_VOTE)


def test_a_part_adopted_apart_has_its_letter_in_its_symbol():
    for head in ("85/70. Lakes", "85/70 A-B. Lakes"):
        assert read_facts(blocks(head), (), "The General Assembly", "B").symbol == "A/RES/85/70 B"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("85/3. Mountain lakes", ("85/3", "Mountain lakes")),
        ("85/3\n\nMountain lakes\n\nand their shores", ("85/3", "Mountain lakes and their shores")),
        ("85/3. Mountain lakes*", ("85/3", "Mountain lakes")),
        ("85/3. Mountain lakes\n\nA", ("85/3", "Mountain lakes")),
        ("2031/7", ("2031/7", None)),
        ("Mountain lakes", (None, None)),
    ],
)
def test_number_and_title(head: str, wanted: tuple[str | None, str | None]):
    assert number_and_title(blocks(head)) == wanted
