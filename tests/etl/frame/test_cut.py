"""A file is cut into the reports that it holds."""

from pathlib import Path

import pytest

from etl import readers
from etl.frame.cut import reports

SECTIONS = "一、综合\n全年全市实现生产总值九百亿元，城乡居民收入稳步增长，民生支出继续增加，社会大局保持和谐稳定。\n"
SECTIONS += "二、人口\n年末全市常住人口{people}万人，其中城镇人口比重有所提高，乡村人口继续减少，结构有所变化。\n"
SECTIONS += (
    "三、卫生\n年末全市共有医疗卫生机构{people}个，基层服务能力继续提升，分级诊疗格局进一步形成，群众就医更方便。\n"
)
SECTIONS += (
    "四、环境\n全年空气质量优良天数比例继续提高，主要河流断面水质全部达标，生态保护工作取得积极进展，城乡面貌改善。\n"
)


def bulletin(title: str, lines: str, people: int) -> str:
    return f"{title}{lines}{SECTIONS.format(people=people)}\n"


def cut(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "汇编.txt"
    path.write_text(text, encoding="utf-8")
    found = reports(readers.read(path))
    assert "".join(part.document.text for part in found) == readers.read(path).text
    return [(part.document.title, part.document.published) for part in found]


def test_a_file_with_one_report_is_left_whole(tmp_path):
    text = bulletin("荆门市2023年统计公报\n", "荆门市统计局\n2024年3月\n", 251)
    assert cut(tmp_path, text) == [("荆门市2023年统计公报", "2024-03")]


def test_the_same_title_with_other_digits_begins_a_report(tmp_path):
    one = bulletin("荆门市2023年统计公报\n", "荆门市统计局\n2024年3月\n", 251)
    two = bulletin("荆门市2022年统计公报[1]\n", "荆门市统计局\n2023年3月\n", 253)
    assert cut(tmp_path, one + two) == [("荆门市2023年统计公报", "2024-03"), ("荆门市2022年统计公报[1]", "2023-03")]


def test_the_same_title_of_another_place_begins_a_report(tmp_path):
    one = bulletin("京山市2023年统计公报\n", "2024年3月\n", 51)
    two = bulletin("钟祥市2023年统计公报\n", "2024年4月\n", 82)
    assert [title for title, _ in cut(tmp_path, one + two)] == ["京山市2023年统计公报", "钟祥市2023年统计公报"]


def test_numbering_that_begins_anew_under_a_date_line_begins_a_report_of_the_series(tmp_path):
    one = bulletin("荆门市2023年统计公报\n", "荆门市统计局\n2024年3月\n", 251)
    two = bulletin("", "荆门市统计局\n国家统计局荆门调查队\n2023 年 3 月\n2022年是极不平凡的一年。\n", 253)
    assert cut(tmp_path, one + two) == [("荆门市2023年统计公报", "2024-03"), ("荆门市统计公报", "2023-03")]


def test_numbering_alone_begins_nothing(tmp_path):
    one = bulletin("荆门市2023年工作总结\n", "2024年3月\n", 251)
    assert len(cut(tmp_path, one + "附件：重点任务分工\n" + SECTIONS.format(people=9))) == 1


def test_a_list_of_titles_begins_nothing(tmp_path):
    contents = "荆门市2021年统计公报\n荆门市2022年统计公报\n荆门市2023年统计公报\n"
    assert len(cut(tmp_path, contents + bulletin("", "2024年3月\n", 251))) == 1


def test_captions_of_tables_begin_nothing(tmp_path):
    one = bulletin("荆门市2023年统计公报\n", "2024年3月\n", 251)
    tables = "表1 2023年卫生机构情况\n" + "说明文字。" * 60 + "\n表2 2022年卫生机构情况\n" + "说明文字。" * 60 + "\n"
    assert len(cut(tmp_path, one + tables)) == 1


@pytest.mark.parametrize("years", [(2023, 2022, 2021), (2020, 2021, 2022)])
def test_figures_are_of_the_year_of_their_own_report(tmp_path, years):
    from etl.extract.document import read_document

    text = "".join(
        bulletin(f"荆门市{year}年统计公报\n", f"荆门市统计局\n{year + 1}年3月\n", year - 1800) for year in years
    )
    path = tmp_path / "汇编.txt"
    path.write_text(text, encoding="utf-8")
    document = readers.read(path)
    facts = [fact for fact in read_document(document).facts if fact.indicator == "health_institutions"]
    assert [(fact.year, fact.value) for fact in facts] == [(year, year - 1800) for year in years]
    assert all(document.text[fact.start : fact.end] == str(int(fact.value)) for fact in facts)
