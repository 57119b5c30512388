"""PDFs printed by a browser where there is one, and written by hand."""

import shutil
import subprocess
from pathlib import Path

import pytest

from etl.model.document import Document
from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, refusal, tables, written

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SENTENCE = (
    "末，全市医疗卫生机构床位达29614张，每千人口床位达7.46张，每千人口注册护士达3.37人，全市共有"
    "医疗卫生机构2287个，其中医院86个，基层医疗卫生机构2150个，其他机构51个。"
)
PAGE = f"""<!doctype html><meta charset="utf-8"><style>td, th {{ padding: 4px 8px }}</style>
<h1>某市2023年卫生健康公报</h1><p>发布日期：2024年6月27日</p><h2>一、卫生资源</h2>
{"".join(f"<p>{year}年{SENTENCE}</p>" for year in range(2001, 2023))}
<table border="1"><tr><th>指标</th><th>2022年</th><th>2023年</th></tr>
<tr><td>床位数（张）</td><td>28814</td><td>29614</td></tr><tr><td>卫生人员（人）</td><td></td><td>36248</td></tr></table>"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Document:
    if BROWSER is None:
        pytest.skip("no Chromium here to print a PDF")
    folder = tmp_path_factory.mktemp("pdf")
    page = written(folder, "a.html", PAGE)
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    command = [BROWSER, *options, f"--print-to-pdf={folder}/a.pdf", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return read(folder / "a.pdf")


def test_title_heading_and_date(printed: Document) -> None:
    assert_well_formed(printed)
    assert (printed.title, printed.published) == ("某市2023年卫生健康公报", "2024-06-27")
    assert headings(printed) == [(1, "某市2023年卫生健康公报"), (2, "一、卫生资源")]


def test_broken_lines_are_joined_also_over_pages(printed: Document) -> None:
    assert paragraphs(printed)[1:] == [f"{year}年{SENTENCE}" for year in range(2001, 2023)]


def test_table_rows(printed: Document) -> None:
    (table,) = tables(printed)
    assert table[:2] == [["指标", "2022年", "2023年"], ["床位数（张）", "28814", "29614"]]


def test_page_furniture_is_dropped(printed: Document) -> None:
    assert "file://" not in printed.text
    assert "1/2" not in printed.text


def handwritten(*contents: bytes) -> bytes:
    """Return a PDF of one page for every content stream, its cross-reference table included."""
    pages = [3 + 2 * number for number in range(len(contents))]
    font = 3 + 2 * len(contents)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % page for page in pages)),
    ]
    for page, content in zip(pages, contents, strict=True):
        box = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R" % (page + 1)
        objects.append(box + b"/Resources<</Font<</F %d 0 R>>>>>>" % font)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + end


def words(*lines: tuple[int, int, str]) -> bytes:
    return (
        b"BT /F 12 Tf " + b"".join(b"1 0 0 1 %d %d Tm (%s) Tj " % (x, y, text.encode()) for x, y, text in lines) + b"ET"
    )


IMAGE = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def test_scan(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "扫描.pdf", handwritten(IMAGE, IMAGE)))
    assert (problem.code, problem.params) == ("scanned_pdf", {"name": "扫描.pdf", "pages": 2})


def test_one_page_without_text_is_a_doubt(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.pdf", handwritten(words((50, 700, "Beds 120.")), IMAGE)))
    assert document.text == "Beds 120."
    assert [(problem.code, problem.params["pages"]) for problem in document.problems] == [("pages_without_text", "2")]


def test_cells_by_their_places(tmp_path: Path) -> None:
    grid = words(
        (50, 700, "Item"),
        (300, 700, "2023"),
        (50, 680, "Beds"),
        (300, 680, "120"),
        (50, 660, "Nurses"),
        (300, 660, "7"),
    )
    assert tables(read(written(tmp_path, "a.pdf", handwritten(grid)))) == [
        [["Item", "2023"], ["Beds", "120"], ["Nurses", "7"]]
    ]


def test_running_heads_and_page_numbers(tmp_path: Path) -> None:
    bodies = ["Alpha ends here.", "Beta ends here.", "Gamma ends here."]
    pages = [
        words((50, 780, "Yearbook 2023"), (50, 400, body), (300, 20, f"- {n} -")) for n, body in enumerate(bodies, 1)
    ]
    assert read(written(tmp_path, "a.pdf", handwritten(*pages))).text == "\n".join(bodies)


def test_header_row_on_every_page_stays_once(tmp_path: Path) -> None:
    pages = [words((50, 700, "Item"), (300, 700, "2023"), (50, 680, f"Beds {n}"), (300, 680, f"{n}0")) for n in (1, 2)]
    assert tables(read(written(tmp_path, "a.pdf", handwritten(*pages)))) == [
        [["Item", "2023"], ["Beds 1", "10"], ["Beds 2", "20"]]
    ]


def test_pdf_behind_a_password(tmp_path: Path) -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>/ID[<00><00>]" % (b"00" * 32, b"00" * 32)
    locked = handwritten(words((50, 700, "Beds"))).replace(b"/Root 1 0 R>>", b"/Root 1 0 R" + lock + b">>")
    assert refusal(written(tmp_path, "a.pdf", locked)).code == "encrypted_file"


def test_corrupt_pdf(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "a.pdf", b"%PDF-1.7\n" + b"broken" * 30))
    assert problem.code == "corrupt_file"
    assert problem.params["reason"]


@pytest.mark.parametrize(("text", "mark", "read_as"), [("Beds 31", "2", "Beds 31"), ("About 10", "4", "About 10⁴")])
def test_a_raised_mark_is_no_digit_and_a_power_is_one(tmp_path: Path, text: str, mark: str, read_as: str) -> None:
    page = words((50, 700, text)).replace(b"ET", b"/F 7 Tf 5 Ts 1 0 0 1 100 700 Tm (%s) Tj ET" % mark.encode())
    assert read(written(tmp_path, "a.pdf", handwritten(page))).text == read_as


COLUMN = [
    "Beds of all hospitals",
    "rose to 31 last year",
    "and nurses to 15 more",
    "than in the year before",
    "while doctors stayed 7",
]


def test_two_columns_that_are_not_level_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(50, 700 - 20 * at, f"{text} here") for at, text in enumerate(COLUMN + COLUMN)]
    right = [(330, 690 - 20 * at, f"{text} there") for at, text in enumerate(COLUMN + COLUMN)]
    text = read(written(tmp_path, "a.pdf", handwritten(words(*left, *right)))).text
    assert text.split(" there")[0].count(" here") == 10


def ruled(columns: tuple[int, ...], rows: tuple[int, ...]) -> bytes:
    lines = [f"{columns[0]} {y} m {columns[-1]} {y} l S" for y in rows]
    return "\n".join([*lines, *(f"{x} {rows[0]} m {x} {rows[-1]} l S" for x in columns), ""]).encode()


def test_a_table_drawn_with_rules(tmp_path: Path) -> None:
    cells = [
        (53, 705, "Item"),
        (85, 705, "2023"),
        (53, 685, "Beds"),
        (85, 685, "31"),
        (53, 665, "Staff"),
        (85, 665, "15"),
    ]
    page = ruled((50, 83, 120), (720, 700, 680, 660)) + words(*cells, (50, 640, "Note below."))
    document = read(written(tmp_path, "a.pdf", handwritten(page)))
    assert tables(document) == [[["Item", "2023"], ["Beds", "31"], ["Staff", "15"]]]
    assert document.text.endswith("Note below.")


def test_a_box_around_prose_is_no_table(tmp_path: Path) -> None:
    page = ruled((40, 500), (720, 650)) + words((50, 700, "Beds 31."), (50, 680, "Nurses 15."))
    document = read(written(tmp_path, "a.pdf", handwritten(page)))
    assert (tables(document), document.text) == ([], "Beds 31.\nNurses 15.")
