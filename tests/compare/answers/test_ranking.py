import pytest

from compare.answers.ranking import Ranking, rank_label, ranking
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

FOUR = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2022", 6.5),
    fact("全国", "2023", 7.23),
    fact("全国", "2022", 6.92),
)


def rank(*facts, **view) -> Ranking:
    return ranking(table(*facts), CATALOGUE, beds(**view))


def keys(answer: Ranking) -> list[str]:
    return [caveat.key.removeprefix("caveat.") for caveat in answer.caveats]


def places(answer: Ranking) -> list[tuple[str, str]]:
    return [(mark.region, rank_label(mark)) for mark in answer.marks]


def test_best_first_and_the_nation_is_no_region():
    assert places(rank(*FOUR)) == [("株洲市", "1"), ("湘潭市", "2")]


def test_the_last_may_stand_on_top_with_the_same_ranks_and_finding():
    answer = rank(*FOUR, order="last")
    assert places(answer) == [("湘潭市", "2"), ("株洲市", "1")]
    assert answer.finding == rank(*FOUR).finding


def test_the_finding_says_it_all():
    finding = rank(*FOUR).finding
    assert finding.text() == "2023 年，2 个城市中株洲市最高，为 7.71 张/千人，比全国高 0.48 张/千人"
    assert "Zhuzhou has the highest value of 2 cities" in rank(*FOUR, lang="en").finding.text("en")


def test_smaller_is_better_for_lower():
    facts = [fact(r, "2023", v, "infant_mortality_rate") for r, v in (("株洲市", 2.81), ("湘潭市", 1.9), ("全国", 4.5))]
    answer = rank(*facts, indicators=("infant_mortality_rate",))
    assert places(answer) == [("湘潭市", "1"), ("株洲市", "2")]
    assert answer.finding.text() == "2023 年，2 个城市中湘潭市最低，为 1.9‰，比全国低 2.6 个千分点"
    assert [mark.standing for mark in answer.marks] == ["better", "better"]


def test_neutral_is_ordered_by_size_without_better():
    facts = [fact(r, "2023", v, "births") for r, v in (("株洲市", 100), ("湘潭市", 200), ("全国", 150))]
    answer = rank(*facts, indicators=("births",))
    assert [(mark.region, mark.standing) for mark in answer.marks] == [("湘潭市", "unknown"), ("株洲市", "unknown")]


def test_each_value_stands_against_its_own_year():
    marks = rank(*FOUR, year="latest").marks
    assert [(m.year, m.nation, m.difference, m.standing) for m in marks] == [
        (2023, 7.23, 0.48, "better"),
        (2023, 7.23, -0.21, "worse"),
        (2022, 6.92, -0.42, "worse"),
    ]


def test_other_years_say_so():
    answer = rank(*FOUR, tolerance=1)
    assert [mark.other_year for mark in answer.marks] == [False, False, True]
    assert {"other_year", "benchmark_year"} <= set(keys(answer))
    assert "荆州市(2022)" in answer.caveats[1].text()


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        (">", [("株洲市", "1–2"), ("湘潭市", "2–3"), ("荆州市", "1–3")]),
        (">=", [("株洲市", "1–2"), ("湘潭市", "2–3"), ("荆州市", "1–3")]),
        ("<", [("株洲市", "1"), ("湘潭市", "2"), ("荆州市", "3")]),
        ("<=", [("株洲市", "1"), ("湘潭市", "2"), ("荆州市", "3")]),
    ],
)
def test_a_bound_leaves_ranks_open(qualifier: str, expected: list[tuple[str, str]]):
    assert places(rank(*FOUR[:2], fact("荆州市", "2023", 5.0, qualifier=qualifier))) == expected


def test_an_open_first_place_is_not_claimed():
    answer = rank(*FOUR[:2], fact("荆州市", "2023", 5.0, qualifier=">"))
    assert answer.finding.key == "finding.rank.open"
    assert "bounds" in keys(answer)


def test_equal_values_share_their_place():
    answer = rank(fact("株洲市", "2023", 7), fact("湘潭市", "2023", 7), fact("荆州市", "2023", 5))
    assert places(answer) == [("株洲市", "=1"), ("湘潭市", "=1"), ("荆州市", "3")]
    assert answer.finding.key == "finding.rank.tied"


def test_a_bound_beside_the_nation():
    facts = (fact("株洲市", "2023", 8, qualifier=">"), fact("湘潭市", "2023", 7, qualifier=">"), FOUR[3])
    assert [(m.region, m.standing, m.difference) for m in rank(*facts).marks] == [
        ("株洲市", "better", None),
        ("湘潭市", "unknown", None),
    ]


def test_targets_are_never_values():
    answer = rank(*FOUR, fact("湘潭市", "2023", 9, status="target"), fact("湘潭市", "2025", 9.5, status="target"))
    assert [mark.value for mark in answer.marks] == [7.71, 7.02]
    assert [(mark.value, mark.year, mark.other_year) for mark in answer.targets] == [(9, 2023, False)]


def test_a_past_target_is_not_due():
    assert rank(*FOUR, fact("湘潭市", "2020", 9, status="target")).targets == ()


def test_targets_only_with_the_switch():
    assert rank(*FOUR, fact("湘潭市", "2025", 9, status="target"), targets=False).targets == ()


def test_derived_only_with_the_switch():
    derived = fact("荆州市", "2023", 6, status="derived")
    assert "derived_left_out" in keys(rank(*FOUR[:2], derived))
    assert [m.status for m in rank(*FOUR[:2], derived, derived=True).marks] == ["actual", "actual", "derived"]


def test_part_year_is_separate_and_unranked():
    part = fact("荆州市", "2023-01/2023-10", 6)
    assert "part_year_left_out" in keys(rank(*FOUR[:2], part))
    answer = rank(*FOUR, part, part_year=True)
    assert [(m.period, m.rank, m.nation) for m in answer.part_year] == [("2023-01/2023-10", None, None)]
    assert len(answer.marks) == 2


def test_of_several_parts_the_one_that_ends_last():
    parts = (fact("荆州市", "2023-01/2023-06", 3), fact("荆州市", "2023-01/2023-10", 6), fact("荆州市", "2023-07", 1))
    assert [m.value for m in rank(*FOUR, *parts, part_year=True).part_year] == [6]
    assert [m.value for m in rank(*parts, part_year=True, year="latest").part_year] == [6]


def test_subgroups_are_separate_and_stand_against_their_like():
    rural = (fact("株洲市", "2023", 5, subgroup="农村"), fact("全国", "2023", 4, subgroup="农村"))
    answer = rank(*FOUR, *rural, subgroups=True)
    assert [(m.subgroup, m.nation, m.rank) for m in answer.subgroups] == [("农村", 4, None)]
    assert rank(*FOUR, *rural).subgroups == ()


def test_missing_regions_are_named():
    answer = rank(*FOUR, regions=("430200", "220700"))
    assert [place.name for place in answer.missing] == ["松原市"]
    assert [mark.region for mark in answer.marks] == ["株洲市"]


def test_without_the_nation_nothing_is_better():
    answer = rank(*FOUR, nation=False)
    assert answer.benchmark is None
    assert {mark.standing for mark in answer.marks} == {"unknown"}


def test_the_nation_alone_ranks_nothing():
    answer = rank(*FOUR, regions=("100000",))
    assert (answer.marks, answer.missing, answer.finding.key) == ((), (), "finding.none")


def test_no_facts_at_all():
    answer = rank(year="latest")
    assert (answer.marks, answer.year, answer.finding.key) == ((), None, "finding.none")


def test_conflict_and_unseen_source_are_said():
    conflict = (fact("株洲市", "2023", 7.71), fact("株洲市", "2023", 6.0, doc="b.md"))
    answer = rank(*conflict, fact("湘潭市", "2023", 5, flags=("source_unseen",)))
    assert {"conflict", "source_unseen"} <= set(keys(answer))
    assert keys(answer)[-1] == "not_tested"


def test_a_missing_national_value_is_reported():
    assert "no_benchmark" in keys(rank(*FOUR[:2]))


def test_namesakes_are_told_apart():
    answer = rank(fact("320106", "2023", 5), fact("350102", "2023", 4))
    assert [mark.region for mark in answer.marks] == ["南京市鼓楼区", "福州市鼓楼区"]


def test_sources_are_counted():
    answer = rank(*FOUR[:2], fact("荆州市", "2023", 3, doc="t.csv", source_title="年鉴"))
    assert (answer.sources.reports, answer.sources.tables, answer.sources.publications) == (1, 1, 2)


def test_every_caveat_and_finding_reads_in_both_languages():
    facts = (
        *FOUR,
        fact("荆州市", "2023", 5.0, qualifier=">"),
        fact("松原市", "2023-07", 5.0),
        fact("220700", "2022", 1),
    )
    for language in ("zh", "en"):
        for year in ("2023", "latest", "best"):
            answer = rank(*facts, lang=language, year=year, part_year=True, tolerance=2)
            said = [sentence.text(language) for sentence in (answer.finding, *answer.caveats)]
            assert all(said)
            assert not any("{" in text for text in said)


def test_a_view_without_indicator_is_refused():
    with pytest.raises(ValueError, match="no indicator"):
        rank(*FOUR, indicators=())


def test_a_total_is_never_set_beside_the_nation():
    answer = rank(fact("株洲市", "2023", 100, "births"), fact("全国", "2023", 9000, "births"), indicators=("births",))
    assert (answer.benchmark, answer.marks[0].difference) == (None, None)
    assert "total" in keys(answer)


def test_different_levels_side_by_side_are_said():
    assert "levels" in keys(rank(fact("湖南省", "2023", 7), fact("株洲市", "2023", 6)))
    assert "levels" not in keys(rank(*FOUR))


PROVINCES = (*FOUR, fact("湖南省", "2023", 7.5), fact("湖南省", "2022", 7.0))
HUNAN = ("430200", "430300")


def test_the_province_is_a_second_benchmark_beside_the_nation():
    answer = rank(*PROVINCES, province=True, regions=HUNAN)
    assert answer.benchmark is not None
    assert answer.provincial is not None
    assert (answer.benchmark.value, answer.provincial.value) == (7.23, 7.5)
    assert [(m.nation, m.province, m.difference) for m in answer.marks] == [(7.23, 7.5, 0.48), (7.23, 7.5, -0.21)]
    assert "against_province" not in keys(answer)


def test_better_and_worse_are_against_the_province_where_only_it_is_chosen():
    answer = rank(*PROVINCES, province=True, nation=False, regions=HUNAN)
    assert answer.benchmark is None
    assert [(m.difference, m.standing) for m in answer.marks] == [(0.21, "better"), (-0.48, "worse")]
    assert answer.finding.text().endswith("比本省高 0.21 张/千人")
    assert "against_province" in keys(answer)


def test_each_value_stands_against_its_own_province_and_year():
    facts = (*PROVINCES, fact("湘潭市", "2022", 6.9))
    marks = rank(*facts, province=True, nation=False, year="2022", tolerance=1).marks
    assert {mark.region: (mark.year, mark.province) for mark in marks} == {
        "湖南省": (2022, None),
        "株洲市": (2023, 7.5),
        "湘潭市": (2022, 7.0),
        "荆州市": (2022, None),
    }


def test_the_province_is_a_line_only_where_all_are_of_it():
    assert rank(*PROVINCES, province=True).provincial is not None
    assert rank(*PROVINCES, fact("南京市", "2023", 8), province=True).provincial is None
    assert rank(*PROVINCES, regions=HUNAN).provincial is None


def test_what_has_no_provincial_value_is_named():
    answer = rank(*PROVINCES, fact("南京市", "2023", 8), province=True, nation=False)
    said = next(caveat for caveat in answer.caveats if caveat.key == "caveat.no_province")
    assert said.params["regions"] == "南京市、湖南省"


def test_targets_of_other_years_are_counted_not_drawn():
    answer = rank(*FOUR, fact("湘潭市", "2025", 9, status="target"), fact("全国", "2030", 9, status="target"))
    assert answer.targets == ()
    said = next(caveat for caveat in answer.caveats if caveat.key == "caveat.targets_left_out")
    assert said.params["count"] == 2
