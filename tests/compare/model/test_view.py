import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model.tabs import TABS
from compare.model.view import MAX_TOLERANCE, ORDERS, ROWS, SORTS, View, from_query, to_query

ids = st.lists(st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=8), unique=True).map(tuple)
years = st.none() | st.integers(1900, 2100)
views = st.builds(
    View,
    indicators=ids,
    regions=ids,
    year=st.sampled_from(["latest", "best", "2023", "1978"]),
    tolerance=st.integers(0, MAX_TOLERANCE),
    since=years,
    until=years,
    tab=st.sampled_from(TABS),
    lang=st.sampled_from(["zh", "en"]),
    category=st.sampled_from(["", "all", "卫生资源"]),
    rows=st.sampled_from(ROWS),
    focus=st.sampled_from(["", "430200"]),
    sort=st.sampled_from(SORTS),
    order=st.sampled_from(ORDERS),
).filter(lambda view: view.since is None or view.until is None or view.since <= view.until)


@given(views)
def test_a_view_survives_its_query(view: View):
    assert from_query(to_query(view)) == (view, [])
    assert from_query("?" + to_query(view)) == (view, [])


@given(st.text())
def test_any_text_gives_a_view_that_survives(text: str):
    view, bad = from_query(text)
    assert from_query(to_query(view)) == (view, [])
    assert set(bad) <= {"indicators", "regions", "year", "tolerance", "from", "to", "tab", "lang", "nation", "targets",
                        "derived", "part_year", "subgroups", "rows", "sort", "order"}  # fmt: skip


def test_defaults_are_left_out():
    assert to_query(View()) == ""


def test_switches_and_lists():
    query = to_query(View(indicators=("a", "b"), regions=("430200",), nation=False, derived=True, since=2015))
    assert query == "indicators=a,b&regions=430200&from=2015&nation=0&derived=1"


@pytest.mark.parametrize(
    ("query", "bad"),
    [
        ("year=20x3", ["year"]),
        ("year=２０２３", ["year"]),
        ("year=0023", ["year"]),
        ("tab=pie&lang=fr", ["tab", "lang"]),
        ("nation=yes&targets=2", ["nation", "targets"]),
        ("from=2020&to=2019", ["from", "to"]),
        ("from=abc&to=2019", ["from"]),
        ("indicators=a,,b", ["indicators"]),
        ("tolerance=9", ["tolerance"]),
        ("nonsense=1&fact=abc", []),
    ],
)
def test_bad_values_are_named(query: str, bad: list[str]):
    assert from_query(query)[1] == bad


def test_a_bad_value_leaves_the_others():
    assert from_query("year=never&indicators=beds")[0] == View(indicators=("beds",))


def test_open_bounds_stay_when_the_other_is_bad():
    assert from_query({"from": "2020", "to": "?"})[0].since == 2020


def test_double_entries_are_one():
    assert from_query("regions=1,2,1")[0].regions == ("1", "2")
