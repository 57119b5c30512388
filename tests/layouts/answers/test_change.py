from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go

from compare.answers.change import CROWD, two_years
from compare.model.palette import LIGHT
from layouts.answers.change import change_figure, chart_height, labelled_movements
from layouts.answers.change_grid import change_grid
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

FACTS = (
    fact("株洲市", "2019", 6.5),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2019", 7.9),
    fact("湘潭市", "2023", 7.8, flags=("source_unseen",)),
    fact("荆州市", "2019", 5.0),
    fact("松原市", "2019", 5.0),
    fact("松原市", "2023", 6.0, qualifier=">"),
    fact("全国", "2019", 6.3),
    fact("全国", "2023", 7.23),
)


def answered(*facts, **view):
    return two_years(table(*facts), CATALOGUE, beds(tab="change", **view))


def drawn(*facts, **view):
    return go.Figure(change_figure(answered(*facts, **view), "zh", LIGHT))


def trace(figure, name):
    return next(found for found in figure.data if found.name == name)


def crowd(count):
    facts = []
    for n in range(count):
        for year, value in (("2019", 1.0 + n), ("2023", 2.0 + n + (n == 3) * 9)):
            facts.append(replace(fact("株洲市", year, value), region_code=f"4302{n:02d}", region=f"区{n}"))
    return facts


def test_slopes_are_coloured_by_what_the_movement_means():
    figure = drawn(*FACTS)
    assert (list(trace(figure, "better").y), trace(figure, "better").line.color) == ([6.5, 7.71], LIGHT.better)
    assert (list(trace(figure, "worse").y), trace(figure, "worse").line.color) == ([7.9, 7.8], LIGHT.worse)
    assert (list(trace(figure, "unmoved").y), trace(figure, "unmoved").line.color) == ([5.0, 6.0], LIGHT.neutral)


def test_lower_is_better_where_it_is():
    facts = [fact("株洲市", year, value, "infant_mortality_rate") for year, value in (("2019", 3.0), ("2023", 2.0))]
    assert drawn(*facts, indicators=("infant_mortality_rate",)).data[0].name == "better"


def test_the_nation_is_dashed_and_every_end_leads_to_its_fact():
    figure = drawn(*FACTS)
    assert trace(figure, "nation").line.dash == "dash"
    assert all(len(fact) == 12 for found in figure.data for fact in found.customdata if fact)
    assert "nation" not in [found.name for found in drawn(*FACTS, nation=False).data]


def test_marks_show_bounds_and_doubts():
    figure = drawn(*FACTS)
    assert list(trace(figure, "unmoved").marker.symbol) == ["circle", "triangle-up"]
    assert list(trace(figure, "worse").marker.symbol) == ["circle", "circle-x-open"]


def test_labels_stand_apart_on_both_sides():
    facts = [found for n in range(12) for found in crowd(12)[2 * n : 2 * n + 2]]
    figure = drawn(*(replace(found, value=5 + found.value / 1000) for found in facts))
    height = chart_height(answered(*facts)) - 64
    low, high = figure.layout.yaxis.range
    for side in (0, 1):
        places = sorted(note.y for note in figure.layout.annotations if note.yref != "paper" and round(note.x) == side)
        assert len(places) == 12
        assert all((b - a) / (high - low) * height > 14 for a, b in pairwise(places))


def test_a_crowd_is_grey_but_for_the_outermost():
    answer = answered(*crowd(CROWD + 5))
    assert {move.after.region for move in labelled_movements(answer)} == {"株洲市", "区29", "区3"}
    figure = drawn(*crowd(CROWD + 5))
    assert trace(figure, "others").line.color == LIGHT.neutral
    assert sum(fact is not None for fact in trace(figure, "others").customdata) == 2 * (CROWD + 5 - 3)


def test_the_diamond_stands_at_the_last_year():
    diamonds = trace(drawn(*FACTS, fact("株洲市", "2023", 8.0, status="target")), "targets")
    assert (list(diamonds.x), list(diamonds.y)) == ([1], [8.0])


def test_a_target_is_labelled_as_one():
    figure = drawn(*FACTS, fact("株洲市", "2023", 8.0, status="target"))
    assert "8  株洲市目标" in [note.text for note in figure.layout.annotations]


def test_gaps_part_the_lines_of_one_colour():
    figure = drawn(*FACTS[:2], fact("荆州市", "2019", 5.0), fact("荆州市", "2023", 5.5))
    assert list(trace(figure, "better").y) == [6.5, 7.71, None, 5.0, 5.5]
    assert list(trace(figure, "better").x) == [0, 1, None, 0, 1]


def test_another_population_is_not_joined_by_a_line():
    facts = (fact("株洲市", "2019", 6.5, subgroup="户籍人口"), fact("株洲市", "2023", 7.7))
    assert list(trace(drawn(*facts), "unmoved").y) == [6.5, None, 7.7]


def test_the_grid_says_what_lies_between_and_why_where_nothing_does():
    grid = change_grid(answered(*FACTS), "zh")
    rows = {row["region"]: row for row in grid.rowData}
    assert (rows["株洲市"]["absolute_text"], rows["株洲市"]["relative_text"]) == ("+1.21", "+18.6%")
    assert (rows["松原市"]["absolute"], rows["松原市"]["absolute_text"]) == (None, "— 界限值")
    assert rows["荆州市"]["absolute_text"] == "— 缺 2023 年"
    assert "last_fact" not in rows["荆州市"]
    assert [row["region"] for row in grid.dashGridOptions["pinnedTopRowData"]] == ["全国"]
    assert rows["株洲市"]["first_fact"] != rows["株洲市"]["last_fact"]
    assert grid.columnDefs[3]["headerName"] == "变化（张/千人）"


def test_a_change_from_a_derived_value_says_so():
    facts = (fact("株洲市", "2019", 6.5, status="derived"), fact("株洲市", "2023", 7.7))
    (row,) = change_grid(answered(*facts, derived=True), "zh").rowData
    assert row["absolute_text"] == "+1.2（推算）"
