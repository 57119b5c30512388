import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.rules.correlation import spearman

numbers = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=5, max_size=20)


@pytest.mark.parametrize(
    ("xs", "ys", "expected"),
    [
        ([1, 2, 3, 4, 5], [10, 20, 30, 40, 500], 1.0),
        ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], -1.0),
        ([-2, -1, 0, 1, 2], [4, 1, 0, 1, 4], 0.0),
        ([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17], -29 / 165),
        ([1, 2, 2, 4, 5], [1, 3, 2, 4, 5], 9.5 / 95**0.5),
        ([1, 2, 3, 4], [1, 2, 3, 4], None),
        ([], [], None),
        ([3, 3, 3, 3, 3], [1, 2, 3, 4, 5], None),
        ([1, 2, 3, 4, 5], [0, 0, 0, 0, 0], None),
    ],
)
def test_rank_correlation(xs, ys, expected):
    assert spearman(xs, ys) == (None if expected is None else pytest.approx(expected))


@given(numbers)
def test_it_only_depends_on_the_order(pairs):
    xs, ys = (list(side) for side in zip(*pairs, strict=True))
    found = spearman(xs, ys)
    assert found == spearman(ys, xs)
    assert found is None or -1 <= found <= 1
    assert spearman(xs, [y * 4 for y in ys]) == found
