from __future__ import annotations

import datetime

import pytest

from resolutions.parsing.document import Inference, ParsedMeeting
from resolutions.projection.correcting import CuratorsWord, correct, field_text
from tests.building import paragraph, reference, resolution

TEXT = "Recalling its resolution 2901/14 and the Convention on Mountain Lakes,"


def test_a_word_replaces_what_the_text_says():
    said = resolution(paragraph("op1", "Invites", verb="invite"), title="Mountan lakes")

    corrected = correct(said, [CuratorsWord("", "title", "Mountan lakes", "Mountain lakes")])

    assert corrected.resolution.title == "Mountain lakes"
    assert corrected.stale == frozenset()


def test_a_word_holds_and_is_stale_where_the_text_has_changed():
    word = CuratorsWord("op1", "verb", "invite", "encourage")

    corrected = correct(resolution(paragraph("op1", "Urges", verb="urge")), [word])

    assert corrected.resolution.paragraphs[0].verb == "encourage"
    assert corrected.stale == {word}


def test_a_word_that_the_text_has_come_to_say_is_not_stale():
    word = CuratorsWord("op1", "verb", "invite", "encourage")

    corrected = correct(resolution(paragraph("op1", "Encourages", verb="encourage")), [word])

    assert corrected.stale == frozenset()


@pytest.mark.parametrize(
    "word",
    [
        CuratorsWord("op9", "verb", "invite", "encourage"),
        CuratorsWord("", "adopted_on", "", "the ninth of July"),
        CuratorsWord("", "meeting", "", "twelve"),
        CuratorsWord("", "colour", "", "blue"),
        CuratorsWord("op1", "kind", "operative", "poem"),
        CuratorsWord("op1", "text", "Invites", ""),
    ],
)
def test_a_word_that_cannot_be_laid_on_is_stale_and_has_no_effect(word: CuratorsWord):
    said = resolution(paragraph("op1", "Invites", verb="invite"))

    corrected = correct(said, [word])

    assert corrected.resolution == said
    assert corrected.stale == {word}


def test_references_move_with_corrected_words_and_go_with_removed_ones():
    said = resolution(
        paragraph(
            "pp1",
            TEXT,
            references=(
                reference("its resolution 2901/14", TEXT, "E/RES/2901/14"),
                reference("Convention on Mountain Lakes", TEXT),
            ),
        )
    )
    mended = "Recalling also the Convention on Mountain Lakes,"

    corrected = correct(said, [CuratorsWord("pp1", "text", TEXT, mended)])

    assert corrected.resolution.paragraphs[0].references == (
        reference("Convention on Mountain Lakes", mended),
    )


def test_facts_of_the_work_are_words_too():
    said = resolution(meeting=ParsedMeeting(11, "plenary"), adopted_on=datetime.date(2901, 7, 8))
    words = [
        CuratorsWord("", "meeting", "11", "12"),
        CuratorsWord("", "adopted_on", "2901-07-08", "2901-07-09"),
    ]

    corrected = correct(said, words)

    assert corrected.resolution.meeting == ParsedMeeting(12, "plenary")
    assert corrected.resolution.adopted_on == datetime.date(2901, 7, 9)
    assert corrected.stale == frozenset()


def test_field_text_is_what_was_concluded_where_nothing_is_stated():
    said = resolution(symbol=None, inferred={"symbol": Inference("E/RES/2901/14", "precedes 2901/15")})

    assert field_text(said, "symbol") == "E/RES/2901/14"
    assert field_text(said, "title") == ""
    assert field_text(said, "colour") is None
