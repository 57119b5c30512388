import pytest

from compare.answers.questions import question_indicators
from compare.answers.relation import Relation, coefficient, relation
from compare.model.view import View
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
REGIONS = ("株洲市", "湘潭市", "荆州市", "松原市", "南京市", "福州市")


def rows(values=((7, 2), (6, 3), (5, 4), (4, 5), (3, 6)), year="2023", **more):
    facts = []
    for region, (x, y) in zip(REGIONS, values, strict=False):
        facts += [fact(region, year, x, X, **more), fact(region, year, y, Y)]
    return facts


def related(*facts, indicators=(X, Y), year="2023", **view) -> Relation:
    return relation(table(*facts), CATALOGUE, View(indicators=indicators, year=year, tab="relation", **view))


def keys(answer):
    return [caveat.key for caveat in answer.caveats]


def test_a_point_a_region_that_has_both():
    answer = related(*rows(), fact("福州市", "2023", 9.0, X))
    assert [(p.x.region, p.x.value, p.y.value) for p in answer.points] == [
        ("株洲市", 7, 2), ("湘潭市", 6, 3), ("荆州市", 5, 4), ("松原市", 4, 5), ("南京市", 3, 6),
    ]  # fmt: skip
    assert (answer.correlation, answer.ranked) == (pytest.approx(-1), 5)
    found = next(caveat for caveat in answer.caveats if caveat.key == "caveat.relation.only")
    assert (found.params["count"], found.params["regions"], found.params["indicator"]) == (
        1,
        "福州市",
        "每千人口床位数",
    )


def test_the_finding_says_the_order_and_the_number():
    assert related(*rows()).finding.text() == (
        "2023 年，每千人口床位数较高的城市，婴儿死亡率多较低（秩相关系数 −1.00，n = 5）"
    )
    rising = rows(((1, 1), (2, 2), (3, 3), (4, 4), (5, 5)))
    assert related(*rising).finding.key == "finding.relation.positive"
    weak = rows(((1, 3), (2, 1), (3, 5), (4, 2), (5, 3)))
    assert related(*weak).finding.key == "finding.relation.weak"


def test_correlation_is_not_causation_where_there_is_one():
    assert "caveat.relation.cause" in keys(related(*rows()))
    assert "caveat.relation.cause" not in keys(related(*rows(((1, 1), (2, 2)))))


def test_none_under_five_and_none_without_order():
    few = related(*rows(((7, 2), (6, 3), (5, 4), (4, 5))))
    assert (few.correlation, few.ranked, few.finding.key) == (None, 4, "finding.relation.few")
    flat = related(*rows(((7, 2), (7, 3), (7, 4), (7, 5), (7, 6))))
    assert (flat.correlation, flat.finding.key) == (None, "finding.relation.flat")


def test_bounds_and_ranges_are_drawn_but_not_ranked():
    facts = rows(((7, 2), (6, 3), (5, 4), (4, 5), (3, 6), (2, 7)))
    facts[0] = fact("株洲市", "2023", 7, X, qualifier=">")
    facts[3] = fact("湘潭市", "2023", 3, Y, value_high=3.5)
    answer = related(*facts)
    assert (len(answer.points), answer.ranked, answer.correlation) == (6, 4, None)
    found = next(caveat for caveat in answer.caveats if caveat.key == "caveat.relation.inexact")
    assert found.params["regions"] == "株洲市、湘潭市"


def test_years_that_differ_are_said():
    facts = [*rows(), fact("福州市", "2021", 9.0, X), fact("福州市", "2022", 1.0, Y)]
    answer = related(*facts, year="latest")
    found = next(caveat for caveat in answer.caveats if caveat.key == "caveat.relation.years")
    assert found.params["regions"] == "福州市 (2021/2022)"
    assert answer.finding.params["when"] == "2021–2023 年间"
    assert len(related(*facts).points) == 5
    assert len(related(*facts, tolerance=2).points) == 6


def test_axes_of_different_years_are_said():
    facts = rows()
    facts += [fact(region, "2021", 5.0, Y) for region in ("福州市", "430000", "320106", "350102", "421000", "430300")]
    answer = related(*facts, year="best")
    assert (answer.x_year, answer.y_year, answer.when.year) == (2023, 2021, None)
    assert "caveat.relation.axes" in keys(answer)


def test_the_nation_of_the_same_year_only():
    nation = [fact("全国", "2023", 6.9, X), fact("全国", "2022", 4.5, Y)]
    answer = related(*rows(), *nation)
    assert (answer.nation_x and answer.nation_x.value, answer.nation_y) == (6.9, None)
    found = next(caveat for caveat in answer.caveats if caveat.key == "caveat.relation.no_nation")
    assert found.params["indicators"] == "婴儿死亡率"
    assert related(*rows(), *nation, nation=False).nation_x is None


def test_totals_say_what_they_may_show():
    facts = [fact(region, "2023", 100.0 + n, "births") for n, region in enumerate(REGIONS)]
    answer = related(*rows(), *facts, fact("全国", "2023", 9.0e6, "births"), indicators=(X, "births"))
    assert "caveat.relation.total" in keys(answer)
    assert answer.nation_y is None


def test_chosen_regions_without_a_pair_are_missing():
    answer = related(*rows(), fact("福州市", "2023", 9.0, X), regions=("430200", "350100", "320106"))
    assert [place.name for place in answer.missing] == ["福州市", "鼓楼区"]
    assert len(answer.points) == 1


def test_no_region_has_both():
    answer = related(fact("株洲市", "2023", 7.0, X), fact("湘潭市", "2023", 2.0, Y))
    assert (answer.points, answer.finding.key) == ((), "finding.relation.none")


def test_parts_of_years_and_of_populations_take_no_part():
    extra = [fact("福州市", "2023-01/2023-06", 9.0, X), fact("福州市", "2023", 1.0, Y, subgroup="农村")]
    answer = related(*rows(), *extra, part_year=True, subgroups=True)
    assert len(answer.points) == 5
    assert {"caveat.part_year_left_out", "caveat.subgroups_left_out"} <= set(keys(answer))


def test_a_third_indicator_is_left_to_the_table():
    assert "caveat.relation.more" in keys(related(*rows(), indicators=(X, Y, "births")))


def test_one_indicator_invites_a_second():
    facts = [*rows(), fact("株洲市", "2023", 100.0, "births"), fact("湘潭市", "2022", 20.0, "health_literacy_rate")]
    answer = related(*facts, indicators=(X,))
    assert [(one.indicator.id, one.regions) for one in answer.suggestions] == [(Y, 5), ("births", 1)]
    assert (answer.y, answer.points, answer.about) == (None, (), (answer.x,))


class Coverages:
    """What a store knows of its indicators' regions."""

    class Of:
        def __init__(self, *regions):
            self.regions = frozenset(regions)

    reach = {"a": Of("1", "2", "3"), "b": Of("1"), "c": Of("2", "3"), "d": Of("9")}  # noqa: RUF012

    def coverage(self, id):
        return self.reach[id]

    def indicators_with_data(self):
        return tuple(self.reach)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({"indicators": ("a",)}, ("a", "c", "b", "d")),
        ({"indicators": ("a",), "regions": ("1",)}, ("a", "b", "c", "d")),
        ({"indicators": ("a", "d", "b")}, ("a", "d")),
    ],
)
def test_candidates_are_those_with_most_common_regions(view, expected):
    assert question_indicators(View(**view, tab="relation"), Coverages()) == expected


@pytest.mark.parametrize(("value", "text"), [(0.623, "0.62"), (-1.0, "−1.00"), (-0.001, "0.00")])
def test_a_coefficient_reads(value, text):
    assert coefficient(value) == text
