"""What each line of a printed text belongs to."""

from __future__ import annotations

from resolutions.parsing.document import Owner
from resolutions.parsing.printed import read_printed
from resolutions.parsing.readers import read

DOCUMENT = """United Nations

S/2031/445

Security Council

Distr.: General
24 May 2031

Original: English

31-09272 (E)    290531

Chile, Norway, and
Viet Nam: draft resolution

*The Security Council*,

*Recalling* its resolution 31201 (2030)^1^,
________
^1^ The text is in English.
\f
S/2031/445

2/2

1. *Decides* to meet.
"""
ADOPTED = """85/3. Mountain lakes

[on the report of the Second Committee (A/85/9)]

The General Assembly,

1. Decides to meet.

12th plenary meeting
9 July 2031

Adopted by a recorded vote of 3 to 1, with 2 abstentions.

In favour: Chile, Norway, Viet Nam
"""


def owners(text: str) -> list[tuple[str, Owner | None]]:
    """Each line that is not blank with what it belongs to; None where it belongs to nothing."""
    result = read_printed(read("text.txt", text.encode()))
    told = []
    place = 0
    for line in result.source.text.splitlines(keepends=True):
        if line.strip():
            start = place + len(line) - len(line.lstrip())
            owner = next((s.owner for s in result.stretches if s.start <= start < s.end), None)
            told.append((line.strip(), owner))
        place += len(line)
    return told


def test_every_line_of_a_document_belongs_to_the_record_or_to_furniture():
    assert owners(DOCUMENT) == [
        ("United Nations", Owner.MASTHEAD),
        ("S/2031/445", Owner.SYMBOL),
        ("Security Council", Owner.MASTHEAD),
        ("Distr.: General", Owner.MASTHEAD),
        ("24 May 2031", Owner.MASTHEAD),
        ("Original: English", Owner.MASTHEAD),
        ("31-09272 (E)    290531", Owner.JOB_NUMBER),
        ("Chile, Norway, and", Owner.SPONSORS),
        ("Viet Nam: draft resolution", Owner.SPONSORS),
        ("*The Security Council*,", Owner.PARAGRAPH),
        ("*Recalling* its resolution 31201 (2030)^1^,", Owner.PARAGRAPH),
        ("________", Owner.RULE),
        ("^1^ The text is in English.", Owner.NOTE),
        ("S/2031/445", Owner.RUNNING_HEAD),
        ("2/2", Owner.PAGE_NUMBER),
        ("1. *Decides* to meet.", Owner.PARAGRAPH),
    ]


def test_lines_that_frame_a_resolution_belong_to_what_they_say_of_it():
    assert owners(ADOPTED) == [
        ("85/3. Mountain lakes", Owner.TITLE),
        ("[on the report of the Second Committee (A/85/9)]", Owner.ADOPTION),
        ("The General Assembly,", Owner.PARAGRAPH),
        ("1. Decides to meet.", Owner.PARAGRAPH),
        ("12th plenary meeting", Owner.MEETING),
        ("9 July 2031", Owner.MEETING),
        ("Adopted by a recorded vote of 3 to 1, with 2 abstentions.", Owner.VOTE),
        ("In favour: Chile, Norway, Viet Nam", Owner.VOTE),
    ]


def test_what_stands_before_a_text_and_is_none_of_it_is_a_problem():
    letter = "Dear reader, this is what we found.\n\nIt is short.\n\n"

    result = read_printed(read("text.txt", (letter + ADOPTED).encode()))

    assert [(p.code, result.source.text[p.start : p.end]) for p in result.problems] == [
        ("unread-text", letter.strip())
    ]


def test_a_line_of_adoption_that_tells_nothing_is_a_problem():
    said = ADOPTED.partition("12th")[0] + "Adopted in Springfield."

    assert owners(said)[-1] == ("Adopted in Springfield.", None)


def test_a_title_repeated_at_the_head_of_a_page_is_a_running_head():
    title = "Mountain lakes and the rivers that feed them"
    head = title.replace("and ", "and\n")
    text = f"85/3. {title}\n\nThe General Assembly,\n\n1. Decides\n\f{head}\n\nto meet.\n"

    assert owners(text)[3:] == [
        ("Mountain lakes and", Owner.RUNNING_HEAD),
        ("the rivers that feed them", Owner.RUNNING_HEAD),
        ("to meet.", Owner.PARAGRAPH),
    ]


def test_the_letter_of_a_part_adopted_apart_belongs_to_its_symbol():
    part = "The General Assembly,\n\nDecides.\n\n9 July 2031\n\n"

    told = owners(f"85/3. Lakes\n\nA\n\n{part}B\n\n{part}")

    assert [owner for line, owner in told if line in "AB"] == [Owner.SYMBOL, Owner.SYMBOL]


def test_a_text_without_a_resolution_has_no_part_of_a_record():
    assert owners("Dear reader,\n\n^1^ A note.\n\n________\n") == [
        ("Dear reader,", None),
        ("^1^ A note.", None),
        ("________", Owner.RULE),
    ]
