import numpy as np
import pytest

from compare.rules.spread import Scale, own_ranks, scale, spreads


def spread(values, *, lower=False, exact=None):
    numbers = np.array(values, dtype=float)
    is_exact = np.ones(len(values), bool) if exact is None else np.array(exact)
    return spreads(np.zeros(len(values), np.int64), numbers, is_exact, np.array([lower]))


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([1, 2, 3, 4, 5], [2, 3, 4]),
        ([4, 1, 3, 2], [1.75, 2.5, 3.25]),
        ([7], [7, 7, 7]),
        ([2, 2, 2, 2], [2, 2, 2]),
        ([-3, 0, 3], [-1.5, 0, 1.5]),
        ([0.1, 0.2], [0.125, 0.15, 0.175]),
    ],
)
def test_quartiles(values, quartiles):
    assert spread(values).quartiles[0].tolist() == quartiles


@pytest.mark.parametrize(("lower", "worst", "best"), [(False, 1, 0), (True, 0, 1)])
def test_the_worst_is_the_largest_where_lower_is_better(lower, worst, best):
    found = spread([9, 1, 5], lower=lower)
    assert (found.worst[0], found.best[0], found.count[0]) == (worst, best, 3)


def test_bounds_have_no_place_in_the_spread():
    found = spread([9, 1, 5, 99], exact=[True, True, True, False])
    assert (found.count[0], found.best[0], found.quartiles[0].tolist()) == (3, 0, [3, 5, 7])


def test_nothing_has_no_spread():
    found = spread([1.0], exact=[False])
    assert (found.count[0], found.worst[0], found.best[0]) == (0, -1, -1)
    assert np.isnan(found.quartiles).all()


def test_groups_do_not_mix():
    found = spreads(
        np.array([1, 0, 1, 0]), np.array([10.0, 1, 30, 3]), np.ones(4, bool), np.array([False, True, False])
    )
    assert found.quartiles[:2, 1].tolist() == [2, 20]
    assert (found.worst.tolist(), found.best.tolist(), found.count.tolist()) == ([1, 2, -1], [3, 0, -1], [2, 2, 0])


@pytest.mark.parametrize(
    ("centre", "drawn", "mirrored", "value", "place"),
    [
        (7.0, [6.0, 9.0], False, 7.0, 0.5),
        (7.0, [6.0, 9.0], False, 9.0, 1.0),
        (7.0, [6.0, 9.0], False, 6.0, 0.25),
        (7.0, [6.0, 9.0], False, 5.0, 0.0),
        (7.0, [6.0, 9.0], True, 6.0, 0.75),
        (7.0, [6.0, 9.0], True, 9.0, 0.0),
        (0.0, [-2.0, 1.0], False, -2.0, 0.0),
        (0.0, [-2.0, 1.0], False, 1.0, 0.75),
        (3.0, [3.0, 3.0], False, 3.0, 0.5),
        (3.0, [], True, 3.0, 0.5),
        (5.0, [6.0], False, 99.0, 1.0),
    ],
)
def test_scale(centre, drawn, mirrored, value, place):
    assert scale(centre, drawn, mirrored=mirrored).at(value) == place


def test_the_better_side_is_always_at_the_right():
    assert Scale(5, 2).at(6) > 0.5 > Scale(5, 2, mirrored=True).at(6)


@pytest.mark.parametrize(
    ("low", "high", "own", "ranked"),
    [
        ([1, 2, 3], [1, 2, 3], 0, (3, 3, False)),
        ([3, 2, 3], [3, 2, 3], 0, (1, 1, True)),
        ([2, 1, np.nextafter(0, 1)], [2, 1, np.inf], 0, (1, 2, True)),
        ([np.nextafter(2, 3), 3, 1], [np.inf, 3, 1], 0, (1, 2, True)),
        ([5], [5], 0, (1, 1, False)),
    ],
)
def test_ranks(low, high, own, ranked):
    low, high = np.array(low, float), np.array(high, float)
    found = own_ranks(np.zeros(len(low), np.int64), low, high, low[[own]], high[[own]])
    assert tuple(part[0] for part in found) == ranked
