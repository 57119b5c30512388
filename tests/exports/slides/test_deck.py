import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx.oxml.ns import qn

from compare.model.board import SavedView
from compare.model.palette import LIGHT
from etl.model.messages import Sentence
from exports.parts import colours
from exports.slides.deck import deck
from exports.slides.parts.labels import value_text
from exports.slides.views import DeckView, saved_deck_views
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.deck_samples import CONTEXT, QUERIES, charts, notes, opened, page_of, store_in, tables, texts


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_in(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def pages(store):
    return {name: page_of(query, store) for name, query in QUERIES.items()}


def values(chart):
    """Return every number of a chart, in no order."""
    every = (value for plot in chart.plots for series in plot.series for value in series.values)
    return Counter(value for value in every if value is not None)


def formats(chart):
    return [element.get("formatCode") for element in chart._chartSpace.iter(qn("c:numFmt"))]


def written(presentation):
    """Return every text of the tables that has a digit in it, without the sign of its standing."""
    return Counter(cell.lstrip("▲▼● ") for table in tables(presentation) for row in table[1:] for cell in row[1:])


@pytest.mark.parametrize("name", ["rank", "trend", "change"])
def test_a_chart_holds_what_the_answer_holds(name, pages):
    (chart,) = charts(opened([pages[name]]))
    single = list(pages[name].answer.single) if name == "change" else []
    held = Counter({mark.fact_id: mark.value for mark in pages[name].answer.drawn() if mark not in single}.values())
    assert values(chart) == held


def test_several_trends_have_a_chart_each(pages):
    found = charts(opened([pages["trends"]]))
    assert [values(chart) for chart in found] == [
        Counter(mark.value for mark in panel.drawn()) for panel in pages["trends"].answer.panels
    ]


def test_a_relation_has_both_values_of_every_region(pages):
    answer = pages["relation"].answer
    (chart,) = charts(opened([pages["relation"]]))
    drawn = [
        (float(x.text), y)
        for series in chart.plots[0].series
        for x, y in zip(series._element.findall(f"{qn('c:xVal')}//{qn('c:v')}"), series.values, strict=True)
    ]
    points = [(point.x.value, point.y.value) for point in answer.points]
    assert sorted(drawn) == sorted([*points, (answer.nation_x.value, answer.nation_y.value)])


@pytest.mark.parametrize("name", ["change", "matrix", "relation", "table", "indicators"])
def test_a_table_has_a_cell_for_every_value(name, pages):
    cells = written(opened([pages[name]]))
    for mark in pages[name].answer.drawn():
        assert any(text.startswith(value_text(mark, "zh").split(" (")[0]) for text in cells), mark


def test_the_profile_has_a_row_an_indicator(pages):
    (table,) = tables(opened([pages["profile"]]))
    rows = {row[0].split(" (")[0]: row for row in table}
    for row in pages["profile"].answer.rows:
        cells = rows[row.indicator.name_zh]
        assert cells[1].lstrip("▲▼● ") == value_text(row.mark, "zh")
        assert cells[2] == str(row.mark.year)
        assert cells[3] == (value_text(row.nation, "zh") if row.nation else "")


def test_marks_stand_at_the_numbers(pages):
    codes = formats(charts(opened([pages["rank"]]))[0])
    assert '"约"#,##0' in codes
    assert '">"#,##0" (2022)"' in codes
    assert '#,##0" (1–10月)"' in codes
    assert any("⚑" in row[1] or "⚑" in row[2] for row in tables(opened([pages["relation"]]))[0])


def test_the_nation_stands_in_its_place_with_the_targets_below_their_regions(pages):
    (chart,) = charts(opened([pages["rank"]]))
    assert list(chart.plots[0].categories)[:4] == ["1–2  株洲市", "株洲市目标 (2023)", "全国 (2023)", "2–3  湘潭市"]


def test_gaps_stay_gaps(pages):
    (chart,) = charts(opened([pages["trend"]]))
    line = next(series for series in chart.plots[0].series if series.name == "株洲市")
    assert list(line.values) == [7.5, None, 7.71, None, None]
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_slide_and_notes_hold_finding_caveats_and_sources(pages):
    for name, page in pages.items():
        presentation = opened([page])
        slide = presentation.slides[0]
        said = "\n".join(texts(slide))
        assert slide.shapes.title.text.startswith(page.answer.finding.text()), name
        assert CONTEXT.data_version in said
        note_text = notes(presentation)
        for caveat in page.answer.caveats:
            assert caveat.text().rstrip("。") in note_text
        for mark in page.answer.drawn():
            assert f"http://desk/evidence?fact={mark.fact_id}" in note_text, (name, mark)


def test_chinese_text_has_its_typeface_and_language(pages):
    slide = opened([pages["rank"]]).slides[0]
    runs = slide.shapes._spTree.findall(f".//{qn('a:r')}/{qn('a:rPr')}")
    assert {run.get("lang") for run in runs} == {"zh-CN"}
    assert {run.find(qn("a:ea")).get("typeface") for run in runs} == {"微软雅黑"}
    (chart,) = charts(opened([pages["rank"]]))
    defaults = list(chart._chartSpace.iter(qn("a:defRPr")))
    assert {(one.get("lang"), one.find(qn("a:ea")).get("typeface")) for one in defaults} == {("zh-CN", "微软雅黑")}


def test_a_named_deck_has_cover_and_contents_that_lead_to_the_slides(pages):
    presentation = opened(pages.values(), name="三季度评议", comment="市级")
    cover, contents = presentation.slides[0], presentation.slides[1]
    assert texts(cover)[0] == "三季度评议"
    assert "市级" in texts(cover)[1]
    links = contents.shapes._spTree.findall(f".//{qn('a:hlinkClick')}")
    targets = [contents.part.related_part(link.get(qn("r:id"))).slide for link in links]
    assert len(targets) == len(pages)
    assert [slide.shapes.title.text.split("（1/")[0] for slide in targets] == [
        p.answer.finding.text() for p in pages.values()
    ]


def test_an_own_title_comes_first_and_the_finding_below(pages):
    page = DeckView(pages["rank"].view, pages["rank"].answer, "床位够不够", "先讲株洲")
    presentation = opened([page])
    assert presentation.slides[0].shapes.title.text == "床位够不够"
    assert texts(presentation.slides[0])[1].startswith(page.answer.finding.text())
    assert notes(presentation).startswith("先讲株洲")


def test_an_empty_selection_says_so(store):
    page = page_of("indicators=births&regions=430200&tab=rank", store)
    assert "所选地区没有数值" in "\n".join(texts(opened([page]).slides[0]))


def test_a_lost_view_says_so_and_the_others_go_on(store):
    views = [SavedView("indicators=no_such&tab=trend"), SavedView(QUERIES["rank"])]
    found = list(saved_deck_views(views, "zh", store, CATALOGUE))
    assert found[0].answer is None
    assert "no_such" in "\n".join(texts(opened(found).slides[0]))
    assert len(opened(found).slides) == 2


def test_three_hundred_regions_have_top_and_bottom_drawn_and_all_in_tables(tmp_path):
    page = page_of(QUERIES["rank"], store_in(tmp_path))

    def mark(at):
        own = {"region": f"第{at}市", "region_code": f"{at:06}", "fact_id": f"f{at}"}
        return replace(page.answer.marks[0], **own, value=900.0 - at, rank=at, rank_to=at)

    many = tuple(mark(at) for at in range(1, 301))
    presentation = opened([DeckView(page.view, replace(page.answer, marks=many, targets=()))])
    (chart,) = charts(presentation)
    labels = list(chart.plots[0].categories)
    assert any("略去中间 278 个" in label for label in labels)
    assert {mark.region for mark in many} <= {row[1] for table in tables(presentation) for row in table}


def test_text_is_never_a_formula_and_never_breaks_the_file(tmp_path):
    bad = fact("株洲市", "2023", 3, "births", source_title="@SUM(A1)")
    page = page_of("indicators=births&tab=rank", store_in(tmp_path, bad))
    quote = "=1+1\x0b\x00\ud800</a:t>"
    marks = tuple(replace(mark, region="=cmd|'/c'!A1\x07", quote=quote) for mark in page.answer.marks)
    content = deck([DeckView(page.view, replace(page.answer, marks=marks), "=1+1\x02")], CATALOGUE, CONTEXT, "zh")
    with ZipFile(BytesIO(content)) as file:
        (inner,) = [name for name in file.namelist() if name.endswith(".xlsx")]
        sheet = load_workbook(BytesIO(file.read(inner))).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s"}
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))


def test_the_package_is_whole(pages):
    content = deck(pages.values(), CATALOGUE, CONTEXT, "zh", name="全部")
    with ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        assert len(names) == len(set(names))
        types = etree.fromstring(file.read("[Content_Types].xml"))
        stated = {part.get("PartName") for part in types if part.get("PartName")}
        endings = {part.get("Extension") for part in types if part.get("Extension")}
        assert stated <= {f"/{name}" for name in names}
        assert all(f"/{name}" in stated or name.rpartition(".")[2] in endings for name in names)
        for name in names:
            if name.endswith(".rels"):
                folder = re.sub(r"_rels/[^/]*$", "", name)
                for relation in etree.fromstring(file.read(name)):
                    if relation.get("TargetMode") != "External":
                        target = relation.get("Target")
                        path = target[1:] if target.startswith("/") else _joined(folder, target)
                        assert path in names, (name, target)
        for name in names:
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                ids = [part.get("id") for part in etree.fromstring(file.read(name)).iter(qn("p:cNvPr"))]
                assert len(ids) == len(set(ids)), name


def _joined(folder, target):
    parts = folder.rstrip("/").split("/") if folder else []
    for part in target.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_colours_are_those_of_the_screen():
    for name in ("INK", "MUTED", "HAIRLINE", "SURFACE", "ACCENT", "BETTER", "WORSE", "NEUTRAL"):
        assert f"#{getattr(colours, name).lower()}" == getattr(LIGHT, name.lower())
    assert tuple(f"#{tint.lower()}" for tint in colours.SERIES) == LIGHT.series


def test_a_deck_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one view"):
        deck([], CATALOGUE, CONTEXT, "zh")


def test_what_could_not_be_used_is_in_the_footnote(pages):
    unknown = Sentence("deck.told.unknown", {"names": "999999"})
    page = DeckView(pages["rank"].view, pages["rank"].answer, notices=(unknown,))
    assert "999999" in "\n".join(texts(opened([page]).slides[0]))
