import pytest

from resolutions.parsing.citing.ibidem import again
from resolutions.parsing.document import ParsedFootnote, ParsedReference, ReferenceKind

BEFORE = ParsedFootnote(
    "3",
    "Resolution 84/11, annex I.",
    references=(
        ParsedReference(
            "Resolution 84/11", 0, 16, "A/RES/84/11", ReferenceKind.RESOLUTION, pinpoints=("annex I",)
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("Ibid., annex III.", ("annex III",)),
        ("Ibid., chap. IV, paras. 5 and 7.", ("chapter IV", "paragraph 5", "paragraph 7")),
        ("Ibid.", ("annex I",)),
        ("Ibid., p. 12.", ()),
    ],
)
def test_ibid_cites_the_instrument_of_the_note_before(text: str, pinpoints: tuple[str, ...]):
    assert again(ParsedFootnote("4", text), BEFORE) == ParsedReference(
        "Ibid.", 0, 5, "A/RES/84/11", ReferenceKind.RESOLUTION, pinpoints=pinpoints
    )


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        ("4", "Ibid., vol. 88014, No. 91127."),
        ("4", "Ibid., Eighty-fourth Session, Supplement No. 10."),
        ("4", "See annex III."),
        ("6", "Ibid., annex III."),
    ],
)
def test_note_that_cites_something_else_or_follows_another(marker: str, text: str):
    assert again(ParsedFootnote(marker, text), BEFORE) is None


def test_ibid_after_a_note_that_cites_nothing_cites_nothing():
    note = ParsedFootnote("4", "Ibid., annex III.")

    assert again(note, None) is None
    assert again(note, ParsedFootnote("3", "See the letter.")) is None
