import json
from dataclasses import replace

import pytest
from dash import html
from plotly.io.json import to_json_plotly

from compare.answers.evidence import evidence
from layouts.screens.evidence import evidence_panel, quoted
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

TEXT = "去年，每千人口床位数7.71张。"
START = TEXT.index("7.71")


def found(**more):
    stated = {"quote": TEXT, "start": START, "end": START + 4, **more}
    facts = table(fact("株洲市", "2023", 7.71, **stated), fact("全国", "2023", 7.23))
    wanted = facts.loc[facts["region_code"] == "430200", "fact_id"].iloc[0]
    return evidence(
        facts,
        CATALOGUE,
        beds(),
        wanted,
        {"doc": "a.md", "text": TEXT, "title": "报告", "publisher": "", "published": "", "url": ""},
    )


def text(parts):
    return "".join(part.children if isinstance(part, html.Mark) else part for part in parts)


def printed(panel):
    return json.dumps(json.loads(to_json_plotly(panel)), ensure_ascii=False)


def test_the_number_is_highlighted_in_its_sentence():
    parts = quoted(found()).children
    assert text(parts) == TEXT
    assert [part.children for part in parts if isinstance(part, html.Mark)] == ["7.71"]


def test_a_row_of_a_table_stands_as_its_cells():
    row = "株洲市\t2023\t\t7.71"
    cells = quoted(replace(found(), quote=row, highlight=(10, 14))).children
    assert [text(cell.children) for cell in cells] == ["株洲市", "2023", "7.71"]
    assert [part.children for part in cells[-1].children if isinstance(part, html.Mark)] == ["7.71"]


def test_an_unseen_source_is_said_plainly():
    assert "未见原始公开页" in printed(evidence_panel(found(flags=("source_unseen",)), "zh"))
    assert "未见原始公开页" not in printed(evidence_panel(found(), "zh"))


@pytest.mark.parametrize(
    ("url", "linked"), [("https://a.example/b", True), ("javascript:alert(1)", False), ("", False)]
)
def test_only_web_addresses_are_links(url, linked):
    shown = printed(evidence_panel(found(source_url=url), "zh"))
    assert ("打开原始页面" in shown) == linked
    assert ("javascript" in shown) is False


def test_the_panel_leads_to_the_whole_document():
    wanted = found().mark.fact_id
    assert f"/evidence?doc=a.md&fact={wanted}" in printed(evidence_panel(found(), "zh"))
    assert "lang=en" in printed(evidence_panel(found(), "en"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"year": None, "period": ""}, "未写明年份"),
        ({"value": None}, "未取数值"),
        ({"region": "", "region_code": ""}, "未定地区"),
    ],
)
def test_missing_year_region_or_value_is_stated(change, said):
    facts = table(replace(fact("株洲市", "2023", 7.71, quote=TEXT), **change))
    panel = printed(evidence_panel(evidence(facts, CATALOGUE, beds(), facts["fact_id"].item()), "zh"))
    assert said in panel
    assert "nan" not in panel


def test_the_rule_and_the_confidence_are_shown():
    assert "把握 0.90" in printed(evidence_panel(found(), "zh"))
