from __future__ import annotations

import pytest

from resolutions.parsing import read
from resolutions.parsing.printed import read_printed


def codes(text: str) -> list[tuple[str, str]]:
    problems = read_printed(read("text.txt", text.encode())).problems
    return [(problem.severity.value, problem.code) for problem in problems]


HEAD = "85/3. Lakes\n\n*The General Assembly*,\n\n"


def test_a_sound_text_has_no_doubts():
    assert codes(HEAD + "1. *Decides* to meet;\n\n2. *Requests* the Board to report.") == []


def test_a_text_without_a_resolution_is_an_error():
    assert codes("Minutes of the lake club") == [("error", "no-resolution")]


def test_a_phrase_that_the_lexicon_has_not_is_told():
    assert codes(HEAD + "1. *Bedazzles* the Board.") == [("info", "unknown-phrase")]


def test_a_number_that_jumps_is_a_warning():
    assert codes(HEAD + "1. *Decides* to meet;\n\n3. *Requests* it.") == [("warning", "number-out-of-order")]


def test_numbers_may_begin_anew():
    assert codes(HEAD + "I\n\n1. *Decides* to meet;\n\nII\n\n1. *Requests* it.") == []


def test_the_numbers_of_a_draft_are_their_own():
    draft = "1. *Recommends* the following draft resolution:\n\n“*The General Assembly*,\n\n“7. *Decides* to meet.”"

    assert codes(f"{HEAD}{draft}\n\n2. *Requests* it.") == []


def test_another_language_is_told():
    french = (
        "L’Assemblée générale prie le Secrétaire général de lui faire rapport à sa prochaine session sur " * 2
    )

    assert ("warning", "other-language") in codes(french)


@pytest.mark.parametrize("text", ["Lacs de montagne", "Lac " * 10, HEAD + "1. *Decides* to meet."])
def test_a_few_words_tell_no_language(text: str):
    assert ("warning", "other-language") not in codes(text)


def test_columns_side_by_side_are_told():
    row = "Recalling the lakes,        Decides to meet;\n\n"

    assert ("warning", "two-columns") in codes(row * 4)
    assert ("warning", "two-columns") not in codes(row * 3)
    assert ("warning", "two-columns") not in codes((row + "Decides to stay.\n\n") * 4)
