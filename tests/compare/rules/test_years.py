import pandas as pd
import pytest

from compare.rules.years import choose_years, pick

CELLS = pd.DataFrame(
    [("a", 2020), ("a", 2022), ("a", 2024), ("b", 2021), ("b", 2022), ("c", 2020), ("d", 2025)],
    columns=["region_code", "year"],
)


@pytest.mark.parametrize(
    ("year", "tolerance", "resolved", "shown"),
    [
        ("2022", 0, 2022, {"a": 2022, "b": 2022}),
        ("2023", 0, 2023, {}),
        ("2023", 1, 2023, {"a": 2024, "b": 2022}),
        ("2023", 3, 2023, {"a": 2024, "b": 2022, "c": 2020, "d": 2025}),
        ("latest", 0, 2025, {"a": 2024, "b": 2022, "c": 2020, "d": 2025}),
        ("best", 0, 2022, {"a": 2022, "b": 2022}),
    ],
)
def test_rule(year: str, tolerance: int, resolved: int, shown: dict[str, int]):
    found = choose_years(CELLS, year, tolerance)
    assert (found.year, found.year_of_region) == (resolved, shown)


def test_best_takes_the_later_of_equally_covered_years():
    assert choose_years(CELLS[CELLS["region_code"] == "a"], "best").year == 2024


def test_latest_is_about_the_most_frequent_year():
    cells = pd.DataFrame([("a", 2019), ("b", 2019), ("c", 2024)], columns=["region_code", "year"])
    assert choose_years(cells, "latest").year == 2019


@pytest.mark.parametrize(("year", "resolved"), [("latest", None), ("best", None), ("2023", 2023)])
def test_nothing_to_show(year: str, resolved: int | None):
    assert (choose_years(CELLS.iloc[:0], year).year, choose_years(CELLS.iloc[:0], year).year_of_region) == (
        resolved,
        {},
    )


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="invalid"):
        choose_years(CELLS, "newest")


def test_pick_keeps_the_year_shown():
    assert pick(CELLS, {"a": 2022, "c": 2020}).values.tolist() == [["a", 2022], ["c", 2020]]
