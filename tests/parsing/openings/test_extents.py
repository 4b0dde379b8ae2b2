import pytest

from resolutions.parsing.openings.extents import Head, find_head, opening_length
from resolutions.parsing.openings.lexicon import Form

BOTH = (Form.THIRD, Form.PARTICIPLE)


def phrase_of(text: str, *, terse: bool = False) -> str:
    words = tuple(text.lower().split())
    return " ".join(words[: opening_length(words, BOTH, terse=terse)])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Requests the Secretary-General to report", "requests"),
        ("Further requests the Secretary-General", "further requests"),
        ("Recalling further its resolution", "recalling further"),
        ("Encourages further efforts by States", "encourages"),
        ("Encourages further that States report", "encourages further"),
        ("Recalling also relevant resolutions", "recalling also"),
        ("Notes with deep concern the state of lakes", "notes with deep concern"),
        ("Notes with appreciation and satisfaction the work", "notes with appreciation and satisfaction"),
        ("Notes with States that lakes matter", "notes"),
        ("Takes note with interest of the report", "takes note with interest"),
        ("Expresses its appreciation to the Commission", "expresses its appreciation"),
        ("Expresses grave concern at the drought", "expresses grave concern"),
        ("Expresses its solidarity and support to them", "expresses its solidarity and support"),
        ("Reiterates its call upon States", "reiterates its call upon"),
        ("Reiterates its decision to meet", "reiterates"),
        ("Recalls its resolution 84/11", "recalls"),
        ("Calls once again upon all States", "calls once again upon"),
        ("Calls attention to the matter", "calls attention"),
        ("Welcomes and encourages the efforts", "welcomes and encourages"),
        ("Recognizing and lakes", "recognizing"),
        ("Bearing in mind that lakes matter", "bearing in mind"),
        ("Having also considered the report", "having also considered"),
        ("Having measured the lakes", "having measured"),
        ("Having regard to the Charter", "having regard"),
        ("Remaining deeply concerned about", "remaining deeply concerned"),
        ("Continues to be alarmed at", "continues to be alarmed"),
        ("Continues to call upon States", "continues to call upon"),
        ("Deeply alarmed at the drought", "deeply alarmed"),
        ("Condemns in the strongest terms all attacks", "condemns in the strongest terms"),
        ("Noting in this regard the report", "noting"),
        ("Especially women and children", ""),
        ("The purposes of the Charter", ""),
    ],
)
def test_phrase_ends_where_italics_end(text: str, phrase: str) -> None:
    assert phrase_of(text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Reiterates its demand that", "reiterates"),
        ("Expresses its full support for", "expresses"),
        ("Expresses grave concern at", "expresses grave concern"),
        ("Expressing grave concern at", "expressing"),
        ("Notes with concern the report", "notes with concern"),
        ("Condemns in the strongest terms all attacks", "condemns"),
    ],
)
def test_terse_phrases_leave_the_complement_out(text: str, phrase: str) -> None:
    assert phrase_of(text, terse=True) == phrase


def test_head_gives_verb_form_and_end() -> None:
    words = ("takes", "into", "account", "the", "report")

    assert find_head(words, 0, BOTH) == Head("take", Form.THIRD, 3)
    assert find_head(words, 0, (Form.PARTICIPLE,)) is None
    assert find_head(words, 9, BOTH) is None


def test_phrase_may_end_the_words() -> None:
    for text in (
        "having",
        "having also",
        "remaining",
        "continues",
        "continues to",
        "calls",
        "welcomes and",
        "also",
    ):
        phrase_of(text)

    assert phrase_of("calls") == "calls"
    assert phrase_of("welcomes and") == "welcomes"
