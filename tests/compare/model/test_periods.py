import pytest

from compare.model.periods import months, part_of_year


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2023", "", ""),
        ("2023-01/2023-10", "1–10月", "months 1–10"),
        ("2023-07", "7月", "month 7"),
        ("2020-04-27", "2020-04-27", "2020-04-27"),
        ("2020-01-01/2020-04-27", "2020-01-01–2020-04-27", "2020-01-01–2020-04-27"),
        ("2022-11/2023-02", "2022-11–2023-02", "2022-11–2023-02"),
    ],
)
def test_the_part_of_a_year_as_it_reads(period, zh, en):
    assert (part_of_year(period, "zh"), part_of_year(period, "en")) == (zh, en)


@pytest.mark.parametrize("period", ["2023", "2020-04-27", "2022-11/2023-02", ""])
def test_only_whole_months_of_one_year_are_months(period):
    assert months(period) == ""
