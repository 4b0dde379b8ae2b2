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
