import csv
import io

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.browser

SCREEN = "/compare?indicators=infant_mortality_rate"


def opened(open_page, path=SCREEN):
    page = open_page(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_selector("#chart .main-svg" if "tab=" not in path else ".ag-row")
    return page


def choose(page, item):
    page.click("#export")
    page.click(f"#{item}")


def saved(page, item, tmp_path):
    page.click("#export")
    with page.expect_download() as waiting:
        page.click(f"#{item}")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_the_workbook_has_its_sheets_and_leads_back(open_page, tmp_path):
    page = opened(open_page)
    file = saved(page, "export-excel", tmp_path)
    book = load_workbook(file)
    assert book.sheetnames == ["对照表", "图表", "明细", "说明"]
    assert file.name in page.inner_text("#export-told")
    link = book["明细"].cell(2, book["明细"].max_column).hyperlink.target
    page.goto(link)
    page.wait_for_selector("mark, .number.here, [aria-current]")
    assert "/evidence?fact=" in page.url


def test_the_csv_has_a_byte_order_mark_and_sentences(open_page, tmp_path):
    content = saved(opened(open_page), "export-csv", tmp_path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 5
    assert all(row["原句"] for row in rows)


def test_the_picture_has_twice_the_pixels_and_the_caption(open_page, tmp_path):
    page = opened(open_page)
    width = page.evaluate("document.querySelector('#chart .js-plotly-plot').clientWidth")
    height = page.evaluate("document.querySelector('#chart .js-plotly-plot').clientHeight")
    content = saved(page, "export-png", tmp_path).read_bytes()
    assert content.startswith(b"\x89PNG")
    size = [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)]
    assert size[0] == 2 * (width + 48)
    assert size[1] > 2 * (height + 100)


def test_a_table_has_no_picture_and_says_so(open_page):
    page = opened(open_page, f"{SCREEN}&tab=table")
    choose(page, "export-png")
    page.wait_for_selector("#export-told >> text=没有图")


def test_the_table_is_copied_as_numbers_in_both_forms(open_page):
    page = opened(open_page)
    choose(page, "copy-table")
    page.wait_for_selector("#export-told >> text=已复制表格")
    rows = [line.split("\t") for line in clipboard(page).split("\r\n")]
    at = rows[0].index("数值")
    assert [float(row[at]) for row in rows[1:4]] == sorted(float(row[at]) for row in rows[1:4])
    html = page.evaluate(
        "navigator.clipboard.read().then((all) => all[0].getType('text/html')).then((blob) => blob.text())"
    )
    assert "<table>" in html


def test_sentences_are_copied_or_only_that_of_the_open_fact(open_page):
    page = opened(open_page)
    choose(page, "copy-text")
    page.wait_for_selector("#export-told >> text=段文字")
    lines = clipboard(page).splitlines()
    assert lines[0] == page.inner_text("#finding") + "。"
    assert all("（来源：" in line for line in lines[1:])
    page.locator(".point path").nth(1).click(force=True)
    page.wait_for_selector(".evidence.open")
    choose(page, "copy-text")
    page.wait_for_selector("#export-told >> text=已复制 1 段文字")
    assert clipboard(page) in lines


def test_without_a_clipboard_the_text_is_shown_to_be_copied(open_page):
    page = opened(open_page)
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    choose(page, "copy-link")
    page.wait_for_selector("#export-told >> text=已复制链接")
    assert clipboard(page) == page.url
    page.evaluate("document.execCommand = () => false")
    choose(page, "copy-text")
    page.wait_for_selector("#export-by-hand:focus")
    assert "（来源：" in page.evaluate("window.getSelection().toString()")
    page.click("#export-close")
    page.wait_for_selector("#export-by-hand", state="detached")


@pytest.mark.parametrize(("language", "words"), [("", "Excel 工作簿"), ("&lang=en", "Excel workbook")])
def test_the_menu_works_from_the_keyboard(open_page, language, words):
    page = opened(open_page, SCREEN + language)
    page.focus("#export")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[role=menuitem] >> text={words}")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#export-excel:focus")
    page.keyboard.press("End")
    page.wait_for_selector("#copy-link:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=menuitem]", state="detached")
    page.wait_for_selector("#export:focus")


def test_it_is_busy_while_a_file_is_made(open_page):
    page = opened(open_page)
    held = []
    page.click("#export")
    page.wait_for_selector("#export-excel")
    page.route("**/_dash-update-component", lambda route: held.append(route))
    with page.expect_download():
        page.click("#export-excel")
        page.wait_for_selector("#export.busy")
        assert page.inner_text("#export-told") == "正在生成…"
        page.unroute("**/_dash-update-component")
        for route in held:
            route.continue_()
    page.wait_for_selector("#export:not(.busy)")
