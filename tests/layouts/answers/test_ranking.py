from dataclasses import replace

import plotly.graph_objects as go
import pytest

from compare.answers.ranking import ranking
from compare.model.palette import LIGHT
from layouts.answers.ranking import ROW, ranking_figure
from layouts.answers.ranking_bars import VALUE_LABEL, span
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

FOUR = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2022", 6.5),
    fact("全国", "2023", 7.23),
    fact("全国", "2022", 6.92),
)
TARGET = fact("株洲市", "2023", 8.0, status="target")


def drawn(*facts, **view):
    chosen = beds(**view)
    return go.Figure(ranking_figure(ranking(table(*facts), CATALOGUE, chosen), chosen.lang, LIGHT))


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def labels(figure):
    return [note.text for note in figure.layout.annotations if note.name == VALUE_LABEL]


def test_bars_are_the_values_best_on_top():
    figure = drawn(*FOUR)
    assert list(trace(figure, "values").x) == [7.71, 7.02]
    assert list(trace(figure, "values").y) == [0, 1]
    assert list(figure.layout.yaxis.ticktext) == ["1  株洲市", "2  湘潭市"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_the_axis_begins_at_zero():
    low, high = span(ranking(table(*FOUR), CATALOGUE, beds()))
    assert low == 0
    assert high > 7.71


def test_colour_tells_better_from_worse_only_against_the_nation():
    assert list(trace(drawn(*FOUR), "values").marker.color) == [LIGHT.better, LIGHT.worse]
    assert set(trace(drawn(*FOUR[:2]), "values").marker.color) == {LIGHT.neutral}


def test_the_nation_is_a_line_with_its_year():
    figure = drawn(*FOUR)
    assert figure.layout.shapes[0].x0 == 7.23
    assert "全国 7.23（2023）" in [note.text for note in figure.layout.annotations]
    assert not drawn(*FOUR, nation=False).layout.shapes


def test_another_year_is_written_at_the_bar():
    assert labels(drawn(*FOUR, year="latest")) == ["7.71", "7.02", "6.5 (2022)"]


def test_bounds_end_in_an_arrow():
    figure = drawn(fact("株洲市", "2023", 5.0, qualifier=">"), fact("湘潭市", "2023", 4.0))
    assert list(trace(figure, "bounds").marker.symbol) == ["triangle-right"]
    assert ">5 (界限值)" in labels(figure)


def test_derived_values_are_hollow():
    bars = trace(drawn(fact("株洲市", "2023", 5.0, status="derived"), derived=True), "values")
    assert bars.marker.color == ("rgba(0,0,0,0)",)
    assert bars.marker.line.width == (1.5,)


def test_targets_are_diamonds():
    figure = drawn(*FOUR, TARGET)
    assert list(trace(figure, "targets").x) == [8.0]
    assert not len(trace(drawn(*FOUR, TARGET, targets=False), "targets").x)


def test_part_year_values_stand_below_without_rank():
    figure = drawn(*FOUR[:2], fact("荆州市", "2023-01/2023-10", 9.0), part_year=True)
    assert list(figure.layout.yaxis.ticktext)[-1] == "荆州市"
    assert labels(figure)[-1] == "9 (1–10月)"


def test_a_mark_leads_to_its_fact():
    answer = ranking(table(*FOUR), CATALOGUE, beds())
    figure = go.Figure(ranking_figure(answer, "zh", LIGHT))
    assert list(trace(figure, "values").customdata) == [mark.fact_id for mark in answer.marks]


@pytest.mark.parametrize("count", [1, 12, 60])
def test_the_height_grows_with_the_rows(count):
    codes = [f"4302{number:02d}" for number in range(count)]
    facts = [
        replace(fact("株洲市", "2023", 5.0 + n), region_code=code, region=f"区{n}") for n, code in enumerate(codes)
    ]
    figure = drawn(*facts)
    assert figure.layout.height >= ROW * count


def test_a_name_from_a_report_is_no_markup():
    text = trace(drawn(fact("株洲市", "2023", 5.0, source_title="<b>a & b</b>")), "values").hovertext[0]
    assert "&lt;b&gt;a &amp; b&lt;/b&gt;" in text


def test_a_label_that_a_target_would_cover_stands_inside_its_bar():
    figure = drawn(*FOUR, TARGET)
    note = next(note for note in figure.layout.annotations if note.name == VALUE_LABEL and note.y == 0)
    assert (note.x, note.xanchor, note.font.color) == (7.71, "right", LIGHT.surface)


def test_a_label_behind_a_far_target_stays_outside():
    figure = drawn(*FOUR, replace(TARGET, value=12.0))
    note = next(note for note in figure.layout.annotations if note.name == VALUE_LABEL and note.y == 0)
    assert (note.x, note.xanchor) == (7.71, "left")
