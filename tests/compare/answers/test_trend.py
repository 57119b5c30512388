from compare.answers.trend import Trend, trend
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

GAPPED = (
    fact("株洲市", "2019", 6.5),
    fact("株洲市", "2021", 7.0),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2021", 7.9),
    fact("湘潭市", "2022", 7.8),
    fact("全国", "2018", 6.0),
    fact("全国", "2021", 6.7),
)


def follow(*facts, **view) -> Trend:
    return trend(table(*facts), CATALOGUE, beds(**view))


def values(series) -> list[float | None]:
    return [None if mark is None else mark.value for mark in series.points]


def test_gaps_stay_gaps():
    answer = follow(*GAPPED)
    assert answer.years == (2019, 2020, 2021, 2022, 2023)
    assert [(s.region, values(s)) for s in answer.series] == [
        ("湘潭市", [None, None, 7.9, 7.8, None]),
        ("株洲市", [6.5, None, 7.0, None, 7.71]),
    ]


def test_the_nation_is_a_line_of_its_own():
    national = follow(*GAPPED).national
    assert national is not None
    assert values(national) == [None, None, 6.7, None, None]
    assert follow(*GAPPED, nation=False).national is None


def test_points_stand_against_the_nation_of_their_year():
    points = follow(*GAPPED).series[1].points
    assert [mark and mark.standing for mark in points] == ["unknown", None, "better", None, "unknown"]


def test_years_are_bounded():
    assert follow(*GAPPED, since=2020, until=2022).years == (2021, 2022)


def test_finding_of_one_region():
    finding = follow(*GAPPED, regions=("430200",)).finding
    assert finding.text() == "2019–2023 年，株洲市由 6.5 张/千人升至 7.71 张/千人，升 1.21 张/千人"


def test_finding_of_several_regions():
    finding = follow(*GAPPED).finding
    assert (finding.params["up"], finding.params["down"], finding.params["region"]) == (1, 1, "株洲市")


def test_a_bound_is_no_end_of_a_change():
    answer = follow(fact("株洲市", "2019", 5, qualifier=">"), fact("株洲市", "2023", 7))
    assert answer.finding.key == "finding.trend.short"


def test_part_year_is_beside_the_line():
    answer = follow(*GAPPED, fact("株洲市", "2022-01/2022-06", 3.0), part_year=True)
    line = next(series for series in answer.series if series.region == "株洲市")
    assert values(line) == [6.5, None, 7.0, None, 7.71]
    assert [mark.period for mark in line.part_year] == ["2022-01/2022-06"]


def test_subgroups_are_lines_of_their_own():
    answer = follow(*GAPPED, fact("株洲市", "2020", 4.0, subgroup="农村"), subgroups=True)
    assert [(s.region, s.subgroup) for s in answer.series] == [("湘潭市", ""), ("株洲市", ""), ("株洲市", "农村")]


def test_targets_lie_ahead():
    answer = follow(*GAPPED, fact("株洲市", "2025", 8.0, status="target"))
    assert [(mark.year, mark.value) for mark in answer.targets] == [(2025, 8.0)]
    assert answer.years[-1] == 2023


def test_missing_and_empty():
    answer = follow(*GAPPED, regions=("220700",))
    assert ([place.name for place in answer.missing], answer.series) == (["松原市"], ())
    assert answer.finding.key == "finding.none"


def test_the_nation_alone_still_shows_its_line():
    answer = follow(*GAPPED, regions=("100000",))
    assert answer.national is not None
    assert [year for year, mark in zip(answer.years, answer.national.points, strict=True) if mark] == [2018, 2021]


def test_the_province_is_a_line_where_all_are_of_it():
    provinces = (fact("湖南省", "2021", 6.8), fact("湖南省", "2022", 7.1), fact("湖南省", "2016", 6.0))
    answer = follow(*GAPPED, *provinces, province=True, regions=("430200", "430300"))
    assert answer.provincial is not None
    assert values(answer.provincial) == [None, None, 6.8, 7.1, None]
    assert [line.benchmark for line in answer.benchmarks] == ["nation", "province"]
    alone = follow(*GAPPED, *provinces, province=True, nation=False, regions=("430300",))
    assert [mark and (mark.province, mark.standing) for mark in alone.series[0].points] == [
        (6.8, "better"),
        (7.1, "better"),
    ]
    mixed = follow(*GAPPED, *provinces, fact("荆州市", "2021", 5.0), province=True, regions=("430200", "421000"))
    assert mixed.provincial is None


def test_a_province_that_is_compared_is_not_drawn_twice():
    assert follow(*GAPPED, fact("湖南省", "2021", 6.8), province=True).provincial is None
