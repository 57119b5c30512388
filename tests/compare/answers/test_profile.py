import pytest

from compare.answers.profile import Profile, by_standing, profile
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

PEERS = (
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2023", 6.0),
    fact("松原市", "2023", 5.0),
    fact("南京市", "2022", 9.9),
    fact("湖南省", "2023", 9.5),
)
OWN, NATION = fact("株洲市", "2023", 7.71), fact("全国", "2023", 7.23)


def of(*facts, **view) -> Profile:
    return profile(table(*facts), CATALOGUE, beds(**{"tab": "profile", "focus": "430200", **view}))


def test_a_row_lies_among_the_values_of_its_level_and_year():
    (row,) = of(OWN, NATION, *PEERS).rows
    spine = row.spine
    assert (row.of, row.mark.rank, row.mark.rank_to, spine.count) == (4, 1, 1, 4)
    assert (spine.worst.region, spine.best.region, spine.median) == ("松原市", "株洲市", 6.51)
    assert (spine.centred, row.nation.value, row.mark.standing) == ("nation", 7.23, "better")
    assert spine.ends == (0.0, pytest.approx(0.5 + 0.48 / 2.23 / 2))


def test_worse_is_at_the_left_also_where_lower_is_better():
    facts = [fact(where, "2023", value, "infant_mortality_rate") for where, value in
             (("株洲市", 2.0), ("湘潭市", 6.0), ("荆州市", 9.0), ("全国", 5.0))]  # fmt: skip
    (row,) = of(*facts).rows
    assert (row.spine.worst.region, row.spine.best.region) == ("荆州市", "株洲市")
    assert row.spine.ends[0] < 0.5 < row.spine.value_at
    assert (row.mark.rank, row.mark.standing) == (1, "better")


def test_without_a_national_value_the_median_is_the_centre():
    (row,) = of(OWN, *PEERS).rows
    assert (row.spine.centred, row.spine.median_at, row.reason) == ("median", 0.5, "no_nation")


def test_a_total_is_not_set_beside_the_nation():
    facts = [fact(where, "2023", value, "births") for where, value in
             (("株洲市", 3), ("湘潭市", 2), ("荆州市", 1), ("全国", 900))]  # fmt: skip
    (row,) = of(*facts).rows
    assert (row.nation, row.reason, row.spine.centred) == (None, "total", "median")


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_others_make_no_spine(count):
    (row,) = of(OWN, NATION, *PEERS[:count]).rows
    assert (row.spine, row.mark.standing) == (None, "better")


def test_all_equal_lie_in_the_middle():
    (row,) = of(*(fact(name, "2023", 5.0) for name in ("株洲市", "湘潭市", "荆州市", "全国"))).rows
    assert (row.spine.ends, row.spine.value_at, row.mark.tied, row.mark.standing) == ((0.5, 0.5), 0.5, True, "equal")


def test_quartiles_are_given_from_eight_values_on():
    names = ("株洲市", "湘潭市", "荆州市", "松原市", "南京市", "福州市")
    assert of(*(fact(name, "2023", float(at)) for at, name in enumerate(names))).rows[0].spine.quartiles is None


def test_bounds_count_for_the_rank_only():
    (row,) = of(OWN, *PEERS[:3], fact("南京市", "2023", 7.0, qualifier=">")).rows
    assert (row.mark.rank, row.mark.rank_to, row.of, row.spine.count) == (1, 2, 5, 4)
    assert "caveat.profile_bounds" in [caveat.key for caveat in of(OWN, *PEERS[:3],
           fact("南京市", "2023", 7.0, qualifier=">")).caveats]  # fmt: skip


def test_an_own_bound_stands_at_its_number():
    (row,) = of(fact("株洲市", "2023", 7.0, qualifier=">="), NATION, *PEERS).rows
    assert (row.mark.rank, row.mark.rank_to, row.spine.count, row.reason) == (1, 2, 3, "bound")


@pytest.mark.parametrize(
    ("year", "tolerance", "shown"), [("latest", 0, 2024), ("2023", 0, 2023), ("2022", 1, 2023), ("best", 0, 2023)]
)
def test_the_year_rule(year, tolerance, shown):
    answer = of(OWN, fact("株洲市", "2024", 7.9), *PEERS, year=year, tolerance=tolerance)
    assert [(row.mark.year, row.mark.other_year) for row in answer.rows] == [(shown, year == "2022")]


def test_a_target_is_the_regions_own_before_the_nations_and_of_the_year_or_later():
    targets = [fact("全国", "2025", 7.4, status="target"), fact("株洲市", "2020", 7.0, status="target")]
    assert of(OWN, *targets).rows[0].target.value == 7.4
    own = fact("株洲市", "2030", 8.0, status="target")
    assert of(OWN, own, *targets).rows[0].target.value == 8.0
    assert of(OWN, own, *targets, targets=False).rows[0].target is None


def test_all_indicators_or_those_chosen():
    facts = (OWN, fact("株洲市", "2023", 30.0, "health_literacy_rate"), fact("株洲市", "2023", 9, "births"))
    assert len(of(*facts).rows) == 3
    chosen = of(*facts, indicators=("health_literacy_rate", "beds_per_1000"))
    assert [row.indicator.id for row in chosen.rows] == ["health_literacy_rate", "beds_per_1000"]


def test_rows_worst_first():
    worse = [fact("株洲市", "2023", 20.0, "health_literacy_rate"), fact("全国", "2023", 25.0, "health_literacy_rate")]
    answer = of(OWN, NATION, *worse, fact("株洲市", "2023", 9, "births"))
    assert [row.mark.standing for row in by_standing(answer.rows)] == ["worse", "better", "unknown"]


def test_the_finding_counts_better_and_worse_and_first_places():
    worse = [fact("株洲市", "2023", 20.0, "health_literacy_rate"), fact("全国", "2023", 25.0, "health_literacy_rate")]
    said = of(OWN, NATION, *PEERS, *worse).finding.text()
    assert said == (
        "株洲市有数值的 2 项指标中，2 项可与同年全国对照：优于全国 1 项，劣于 1 项；"
        "在有数据的城市中居首 1 项：每千人口床位数"
    )


def test_a_region_without_value_is_missing():
    answer = of(*PEERS)
    assert (answer.rows, answer.finding.key) == ((), "finding.profile.none")
    assert [place.name for place in answer.missing] == ["株洲市"]
