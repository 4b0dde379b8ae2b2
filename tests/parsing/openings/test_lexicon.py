import pytest

from resolutions.parsing.openings import lexicon
from resolutions.parsing.openings.lexicon import Form, VerbForm


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("requests", VerbForm("request", Form.THIRD)),
        ("stresses", VerbForm("stress", Form.THIRD)),
        ("pays", VerbForm("pay", Form.THIRD)),
        ("clarifies", VerbForm("clarify", Form.THIRD)),
        ("recognising", VerbForm("recognize", Form.PARTICIPLE)),
        ("recognizing", VerbForm("recognize", Form.PARTICIPLE)),
        ("regretting", VerbForm("regret", Form.PARTICIPLE)),
        ("agreeing", VerbForm("agree", Form.PARTICIPLE)),
        ("heard", VerbForm("hear", Form.PAST)),
        ("considered", VerbForm("consider", Form.PAST)),
    ],
)
def test_forms_of_a_verb_lead_to_its_base(word: str, expected: VerbForm) -> None:
    assert lexicon.FORMS[word] == expected


def test_nouns_are_no_forms() -> None:
    assert [word for word in ("women", "purposes", "nations") if word in lexicon.FORMS] == []


def test_adverbs_are_skipped_with_those_of_several_words() -> None:
    words = ("once", "again", "strongly", "urges")

    assert lexicon.adverbs_end(words, 0) == 3
    assert lexicon.adverbs_end(words, 3) == 3


def test_nouns_in_ly_are_no_adverbs() -> None:
    assert [
        word for word in ("assembly", "family", "july", "reply", "deeply") if lexicon.is_adverb(word)
    ] == ["deeply"]


def test_the_longest_phrase_is_found_first() -> None:
    words = ("in", "the", "strongest", "possible", "terms")

    assert lexicon.phrase_length(lexicon.TRAILING_PHRASES, words, 0) == 5


def test_data_files_say_what_they_are() -> None:
    first = lexicon.DATA.read_text("utf-8").splitlines()[0]

    assert first.startswith("# Words of opening phrases in resolutions of the United Nations")


def test_irregular_pasts_give_the_base_form() -> None:
    assert [lexicon.FORMS[word] for word in ("took", "taken", "met")] == [
        VerbForm("take", Form.PAST),
        VerbForm("take", Form.PAST),
        VerbForm("meet", Form.PAST),
    ]
    assert "meets" not in lexicon.FORMS


@pytest.mark.parametrize(
    ("lemma", "third_person", "participle"),
    [
        ("refer", "refers", "referring"),
        ("regret", "regrets", "regretting"),
        ("submit", "submits", "submitting"),
        ("commit", "commits", "committing"),
        ("recognize", "recognizes", "recognizing"),
        ("agree", "agrees", "agreeing"),
        ("re-emphasize", "re-emphasizes", "re-emphasizing"),
        ("echo", "echoes", "echoing"),
        ("be", "is", "being"),
        ("have regard", "has regard", "having regard"),
        ("guide", "guides", "guided"),
        ("note with concern", "notes with concern", "noting with concern"),
        ("welcome and encourage", "welcomes and encourages", "welcoming and encouraging"),
        (
            "express solidarity and support",
            "expresses solidarity and support",
            "expressing solidarity and support",
        ),
    ],
)
def test_a_lemma_is_printed_in_the_forms_that_open_paragraphs(
    lemma: str, third_person: str, participle: str
) -> None:
    assert (lexicon.third_person(lemma), lexicon.participle(lemma)) == (third_person, participle)


@pytest.mark.parametrize("lemma", ["concerned", "alarmed and concerned", "mindful", "conscious", "owing"])
def test_a_state_is_printed_as_it_stands(lemma: str) -> None:
    assert (lexicon.third_person(lemma), lexicon.participle(lemma)) == (lemma, lemma)
