"""Alignment: which numbers and which indicators form a list."""

import pytest

from etl.link.align import expand_heads, groups, head_list, leftover
from etl.recognise import indicators
from etl.recognise.quantities import find


def grouped(text: str) -> list[list[str]]:
    return [[text[q.start : q.end] + q.unit for q in g.items] for g in groups(text, find.find(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别为6.1张、3.2人和3.6人。", [["6.1张", "3.2人", "3.6人"]]),
        ("分别为61%、72%。", [["61%%", "72%%"]]),
        ("分别达到6.1、7.2和8.3岁。", [["6.1岁", "7.2岁", "8.3岁"]]),
        ("床位61张，护士32人。", [["61张"], ["32人"]]),
        ("超过61张、约32人。", [["61张", "32人"]]),
    ],
)
def test_groups(text: str, expected: list[list[str]]) -> None:
    assert grouped(text) == expected


def test_a_list_spans_the_words_that_qualify_it() -> None:
    text = "分别超过61%、72%以上。"
    (group,) = groups(text, find.find(text))
    assert text[group.start : group.end] == "超过61%、72%以上"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("婴儿死亡率、新生儿死亡率和孕产妇死亡率", ["婴儿死亡率", "新生儿死亡率", "孕产妇死亡率"]),
        ("婴儿死亡率下降，新生儿死亡率、孕产妇死亡率", ["新生儿死亡率", "孕产妇死亡率"]),
        ("婴儿死亡率", ["婴儿死亡率"]),
    ],
)
def test_head_list(text: str, expected: list[str]) -> None:
    assert [m.alias for m in head_list(text, indicators.find(text))] == expected


def test_elided_members_of_a_list_are_completed() -> None:
    text = "新生儿、婴儿和5岁以下儿童死亡率分别为"
    heads = expand_heads(text, 0, indicators.find(text)[-1:], 3)
    assert [m.ids[0] for m in heads] == ["neonatal_mortality_rate", "infant_mortality_rate", "under5_mortality_rate"]


def test_heads_stay_as_they_are_where_the_number_cannot_be_named() -> None:
    text = "城市、农村和5岁以下儿童死亡率分别为"
    heads = indicators.find(text)[-1:]
    assert expand_heads(text, 0, heads, 3) == heads


@pytest.mark.parametrize(("text", "rest"), [("分别达到", ""), ("，稳定在", ""), ("的培训班", "培训班")])
def test_leftover(text: str, rest: str) -> None:
    assert leftover(text) == rest
