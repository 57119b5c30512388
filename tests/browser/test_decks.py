import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pptx import Presentation

pytestmark = pytest.mark.browser


def downloaded(page, press):
    with page.expect_download() as waiting:
        press()
    return waiting.value


def test_a_comparison_is_exported_as_slides(open_page, shoot):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=trend")
    page.wait_for_selector(".js-plotly-plot .point")
    page.click("#export")
    page.wait_for_selector("#export-deck")
    shoot(page, "export-menu-deck-1440")
    file = downloaded(page, lambda: page.click("#export-deck"))
    assert file.suggested_filename.endswith(".pptx")
    slides = Presentation(BytesIO(Path(file.path()).read_bytes())).slides
    assert slides[0].shapes.title.text.startswith(page.inner_text("#finding"))
    note_text = slides[0].notes_slide.notes_text_frame.text + slides[1].notes_slide.notes_text_frame.text
    link = re.search(r"http://\S+/evidence\?fact=\w+", note_text).group()
    page.goto(link)
    page.wait_for_selector(".entry.current")


def test_a_board_is_taken_along_with_cover_and_contents(open_page, shoot):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=change")
    page.wait_for_selector(".js-plotly-plot .point")
    page.click("#save-view")
    page.wait_for_selector("#save-comment")
    page.click("#save-board")
    page.get_by_role("option", name="新建看板").click()
    page.fill("#save-name", "带走/的看板")
    page.click("#save-submit")
    page.wait_for_selector("text=已存为看板")
    page.click("text=打开看板")
    page.wait_for_selector("#board-deck")
    shoot(page, "board-deck-1440")
    file = downloaded(page, lambda: page.click("#board-deck"))
    assert file.suggested_filename == "带走_的看板.pptx"
    slides = Presentation(BytesIO(Path(file.path()).read_bytes())).slides
    assert slides[0].shapes.title.text == "带走/的看板"
    expect(page.locator("#board-told")).to_contain_text("已生成")
    expect(page.locator("#board-deck")).to_be_enabled()
