import json

import pytest
from dash import html
from plotly.io.json import to_json_plotly

from compare.answers.profile import profile
from layouts.answers.profile_table import dot_class, profile_table
from tests.support.comparison_samples import CATALOGUE, beds, fact
from tests.support.comparison_samples import table as facts_table

FACTS = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2023", 6.0),
    fact("全国", "2023", 7.23),
    fact("全国", "2025", 7.4, status="target"),
    fact("株洲市", "2023", 9, "births"),
)


def shown(*facts, **view):
    chosen = beds(**{"tab": "profile", "focus": "430200", **view})
    return profile(facts_table(*(facts or FACTS)), CATALOGUE, chosen), chosen


def parts(answer, view, kind):
    return [part for part in profile_table(answer, view, "")._traverse() if isinstance(part, kind)]


def printed(component):
    return json.dumps(json.loads(to_json_plotly(component)), ensure_ascii=False)


def test_every_mark_leads_to_its_fact():
    answer, view = shown()
    leading = {button.to_plotly_json()["props"]["data-fact"] for button in parts(answer, view, html.Button)}
    assert leading == {mark.fact_id for mark in answer.drawn()}


def test_the_dot_stands_where_the_scale_says():
    answer, view = shown()
    dot = next(button for button in parts(answer, view, html.Button) if (button.className or "").startswith("dot"))
    assert dot.className == "dot better"
    assert dot.style["left"] == f"{answer.rows[0].spine.value_at * 100:.2f}%"


def test_a_row_shows_value_nation_target_with_its_year_and_rank():
    answer, view = shown()
    text = printed(profile_table(answer, view, "summary"))
    for words in ("7.71", "7.23", "7.4 (2025)", "1/3", "最差：荆州市 6 张/千人 (2023)", "summary"):
        assert words in text


def test_without_peers_the_spine_says_so():
    answer, view = shown()
    assert printed(profile_table(answer, view, "")).count("无可比") == 1


@pytest.mark.parametrize(("sort", "groups"), [("category", 1), ("standing", 0)])
def test_categories_head_the_rows_only_when_sorted_by_them(sort, groups):
    answer, view = shown(sort=sort)
    assert sum(getattr(row, "className", "") == "group" for row in parts(answer, view, html.Tr)) == groups


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "dot better"),
        ({"qualifier": ">"}, "dot better bound-up"),
        ({"qualifier": "<"}, "dot unknown bound-down"),
        ({"status": "derived"}, "dot better derived"),
    ],
)
def test_the_shape_of_the_dot(more, expected):
    answer, _ = shown(fact("株洲市", "2023", 7.71, **more), fact("全国", "2023", 7.23), derived=True)
    assert dot_class(answer.rows[0].mark) == expected


def subject(answer, view):
    return answer.subject(view)


def test_the_subline_says_whose_profile_and_beside_which_regions():
    assert subject(*shown()) == "株洲市 · 2 个指标 · 与有数据的城市比较"


def test_a_region_without_value_has_nothing_to_draw():
    assert shown(focus="350100")[0].empty
