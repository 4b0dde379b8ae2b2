from __future__ import annotations

import datetime

import pytest

from resolutions.parsing import read
from resolutions.parsing.document import ParsedMeeting, ParsedResolution
from resolutions.parsing.printed import read_printed

OPENING = "At its 47th plenary meeting, on 21 July 2031, the Economic and Social Council"


def decided(text: str) -> ParsedResolution:
    (resolution,) = read_printed(read("text.txt", text.encode())).resolutions
    return resolution


def test_a_decision_is_one_operative_paragraph():
    read_ = decided(
        f"2031/201\nReport of the Lake Board\n\n{OPENING} took note of the report of the Lake Board."
    )

    assert (read_.type, read_.symbol, read_.body, read_.session) == (
        "decision",
        "E/DEC/2031/201",
        "ECOSOC",
        "2031",
    )
    assert read_.title == "Report of the Lake Board"
    assert read_.meeting == ParsedMeeting(47, "plenary", datetime.date(2031, 7, 21))
    assert read_.adopted_on == datetime.date(2031, 7, 21)
    assert [(p.id, p.kind, p.phrase, p.verb) for p in read_.paragraphs] == [
        ("op1", "operative", "took note", "take note")
    ]


@pytest.mark.parametrize(
    ("words", "phrase", "verb"),
    [
        ("decided to meet again.", "decided", "decide"),
        (", also decided to meet again.", "decided", "decide"),
        (
            "took note with appreciation of the report.",
            "took note with appreciation",
            "take note with appreciation",
        ),
        ("elected the Board.", "elected", "elect"),
    ],
)
def test_the_phrase_is_what_the_organ_did(words: str, phrase: str, verb: str):
    (paragraph,) = decided(f"2031/201\nLakes\n\n{OPENING} {words}").paragraphs

    assert (paragraph.phrase, paragraph.verb) == (phrase, verb)


def test_the_points_of_a_decision_hang_on_its_sentence():
    text = f"2031/201\nLakes\n\n{OPENING} decided:\n\n(a) To meet;\n\n(b) To stay."

    assert [(p.id, p.text) for p in decided(text).paragraphs[1:]] == [
        ("op1-a", "To meet;"),
        ("op1-b", "To stay."),
    ]


def test_a_decision_without_a_number_has_no_symbol():
    read_ = decided(f"{OPENING} decided to meet again.")

    assert (read_.type, read_.symbol, read_.title) == ("decision", None, None)
