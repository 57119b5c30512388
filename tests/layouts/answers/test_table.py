from compare.answers.table import table
from layouts.answers.table import column_defs, grid_row, table_grid
from tests.support.comparison_samples import CATALOGUE, beds, fact
from tests.support.comparison_samples import table as facts_table

FACTS = (
    fact("株洲市", "2022", 7.58),
    fact("株洲市", "2023", 7.71, qualifier="~"),
    fact("湘潭市", "2023", 7.02, flags=("source_unseen",)),
    fact("全国", "2023", 7.23),
    fact("株洲市", "2023", 2.81, "infant_mortality_rate"),
)


def answer(**view):
    return table(facts_table(*FACTS), CATALOGUE, beds(tab="table", **view))


def rows(found):
    return [grid_row(row, found.columns, "zh") for row in found.rows]


def test_cells_hold_numbers_to_sort_by_and_texts_to_read():
    row = rows(answer())[0]
    key = answer().columns[-1].key
    assert row[key] == 7.71
    assert row[f"{key}_text"] == "约7.71"
    assert row[f"{key}_standing"] == "unknown" or row[f"{key}_standing"] == "better"


def test_doubt_shows_in_the_cell():
    xiangtan = rows(answer())[1]
    assert xiangtan[f"{answer().columns[-1].key}_text"].endswith("⚑")


def test_an_empty_cell_leads_nowhere():
    key = answer().columns[0].key
    assert rows(answer())[1][key] is None
    assert f"{key}_fact" not in rows(answer())[1]


def test_every_value_leads_to_its_fact():
    key = answer().columns[-1].key
    assert len(rows(answer())[0][f"{key}_fact"]) == 12


def test_columns_are_years_or_indicators_with_their_units():
    assert [column["headerName"] for column in column_defs(answer(), "zh")] == ["地区", "2022", "2023"]
    both = answer(indicators=("beds_per_1000", "infant_mortality_rate"))
    assert [column["headerName"] for column in column_defs(both, "zh")][1:] == [
        "每千人口床位数（张/千人）",
        "婴儿死亡率（‰）",
    ]


def test_the_nation_stays_on_top():
    grid = table_grid(answer(), "zh")
    assert [row["region"] for row in grid.dashGridOptions["pinnedTopRowData"]] == ["全国"]
    assert "全国" not in [row["region"] for row in grid.rowData]
