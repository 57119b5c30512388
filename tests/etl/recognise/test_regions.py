"""Regions: names of divisions and words that point at one, with the part they play."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.catalogue import load
from etl.recognise import regions
from tests.etl.recognise import notation

TEXTS = st.lists(
    st.sampled_from(["吉林市", "吉林", "全市", "我省", "全国", "朝阳区", "低于", "的医院", "第3位", "，", "恩施州"]),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("row", notation.cases("regions"))
def test_corpus(row: dict[str, str]) -> None:
    found = regions.find(row["text"])
    assert notation.join([notation.region(row["text"], m) for m in found]) == row["expected"]


@given(TEXTS | st.text())
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    found = regions.find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.sampled_from(list(load().divisions.values())))
def test_every_division_is_found_by_its_name(division) -> None:  # type: ignore[no-untyped-def]
    found = regions.find(f"{division.name}，")
    if division.name in ("城区", "郊区", "矿区"):
        assert found == []  # plain words of prose
    else:
        assert [(m.start, m.end) for m in found] == [(0, len(division.name))]
        assert division.code in found[0].codes


def test_short_names_are_found_where_a_place_is_expected() -> None:
    text = "宜宾年度公报"
    assert [notation.region(text, m) for m in regions.find_short(text)] == ["宜宾=511500"]
    assert regions.find(text) == []


def test_a_full_name_is_not_found_again_by_its_short_one() -> None:
    assert regions.find_short("宜宾市年度公报") == []


def test_a_long_text_is_read_to_its_end() -> None:
    assert len(regions.find("绍兴市设床6张，" * 2000)) == 2000
