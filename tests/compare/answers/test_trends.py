from compare.answers.trend import Trend
from compare.answers.trends import PANELS, Trends, trends
from compare.model.view import View
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
FACTS = (
    fact("株洲市", "2019", 6.5, X),
    fact("株洲市", "2023", 7.7, X),
    fact("湘潭市", "2021", 7.9, X),
    fact("湘潭市", "2022", 7.8, X),
    fact("株洲市", "2018", 3.0, Y),
    fact("株洲市", "2021", 2.1, Y),
    fact("全国", "2021", 6.7, X),
)


def follow(*facts, indicators=(X, Y), **view) -> Trends:
    answer = trends(table(*(facts or FACTS)), CATALOGUE, View(indicators=indicators, tab="trend", **view))
    assert isinstance(answer, Trends)
    return answer


def keys(answer):
    return [caveat.key for caveat in answer.caveats]


def test_a_panel_an_indicator_over_all_years():
    answer = follow()
    assert [(panel.indicator.id, panel.years) for panel in answer.panels] == [
        (X, (2019, 2020, 2021, 2022, 2023)),
        (Y, (2018, 2019, 2020, 2021)),
    ]
    assert answer.years == (2018, 2019, 2020, 2021, 2022, 2023)
    assert answer.about == tuple(panel.indicator for panel in answer.panels)


def test_one_indicator_is_a_trend():
    assert isinstance(trends(table(*FACTS), CATALOGUE, View(indicators=(X,))), Trend)


def test_changes_are_counted_by_what_they_mean():
    finding = follow().finding
    assert finding.text() == ("2018–2023 年，2 个地区 2 个指标的 3 项变化中，2 项向好、1 项向差")
    births = [fact("株洲市", year, value, "births") for year, value in (("2020", 100), ("2021", 90))]
    assert follow(*FACTS, *births, indicators=(X, "births")).finding.params["rest"] == 1


def test_one_region_is_named():
    finding = follow(regions=("430200",)).finding
    assert (finding.key, finding.params["regions"], finding.params["better"]) == ("finding.trends.one", "株洲市", 2)


def test_bounds_and_other_populations_are_no_changes():
    facts = (
        fact("株洲市", "2019", 6.5, X, subgroup="户籍人口"),
        fact("株洲市", "2023", 7.7, X),
        fact("湘潭市", "2019", 2.0, Y, qualifier=">"),
        fact("湘潭市", "2023", 1.0, Y),
    )
    assert follow(*facts).finding.key == "finding.trends.short"


def test_a_region_is_missing_only_where_no_panel_has_it():
    answer = follow(regions=("430200", "430300", "220700"))
    assert [place.name for place in answer.missing] == ["松原市"]
    assert [place.name for place in answer.panels[1].missing] == ["湘潭市", "松原市"]


def test_what_the_panels_say_is_said_once():
    answer = follow(*FACTS, fact("株洲市", "2023", 100, "births"), indicators=(X, Y, "births"))
    assert keys(answer).count("caveat.total") == 1
    found = next(caveat for caveat in answer.caveats if caveat.key == "caveat.trends.no_nation")
    assert found.params["indicators"] == "婴儿死亡率"
    assert keys(answer)[-1] == "caveat.not_tested"


def test_what_switches_leave_out_is_counted_over_all_panels():
    left = [fact("株洲市", "2022-01/2022-06", 3.0, id) for id in (X, Y)]
    found = next(c for c in follow(*FACTS, *left).caveats if c.key == "caveat.part_year_left_out")
    assert found.params["count"] == 2


def test_nothing_to_follow():
    answer = follow(regions=("220700",))
    assert (answer.years, answer.finding.key) == ((2021,), "finding.none")


def test_no_more_panels_than_can_be_read():
    assert PANELS == 12
    answer = follow(indicators=(X, Y, "births", "health_literacy_rate"))
    assert "caveat.trends.left" not in keys(answer)
