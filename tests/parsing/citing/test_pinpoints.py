import pytest

from resolutions.parsing.citing.pinpoints import parts_of, pinpoints_after, pinpoints_before


@pytest.mark.parametrize(
    ("kind", "numbers", "parts"),
    [
        ("paragraph", "5 (b)", ("paragraph 5 (b)",)),
        ("paragraphs", "5 to 7 (b)", ("paragraph 5", "paragraph 6", "paragraph 7 (b)")),
        ("Paras.", "5 (b), 7 and 9 to 11", tuple(f"paragraph {n}" for n in ("5 (b)", "7", "9", "10", "11"))),
        ("paragraphs", "5 (b) and (c)", ("paragraph 5 (b)", "paragraph 5 (c)")),
        ("operative paragraphs", "3 and 4", ("paragraph 3", "paragraph 4")),
        ("articles", "73 e and 87(a)", ("article 73 e", "article 87 (a)")),
        ("Sect.", "III", ("section III",)),
        ("annexes", "II to IV", ("annex II", "annex III", "annex IV")),
        ("annex", None, ("annex",)),
        ("paragraph", None, ()),
    ],
)
def test_parts_are_singular_and_in_full(kind: str, numbers: str | None, parts: tuple[str, ...]):
    assert parts_of(kind, numbers) == parts


@pytest.mark.parametrize(
    ("before", "parts"),
    [
        ("Recalls paragraphs 5 and 7 of ", ("paragraph 5", "paragraph 7")),
        ("contained in section III, paragraph 2, of ", ("section III", "paragraph 2")),
        ("taking into account article 62 of the ", ("article 62",)),
        ("adopted in the annex to ", ("annex",)),
        ("in the part of the lake north of ", ()),
        ("paragraph 5 was read out in ", ()),
        ("paragraph 5 of the report on ", ()),
    ],
)
def test_parts_named_before_an_instrument(before: str, parts: tuple[str, ...]):
    assert pinpoints_before(before + "resolution 85/3", len(before), 0) == parts


def test_parts_that_belong_to_the_instrument_before_are_not_taken():
    text = "article 62 of 85/3"

    assert pinpoints_before(text, 14, 8) == ()


@pytest.mark.parametrize(
    ("after", "parts"),
    [
        (", annex.", ("annex",)),
        (", annex II, paras. 3 and 4;", ("annex II", "paragraph 3", "paragraph 4")),
        (", chap. III, and A/85/6", ("chapter III",)),
        (", and paragraph 2 of resolution 85/4", ()),
        (" on the parts of lakes", ()),
        ("", ()),
    ],
)
def test_parts_named_after_an_instrument(after: str, parts: tuple[str, ...]):
    assert pinpoints_after("85/3" + after, 4) == parts
