from __future__ import annotations

import pytest

from resolutions.parsing.printed.roles import Role, formula_organ, role_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2031/7", Role.NUMBER),
        ("75/264 A-B", Role.NUMBER),
        ("58/4. Mountain lakes", Role.NUMBER),
        ("1540 (2004)", Role.NUMBER),
        ("217 A (III)", Role.NUMBER),
        ("ES-11/4", Role.NUMBER),
        ("WHA66.11 Mountain air", Role.NUMBER),
        ("Resolution 240 (1967)", Role.NUMBER),
        ("“*The General Assembly*,", Role.FORMULA),
        ("The Sixty-sixth World Health Assembly,", Role.FORMULA),
        ("The lake districts,", Role.PLAIN),
        ("*47th plenary meeting", Role.MEETING),
        ("21 July 2031*", Role.DATE),
        ("on 21 July 2031", Role.DATE),
        ("Adopted unanimously at the 1382nd meeting.", Role.ADOPTED),
        ("In favour: Alderland", Role.VOTES),
        ("Annex II", Role.ANNEX),
        ("Annexes are attached", Role.PLAIN),
        ("At its 4th plenary meeting, on 9 July 2031, the Council decided", Role.DECIDED),
        ("At the 98th meeting of the Security Council, held on 9 July 2031, in", Role.STATED),
        ("At the 98th meeting of the Lake Board, held on 9 July 2031, in", Role.PLAIN),
        ("A/RES/85/3*", Role.MASTHEAD),
        ("[S/525, I]", Role.MASTHEAD),
        ("Distr.: General", Role.MASTHEAD),
        ("II", Role.PART),
        ("A", Role.PART),
        ("B.", Role.PART),
        ("IJ", Role.PLAIN),
        ("4. *Requests* the Council", Role.NUMBERED),
        ("4.Requests the Council", Role.NUMBERED),
        ("4 *Requests* the Council", Role.NUMBERED),
        ("4 lakes", Role.PLAIN),
        ("4.5 million people", Role.PLAIN),
        ("“4. Requests the Council", Role.NUMBERED),
        ("‘4. Requests the Council", Role.NUMBERED),
        ("a. Deep lakes;", Role.NUMBERED),
        ("(a) To report;", Role.NUMBERED),
        ("– Lakes;", Role.NUMBERED),
        ("*Recalling* its resolution", Role.OPENING),
        ("Deeply concerned at the cold,", Role.OPENING),
        ("Mountain lakes", Role.PLAIN),
        ("", Role.PLAIN),
    ],
)
def test_role(text: str, role: Role):
    assert role_of(text) is role


def test_formula_organ_is_named_without_marks():
    assert formula_organ("“*The Economic  and Social Council*,") == "The Economic and Social Council"


def test_an_organ_not_known_by_name_speaks_where_its_words_are_an_organ_s():
    assert formula_organ("The Conference of the Parties,") == "The Conference of the Parties"
    assert formula_organ("The mountains,") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "47th plenary meeting of a board that met on the shore of a lake far away, to talk about fish and boats",
            Role.PLAIN,
        ),
        ("21 July 2031 was a cold day", Role.PLAIN),
        ("Adopted children of lakes", Role.ADOPTED),
        ("Against: none", Role.VOTES),
        ("Against the wind", Role.PLAIN),
        ("85/3 and 85/4", Role.PLAIN),
        ("2031/7 lakes", Role.PLAIN),
    ],
)
def test_near_misses(text: str, role: Role):
    assert role_of(text) is role
