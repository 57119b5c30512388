"""OFD files, written by hand."""

import io
import zipfile
from pathlib import Path

from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, refusal, tables, written

NAME = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.0


def drawn(x: float, y: float, text: str, size: float = SIZE, step: float = 0.0) -> str:
    deltas = f"g {len(text) - 1} {step or size}"
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 160 6" Size="{size}">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def packed(*pages: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        body = "<ofd:DocInfo><ofd:Title>内部题名</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        archive.writestr("OFD.xml", f"<ofd:OFD {NAME}><ofd:DocBody>{body}</ofd:DocBody></ofd:OFD>")
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages)))
        inner = f"<ofd:CommonData>{area}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {NAME}>{inner}</ofd:Document>")
        for at, page in enumerate(pages):
            layer = f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"
            archive.writestr(f"Doc_0/Pages/{at}.xml", f"<ofd:Page {NAME}>{layer}</ofd:Page>")
    return made.getvalue()


def test_text_objects_become_lines_by_their_places(tmp_path: Path) -> None:
    cells = [["指标", "2022年", "2023年"], ["床位数（张）", "610", "620"]]
    grid = "".join(drawn(20 + 50 * c, 80 + 8 * r, text) for r, row in enumerate(cells) for c, text in enumerate(row))
    page = drawn(20, 60, "2023年，全县有病床620张，护士51人。") + drawn(40, 30, "某县2023年卫生健康公报", 6.0) + grid
    document = read(written(tmp_path, "a.ofd", packed(page)))
    assert_well_formed(document)
    assert document.format == "ofd"
    assert headings(document) == [(1, "某县2023年卫生健康公报")]
    assert "\n2023年，全县有病床620张，护士51人。\n" in document.text
    assert tables(document) == [cells]


def test_a_raised_mark_is_no_digit(tmp_path: Path) -> None:
    page = drawn(20, 60, "病床620") + drawn(20 + 5 * SIZE, 58, "3", 2.4) + drawn(20 + 5 * SIZE + 2.4, 60, "张。")
    assert read(written(tmp_path, "a.ofd", packed(page))).text == "病床620张。"


def test_letter_spaced_text(tmp_path: Path) -> None:
    page = drawn(20, 60, "全县卫生机构病床620张。", step=1.4 * SIZE)
    assert read(written(tmp_path, "a.ofd", packed(page))).text == "全县卫生机构病床620张。"


def test_a_page_without_text_is_told_and_none_at_all_refused(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.ofd", packed(drawn(20, 60, "病床620张。"), "")))
    assert [problem.code for problem in document.problems] == ["pages_without_text"]
    assert refusal(written(tmp_path, "b.ofd", packed("", ""))).code == "scanned_pdf"


def test_a_missing_page_is_damage(tmp_path: Path) -> None:
    content = packed(drawn(20, 60, "病床620张。")).replace(b"Pages/0.xml", b"Pages/9.xml", 1)
    assert refusal(written(tmp_path, "a.ofd", content)).code == "corrupt_file"
