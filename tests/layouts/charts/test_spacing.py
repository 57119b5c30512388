from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layouts.charts.spacing import spread


@given(st.lists(st.floats(0, 100), max_size=12), st.floats(0.1, 5))
def test_labels_keep_their_distance_and_order(heights, gap):
    placed = spread(heights, gap)
    order = sorted(range(len(heights)), key=heights.__getitem__)
    assert all(placed[b] - placed[a] >= gap * 0.999 for a, b in pairwise(order))
