import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from etl.model.document import Document
from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, refusal, tables, written


@pytest.fixture
def report(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_heading("某市2023年工作总结", 0)
    made.add_paragraph("发布日期：2024年1月12日  来源：某市卫生健康委")
    made.add_heading("卫生资源", 1)
    made.add_paragraph("全市床位达到100张。")
    table = made.add_table(3, 3)
    for row, texts in enumerate([["地区", "床位", ""], ["", "2022年", "2023年"], ["全市", "90", "100"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    made.add_paragraph("（一）下一步。继续推进。")
    made.save(tmp_path / "报告.docx")
    return tmp_path / "报告.docx"


def test_order_and_levels(report: Path) -> None:
    document = read(report)
    assert_well_formed(document)
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["heading", "paragraph", "heading", "paragraph", "table", "heading", "paragraph"]
    assert headings(document) == [(1, "某市2023年工作总结"), (2, "卫生资源"), (3, "（一）下一步")]


def test_merged_cells_stand_once(report: Path) -> None:
    assert tables(read(report)) == [[["地区", "床位", ""], ["", "2022年", "2023年"], ["全市", "90", "100"]]]


def test_printed_metadata(report: Path) -> None:
    document = read(report)
    assert (document.title, document.published, document.publisher) == (
        "某市2023年工作总结",
        "2024-01-12",
        "某市卫生健康委",
    )
    assert document.problems == ()


def test_properties_stand_in_with_a_doubt(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "某县卫生健康年报"
    made.add_paragraph("全县床位100张，比上年增加。")
    made.save(tmp_path / "a.docx")
    document = read(tmp_path / "a.docx")
    assert document.title == "某县卫生健康年报"
    assert [problem.code for problem in document.problems] == ["date_from_properties"]
    assert document.problems[0].params["date"] == document.published


def test_content_controls_and_insertions_are_read_deletions_are_not(tmp_path: Path) -> None:
    made = docx.Document()
    for inner in (
        "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>控件中的床位7张。</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p {0}><w:r><w:t>床位</w:t></w:r><w:ins w:id='1'><w:r><w:t>80</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>70</w:delText></w:r></w:del><w:r><w:t>张。</w:t></w:r></w:p>",
    ):
        made.element.body.insert(0, parse_xml(inner.format(nsdecls("w"))))
    made.save(tmp_path / "a.docx")
    assert paragraphs(read(tmp_path / "a.docx")) == ["床位80张。", "控件中的床位7张。"]


def test_frame_of_one_cell_is_prose(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = "全市床位100张。"
    made.save(tmp_path / "a.docx")
    document = read(tmp_path / "a.docx")
    assert (tables(document), paragraphs(document)) == ([], ["全市床位100张。"])


def made_of(folder: Path, *elements: str) -> Path:
    """Write a Word file whose body holds ``elements``, in the names ``w`` and ``m``."""
    made = docx.Document()
    names = nsdecls("w") + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    for place, element in enumerate(elements):
        opening, rest = element[: element.index(">")], element[element.index(">") :]
        made.element.body.insert(place, parse_xml(f"{opening} {names}{rest}"))
    made.save(folder / "a.docx")
    return folder / "a.docx"


def run(text: str, form: str = "") -> str:
    return f"<w:r><w:rPr>{form}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


RAISED = "<w:vertAlign w:val='superscript'/>"
LEFT_OUT = [("text_left_out", 1)]


def told(document: Document) -> list[tuple[str, object]]:
    """Return what was doubtful, but for the date that the library gives every file."""
    return [(one.code, one.params["count"]) for one in document.problems if one.code != "date_from_properties"]


@pytest.mark.parametrize(
    ("runs", "text", "problems"),
    [
        ([run("病床3120"), run("4", RAISED), run("张。")], "病床3120张。", []),
        ([run("病床3120"), run("[4]", RAISED), run("张。")], "病床3120张。", []),
        ([run("诊疗10"), run("5", RAISED), run("人次。")], "诊疗10⁵人次。", []),
        ([run("面积8m"), run("2", RAISED), run("。")], "面积8m²。", []),
        ([run("5"), run("号楼", RAISED)], "5号楼", []),
        ([run("7", RAISED)], "7", []),
        ([run("病床"), run("31", "<w:strike/>"), run("32张。")], "病床32张。", LEFT_OUT),
        ([run("病床"), run("31", "<w:dstrike/>"), run("32张。")], "病床32张。", LEFT_OUT),
        ([run("病床"), run("31", "<w:strike w:val='0'/>"), run("张。")], "病床31张。", []),
        ([run("病床32张。"), run("护士9人。", "<w:vanish/>")], "病床32张。", LEFT_OUT),
    ],
)
def test_character_format_is_content(tmp_path: Path, runs: list[str], text: str, problems: list[object]) -> None:
    document = read(made_of(tmp_path, f"<w:p>{''.join(runs)}</w:p>"))
    assert (document.text, told(document)) == (text, problems)


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    document = read(made_of(tmp_path, f"<w:p>{run('病床')}{run('31', '<w:strike/>')}{run('32张。')}</w:p>"))
    assert next(one.params["example"] for one in document.problems if one.code == "text_left_out") == "31"


def test_a_style_may_raise_strike_or_hide(tmp_path: Path) -> None:
    made = docx.Document()
    for name, feature in (("注码", "superscript"), ("作废", "strike"), ("批注", "hidden")):
        setattr(made.styles.add_style(name, 2).font, feature, True)
    paragraph = made.add_paragraph("病床")
    for text, style in (("31", "作废"), ("32", None), ("1", "注码"), ("张。", None), ("待核", "批注")):
        paragraph.add_run(text, style)
    made.save(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx").text == "病床32张。"


def test_deleted_and_hidden_rows_are_left_out(tmp_path: Path) -> None:
    cells = "<w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc>"
    rows = [("", "指标", "2023年"), ("<w:trPr><w:del w:id='1'/></w:trPr>", "病床", "31")]
    rows += [("<w:trPr><w:hidden/></w:trPr>", "护士", "9"), ("", "医师", "7")]
    table = "".join(f"<w:tr>{form}{cells.format(run(one), run(other))}</w:tr>" for form, one, other in rows)
    document = read(made_of(tmp_path, f"<w:tbl>{table}</w:tbl>"))
    assert tables(document) == [[["指标", "2023年"], ["医师", "7"]]]
    assert told(document) == [("text_left_out", 2)]


def test_two_lines_in_a_cell_are_two_figures(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    for row, texts in enumerate([["指标", "床位数\n（张）"], ["甲县", "31"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).add_paragraph("204")
    made.save(tmp_path / "a.docx")
    assert tables(read(tmp_path / "a.docx")) == [[["指标", "床位数 （张）"], ["甲县", "31；204"]]]


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        ("<m:r><m:t>3.07</m:t></m:r>", "占3.07‰。"),
        ("<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>", "占3/4‰。"),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>", "占10^4‰。"),
        ("<m:sSub><m:e><m:r><m:t>5</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub></m:sSub>", "占5 1‰。"),
    ],
)
def test_figures_in_equations_are_read(tmp_path: Path, equation: str, text: str) -> None:
    paragraph = f"<w:p>{run('占')}<m:oMath>{equation}</m:oMath>{run('‰。')}</w:p>"
    assert read(made_of(tmp_path, paragraph)).text == text


def test_relationships_to_nothing_are_passed_over(tmp_path: Path, report: Path) -> None:
    relations = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(report) as archive:
        content = archive.read(relations).decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    more = f'<Relationship Id="r99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    dangling = repacked(report, {relations: content.replace("</Relationships>", more).encode()})
    assert read(written(tmp_path, "b.docx", dangling)) == replace(read(report), name="b.docx")


def test_strict_form(tmp_path: Path, report: Path) -> None:
    usual, strict = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml"
    with zipfile.ZipFile(report) as archive:
        parts = {name: archive.read(name).decode() for name in ("word/document.xml", "word/styles.xml")}
    changed = {name: text.replace(usual, f"{strict}/wordprocessingml/main").encode() for name, text in parts.items()}
    assert read(written(tmp_path, "b.docx", repacked(report, changed))) == replace(read(report), name="b.docx")


def test_document_without_words(tmp_path: Path) -> None:
    docx.Document().save(tmp_path / "a.docx")
    assert refusal(tmp_path / "a.docx").code == "empty_file"


@pytest.mark.parametrize("cut", [400, 20_000])
def test_truncated_file(tmp_path: Path, report: Path, cut: int) -> None:
    assert refusal(written(tmp_path, "a.docx", report.read_bytes()[:cut])).code == "corrupt_file"


def test_broken_markup(tmp_path: Path, report: Path) -> None:
    problem = refusal(written(tmp_path, "a.docx", repacked(report, {"word/document.xml": b"<w:document"})))
    assert problem.code == "corrupt_file"
    assert "XMLSyntaxError" in str(problem.params["reason"])


def test_zip_bomb(tmp_path: Path, report: Path) -> None:
    bomb = repacked(report, {"word/media/a.bin": b"\0" * 60_000_000})
    problem = refusal(written(tmp_path, "a.docx", bomb))
    assert problem.code == "archive_too_large"
    assert problem.params["size"] > problem.params["limit"]


def test_other_archives(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    problem = refusal(written(tmp_path, "a.docx", packed.getvalue()))
    assert (problem.code, problem.params["found"]) == ("wrong_format", "ZIP")


def repacked(path: Path, parts: dict[str, bytes]) -> bytes:
    """Return the archive at ``path`` with some parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()
