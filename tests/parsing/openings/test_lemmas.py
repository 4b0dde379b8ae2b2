import pytest

from resolutions.parsing.openings.lemmas import is_known, lemma, verb_of


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Requests", "request"),
        ("Also requests", "request"),
        ("Once again urges", "urge"),
        ("Takes note", "take note"),
        ("Takes note of", "take note"),
        ("Taking note with appreciation", "take note with appreciation"),
        ("Expresses its deep concern", "express concern"),
        ("Expresses serious concerns", "express concern"),
        ("Renews its previous call", "renew call"),
        ("Also notes with deep concern", "note with concern"),
        ("Welcomes and supports", "welcome and support"),
        ("Continues to urge", "continue to urge"),
        ("Continuing to underline", "continue to underline"),
        ("Calls upon", "call upon"),
        ("Calls on", "call upon"),
        ("Calls once again upon", "call upon"),
        ("Also calls for", "call for"),
        ("Appeals to", "appeal to"),
        ("Recognising further", "recognize"),
        ("Emphasises", "emphasize"),
        ("Mindful also", "mindful"),
        ("Deeply concerned", "concerned"),
        ("Guided", "guide"),
        ("Having considered", "consider"),
        ("Having also heard", "hear"),
        ("Having regard", "have regard"),
        ("Having in mind", "have in mind"),
        ("Having met", "meet"),
        # prepositions and pronouns are off, but for "call upon" and its like
        ("Having before it", "have"),
        ("Having also before it", "have"),
        # the past tense of decisions
        ("took note", "take note"),
        ("took note with appreciation", "take note with appreciation"),
        ("decided", "decide"),
        ("postponed", "postpone"),
        ("elected", "elect"),
        ("gave", "give"),
        ("Remaining gravely concerned", "remain concerned"),
        ("Bearing in mind also", "bear in mind"),
        ("Taking into account", "take into account"),
        ("Condemns in the strongest terms", "condemn"),
        ("Reiterates its strong and unequivocal condemnation", "reiterate condemnation"),
        ("Welcoming and further encouraging", "welcome and encourage"),
        ("In that regard, notes", "note"),
        ("Draws the attention", "draw attention"),
        ("Looks forward", "look forward"),
        ("Stresses that", "stress"),
        ("REQUESTS", "request"),
    ],
)
def test_lemma_is_one_name_for_one_act(phrase: str, expected: str) -> None:
    assert lemma(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("Nominates", "nominate"), ("Harmonises", "harmonize"), ("Blesses", "bless"), ("Purifying", "purify")],
)
def test_lemma_of_an_unknown_verb_goes_by_its_ending(phrase: str, expected: str) -> None:
    assert lemma(phrase) == expected


def test_lemma_of_nothing_is_empty() -> None:
    assert lemma("") == ""
    assert lemma("–") == ""


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Calls, in this regard, upon all States to act;", 5, "call upon"),
        ("Calls in particular on the lake States to act;", 5, "call upon"),
        ("Appeals to Governments to contribute;", 7, "appeal to"),
        ("Takes note of the report;", 5, "take note"),
        ("Takes the view that lakes matter;", 5, "take"),
        ("Reiterating the hope that", 9, "reiterate"),
        ("Reiterates its call upon States", 20, "reiterate call"),
        ("Welcomes the call on States", 8, "welcome"),
    ],
)
def test_verb_is_completed_by_what_stands_outside_the_italics(text: str, length: int, expected: str) -> None:
    assert verb_of(text, 0, length) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Expresses its intention to review", "express intention"),
        ("Expresses its deep and growing concern at the drought", "express concern"),
        ("Expresses the view that lakes matter", "express view"),
        ("Expresses lakes in figures", "express"),
    ],
)
def test_verb_has_its_noun_where_nothing_marks_the_phrase(text: str, expected: str) -> None:
    assert verb_of(text, 0, len("Expresses"), is_marked=False) == expected
    assert verb_of(text, 0, len("Expresses")) == "express"


def test_known_verbs_are_those_of_the_lexicon() -> None:
    assert is_known("request")
    assert is_known("take note with appreciation")
    assert is_known("mindful")
    assert not is_known("requests")
    assert not is_known("nominat")
    assert not is_known("")
