from compare.answers.table import ComparisonTable
from compare.answers.table import table as comparison
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

FACTS = (
    fact("株洲市", "2022", 7.5),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("全国", "2023", 7.23),
    fact("全国", "1978", 1.94),
    fact("株洲市", "2023", 2.8, "infant_mortality_rate"),
    fact("湘潭市", "2021", 3.1, "infant_mortality_rate"),
)
TWO = ("beds_per_1000", "infant_mortality_rate")


def lay(*facts, **view) -> ComparisonTable:
    return comparison(table(*facts), CATALOGUE, beds(**view))


def cells(answer: ComparisonTable) -> list[tuple]:
    return [(row.region, *(cell and cell.value for cell in row.cells)) for row in answer.rows]


def test_years_across():
    answer = lay(*FACTS)
    assert [column.title for column in answer.columns] == ["2022", "2023"]
    assert cells(answer) == [("株洲市", 7.5, 7.71), ("湘潭市", None, 7.02)]


def test_the_nation_is_a_row_apart():
    answer = lay(*FACTS)
    assert answer.benchmark is not None
    assert [cell and cell.value for cell in answer.benchmark.cells] == [None, 7.23]
    assert answer.rows[0].cells[1].standing == "better"


def test_indicators_across():
    answer = lay(*FACTS, indicators=TWO)
    assert [column.title for column in answer.columns] == ["每千人口床位数（张/千人）", "婴儿死亡率（‰）"]
    assert cells(answer) == [("株洲市", 7.71, 2.8), ("湘潭市", 7.02, None)]


def test_indicators_across_by_latest_year():
    answer = lay(*FACTS, indicators=TWO, year="latest")
    assert cells(answer) == [("株洲市", 7.71, 2.8), ("湘潭市", 7.02, 3.1)]
    assert [cell.other_year for cell in answer.rows[1].cells] == [False, True]
    assert answer.columns[1].year is None


def test_part_year_has_its_own_column():
    answer = lay(*FACTS, fact("湘潭市", "2023-01/2023-06", 3.5), part_year=True)
    assert [(column.title, column.part_year) for column in answer.columns] == [
        ("2022", False), ("2023", False), ("2023（非全年）", True),
    ]  # fmt: skip
    assert cells(answer)[1] == ("湘潭市", None, 7.02, 3.5)


def test_subgroups_have_their_own_rows():
    answer = lay(*FACTS, fact("湘潭市", "2023", 6.0, subgroup="农村"), subgroups=True)
    assert [(row.region, row.subgroup) for row in answer.rows] == [("株洲市", ""), ("湘潭市", ""), ("湘潭市", "农村")]


def test_keys_of_columns_are_unique():
    answer = lay(*FACTS, fact("湘潭市", "2023-07", 3.5), indicators=TWO, part_year=True, year="latest")
    assert len({column.key for column in answer.columns}) == len(answer.columns) == 3


def test_cells_align_with_columns():
    answer = lay(*FACTS, indicators=TWO)
    assert {len(row.cells) for row in (*answer.rows, answer.benchmark)} == {len(answer.columns)}


def test_finding_counts_cells():
    assert lay(*FACTS).finding.params["filled"] == 3
    assert lay(*FACTS, regions=("220700",)).finding.key == "finding.none"


def test_years_are_bounded():
    assert [column.year for column in lay(*FACTS, since=2023).columns] == [2023]
