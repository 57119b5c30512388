from dataclasses import replace

import plotly.graph_objects as go

from compare.answers.trend import COLOURED, trend
from compare.model.palette import LIGHT
from layouts.answers.trend import trend_figure
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

YEARS = (
    fact("株洲市", "2020", 7.0),
    fact("株洲市", "2021", 7.2),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("全国", "2022", 6.92),
    fact("全国", "2023", 7.23),
)


def drawn(*facts, **view):
    chosen = beds(tab="trend", **view)
    return go.Figure(trend_figure(trend(table(*facts), CATALOGUE, chosen), chosen.lang, LIGHT))


def line(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_gaps_stay_gaps():
    zhuzhou = line(drawn(*YEARS), "株洲市")
    assert list(zhuzhou.x) == [2020, 2021, 2022, 2023]
    assert list(zhuzhou.y) == [7.0, 7.2, None, 7.71]
    assert zhuzhou.connectgaps is False


def test_the_nation_is_a_dashed_line_and_can_be_left_out():
    assert line(drawn(*YEARS), "全国").line.dash == "dash"
    assert "全国" not in [trace.name for trace in drawn(*YEARS, nation=False).data]


def test_lines_are_labelled_at_their_ends():
    texts = [note.text for note in drawn(*YEARS).layout.annotations]
    assert {"株洲市", "湘潭市", "全国"} <= set(texts)


def test_a_line_that_ends_early_says_when():
    figure = drawn(fact("株洲市", "2020", 7.0), fact("湘潭市", "2023", 7.02))
    assert "株洲市 (2020)" in [note.text for note in figure.layout.annotations]


def test_many_lines_are_grey_and_only_the_outer_ones_labelled():
    count = COLOURED + 3
    facts = [
        replace(fact("株洲市", "2023", n + 1.0), region_code=f"4302{n:02d}", region=f"区{n}") for n in range(count)
    ]
    figure = drawn(*facts)
    assert {trace.line.color for trace in figure.data} == {LIGHT.neutral}
    assert sum(note.x == 1 for note in figure.layout.annotations) == 2


def test_targets_are_diamonds_in_their_year():
    targets = line(drawn(*YEARS, fact("株洲市", "2025", 8.0, status="target")), "targets")
    assert (list(targets.x), list(targets.y)) == ([2025], [8.0])


def test_bounds_point_to_where_the_value_may_lie():
    figure = drawn(fact("株洲市", "2022", 7.0), fact("株洲市", "2023", 7.0, qualifier="<="))
    assert line(figure, "株洲市").marker.symbol == ("circle", "triangle-down")


def test_a_large_count_has_a_readable_axis():
    facts = [fact("株洲市", year, value, "births") for year, value in (("2022", 30000.0), ("2023", 24500.0))]
    figure = drawn(*facts, indicators=("births",))
    assert "万人" in [note.text for note in figure.layout.annotations]
    assert all(float(text) < 10 for text in figure.layout.yaxis.ticktext)


def test_a_labelled_line_says_its_year_when_an_unlabelled_one_goes_on():
    count = COLOURED + 3
    codes = [f"4302{n:02d}" for n in range(count)]
    facts = [
        replace(fact("株洲市", "2023" if 0 < n < count - 1 else "2020", n + 1.0), region_code=code, region=f"区{n}")
        for n, code in enumerate(codes)
    ]
    labels = [note.text for note in drawn(*facts).layout.annotations if note.x == 1]
    assert len(labels) == 2
    assert all(label.endswith("(2020)") for label in labels)


def test_doubtful_points_are_told_apart():
    figure = drawn(fact("株洲市", "2022", 7.0), fact("株洲市", "2023", 7.1, flags=("source_unseen",)))
    assert line(figure, "株洲市").marker.symbol == ("circle", "circle-x-open")


def test_a_line_breaks_where_the_population_base_changes():
    years = [
        fact("株洲市", f"{year}", 7.0, subgroup=base) for year, base in ((2020, "户籍人口"), (2021, ""), (2022, ""))
    ]
    trace = line(drawn(*years), "株洲市")
    assert list(trace.x) == [2020, 2020.5, 2021, 2022]
    assert list(trace.y) == [7.0, None, 7.0, 7.0]
    assert trace.customdata[1] is None
