"""Periods: years, parts of years and words for them, with the part they play."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.recognise import periods
from etl.recognise.periods import Period
from tests.etl.recognise import notation

TEXTS = st.lists(
    st.sampled_from(
        [
            "2031年",
            "2029-",
            "1月",
            "31日",
            "截至",
            "比",
            "到",
            "去年",
            "十四五",
            "末",
            "上半年",
            "13月",
            "以来",
            "《",
            "》",
            "9",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("row", notation.cases("periods"))
def test_corpus(row: dict[str, str]) -> None:
    found = periods.find(row["text"])
    assert notation.join([notation.period(row["text"], p) for p in found]) == row["expected"]


@given(TEXTS | st.text())
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    found = periods.find(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(TEXTS)
def test_months_and_days_are_possible(text: str) -> None:
    for period in periods.find(text):
        first, last = period.months or (1, 12)
        assert 1 <= first <= last <= 12
        assert period.day is None or 1 <= period.day <= 31


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period(0, 5), "2031"),
        (Period(0, 5, months=(1, 12)), "2031"),
        (Period(0, 5, months=(1, 10)), "2031-01/2031-10"),
        (Period(0, 5, months=(7, 7)), "2031-07"),
        (Period(0, 5, months=(3, 3), day=5), "2031-03-05"),
        (Period(0, 5, months=(1, 1), up_to=True), "2031-01/2031-01"),
    ],
)
def test_label(period: Period, label: str) -> None:
    assert period.label(2031) == label


def test_a_long_text_is_read_to_its_end() -> None:
    assert len(periods.find("2031年设床6张，" * 2000)) == 2000
