"""Scope: the year, the plan and the heading that a sentence inherits from its place."""

from pathlib import Path

import pytest

from etl.frame.report import context
from etl.frame.scope import sentences
from etl.model.document import Document
from etl.readers import read


def document(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


def years(tmp_path: Path, text: str) -> dict[str, int | None]:
    source = document(tmp_path, text)
    return {s.reading.text.strip(): s.scope.year for s in sentences(source, context(source))}


def plans(tmp_path: Path, text: str) -> dict[str, bool]:
    source = document(tmp_path, text)
    return {s.reading.text.strip(): s.scope.plan for s in sentences(source, context(source))}


def test_the_title_names_region_and_year(tmp_path: Path) -> None:
    about = context(document(tmp_path, "# 2031年绍兴市卫生公报\n\n床位6万张。\n"))
    assert (about.region, about.report_year, about.plan) == ("330600", 2031, False)


@pytest.mark.parametrize(
    ("title", "plan"), [("绍兴市健康规划", True), ("绍兴市规划评估", False), ("绍兴市公报", False)]
)
def test_a_plan_is_told_by_its_title(tmp_path: Path, title: str, plan: bool) -> None:
    assert context(document(tmp_path, f"# {title}\n\n床位6万张。\n")).plan is plan


def test_a_yearbook_reports_on_the_year_before(tmp_path: Path) -> None:
    assert context(document(tmp_path, "# 绍兴市卫生年鉴2031\n\n床位6万张。\n")).report_year == 2030


def test_the_year_of_the_title_holds(tmp_path: Path) -> None:
    assert years(tmp_path, "# 2031年绍兴市公报\n\n床位6万张。\n")["床位6万张。"] == 2031


def test_the_year_that_heads_a_sentence_holds_for_the_next(tmp_path: Path) -> None:
    found = years(tmp_path, "# 2031年绍兴市公报\n\n2029年，床位5万张。护士3万人。\n")
    assert found["护士3万人。"] == 2029


def test_figures_under_a_heading_of_plans_are_planned(tmp_path: Path) -> None:
    found = plans(tmp_path, "# 2031年绍兴市总结\n\n## 主要成效\n\n床位6万张。\n\n## 下一步打算\n\n床位7万张。\n")
    assert (found["床位6万张。"], found["床位7万张。"]) == (False, True)


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("# 绍兴市控烟工作年度报告\n\n发布日期：2032-01-20\n", 2031),
        ("# 绍兴市控烟工作年度报告\n\n发布日期：2032-06-20\n", None),
        ("# 绍兴市控烟工作动态\n\n发布日期：2032-01-20\n", None),
        ("# 绍兴市控烟工作：数说2031\n\n发布日期：2032-06-20\n", 2031),
    ],
)
def test_what_opens_a_report_without_a_dated_title(tmp_path: Path, head: str, year: int | None) -> None:
    assert years(tmp_path, f"{head}\n吸烟率21%。\n")["吸烟率21%。"] == year


def test_a_range_of_days_is_of_the_year_in_which_it_ends(tmp_path: Path) -> None:
    found = years(tmp_path, "# 绍兴市简报\n\n2030年10月1日至2031年9月30日，出生5千人。全年奖励6百人。\n")
    assert found["全年奖励6百人。"] == 2031


def test_a_whole_year_told_in_january_is_the_one_before(tmp_path: Path) -> None:
    found = years(tmp_path, "# 绍兴市简报\n\n发布日期：2032-01-20\n\n全年检查800户。处罚20件。\n")
    assert found["处罚20件。"] == 2031
