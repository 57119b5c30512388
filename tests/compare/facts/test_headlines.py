from compare.facts.headlines import headlines, sorted_out
from tests.support.comparison_samples import fact, table

FACTS = (
    fact("株洲市", "2023", 7.71),
    fact("株洲市", "2022", 7.6, status="derived"),
    fact("株洲市", "2025", 8.0, status="target"),
    fact("株洲市", "2021-01/2021-06", 3.0),
    fact("株洲市", "2020", 6.9, subgroup="农村"),
    fact("株洲市", "2026-01/2026-06", 4.0, status="target"),
)


def test_every_headline_is_sorted_into_its_part():
    found = headlines(table(*FACTS))
    assert dict(zip(found["value"], found["part"].astype("object"), strict=True)) | {4.0: None} == {
        7.71: "value", 7.6: "derived", 8.0: "target", 3.0: "part_year", 6.9: "subgroup", 4.0: None,
    }  # fmt: skip
    assert found["part"].isna().sum() == 1


def test_what_is_no_headline_or_has_no_value_is_left_out():
    twice = table(fact("株洲市", "2023", 7.71), fact("株洲市", "2023", 7.5, flags=("implausible",)))
    assert headlines(twice)["value"].tolist() == [7.71]


def test_what_is_sorted_out_already_stays_as_it_is():
    once = headlines(table(*FACTS))
    assert sorted_out(once) is once
