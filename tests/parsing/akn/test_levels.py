import pytest

from resolutions.parsing.akn.levels import Levels


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        ("(a) (b) (c)", [1, 1, 1]),
        ("(a) (i) (ii) (b)", [1, 2, 2, 1]),
        ("(g) (h) (i) (j)", [1, 1, 1, 1]),
        ("(a) (i) (ii) (iii) (iv) (v) (vi) (b) (i)", [1, 2, 2, 2, 2, 2, 2, 1, 2]),
        ("(a) (i) a b (ii) (b)", [1, 2, 3, 3, 2, 1]),
        ("– – (a) –", [1, 1, 2, 1]),
        ("(i) (ii) (iii)", [1, 1, 1]),
        ("(u) (v) (w) (x)", [1, 1, 1, 1]),
        ("1) 2) a) 3)", [1, 1, 2, 1]),
        ("a) i) ii) b)", [1, 2, 2, 1]),
    ],
)
def test_depths_of_a_run_of_labels(labels: str, depths: list[int]):
    levels = Levels()

    assert [levels.depth(label) for label in labels.split()] == depths


def test_depth_goes_on_after_points_whose_depth_is_known():
    levels = Levels()
    levels.enter("(a)", 1)
    levels.enter("(xviii)", 2)
    levels.enter("(xix)", 2)

    assert [levels.depth(label) for label in ("(xx)", "(xxi)", "(b)", "(i)")] == [2, 2, 1, 2]


def test_depth_goes_on_after_a_level_that_was_left_out():
    levels = Levels()
    levels.enter("–", 3)

    assert [levels.depth(label) for label in ("–", "(a)")] == [3, 4]
