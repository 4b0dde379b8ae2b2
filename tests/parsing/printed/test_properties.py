"""What holds of every text, whatever it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse, parse_bytes, read
from resolutions.parsing.document import ParseResult

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
PIECES = [line + "\n" for case in CASES[:40] for line in case.read_text("utf-8", "replace").split("\n")]
MENDED = (
    "-line-ends",
    "-soft-hyphen",
    "-mid-sentence",
    "-entities",
    "-ligatures",
)  # words are not as printed
HOSTILE = (
    "(",
    "/",
    "1",
    "^",
    "*",
    "“",
    '"',
    " ",
    "\n",
    "\f",
    "a",
    "A",
    "¹",
    ".",
    ",",
    "-",
    "_",
    "\u00ad",
    "&",
    "#",
)


def parsed(text: str) -> ParseResult:
    return parse(read("text.txt", text.encode("utf-8", "replace")))


def words(text: str) -> set[str]:
    return {word for word in text.split() if word.isalpha() and word.isascii()}


def check_spans(result: ParseResult) -> None:
    source = result.source.text
    for resolution in result.resolutions:
        starts = [paragraph.start for paragraph in resolution.paragraphs]
        assert starts == sorted(starts)
        ids = [paragraph.id for paragraph in resolution.paragraphs]
        assert len(ids) == len(set(ids))
        for paragraph in resolution.paragraphs:
            assert 0 <= paragraph.start < paragraph.end <= len(source)
        for note in resolution.footnotes:
            assert set(note.anchors) <= set(ids)
    for problem in result.problems:
        assert 0 <= problem.start <= problem.end <= len(source)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_raising(text: str):
    result = parse_bytes("text.txt", text.encode("utf-8", "replace"))

    check_spans(result)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_spliced_texts_have_ordered_spans_and_single_ids(pieces: list[str]):
    text = "".join(pieces)

    if text.strip():
        check_spans(parsed(text))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_spans_hold_the_words_of_their_paragraphs(case: Path):
    result = parse_bytes(case.name, case.read_bytes())

    if case.stem.endswith(MENDED):
        return
    for resolution in result.resolutions:
        for paragraph in resolution.paragraphs:
            printed = result.source.text[paragraph.start : paragraph.end]
            assert all(word in printed for word in words(paragraph.text))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_same_text_gives_the_same_result(case: Path):
    assert parse_bytes(case.name, case.read_bytes()) == parse_bytes(case.name, case.read_bytes())


@pytest.mark.parametrize("character", HOSTILE)
def test_a_long_run_of_one_character_is_read_in_time(character: str):
    begun = time.perf_counter()

    check_spans(parsed("85/3. Lakes\n\nThe General Assembly,\n\n" + character * 300_000))

    assert time.perf_counter() - begun < 10


def test_many_markers_and_notes_are_read_in_time():
    marked = " ".join(f"lake^{n % 900}^" for n in range(20_000))
    notes = "\n\n".join(f"^{n % 900}^ See A/70/{n}." for n in range(20_000))
    begun = time.perf_counter()

    check_spans(
        parsed(f"85/3. Lakes\n\nThe General Assembly,\n\nRecalling {marked},\n\n1. Decides.\n\n{notes}")
    )

    assert time.perf_counter() - begun < 20
