"""Plain text: blocks, tables, metadata. Figures and wording are invented."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.model.document import Document
from etl.model.problems import UnreadableError
from etl.readers import read
from etl.readers.bytes.source import Source
from etl.readers.text import read_text
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, tables, written
from tests.paths import ORIGINALS, ROOT

needs_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original reports are not here")


def document(text: str) -> Document:
    made = read_text(Source("a.txt", text.encode()))
    assert made.text == text
    assert_well_formed(made)
    return made


@settings(max_examples=300)
@given(st.text(alphabet="一、（）1.2｜| \t\n\u3000。，第章年份A‰%-—#：来源发布日期2023", max_size=200))
def test_text_is_the_files_own_and_blocks_are_in_order(text: str) -> None:
    try:
        document(text)
    except UnreadableError as error:
        assert error.problem.code == "empty_file"  # noqa: PT017


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    try:
        made = read(written(tmp_path, "x.txt", content))
    except UnreadableError as error:
        assert error.problem.params["name"] == "x.txt"  # noqa: PT017
    else:
        assert_well_formed(made)


def test_numbered_headings_are_nested() -> None:
    made = document("某市工作总结\n一、工作回顾\n（一）基层\n1.床位\n有床位。\n二、工作计划\n继续。")
    assert headings(made) == [
        (1, "某市工作总结"),
        (2, "一、工作回顾"),
        (3, "（一）基层"),
        (4, "1.床位"),
        (2, "二、工作计划"),
    ]


def test_levels_follow_the_numbering_in_use() -> None:
    made = document("某市卫生规划\n第一章 总则\n有序推进。\n第一节 现状\n一、床位\n有床位。")
    assert [level for level, _ in headings(made)] == [1, 2, 3, 4]


def test_heading_glued_to_prose() -> None:
    made = document("总结报告\n（一）妇幼保障有力。全县婴儿死亡率2.36‰，有所下降。\n")
    assert headings(made)[1] == (2, "（一）妇幼保障有力")
    assert paragraphs(made) == ["全县婴儿死亡率2.36‰，有所下降。"]


@pytest.mark.parametrize(
    "line", ["1.新增床位20张，建成3家医院。", "1.2万人参加。", "11.服务稳步提升,全年零死亡。", "2.5‰以内。"]
)
def test_numbered_figures_are_prose(line: str) -> None:
    assert paragraphs(document(f"某市总结\n前文。\n{line}\n后文。"))[1] == line


def test_unnumbered_heading_does_not_end_a_numbered_section() -> None:
    made = document("某市总结\n二、2024年工作计划\n将提高。\n夯实基层基础\n将达到。\n")
    assert headings(made)[1:] == [(2, "二、2024年工作计划"), (3, "夯实基层基础")]


@pytest.mark.parametrize(
    "line",
    ["责编：某某", "（现场照片）", "图片", "张三 李四", "全市床位100张", "截至年底", "一审:某", "来源：《某文》"],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    assert line in paragraphs(document(f"某市总结\n前文结束。\n{line}\n后文结束。"))


def test_broken_sentence_is_one_paragraph() -> None:
    made = document(
        "某市总结\n去年全市扎实推进健康素养促进行动各项工作，全市居民健康素养水平\n35.7%，有所提高。\n新段。\n"
    )
    assert paragraphs(made)[0].endswith("健康素养水平\n35.7%，有所提高。")


def test_value_on_the_next_line_belongs_to_the_sentence() -> None:
    made = document("更长寿了\n2023年，全市人均预期\n寿命达到\n80.74岁！\n")
    assert paragraphs(made) == ["2023年，全市人均预期\n寿命达到\n80.74岁！"]


def test_broken_sentence_over_a_blank_line() -> None:
    half = "今年全市将大力推进公共卫生服务体系建设并开展免费的产前筛查和新生儿多种疾病筛查以及儿童早期发展筛"
    assert paragraphs(document(f"某市总结\n\n{half}\n\n查项目等重点项目。\n"))[0] == f"{half}\n\n查项目等重点项目。"


def test_indented_line_is_a_new_paragraph() -> None:
    made = document(
        "某市总结\n　　去年全市扎实推进健康素养促进行动各项工作并取得了很好的成效和进展情况\n　　今年继续。\n"
    )
    assert len(paragraphs(made)) == 2


PIPE = "指标 | 2022年 | 2023年\n婴儿死亡率（‰） | 4.58 | ≤4.35\n合计 | 12 | \n"
MARKDOWN = "| 指标 | 2022 |\n| --- | :-: |\n| 出生人口（人） | 37264 |\n"
BOXED = "┌───┬───┐\n│指标│数量│\n├───┼───┤\n│床位│120│\n└───┴───┘\n"
TABS = "\t床位（张）\t医师（人）\n全市\t17264\t\n甲县\t—\t35\n"
SPACES = "年份 婴儿死亡率（‰） 孕产妇死亡率（1/10万）\n2020 3.47 9.74\n2021 4.52\n"
WIDE = "指标名称    2022年    2023年\n每千人口 床位    7.1    7.3\n"
CORNER = "        2022年    2023年\n床位      7.1    7.3\n医师      3.1    3.3\n"
VERTICAL = "项目\n2022年\n2023年\n托位数（个）\n6974\n9381\n机构数（个）\n196\n248\n"
YEARS = "年份\n出生人口（人）\n2016\n68257\n2017\n66139\n"
OPEN = "地区 | 床位\n | 934\n甲县 | 12\n"
BLANK_CORNER = " | 2022年 | 2023年\n床位 | 7 | 8\n"
UNITS = "指标      单位    2022年    2023年\n床位数    张      7100      7300\n"
COLONS = "年份：2021年 2022年\n健康素养水平（%）：23.4 25.1\n"
PAIRS = "床位数（张）：1200\n注册护士（人）：640\n"
VERTICAL_UNITS = "指标\n单位\n2022年\n2023年\n床位\n张\n71\n73\n护士\n人\n9\n8\n"
VERTICAL_YEARS = "年份\n床位（张）\n护士（人）\n2022年\n71\n9\n2023年\n73\n8\n"
VERTICAL_BLANKS = "地区\n\n床位\n\n护士\n\n甲县\n\n71\n\n9\n\n乙县\n\n73\n\n8\n\n"
TWO_LINES = (
    "地区　　医院　　　　　卫生院\n　　　机构数　床位数　机构数　床位数\n"
    "甲县　　3　　210　　7　　95\n乙县　　2　　180　　5　　60\n"
)
UNIT_LINE = "地区　机构数　床位数\n　　（个）　（张）\n甲县　3　210\n乙县　2　180\n"
GROUPED = "指标\t2023年\n一\t1\n妇幼健康\n二\t2\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (PIPE, [["指标", "2022年", "2023年"], ["婴儿死亡率（‰）", "4.58", "≤4.35"], ["合计", "12", ""]]),
        (MARKDOWN, [["指标", "2022"], ["出生人口（人）", "37264"]]),
        (BOXED, [["指标", "数量"], ["床位", "120"]]),
        (TABS, [["", "床位（张）", "医师（人）"], ["全市", "17264", ""], ["甲县", "—", "35"]]),
        (SPACES, [["年份", "婴儿死亡率（‰）", "孕产妇死亡率（1/10万）"], ["2020", "3.47", "9.74"], ["2021", "4.52"]]),
        (WIDE, [["指标名称", "2022年", "2023年"], ["每千人口 床位", "7.1", "7.3"]]),
        (CORNER, [["", "2022年", "2023年"], ["床位", "7.1", "7.3"], ["医师", "3.1", "3.3"]]),
        (VERTICAL, [["项目", "2022年", "2023年"], ["托位数（个）", "6974", "9381"], ["机构数（个）", "196", "248"]]),
        (YEARS, [["年份", "出生人口（人）"], ["2016", "68257"], ["2017", "66139"]]),
        (OPEN, [["地区", "床位"], ["", "934"], ["甲县", "12"]]),
        (BLANK_CORNER, [["", "2022年", "2023年"], ["床位", "7", "8"]]),
        (UNITS, [["指标", "单位", "2022年", "2023年"], ["床位数", "张", "7100", "7300"]]),
        (COLONS, [["年份", "2021年", "2022年"], ["健康素养水平（%）", "23.4", "25.1"]]),
        (PAIRS, [["床位数（张）", "1200"], ["注册护士（人）", "640"]]),
        (VERTICAL_UNITS, [["指标", "单位", "2022年", "2023年"], ["床位", "张", "71", "73"], ["护士", "人", "9", "8"]]),
        (VERTICAL_YEARS, [["年份", "床位（张）", "护士（人）"], ["2022年", "71", "9"], ["2023年", "73", "8"]]),
        (VERTICAL_BLANKS, [["地区", "床位", "护士"], ["甲县", "71", "9"], ["乙县", "73", "8"]]),
        (
            TWO_LINES,
            [
                ["地区", "医院", "卫生院"],
                ["", "机构数", "床位数", "机构数", "床位数"],
                ["甲县", "3", "210", "7", "95"],
                ["乙县", "2", "180", "5", "60"],
            ],
        ),
        (
            UNIT_LINE,
            [["地区", "机构数", "床位数"], ["", "（个）", "（张）"], ["甲县", "3", "210"], ["乙县", "2", "180"]],
        ),
        (GROUPED, [["指标", "2023年"], ["一", "1"], ["妇幼健康"], ["二", "2"]]),
    ],
    ids=[
        "pipe",
        "markdown",
        "boxed",
        "tabs",
        "spaces",
        "wide",
        "corner",
        "vertical",
        "years",
        "open",
        "blank corner",
        "units",
        "colons",
        "pairs",
        "vertical units",
        "vertical years",
        "vertical blanks",
        "two lines",
        "unit line",
        "grouped",
    ],
)
def test_table(text: str, rows: list[list[str]]) -> None:
    made = document(f"某市统计表\n{text}以上为全部数据。\n")
    assert tables(made) == [rows]
    assert paragraphs(made) == ["以上为全部数据。"]


def test_names_that_only_lost_groups_tell_apart_are_no_header() -> None:
    text = "医院　卫生院　门诊部\n床位数　护士数　床位数\n甲县　3　21　7\n乙县　2　18　5\n"
    rows = [["甲县", "3", "21", "7"], ["乙县", "2", "18", "5"]]
    assert tables(document(f"某市统计表\n{text}以上为全部数据。\n")) == [rows]


def test_captions_part_two_tables() -> None:
    made = document("监测表（一）\n指标 | 2023年\n甲 | 1\n监测表（二）\n指标 | 2023年\n乙 | 2\n")
    assert [len(rows) for rows in tables(made)] == [2, 2]
    assert headings(made)[1] == (2, "监测表（二）")


@pytest.mark.parametrize(
    "prose",
    [
        "全市 床位 100 张。\n全市 医师 20 人。",
        "居民健康素养水平为26 .53%，婴儿死亡率为2. 41 ‰。\n医疗卫生机构25 372个。",
        "通讯员 张三\n记者 李四",
        "\t近年来，全市不断推进。\n\t今年，全市继续推进。",
        "一是抓基层。\n20\n30\n二是抓妇幼。",
    ],
)
def test_prose_is_no_table(prose: str) -> None:
    assert tables(document(f"某市总结\n\n{prose}\n")) == []


@pytest.mark.parametrize(
    ("lines", "published", "publisher"),
    [
        ("发布日期：2024年6月27日", "2024-06-27", ""),
        ("发布时间：2024年5月8日 信息来源：某市卫生健康委", "2024-05-08", "某市卫生健康委"),
        ("来源：某某日报 2024-04-12", "2024-04-12", "某某日报"),
        ("2024-01-13 来源：某县卫生健康局", "2024-01-13", "某县卫生健康局"),
        ("来源：转载自某市卫生健康委员会 2024-02-01", "2024-02-01", "某市卫生健康委员会"),
        ("来源：健康网（转载） 发布时间：2026-04-17", "2026-04-17", "健康网"),
        ("2023年11月28日 某市卫生健康委", "2023-11-28", "某市卫生健康委"),
        ("某某晚报 2024-03-07", "2024-03-07", "某某晚报"),
        ("某卫发〔2023〕21号 2023年3月20日", "2023-03-20", ""),
        ("（2020年4月28日）", "2020-04-28", ""),
        ("通讯员 张三   大众日报   2023-11-23 08:35:38", "2023-11-23", "大众日报"),
        ("更新时间：2024-05-01 发布时间：2024-04-01", "2024-04-01", ""),
        ("发布日期：２０２４年１月２日", "2024-01-02", ""),
        ("成文日期：二〇二四年十二月三十一日", "2024-12-31", ""),
        ("发布日期：2024-02-31", "", ""),
        ("发布时间：年月", "", ""),
        ("会议时间：2024年1月5日", "", ""),
        ("日期：2024-01-05", "2024-01-05", ""),
        ("（截至2023年10月31日）", "", ""),
        ("某县融媒体中心 7月18日讯", "", "某县融媒体中心"),
        ("某市2023年7月疫情通报", "", ""),
        ("发布时间：\n2031-02-09 09:45:30\n来源:\n某省日报", "2031-02-09", "某省日报"),
        ("2031年02月10日 07时41分\n来源：某省日报", "2031-02-10", "某省日报"),
        ("2031 年4月 2日", "2031-04-02", ""),
        ("来源：某市统计局《某市2023年统计公报》\n发布日期：2024-03-29", "2024-03-29", "某市统计局"),
    ],
)
def test_metadata(lines: str, published: str, publisher: str) -> None:
    made = document(f"某市卫生健康工作总结\n{lines}\n2022年，全市床位100张。\n")
    assert (made.title, made.published, made.publisher) == ("某市卫生健康工作总结", published, publisher)


def test_a_label_and_its_value_below_are_one_paragraph() -> None:
    made = document("某市卫生健康工作总结\n来源：\n某省日报\n2022年，全市床位100张。\n")
    assert paragraphs(made) == ["来源：\n某省日报", "2022年，全市床位100张。"]
    assert headings(made) == [(1, "某市卫生健康工作总结")]


def test_signed_date_at_the_end() -> None:
    made = document("某市工作总结\n" + "正文。\n" * 20 + "某市卫生健康委员会\n2024年1月15日\n")
    assert (made.published, made.publisher) == ("2024-01-15", "某市卫生健康委员会")


def test_address_of_the_original() -> None:
    assert document("某市总结\n原文链接：https://wjw.example.cn/a.html\n正文。").url == "https://wjw.example.cn/a.html"


def test_title_on_two_lines() -> None:
    assert document("为群众健康护航——\n2022年怎么干?\n\n正文第一段。").title == "为群众健康护航—— 2022年怎么干?"


def test_title_below_the_pages_own_lines() -> None:
    made = document("当前位置：首页 > 政务公开\n索引号：A1/2024-01\n某市工作总结\n2024-02-03\n正文。")
    assert (made.title, made.published) == ("某市工作总结", "2024-02-03")


def test_prose_is_no_title() -> None:
    assert document("2023年，全市床位100张。\n医师20人。").title == ""


@pytest.mark.parametrize(
    ("name", "year", "published"),
    [
        ("shishou-2023", "2023年", ""),
        ("songyuan-2024", "2024年", "2024-12"),
        ("xiangtan-2019", "2019年", "2020-04-28"),
        ("zhuzhou-2021", "2021年", "2022-03"),
        ("zhuzhou-2023", "2023年", "2023-11-23"),
    ],
)
def test_own_reports_as_plain_text(tmp_path: Path, name: str, year: str, published: str) -> None:
    text = (ROOT / "data" / "reports" / f"{name}.md").read_text(encoding="utf-8").replace("# ", "").replace("#", "")
    made = read(written(tmp_path, f"{name}.txt", text))
    assert_well_formed(made)
    assert made.text == text
    assert year in made.title
    assert (made.published, tables(made)) == (published, [])


def test_own_sections_of_two_years(tmp_path: Path) -> None:
    text = (ROOT / "data" / "reports" / "xiangtan-2019.md").read_text(encoding="utf-8")
    made = read(written(tmp_path, "a.txt", text.replace("# ", "").replace("#", "")))
    assert [heading[:7] for level, heading in headings(made) if level == 2] == [
        "一、2019年",
        "二、2020年",
        "三、2020年",
    ]


@needs_originals
@pytest.mark.parametrize(
    ("number", "year", "published", "tables_found"),
    [
        ("000", "", "2023-11-23", 0),
        ("001", "2022年", "", 0),
        ("002", None, "", 0),
        ("003", "", "2020-04-28", 0),
        ("004", "2024年", "", 0),
    ],
)
def test_original_reports(number: str, year: str | None, published: str, tables_found: int) -> None:
    (path,) = ORIGINALS.glob(f"{number}_*.txt")
    made = read(path)
    assert_well_formed(made)
    assert made.text == path.read_text(encoding="utf-8")
    assert bool(made.title) == (year is not None)  # 002 prints no title
    assert (year or "") in made.title
    assert (made.published, len(tables(made))) == (published, tables_found)


@needs_originals
def test_original_sections_of_two_years() -> None:
    (path,) = ORIGINALS.glob("003_*.txt")
    assert [text[:7] for level, text in headings(read(path)) if level == 2] == [
        "一、2019年",
        "二、2020年",
        "三、履职尽责,",
    ]
