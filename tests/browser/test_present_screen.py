import re
from itertools import count

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from compare.model.board import SavedView
from tests.browser.waits import click_mark, still
from workspace.boards.store import Boards

pytestmark = pytest.mark.browser

VIEWS = (
    "indicators=infant_mortality_rate",
    "indicators=infant_mortality_rate&tab=trend",
    "indicators=life_expectancy,infant_mortality_rate,maternal_mortality_ratio&tab=table",
    "indicators=life_expectancy",
)
DRAWN = ".js-plotly-plot .point, .js-plotly-plot .points, .ag-row"
GRAVE = ("serious", "critical")
NUMBERS = count(1)


def save(page, board, comment=""):
    """Save what Compare shows onto ``board``, which is made where there is none."""
    page.click("#save-view")
    page.wait_for_selector("#save-comment")
    page.fill("#save-comment", comment)
    page.click("#save-board")
    option = page.get_by_role("option", name=board, exact=True)
    if option.count():
        option.click()
    else:
        page.get_by_role("option", name="新建看板").click()
        page.fill("#save-name", board)
    page.click("#save-submit")
    page.wait_for_selector("text=已存为看板")


def made(database_url, name, views, comment=""):
    """Put a board with a slide for each view beside the server; return its path."""
    boards = Boards(database_url)
    board = boards.create(name)
    for view in views:
        boards.add(board.id, SavedView(view, "", comment))
    boards.close()
    return f"/present?board={board.id}"


@pytest.fixture(scope="module")
def board(address, database_url):
    """The path of a board with four slides."""
    assert address
    return made(database_url, "三季度评议", VIEWS, "先讲全国，再讲各市。")


@pytest.fixture
def fresh(open_page, database_url):
    """Make a board of three slides of its own; return a page that shows it."""
    page = open_page(made(database_url, f"看板{next(NUMBERS)}", VIEWS[:3]))
    page.wait_for_selector(".items")
    return page


def abouts(page):
    return [text.split(" · ")[0] for text in page.locator(".item .texts > p").all_inner_texts()]


def on_slide(page, number):
    page.wait_for_url(re.compile(rf"slide={number}\b"))
    page.wait_for_selector(f'.frame.current[data-slide="{number}"] h1')


def test_a_view_is_saved_with_its_comment(open_page, shoot):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=trend")
    page.wait_for_selector(DRAWN)
    page.click("#save-view")
    page.wait_for_selector("#save-comment")
    assert page.input_value("#save-title") == page.inner_text("#finding")
    shoot(page, "save-view-1440")
    page.keyboard.press("Escape")
    save(page, "存视图", "口径不同")
    page.click("text=打开看板")
    page.wait_for_selector(".items")
    assert page.locator(".edit-comment textarea").nth(1).input_value() == "口径不同"
    page.get_by_role("link", name="在比较中打开").click()
    page.wait_for_selector(".chart-trend")


def test_further_views_are_saved_onto_the_same_board(open_page):
    page = open_page(f"/compare?{VIEWS[0]}")
    for number, view in enumerate(VIEWS, 1):
        page.goto(f"{page.url.split('/compare')[0]}/compare?{view}")
        page.wait_for_selector(DRAWN, state="attached")
        save(page, "越存越多", f"第{number}页")
    page.click("text=打开看板")
    expect(page.locator(".items .item")).to_have_count(len(VIEWS))
    comments = page.locator(".item .edit-comment textarea:not([aria-hidden])")
    assert [field.input_value() for field in comments.all()] == [f"第{number}页" for number in range(1, 5)]


def test_a_refused_name_keeps_what_was_written(open_page, board):
    assert board
    page = open_page("/compare?indicators=infant_mortality_rate")
    page.wait_for_selector(DRAWN)
    page.click("#save-view")
    page.fill("#save-comment", "我写了很多")
    page.click("#save-board")
    page.get_by_role("option", name="新建看板").click()
    page.fill("#save-name", "三季度评议")
    page.click("#save-submit")
    page.wait_for_selector("text=已有名为")
    assert page.input_value("#save-comment") == "我写了很多"


def test_boards_are_made_renamed_deleted_and_brought_back(open_page):
    page = open_page("/present")
    page.fill("#new-board", "临时")
    page.keyboard.press("Enter")
    row = page.locator(".board-row", has_text="临时")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="改名").click()
    page.keyboard.type("改过的名")
    page.keyboard.press("Enter")
    row = page.locator(".board-row", has_text="改过的名")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="删除").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(row).to_have_count(1)


def test_slides_are_moved_removed_and_put_back_from_the_keyboard(fresh):
    page = fresh
    assert abouts(page) == ["排名", "趋势", "表格"]
    page.get_by_role("button", name="下移").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".item .texts > p").first).to_contain_text("趋势")
    page.keyboard.press("Enter")  # the focus went along
    expect(page.locator(".item .texts > p").last).to_contain_text("排名")
    page.get_by_role("button", name="移除").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".item")).to_have_count(2)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".item")).to_have_count(3)
    page.reload()
    page.wait_for_selector(".items")
    assert abouts(page) == ["趋势", "表格", "排名"]


def test_a_slide_is_dragged_to_its_place(fresh):
    fresh.locator(".handle").nth(2).drag_to(fresh.locator(".item").first, target_position={"x": 300, "y": 4})
    expect(fresh.locator(".item .texts > p").first).to_contain_text("表格")
    assert abouts(fresh) == ["表格", "排名", "趋势"]


def test_titles_are_kept_when_the_field_is_left(fresh):
    slide = fresh.locator(".item .texts").first
    title = slide.locator(".edit-title textarea:not([aria-hidden])")
    for text in ("第一稿", "第二稿"):
        seen = slide.get_attribute("data-seen")
        title.fill(text)
        fresh.keyboard.press("Enter")
        fresh.wait_for_selector("text=已保存")
        expect(slide).not_to_have_attribute("data-seen", seen)
    fresh.reload()
    expect(title).to_have_value("第二稿")


def test_two_who_edit_the_same_slide_lose_nothing(fresh, open_page, shoot):
    other = open_page(fresh.url)
    other.wait_for_selector(".items")
    field = ".item .edit-title textarea:not([aria-hidden])"
    fresh.locator(field).first.fill("甲的标题")
    fresh.keyboard.press("Enter")
    fresh.wait_for_selector("text=已保存")
    other.locator(field).first.fill("乙的标题")
    other.keyboard.press("Enter")
    other.wait_for_selector(".told.conflict")
    assert "甲的标题" in other.inner_text(".told.conflict")
    expect(other.locator(field).first).to_have_value("乙的标题")
    shoot(other, "conflict-1440")
    other.get_by_role("button", name="两份都留").click()
    expect(other.locator(field).first).to_have_value("甲的标题 / 乙的标题")
    fresh.reload()
    expect(fresh.locator(field).first).to_have_value("甲的标题 / 乙的标题")


def test_two_who_move_slides_see_the_stored_order(fresh, open_page):
    other = open_page(fresh.url)
    other.wait_for_selector(".items")
    fresh.get_by_role("button", name="下移").first.click()
    expect(fresh.locator(".item .texts > p").first).to_contain_text("趋势")
    other.get_by_role("button", name="下移").nth(1).click()
    other.wait_for_selector(".told.alarm")
    assert abouts(other) == abouts(fresh) == ["趋势", "排名", "表格"]


def test_the_show_is_run_from_the_keyboard(open_page, board, shoot):
    page = open_page(board, 1920, 1080)
    page.get_by_role("link", name="放映", exact=True).click()
    on_slide(page, 1)
    page.wait_for_selector(".frame.current .barlayer .point")
    shoot(page, "slide-rank-1920")
    for key, number in (("ArrowRight", 2), (" ", 3), ("PageDown", 4), ("ArrowRight", 4), ("ArrowLeft", 3), ("Home", 1),
                        ("End", 4)):  # fmt: skip
        page.keyboard.press(key)
        on_slide(page, number)
    shoot(page, "slide-many-1920")
    page.go_back()
    on_slide(page, 1)
    page.go_forward()
    on_slide(page, 4)
    page.keyboard.press("?")
    expect(page.locator("#show-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#show-help")).to_be_hidden()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("Escape")
    page.wait_for_selector(".items")
    assert "slide=" not in page.url


def test_the_next_slide_is_there_before_it_is_turned_to(open_page, board):
    page = open_page(board + "&slide=1")
    drawn = page.wait_for_selector('.frame[data-slide="2"] .scatterlayer .trace', state="attached")
    page.keyboard.press("ArrowRight")
    on_slide(page, 2)
    assert drawn.evaluate("trace => trace.closest('.frame.current') !== null")


def test_a_mark_on_a_slide_leads_to_its_evidence(open_page, board, shoot):
    page = open_page(board + "&slide=1", 1920, 1080)
    page.wait_for_selector(".frame.current .barlayer .point")
    click_mark(page, ".frame.current .barlayer .point", 4, across=40)
    page.wait_for_selector(".evidence.open blockquote mark")
    assert page.locator(".evidence blockquote mark").inner_text().startswith("2.81")
    shoot(page, "slide-evidence-1920")
    page.keyboard.press("Escape")
    page.wait_for_selector(".evidence.closed", state="attached")
    assert page.locator(".show").count()


def test_a_cell_on_a_slide_leads_to_its_evidence(open_page, board):
    page = open_page(board + "&slide=3")
    page.locator(".frame.current .ag-cell.fact").first.click()
    page.wait_for_selector(".evidence.open blockquote")
    assert "slide=3" in page.url


def test_the_presenter_sees_comment_and_next_title_and_turns_both(open_page, board, shoot):
    page = open_page(board + "&slide=1")
    on_slide(page, 1)
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    presenter = opened.value
    on_slide(presenter, 1)
    expect(presenter.locator("#slide-comment")).to_have_text("先讲全国，再讲各市。")
    second = presenter.locator('.frame[data-slide="2"] h1')
    second.wait_for(state="attached")
    expect(presenter.locator("#next-title")).to_have_text(second.text_content())
    expect(presenter.locator("#clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    shoot(presenter, "presenter")
    presenter.keyboard.press("ArrowRight")
    on_slide(page, 2)
    presenter.keyboard.press("End")
    on_slide(page, 4)
    expect(presenter.locator("#next-title")).to_have_text("这是最后一页")


def test_a_board_prints_one_slide_a_page(open_page, board, tmp_path):
    page = open_page(board + "&print=1", scheme="dark")
    page.wait_for_selector("#print-now:not([disabled])")
    page.pdf(path=tmp_path / "board.pdf", prefer_css_page_size=True, print_background=True)
    paper = pypdfium2.PdfDocument(tmp_path / "board.pdf")
    assert len(paper) == len(VIEWS)
    texts = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert [f"{number} / 4" in text for number, text in enumerate(texts, 1)] == [True] * 4
    assert all("数据版本" in text and "未做统计检验" in text for text in texts)
    assert "全部看板" not in texts[0]
    assert {sheet.get_size() for sheet in paper} == {(960.0, 540.0)}
    assert paper[0].render().to_pil().getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("path", ["/present?board=nowhere", "/present?board=nowhere&slide=2"])
def test_an_unknown_board_is_reported(open_page, path):
    page = open_page(path)
    page.wait_for_selector("text=没有看板")
    assert page.get_by_role("link", name="演示").is_visible()


def test_a_slide_beyond_the_last_is_the_last(open_page, board):
    page = open_page(board + "&slide=99")
    page.wait_for_selector('.frame.current[data-slide="4"]')


PLACES = {
    "list": "/present?",
    "board": "{}",
    "slide": "{}&slide=1",
    "presenter": "{}&slide=1&presenter=1",
    "print": "{}&print=1",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_accessible_and_fits(open_page, board, shoot, place, lang, scheme):
    path = PLACES[place].format(board)
    page = open_page(path + ("&lang=en" if lang == "en" else ""), 1440, 900, scheme)
    page.wait_for_selector(".boards, .items, .frame.current h1, #print-now:not([disabled])")
    still(page)
    shoot(page, f"present-{place}-{lang}-{scheme}")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in GRAVE] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
