from dataclasses import replace
from pathlib import Path

import pytest

from compare.listing import Link
from compare.quality.quality import Quality, quality
from compare.quality.view import KINDS, QualityView
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

PLAIN = (fact("湘潭市", "2023", 7.02), fact("全国", "2023", 7.23))
CONFLICT = (
    fact("株洲市", "2023", 7.71, source_title="年鉴"),
    fact("株洲市", "2023", 6.0, doc="b.md", source_title="公报", flags=("year_inherited",)),
)


def look(out: Path, *facts, documents=(), **view) -> Quality:
    limit = view.pop("limit", 50)
    return quality(store_of(out, *facts, documents=documents), CATALOGUE, QualityView(**view), limit)


def texts(answer: Quality, *columns: str) -> list[tuple[str, ...]]:
    keys = [column.key for column in answer.listing.columns]
    return [tuple(row[keys.index(name)].text for name in columns) for row in answer.listing.rows]


def test_nothing_doubtful(tmp_path: Path):
    answer = look(tmp_path, *PLAIN)
    assert (dict(answer.counts), answer.flags, answer.listing.rows) == (dict.fromkeys(KINDS, 0), (), ())
    assert answer.view.kind == "conflict"
    assert answer.finding.text() == "2 条数据都没有存疑标记"


def test_both_values_of_a_conflict_stand_side_by_side(tmp_path: Path):
    answer = look(tmp_path, *PLAIN, *CONFLICT)
    shown = texts(answer, "region", "chosen", "chosen_source", "other", "other_source", "apart", "rule")
    assert shown == [
        ("株洲市", "7.71 张/千人", "年鉴", "6 张/千人", "公报", "1.71 张/千人", "精确值优先于约数和舍入值")
    ]
    assert answer.counts["conflict"] == 1
    assert "1 处数值相互矛盾" in answer.finding.text()


def test_every_value_of_a_conflict_leads_to_its_fact(tmp_path: Path):
    row = look(tmp_path, *CONFLICT).listing.rows[0]
    ids = {cell.link.id for cell in row if cell.link}
    assert len(ids) == 2
    assert {cell.link.to for cell in row if cell.link} == {"fact"}


@pytest.mark.parametrize(
    "other",
    [
        {"status": "target"},
        {"subgroup": "农村"},
        {"period": "2022"},
        {"period": "2023-01/2023-06"},
        {"region": "荆州市"},
        {"indicator": "births"},
    ],
)
def test_values_of_other_cells_are_no_part_of_a_conflict(tmp_path: Path, other):
    place = {"region": "株洲市", "period": "2023", "indicator": "beds_per_1000"} | other
    answer = look(tmp_path, *CONFLICT, fact(value=99, **place), kind="conflict")
    assert texts(answer, "facts") == [("2",)]


def test_the_first_kind_with_entries_opens(tmp_path: Path):
    assert look(tmp_path, *CONFLICT).view.kind == "conflict"
    assert look(tmp_path / "b", fact("株洲市", "2023", 7, flags=("source_unseen",))).view.kind == "flagged"
    assert look(tmp_path / "c", *CONFLICT, kind="mixed").view.kind == "mixed"


def test_flags_are_counted_and_chosen(tmp_path: Path):
    facts = (
        fact("株洲市", "2023", 7, flags=("source_unseen", "unit_restored")),
        fact("湘潭市", "2023", 6, flags=("source_unseen",)),
    )
    answer = look(tmp_path, *facts, kind="flagged", flag="unit_restored")
    assert answer.flags == (("source_unseen", 2), ("unit_restored", 1))
    assert texts(answer, "region", "flags") == [("株洲市", "未见原始公开页；原文缺单位，按指标的单位还原")]
    assert look(tmp_path, *facts, kind="flagged", flag="of_tomorrow").listing.rows == ()


def test_implausible_values_show_their_band(tmp_path: Path):
    catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators})
    catalogue.indicators["beds_per_1000"] = replace(CATALOGUE.indicators["beds_per_1000"], low=0.5, high=20)
    store = store_of(tmp_path, fact("株洲市", "2023", 771, flags=("implausible",)))
    answer = quality(store, catalogue, QualityView("implausible"))
    assert texts(answer, "value", "band") == [("771 张/千人", "0.5–20")]


def test_bases_of_one_indicator(tmp_path: Path):
    based = fact("株洲市", "2022", 5, subgroup="户籍人口")
    answer = look(tmp_path, *PLAIN, based, fact("株洲市", "2023", 4, subgroup="农村"), kind="mixed")
    assert texts(answer, "indicator", "mixed", "label", "facts", "years") == [
        ("每千人口床位数", "人口口径", "未注明口径", "2", "2023"),
        ("每千人口床位数", "人口口径", "户籍人口", "1", "2022"),
    ]
    assert answer.counts["mixed"] == 1


@pytest.mark.parametrize(
    "facts",
    [
        (fact("株洲市", "2022", 5, subgroup="户籍人口"), fact("湘潭市", "2022", 5, subgroup="户籍人口")),
        (*PLAIN, fact("株洲市", "2023", 5, subgroup="农村")),
        (*PLAIN, fact("株洲市", "2025", 5, subgroup="户籍人口", status="target")),
        (*PLAIN, fact("株洲市", "2023", 5, "births", subgroup="户籍人口")),
    ],
)
def test_one_base_is_not_mixed(tmp_path: Path, facts):
    assert look(tmp_path, *facts).counts["mixed"] == 0


def test_units_of_one_name(tmp_path: Path):
    def tail(value, unit):
        return replace(fact("株洲市", "2023", value), indicator="", name="宣传折页", unit=unit)

    answer = look(tmp_path, tail(3, "种"), tail(400, "份"), kind="mixed")
    assert set(texts(answer, "indicator", "mixed", "label")) == {
        ("宣传折页", "单位", "种"),
        ("宣传折页", "单位", "份"),
    }


def test_documents_are_listed_with_what_they_lack(tmp_path: Path):
    lost = replace(fact("株洲市", "2023", 3, doc="b.md"), year=None, period="", region="", region_code="")
    documents = (
        {"doc": "c.md", "title": "没有数字的报告"},
        {"doc": "d.md", "published": ""},
        {"doc": "e.csv", "published": ""},
    )
    facts = (*PLAIN, lost, fact("株洲市", "2022", 3, doc="d.md"), fact("株洲市", "2021", 3, doc="e.csv"))
    answer = look(tmp_path, *facts, documents=documents, kind="documents")
    assert texts(answer, "title", "lacks", "no_year", "no_region") == [
        ("b.md", "有数据缺年份；有数据缺地区", "1", "1"),
        ("没有数字的报告", "没有读出数据", "", ""),
        ("d.md", "没有发布日期", "", ""),
    ]
    assert answer.listing.rows[0][0].link == Link("doc", "b.md")


def test_facts_without_year_or_region(tmp_path: Path):
    facts = (
        replace(fact("株洲市", "2023", 3), year=None, period=""),
        replace(fact("株洲市", "2023", 4), region="", region_code=""),
    )
    answer = look(tmp_path, *PLAIN, *facts, kind="unplaced")
    assert sorted(texts(answer, "region", "period")) == [("", "2023"), ("株洲市", "")]


def test_a_figure_that_was_not_used_says_so(tmp_path: Path):
    unused = replace(fact("株洲市", "2023", 3, flags=("unit_mismatch",)), value=None)
    assert texts(look(tmp_path, unused, kind="flagged"), "value") == [("未采用",)]


@pytest.mark.parametrize(
    ("q", "regions"),
    [
        ("", ["株洲市", "湘潭市"]),
        ("xiangtan", ["湘潭市"]),
        ("湘潭 床位", ["湘潭市"]),
        ("株洲 年鉴", ["株洲市"]),
        ("湘潭 年鉴", []),
        ("BEDS PER", ["株洲市", "湘潭市"]),
    ],
)
@pytest.mark.parametrize("kind", ["flagged", "conflict"])
def test_a_search_looks_at_region_indicator_and_source(tmp_path: Path, kind, q, regions):
    facts = [
        fact(region, "2023", value, source_title=source, doc=doc, flags=("source_unseen",))
        for region, source in (("株洲市", "年鉴"), ("湘潭市", "公报"))
        for value, doc in ((7, "a.md"), (9, "b.md"))
    ]
    answer = look(tmp_path, *facts, kind=kind, q=q)
    assert list(dict.fromkeys(region for (region,) in texts(answer, "region"))) == regions


def test_a_long_list_is_cut_and_says_how_long_it_is(tmp_path: Path):
    facts = [fact("株洲市", str(year), 7, flags=("source_unseen",)) for year in range(2000, 2010)]
    answer = look(tmp_path, *facts, kind="flagged", limit=3)
    assert (len(answer.listing.rows), answer.listing.total, answer.counts["flagged"]) == (3, 10, 10)


def test_an_empty_table(tmp_path: Path):
    answer = look(tmp_path)
    assert (answer.facts, dict(answer.counts)) == (0, dict.fromkeys(KINDS, 0))
