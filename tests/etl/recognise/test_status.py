"""Status cues: the words that say whether a figure is achieved, planned, supposed or forecast."""

import csv
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.resources import WORDING
from etl.recognise import status
from tests.etl.recognise import notation

TEXTS = st.lists(
    st.sampled_from(["力争", "争取", "计划", "目标", "任务", "应", "达到", "将", "新增", "，"]), max_size=20
).map("".join)


@pytest.mark.parametrize("row", notation.cases("status"))
def test_corpus(row: dict[str, str]) -> None:
    found = status.find(row["text"], row["place"])
    assert notation.join([notation.cue(row["text"], c) for c in found]) == row["expected"]


@given(TEXTS | st.text())
def test_cues_stand_in_order_inside_the_text(text: str) -> None:
    found = status.find(text)
    assert all(text[c.start : c.end] == c.word for c in found)
    assert all(one.end <= two.start or one.start == two.start for one, two in pairwise(found))


def test_a_place_without_cues_is_refused() -> None:
    with pytest.raises(KeyError):
        status.find("力争", "footnote")


def test_no_cue_is_listed_twice() -> None:
    with (WORDING / "cues.csv").open(encoding="utf-8", newline="") as file:
        counts = Counter((row["cue"], row["word"], row["scope"]) for row in csv.DictReader(file))
    assert [row for row, count in counts.items() if count > 1] == []
