"""Tables that lost their lines: headings between rows of a plan, years under groups, names set apart."""

from pathlib import Path

from etl import readers


def tables(folder: Path, *lines: str) -> list[list[list[str]]]:
    path = folder / "a.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    document = readers.read(path)
    return [
        [[document.text[start:end] for start, end in row] for row in block.rows]
        for block in document.blocks
        if block.kind == "table"
    ]


PLAN = (
    "序号　指标　单位　2030年　2035年　属性",
    "健康水平",
    "1　人均预期寿命　岁　79.1　80　预期性",
    "2　婴儿死亡率　‰　2.9　≤2.5　预期性",
    "健康服务",
    "　　其中：城市　张　1.1　1.4　预期性",
    "3　每千人口床位数　张　7.1　7.6　约束性",
)


def test_headings_between_the_rows_of_a_plan(tmp_path):
    (table,) = tables(tmp_path, "攸县卫生健康发展规划", *PLAN, "到2035年，各项指标达到全省平均水平。")
    assert [len(row) for row in table] == [6, 1, 6, 6, 1, 5, 6]
    assert table[-1] == ["3", "每千人口床位数", "张", "7.1", "7.6", "约束性"]


def test_a_heading_below_the_last_row_is_no_part_of_the_table(tmp_path):
    (table,) = tables(tmp_path, "攸县卫生健康发展规划", *PLAN[:4], "第三章　主要任务")
    assert len(table) == 4


def test_one_row_of_a_plan_is_no_table(tmp_path):
    assert tables(tmp_path, "攸县卫生健康发展规划", *PLAN[:3], "加强服务。") == []


def test_years_under_groups(tmp_path):
    (table,) = tables(
        tmp_path,
        "表1　攸县医疗卫生机构及床位数",
        "　　　　　　机构数（个）　　　床位数（张）",
        "　　　　　　2030年　2031年　　2030年　2031年",
        "总计　　　　　316　　312　　　2031　　2097",
        "医院　　　　　 10　　 14　　　1478　　1536",
    )
    assert table[:3] == [
        ["", "机构数（个）", "床位数（张）"],
        ["", "2030年", "2031年", "2030年", "2031年"],
        ["总计", "316", "312", "2031", "2097"],
    ]


def test_a_name_of_two_characters_set_apart_is_one_cell(tmp_path):
    (table,) = tables(tmp_path, "县（区）　机构数　床位数", "石峰区　30　120", "攸　县　31　320", "茶陵县　28　240")
    assert [row[0] for row in table] == ["县（区）", "石峰区", "攸　县", "茶陵县"]
