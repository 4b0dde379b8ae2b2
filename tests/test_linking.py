"""One instrument for all spellings; one address for a symbol."""

from __future__ import annotations

import pytest

from resolutions.linking import covered_symbols, covering_ranges, fold_name, symbol_of
from resolutions.models import Instrument, InstrumentName, Reference
from resolutions.verifying import verify
from tests.building import load, paragraph, reference, resolution

TEXT = "Recalling the Convention on Mountain Lakes and its resolutions 77/264 B and 955/7,"
TREATY = reference("Convention on Mountain Lakes", TEXT)
PART = reference("77/264 B", TEXT, "A/RES/77/264 B")
WHOLE = reference("955/7", TEXT, "A/RES/955/7")


def recalling(*references, symbol="A/RES/956/31", text=TEXT):
    return resolution(
        paragraph("pp1", text, phrase="Recalling", verb="recall", references=references), symbol=symbol
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "Convention on Mountain Lakes",
        "the Convention on  Mountain Lakes",
        "The convention on mountain lakes",
    ],
)
def test_fold_name_has_one_form_for_all_spellings(spelling: str):
    assert fold_name(spelling) == "convention on mountain lakes"


def test_fold_name_unifies_hyphens_and_quotation_marks():
    assert fold_name("“Anti‑Noise” Pact of the Night’s Sky") == '"anti-noise" pact of the night\'s sky'


def test_fold_name_ignores_blanks_and_capitals_of_symbols():
    assert fold_name("S/RES/31201 (2902)") == fold_name("S/RES/31201(2902)") == "s/res/31201(2902)"


def test_a_resolution_without_a_symbol_is_known_by_its_name():
    assert symbol_of("Commission on Narcotic Drugs resolution 51/1") is None
    assert symbol_of("A/RES/2200A (XXI)") == "A/RES/2200 A (XXI)"
    assert symbol_of("Convention 1/2 on lakes") is None


def test_parts_in_one_text_answer_to_their_letters():
    assert covered_symbols("A/RES/77/264 A-C") == {
        "A/RES/77/264 A-C", "A/RES/77/264 A", "A/RES/77/264 B", "A/RES/77/264 C",
    }  # fmt: skip
    assert covered_symbols("A/RES/955/7") == {"A/RES/955/7"}
    assert covering_ranges("A/RES/77/264 B")[:3] == [
        "A/RES/77/264 A-B",
        "A/RES/77/264 B-C",
        "A/RES/77/264 A-C",
    ]


@pytest.mark.django_db
def test_an_instrument_is_made_once_for_every_text_that_cites_it():
    load(recalling(TREATY, WHOLE))
    load(recalling(TREATY, symbol="A/RES/957/43"))

    assert list(Instrument.objects.values_list("kind", "name", "symbol", "path")) == [
        ("resolution", "A/RES/955/7", "A/RES/955/7", "A/RES/955/7"),
        ("treaty", "Convention on Mountain Lakes", None, "instruments/convention-on-mountain-lakes"),
    ]
    assert Instrument.objects.get(kind="treaty").references.count() == 2
    assert list(verify()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("cited_first", [True, False])
def test_a_citation_leads_to_the_text_whichever_comes_first(cited_first: bool):
    texts = [recalling(WHOLE), resolution(paragraph("op1", "Decides"), symbol="A/RES/955/7")]

    for text in texts if cited_first else reversed(texts):
        load(text)

    instrument = Instrument.objects.get(symbol="A/RES/955/7")
    assert instrument.resolution is not None
    assert instrument.resolution.path == instrument.path == "A/RES/955/7"
    assert list(verify()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("cited_first", [True, False])
def test_a_citation_of_a_part_leads_to_the_text_of_all_parts(cited_first: bool):
    texts = [recalling(PART), resolution(paragraph("op1", "Decides"), symbol="A/RES/77/264 A-C")]

    for text in texts if cited_first else reversed(texts):
        load(text)

    instrument = Instrument.objects.get(symbol="A/RES/77/264 B")
    assert instrument.resolution is not None
    assert instrument.resolution.symbol == "A/RES/77/264 A-C"
    assert list(verify()) == []


@pytest.mark.django_db
def test_a_part_with_a_text_of_its_own_is_led_there():
    load(recalling(PART))
    load(resolution(paragraph("op1", "Decides"), symbol="A/RES/77/264 A-C"))
    load(resolution(paragraph("op1", "Decides again"), symbol="A/RES/77/264 B"))

    instrument = Instrument.objects.get(symbol="A/RES/77/264 B")
    assert instrument.resolution is not None
    assert instrument.resolution.symbol == "A/RES/77/264 B"
    assert list(verify()) == []


@pytest.mark.django_db
def test_an_instrument_that_nothing_cites_any_more_is_forgotten():
    load(recalling(TREATY, WHOLE), data=b"lakes")

    load(recalling(WHOLE), data=b"lakes", parser_version="2")

    assert list(Instrument.objects.values_list("name", flat=True)) == ["A/RES/955/7"]
    assert list(verify()) == []


@pytest.mark.django_db
def test_an_instrument_keeps_a_spelling_that_is_still_used():
    shouted = TEXT.replace("Convention on Mountain Lakes", "CONVENTION ON MOUNTAIN LAKES")
    load(recalling(reference("CONVENTION ON MOUNTAIN LAKES", shouted), text=shouted), data=b"lakes")
    load(recalling(TREATY, symbol="A/RES/957/43"))

    load(recalling(text=shouted), data=b"lakes", parser_version="2")

    assert Instrument.objects.get().name == "Convention on Mountain Lakes"
    assert InstrumentName.objects.get().name == "Convention on Mountain Lakes"
    assert list(verify()) == []


@pytest.mark.django_db
def test_what_a_curator_has_merged_stays_merged():
    text = TEXT.replace("Convention on Mountain Lakes", "Mountain Lakes Convention")
    short = reference("Mountain Lakes Convention", text)
    load(recalling(TREATY))
    load(recalling(short, symbol="A/RES/957/43", text=text), data=b"short")
    full = Instrument.objects.get(name="Convention on Mountain Lakes")
    Instrument.objects.filter(name="Mountain Lakes Convention").update(merged_into=full)

    load(recalling(short, symbol="A/RES/958/38", text=text))
    load(recalling(short, symbol="A/RES/957/43", text=text), data=b"short", parser_version="2")

    assert {reference.instrument for reference in Reference.objects.all()} == {full}
    assert list(verify()) == []


@pytest.mark.django_db
def test_two_names_with_one_slug_have_two_addresses():
    text = "Recalling the Pact of Łódź and the Pact of Lódz,"
    load(
        recalling(
            reference("Pact of Łódź", text), reference("Pact of ód", text.replace("Lódz", "ód")), text=text
        )
    )

    paths = list(Instrument.objects.values_list("path", flat=True))
    assert len(set(paths)) == 2
    assert list(verify()) == []
