from resolutions.topics.texts import singular, words_of


def test_words_are_small_singular_and_without_figures():
    assert words_of("Women’s rights and 3 treaties") == ("women", "right", "and", "treaty")


def test_what_only_looks_like_a_plural_stays():
    assert [singular(w) for w in ("status", "stress", "stresses", "gas", "crisis")] == [
        "status", "stress", "stress", "gas", "crisi",
    ]  # fmt: skip
