import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

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
