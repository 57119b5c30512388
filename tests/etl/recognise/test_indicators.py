"""Indicators: the longest names of the catalogue, near misses kept apart."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.catalogue import load
from etl.recognise import indicators
from tests.etl.recognise import notation

TEXTS = st.lists(
    st.sampled_from(
        ["婴儿", "新生儿", "死亡率", "每千人口", "床位", "数", "管理率", "的", "护士", "和", "5岁以下儿童", "(中心)"]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize("row", notation.cases("indicators"))
def test_corpus(row: dict[str, str]) -> None:
    found = indicators.find(row["text"])
    assert notation.join([notation.indicator(row["text"], m) for m in found]) == row["expected"]


def _bare(name: str) -> str:
    """Return a name without its 的 and without the brackets that may stand within any name."""
    return re.sub(r"\((?:中心|专家|(?:不?含|不?包括|按)[^()]+)\)", "", name).replace("的", "")


@given(TEXTS | st.text())
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    found = indicators.find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(_bare(text[m.start : m.end]) in (_bare(m.alias), m.alias.replace("的", "")) for m in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("indicator", load().indicators.values(), ids=lambda indicator: indicator.id)
def test_every_indicator_is_found_by_its_name(indicator) -> None:  # type: ignore[no-untyped-def]
    name = indicators.spelled(indicator.name_zh)
    assert [(m.start, m.end, indicator.id in m.ids) for m in indicators.find(name)] == [(0, len(name), True)]


@pytest.mark.parametrize(
    ("alias", "parts"),
    [
        ("每千人口注册护士数", ("每千人口", "注册护士数")),
        ("千人均床位", ("每千人口", "床位")),
        ("每万人口全科医生数", ("每万人口", "全科医生数")),
        ("注册护士数", ("", "注册护士数")),
    ],
)
def test_per_capita_head(alias: str, parts: tuple[str, str]) -> None:
    assert indicators.per_capita_head(alias) == parts


def test_an_elided_head_is_put_before_the_name() -> None:
    assert indicators.lexicon().with_head("每千人口", "注册护士") == ("nurses_per_1000",)
    assert indicators.lexicon().with_head("每千人口", "救护车辆") == ()


def test_a_long_text_is_read_to_its_end() -> None:
    assert len(indicators.find("婴儿死亡率下降，" * 2000)) == 2000


def test_the_quick_test_of_edges_misses_no_name() -> None:
    lexicon = indicators.lexicon()
    assert all(lexicon.may_begin(name) and lexicon.may_end(name) for name in lexicon.names)
    assert not lexicon.may_end("不是名称")
