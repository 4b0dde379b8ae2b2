"""Each pattern with what it matches and what comes near."""

from __future__ import annotations

import re

import pytest

from resolutions.parsing.printed import patterns
from resolutions.parsing.printed.patterns import bare

MATCHING = {
    patterns.HEAD_RE: [
        "2031/7",
        "85/3",
        "85/3.",
        "85/3. Mountain lakes",
        "75/264 A",
        "75/264 A-B",
        "75/264 A - B",
        "S-30/1",
        "ES-11/4. Mountain lakes",
        "1540 (2031)",
        "217 A (III)",
        "3201 (S-VI)",
        "2088 (LXIII)",
        "WHA66.11",
        "WHA66.11 Mountain air",
        "Resolution 240 (2031)",
        "RESOLUTION 240 (2031)",
        "Resolution 240 (2031) of 25 October 2031",
    ],
    patterns.NUMBERED_RE: ["4. Decides", "4.Decides", "4) Decides", "11, Decides to", "104. Decides"],
    patterns.UNSTOPPED_RE: ["11 *Condemns*"],
    patterns.POINT_RE: [
        "(a) To meet",
        "(aa) To meet",
        "(iv) To meet",
        "(A) To meet",
        "(12) To meet",
        "(a)To meet",
    ],
    patterns.BARE_POINT_RE: ["a. To meet", "iv) To meet", "IV. To meet", "A. To meet"],
    patterns.DASH_RE: ["– Lakes", "— Lakes", "• Lakes", "- Lakes", "▪ Lakes"],
    patterns.PART_RE: ["II", "Part II", "A", "H.", "XIV"],
    patterns.MEETING_RE: ["47th plenary meeting", "1st meeting", "22nd plenary meeting 9 July 2031"],
    patterns.DATE_ALONE_RE: ["9 July 2031", "on 9 July 2031", "of 9 July 2031."],
    patterns.ADOPTED_RE: [
        "Adopted unanimously",
        "[Adopted without a vote.]",
        "ADOPTED",
        "Rejected by 3 votes",
    ],
    patterns.VOTE_LIST_RE: [
        "In favour: Dell",
        "In favor:",
        "Against: None",
        "Abstaining:",
        "Absent: Dell",
        "None.",
    ],
    patterns.DECIDED_RE: [
        "At its 47th plenary meeting, on 9 July 2031, the Economic and Social Council took note",
        "At its 4th (resumed) meeting, held on 9 July 2031, the General Assembly decided",
    ],
    patterns.STATED_RE: [
        "At the 98th meeting of the Security Council, held on 9 July 2031, in connection",
        "At the 98th meeting of the Security Council, held in private on 9 July 2031, the",
    ],
    patterns.STATEMENT_RE: ["The Security Council welcomes", "The Council, welcomes"],
    patterns.ANNEX_RE: ["Annex", "ANNEX II", "Appendix A", "Enclosure", "Annex 3\nStatute"],
    patterns.MASTHEAD_RE: [
        "United Nations",
        "Distr.: General",
        "Eighty-fifth session",
        "Agenda item 19 (c)",
        "* Reissued for technical reasons",
        "Resolution adopted by the General Assembly on 9 July 2031",
        "[on the report of the Third Committee (A/85/3)]",
        "[without reference to a Main Committee (A/85/L.3)]",
        "Alderland and Dell: draft resolution",
    ],
    patterns.SYMBOL_ALONE_RE: ["A/RES/85/3", "A/RES/85/3*", "S/RES/1540 (2031)", "E/CN.15/2031/14/Add.1"],
    patterns.DRAFT_FOLLOWS_RE: ["the following draft resolution:", "the draft decision below:"],
}
NEAR = {
    patterns.HEAD_RE: ["85/3 and 85/4", "Resolution of 9 July", "31 December", "1540 lakes", "A/RES/85/3"],
    patterns.NUMBERED_RE: ["4.5 million", "4 Decides", "(4) Decides", "2031. Decides", "11, lakes"],
    patterns.UNSTOPPED_RE: ["11 Condemns", "11 *lakes*", "2031 *Condemns*"],
    patterns.POINT_RE: ["(abc) To meet", "(a)", "(2031) To meet", "a) To meet"],
    patterns.BARE_POINT_RE: ["ab. To meet", "a.To meet", "a lake"],
    patterns.DASH_RE: ["-lakes", "–"],
    patterns.PART_RE: ["IJ", "Lakes", "A lake", "Parts"],
    patterns.MEETING_RE: ["47 plenary meetings", "the 47th plenary meeting"],
    patterns.DATE_ALONE_RE: ["9 July 2031 was cold", "July 2031"],
    patterns.ADOPTED_RE: ["Adopts the Plan", "Having adopted"],
    patterns.VOTE_LIST_RE: ["Against the wind", "None of them", "In favour of it"],
    patterns.DECIDED_RE: [
        "At its 47th plenary meeting the Council met",
        "At its next meeting, on 9 July 2031, the",
    ],
    patterns.STATED_RE: ["At the 98th meeting of the Board, held on 9 July 2031", "At its 98th meeting"],
    patterns.STATEMENT_RE: [
        "The Security Council,",
        "The Security Council Committee",
        "The General Assembly welcomes",
    ],
    patterns.ANNEX_RE: ["Annexes are attached", "Annex II of the report", "The annex"],
    patterns.MASTHEAD_RE: [
        "United Nations Plan for lakes",
        "Agenda of the Board",
        "In the session of the Board",
    ],
    patterns.SYMBOL_ALONE_RE: ["A/RES/85/3 and 4", "85/3", "and/or"],
    patterns.DRAFT_FOLLOWS_RE: ["the following draft resolution", "the following resolution:"],
}


def examples(table: dict[re.Pattern[str], list[str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(pattern, text) for pattern, texts in table.items() for text in texts]


def found(pattern: re.Pattern[str], text: str) -> bool:
    search = pattern.search if pattern is patterns.DRAFT_FOLLOWS_RE else pattern.match
    return search(text) is not None


@pytest.mark.parametrize(("pattern", "text"), examples(MATCHING), ids=lambda value: str(value)[:40])
def test_pattern_matches(pattern: re.Pattern[str], text: str):
    assert found(pattern, text)


@pytest.mark.parametrize(("pattern", "text"), examples(NEAR), ids=lambda value: str(value)[:40])
def test_pattern_matches_nothing_near(pattern: re.Pattern[str], text: str):
    assert not found(pattern, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("85/3. Mountain lakes", "Mountain lakes"),
        ("WHA66.11 Mountain air", "Mountain air"),
        ("85/3", None),
        ("85/3. Mountain lakes\nand shores", "Mountain lakes\nand shores"),
    ],
)
def test_a_head_may_have_its_title_beside_it(text: str, title: str | None):
    head = patterns.HEAD_RE.match(text)

    assert head is not None
    assert head["title"] == title


@pytest.mark.parametrize(
    "text", ["“*The Assembly*,", '"The Assembly*,', "_ The Assembly*,", "‘The Assembly*,"]
)
def test_bare_takes_off_leading_marks(text: str):
    assert bare(text) == "The Assembly*,"
