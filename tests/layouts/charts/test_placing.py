from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from layouts.charts.placing import CLEARANCE, POINT, _box, _meet, place_names

FRAME = (420.0, 340.0)
points = st.lists(st.tuples(st.floats(0, FRAME[0]), st.floats(0, FRAME[1])), max_size=30)


def placed(at, width=40.0):
    return place_names(at, [width] * len(at), range(len(at)), height=16, frame=FRAME)


def test_a_lone_name_stands_at_the_right():
    (spot,) = placed([(100, 100)]).values()
    assert (spot.right, spot.down, spot.anchor) == (CLEARANCE, 0, "left")


def test_at_the_right_edge_it_stands_at_the_left():
    (spot,) = placed([(415, 100)]).values()
    assert spot.anchor == "right"


def test_a_name_without_room_is_left_out():
    assert len(placed([(100, 100)] * 20)) < 20


@given(points)
def test_no_name_meets_another_name_or_point(at):
    spots = placed(at)
    boxes = {index: _box(at[index], spot, 40, 16) for index, spot in spots.items()}
    assert not any(_meet(one, other) for one, other in combinations(boxes.values(), 2))
    for index, box in boxes.items():
        others = (point for other, point in enumerate(at) if other != index)
        assert not any(_meet(box, (x - POINT, y - POINT, x + POINT, y + POINT)) for x, y in others)
