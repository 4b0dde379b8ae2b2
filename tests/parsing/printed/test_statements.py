from __future__ import annotations

import datetime

from resolutions.parsing import read
from resolutions.parsing.document import ParsedMeeting, ParsedResolution
from resolutions.parsing.printed import read_printed

ANNOUNCED = (
    "At the 9860th meeting of the Security Council, held on 2 September 2031, in connection with “The lakes”, "
    "the President of the Security Council made the following statement on behalf of the Council:"
)


def stated(text: str) -> ParsedResolution:
    (resolution,) = read_printed(read("text.txt", text.encode())).resolutions
    return resolution


def test_a_statement_takes_meeting_and_date_from_its_announcement():
    statement = stated(f"S/PRST/2031/6\n\n{ANNOUNCED}\n\n“The Security Council welcomes the boats.”")

    assert (statement.type, statement.symbol, statement.body) == ("statement", "S/PRST/2031/6", "SC")
    assert statement.meeting == ParsedMeeting(9860, None, datetime.date(2031, 9, 2))
    assert [(p.id, p.kind, p.phrase, p.text) for p in statement.paragraphs] == [
        ("t1", "text", None, ANNOUNCED),
        ("op1", "operative", "welcomes", "The Security Council welcomes the boats."),
    ]


def test_a_statement_without_a_symbol_is_one_by_its_announcement():
    statement = stated(f"{ANNOUNCED}\n\n“The Security Council welcomes the boats.")

    assert (statement.type, statement.symbol) == ("statement", None)


def test_further_verbs_act_at_their_place_in_the_text():
    statement = stated("S/PRST/2031/6\n\nThe Security Council welcomes the boats and urges the crews to row.")

    (paragraph,) = statement.paragraphs
    assert [paragraph.text[action.start : action.end] for action in paragraph.actions] == ["urges"]


def test_what_the_council_does_not_say_is_text():
    text = "S/PRST/2031/6\n\nThe Security Council welcomes the boats.\n\nThey came by night."

    assert [p.kind for p in stated(text).paragraphs] == ["operative", "text"]


def test_notes_hang_on_the_paragraphs_of_a_statement():
    text = "S/PRST/2031/6\n\nThe Security Council recalls the report.^1^\n\n^1^ S/2031/502."

    assert [(note.text, note.anchors) for note in stated(text).footnotes] == [("S/2031/502.", ("op1",))]


def test_a_quotation_inside_a_statement_keeps_its_marks():
    text = "“The Security Council welcomes the “Lantern” plan.\n\n“The Security Council ends.”"

    assert [p.text for p in stated(f"S/PRST/2031/6\n\n{ANNOUNCED}\n\n{text}").paragraphs[1:]] == [
        "The Security Council welcomes the “Lantern” plan.",
        "The Security Council ends.",
    ]


def test_a_resolution_that_says_so_of_the_council_is_no_statement():
    text = "The General Assembly,\n\nRecalling that,\n\nThe Security Council welcomes the boats.\n\nDecides."

    assert stated(f"85/3. Lakes\n\n{text}").type == "resolution"
