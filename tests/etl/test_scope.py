"""Scope: the year, the plan and the heading that a sentence inherits from its place."""

from pathlib import Path

import pytest

from etl.document import Document
from etl.readers import read
from etl.scope import context, sentences


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
