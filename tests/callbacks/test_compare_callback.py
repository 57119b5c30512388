import json
import logging

import pytest
from dash import dcc
from plotly.io.json import to_json_plotly

from callbacks.compare import answer_parts
from callbacks.evidence import panel_of
from callbacks.export import file_name
from callbacks.routing import screen_content
from callbacks.services import Services, read_view
from compare.answers.questions import question
from compare.answers.selection import default_indicator


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


@pytest.mark.parametrize("tab", ["rank", "trend", "change", "relation", "table"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_tab_answers_in_both_languages(services, tab, lang):
    shown = answer_parts(f"?indicators=infant_mortality_rate&tab={tab}&lang={lang}", "light", services)
    assert ("婴儿死亡率" if lang == "zh" else "Infant mortality rate") in shown["subline"]
    assert shown["footer"]
    assert f"tab-{tab}" in shown["panel"]


def test_the_default_indicator_is_the_best_covered(services):
    counts = {id: len(services.store.coverage(id).regions) for id in services.store.indicators_with_data()}
    assert counts[default_indicator(services.store)] == max(counts.values())


def test_bad_settings_fall_back_with_a_notice(services):
    view, notice = read_view("?year=soon&indicators=nonsense&regions=430200,999999", services)
    assert view.year == "latest"
    assert view.regions == ("430200",)
    assert "year" in notice
    assert "nonsense" in notice
    assert "999999" in notice


def test_good_settings_need_no_notice(services):
    assert read_view("?indicators=infant_mortality_rate&year=2023&fact=abc", services)[1] == ""


def test_dark_charts_have_the_dark_colours(services):
    dark, light = (printed(answer_parts("", scheme, services)["body"]) for scheme in ("dark", "light"))
    assert "#e7ebef" in dark
    assert "#e7ebef" not in light


def test_every_mark_of_a_chart_has_evidence(services):
    shown = answer_parts("?indicators=infant_mortality_rate&year=latest", "light", services)
    graph = next(part for part in shown["body"]._traverse() if isinstance(part, dcc.Graph))
    facts = graph.figure["data"][0]["customdata"]
    assert len(facts) > 3
    assert all("blockquote" in printed(panel_of(fact, "zh", services)).lower() for fact in facts)


def test_an_unknown_fact_is_shown_politely(services):
    assert "没有这条数据" in printed(panel_of("ffffffffffff", "zh", services))


def test_a_missing_snapshot_says_what_to_run(tmp_path):
    empty = Services.of(tmp_path)
    assert "python -m etl run" in printed(screen_content("/", "zh", "", empty))
    assert "python -m etl run" in printed(answer_parts("", "light", empty)["body"])


def test_a_failing_answer_is_reported_and_logged(services, monkeypatch, caplog):
    monkeypatch.setattr(type(question("rank")), "answer", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR):
        assert "这次没有算出结果" in printed(answer_parts("", "light", services)["body"])
    assert "ZeroDivisionError" in caplog.text


def test_the_overview_links_to_comparisons_that_answer(services):
    links = [part.href for part in screen_content("/", "zh", "", services)[2]._traverse() if isinstance(part, dcc.Link)]
    assert links
    for link in links:
        assert isinstance(answer_parts(link.removeprefix("/compare"), "light", services)["body"].children, list)


def test_an_unknown_path_is_reported(services):
    assert "/nowhere" in printed(screen_content("/nowhere", "zh", "", services))


def test_a_file_name_has_no_letter_that_a_file_system_refuses(services):
    view, _ = read_view("?indicators=infant_mortality_rate&year=2023", services)
    assert file_name(view, services) == "婴儿死亡率-排名-2023.xlsx"
