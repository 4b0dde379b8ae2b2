import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.printed.parting import part

FIRST = "United Nations A/RES/958/1\n\n958/1. The sky\n\nThe General Assembly,\n\n1. Urges all to look at the sky.\n"
SECOND = "United Nations A/RES/958/2\n\n958/2. Stars\n\nThe General Assembly,\n\n1. Invites all to count the stars.\n"


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in part(text)]


@pytest.mark.parametrize("between", ["", "\n", "\f", "\nAnnex\n\nA list of stars\n\n"])
def test_a_masthead_with_another_symbol_begins_a_document(between: str):
    assert parts(FIRST + between + SECOND) == [FIRST + between, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "",
        FIRST,
        FIRST + "\f" + FIRST,  # a running head
        "Letter\n\n" + FIRST,  # nothing that is a paragraph stands before
        FIRST + "United Nations\nhas no A/RES/958/2\n",  # a sentence
        FIRST.replace("sky.", "sky.\nUnited Nations A/958/2\nis not so"),  # of a report, inside a page
    ],
)
def test_all_else_is_one_document(text: str):
    assert parts(text) == [text]


def test_notes_and_votes_stay_in_their_document():
    vote = "[Adopted by a recorded vote of {} to 3, with 10 abstentions.]\n"
    text = FIRST + vote.format(31) + "\f" + SECOND + vote.format(47)

    first, second = parse_bytes("two.txt", text.encode()).resolutions

    assert [(r.symbol, r.vote and r.vote.in_favour) for r in (first, second)] == [
        ("A/RES/958/1", 31),
        ("A/RES/958/2", 47),
    ]
    assert (
        text[second.paragraphs[-1].start : second.paragraphs[-1].end] == "1. Invites all to count the stars."
    )
