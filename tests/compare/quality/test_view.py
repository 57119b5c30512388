from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.quality.view import KINDS, QualityView, from_query, to_query
from etl.model.messages import Language

views = st.builds(
    QualityView,
    kind=st.sampled_from(["", *KINDS]),
    flag=st.sampled_from(["", "conflict", "no_year", "a_flag_of_tomorrow"]),
    q=st.text(),
    lang=st.sampled_from(get_args(Language)),
)


@given(views)
def test_a_view_survives_its_query(view: QualityView):
    assert from_query(to_query(view)) == (view, [])


@given(st.text())
def test_any_text_gives_a_view_that_survives(text: str):
    view, bad = from_query(text)
    assert from_query(to_query(view)) == (view, [])
    assert set(bad) <= {"kind", "flag", "lang"}


@pytest.mark.parametrize(
    ("query", "view", "bad"),
    [
        ("", QualityView(), []),
        ("?kind=mixed&q=beds", QualityView("mixed", q="beds"), []),
        ("kind=everything", QualityView(), ["kind"]),
        ("kind=flagged&flag=<script>", QualityView("flagged"), ["flag"]),
        ("fact=abc&kind=conflict", QualityView("conflict"), []),
    ],
)
def test_queries(query: str, view: QualityView, bad: list[str]):
    assert from_query(query) == (view, bad)
