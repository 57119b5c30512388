"""Regions: names of divisions and words that point at one, with the part they play."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.catalogue import load
from etl.recognise import regions
from tests.etl.recognise import notation

PLAIN_WORDS = ("城区", "郊区", "矿区", "东区", "西区", "新城区", "老城区")
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


def test_every_division_is_found_by_its_name() -> None:
    named = [division for division in load().divisions.values() if division.name not in PLAIN_WORDS]
    for division in named:
        (found,) = regions.find(f"{division.name}，")
        assert (found.start, found.end, division.code in found.codes) == (0, len(division.name), True)


@pytest.mark.parametrize("word", PLAIN_WORDS)
def test_a_name_that_is_a_plain_word_is_no_mention(word: str) -> None:
    assert regions.find(f"{word}居民") == []


def test_short_names_are_found_where_a_place_is_expected() -> None:
    text = "宜宾年度公报"
    assert [notation.region(text, m) for m in regions.find_short(text)] == ["宜宾=511500"]
    assert regions.find(text) == []


def test_a_full_name_is_not_found_again_by_its_short_one() -> None:
    assert regions.find_short("宜宾市年度公报") == []


def test_a_long_text_is_read_to_its_end() -> None:
    assert len(regions.find("绍兴市设床6张，" * 2000)) == 2000


@pytest.mark.parametrize("level", ["省份", "城市", "地市", "市州", "县市", "省", "市", "县", "区", "州"])
def test_the_quick_look_for_counted_lists_misses_no_level(level: str) -> None:
    for count in ("三", "十二", "3", "12个"):
        assert regions._COUNTED.search(f"广州、深圳、东莞{count}{level}")
