import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.waits import click_mark, eventually

pytestmark = pytest.mark.browser

REPORT = "/evidence?doc=xiangtan-2019.md"
TABLE = "/evidence?doc=official_figures.csv"
MARKS, ENTRIES = "#paper .fact-mark", "#fact-list .entry:not(.unread)"


def opened(page):
    page.wait_for_selector(ENTRIES)
    return page


def asked(page):
    return {key: value[0] for key, value in parse_qs(urlsplit(page.url).query).items()}


def until(page, key, value):
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(key) == ([value] if value else None))


IN_VIEW = """selector => {
  const one = document.querySelector(selector);
  if (!one) { return false; }
  const place = one.getBoundingClientRect();
  const frame = one.closest("#paper, #fact-list").getBoundingClientRect();
  return place.top >= frame.top && place.bottom <= frame.bottom && place.right <= frame.right + 1;
}"""


def in_view(page, selector):
    page.wait_for_selector(selector)
    eventually(page, IN_VIEW, selector)


def test_a_bare_address_opens_the_first_document(open_page, shoot):
    page = opened(open_page("/evidence"))
    assert page.locator("#document-list a").count() == 6
    expect(page.locator("#document-list a[aria-current]")).to_have_count(1)
    expect(page.locator(".document-head h1")).to_have_text(page.locator("#document-list a .title").first.inner_text())
    shoot(page, "document-first-1440")


def test_choosing_in_the_text_moves_the_list(open_page):
    page = opened(open_page(REPORT))
    mark = page.locator(MARKS).last
    mark.scroll_into_view_if_needed()
    mark.click()
    page.wait_for_selector(".entry.current .more")
    in_view(page, "#fact-list .entry.current > button")
    assert page.locator(ENTRIES).last.get_attribute("class") == "entry current"
    assert re.fullmatch("[0-9a-f]{12}", asked(page)["fact"])


def test_choosing_in_the_list_moves_the_text(open_page):
    page = opened(open_page(REPORT))
    entry = page.locator(ENTRIES).last.locator("button").first
    entry.scroll_into_view_if_needed()
    entry.click()
    in_view(page, "#paper .fact-mark.current")
    expect(page.locator("#paper .fact-mark.current")).to_have_count(1)


def test_a_fact_alone_opens_its_document_in_another_browser(open_page):
    first = opened(open_page(REPORT))
    first.locator(ENTRIES).nth(40).locator("button").first.click()
    first.wait_for_selector(".fact-mark.current")
    fact = asked(first)["fact"]
    expected = first.locator(".entry.current").inner_text()
    second = opened(open_page(f"/evidence?fact={fact}"))
    in_view(second, "#paper .fact-mark.current")
    in_view(second, "#fact-list .entry.current > button")
    assert second.locator(".entry.current").inner_text() == expected
    assert asked(second) == {"fact": fact}


def test_the_row_of_a_table_is_highlighted(open_page, shoot):
    page = opened(open_page(TABLE))
    page.evaluate("document.getElementById('fact-list').scrollTo(0, 1e9)")
    page.locator("[data-entry='1141'] button").click()
    in_view(page, "#paper .fact-mark.current")
    assert page.locator("#paper .row.current").count() == 1
    assert int(page.locator("#paper .row.current").get_attribute("aria-rowindex")) > 1000
    shoot(page, "document-table-1440")


def test_filters_narrow_the_list_and_the_text(open_page):
    page = opened(open_page(REPORT))
    every = page.locator(ENTRIES).count()
    page.get_by_role("button", name="目标", exact=True).click()
    until(page, "status", "target")
    expect(page.locator("#fact-list .status")).to_have_count(page.locator(ENTRIES).count())
    narrowed = page.locator(ENTRIES).count()
    assert 0 < narrowed < every
    assert page.locator(f"{MARKS}:not(.off)").count() <= narrowed
    page.get_by_role("button", name="只看存疑").click()
    until(page, "flagged", "1")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(ENTRIES)).to_have_count(every)
    assert asked(page) == {"doc": "xiangtan-2019.md"}
    page.go_back()
    until(page, "flagged", "1")
    page.go_back()
    expect(page.locator(ENTRIES)).to_have_count(narrowed)


def test_an_indicator_is_picked_by_its_name(open_page):
    page = opened(open_page(REPORT))
    page.click("#document-indicators")
    page.keyboard.type("婴儿死亡")
    page.get_by_role("option", name=re.compile("^婴儿死亡率")).click()
    until(page, "indicators", "infant_mortality_rate")
    names = page.locator(f"{ENTRIES} .name")
    expect(names.first).to_have_text("婴儿死亡率")
    assert set(names.all_inner_texts()) == {"婴儿死亡率"}


def test_figures_outside_the_catalogue_are_listed(open_page):
    page = opened(open_page(REPORT + "&indicators=tail"))
    assert page.locator(ENTRIES).count() > 5
    page.locator(f"{ENTRIES} button").first.click()
    expect(page.locator(".entry.current .more")).to_contain_text("指标库之外")
    expect(page.get_by_role("link", name="到比较中看")).to_have_count(0)


def test_unread_numbers_show_their_reason_on_demand(open_page, shoot):
    page = opened(open_page(REPORT))
    dots = "getComputedStyle(document.querySelector('.unread-mark')).textDecorationLine"
    assert page.evaluate(dots) == "none"
    page.get_by_role("button", name="未采用的数字").click()
    until(page, "unread", "1")
    eventually(page, f"{dots} === 'underline'")
    assert page.locator("#fact-list .entry.unread").count() > 5
    page.locator(".unread-mark").first.hover()
    expect(page.locator(".tip")).to_have_text("日期或年份")
    shoot(page, "document-unread-1440")


def test_finding_in_the_text(open_page):
    page = opened(open_page(REPORT))
    page.locator("#document-find").press_sequentially("医院", delay=20)
    until(page, "find", "医院")
    expect(page.locator(".found")).to_have_text(re.compile(r"^1/\d+$"))
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_text(re.compile(r"^2/\d+$"))
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".found")).to_have_text(re.compile(r"^1/\d+$"))
    eventually(page, "CSS.highlights.get('found').size > 1")
    again = opened(open_page(page.url))
    expect(again.locator("#document-find")).to_have_value("医院")
    expect(again.locator(".found")).to_have_text(page.locator(".found").inner_text())


def test_the_list_of_documents_is_searched_by_pinyin(open_page):
    page = opened(open_page("/evidence"))
    page.fill("#document-search", "zhuzhou 2021")
    expect(page.locator("#document-list a")).to_have_count(1)
    page.locator("#document-list a").click()
    until(page, "doc", "zhuzhou-2021.md")
    expect(page.locator(".document-head h1")).to_contain_text("株洲市2021年")
    page.fill("#document-search", "没有的")
    expect(page.locator("#document-list")).to_contain_text("没有符合的文件")


def test_the_panel_of_compare_leads_to_the_document_and_back(open_page):
    page = open_page("/compare?indicators=infant_mortality_rate&regions=430300")
    page.wait_for_selector(".js-plotly-plot .barlayer .point")
    click_mark(page, ".js-plotly-plot .barlayer .point", across=20)
    page.get_by_role("link", name="在全文中打开").click()
    in_view(page, "#paper .fact-mark.current")
    assert page.locator(".fact-mark.current").inner_text().startswith("2.81")
    page.get_by_role("link", name="到比较中看").click()
    page.wait_for_selector(".evidence.open blockquote mark")
    assert "indicators=infant_mortality_rate" in page.url


def test_the_keyboard_alone(open_page):
    page = opened(open_page("/evidence"))
    page.focus("#document-search")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "doc", "shishou-2023.md")
    expect(page.locator(".document-head h1")).to_contain_text("石首市")
    page.focus("#paper")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(ENTRIES).nth(1)).to_have_class("entry current")
    page.locator(".entry.current > button").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(ENTRIES).nth(2)).to_have_class("entry current")
    page.keyboard.press("Escape")
    until(page, "fact", None)
    expect(page.locator(".entry.current")).to_have_count(0)


def test_the_language_keeps_document_and_fact(open_page, shoot):
    page = opened(open_page(REPORT))
    page.locator(ENTRIES).nth(10).locator("button").first.click()
    page.wait_for_selector(".fact-mark.current")
    before = asked(page)
    page.click("#language-switch")
    page.wait_for_selector("text=Facts of this document")
    in_view(page, "#paper .fact-mark.current")
    assert asked(page) == {**before, "lang": "en"}
    shoot(page, "document-en-1440")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("doc=gone.md", "没有这份文件"),
        ("fact=000000000000", "没有这条数据"),
        ("doc=xiangtan-2019.md&fact=000000000000", "本文没有编号为"),
        ("doc=xiangtan-2019.md&status=planned", "status"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(open_page, query, expected):
    page = open_page(f"/evidence?{query}")
    expect(page.locator(".reader")).to_contain_text(expected)
    assert page.locator("#document-list a").count() == 6


def test_from_a_missing_document_to_an_existing_one(open_page):
    page = open_page("/evidence?doc=gone.md")
    page.wait_for_selector("#paper .state")
    page.locator("#document-list a").nth(1).click()
    opened(page)
    page.go_back()
    page.wait_for_selector("#paper .state")


def test_copying_the_link_of_a_fact(open_page):
    page = opened(open_page(REPORT))
    page.locator(ENTRIES).nth(3).locator("button").first.click()
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()


def test_lines_of_a_document_are_not_too_long(open_page):
    page = opened(open_page("/evidence?doc=shishou-2023.md", 1920, 1080))
    width, size = page.evaluate(
        """() => {
          const one = [...document.querySelectorAll('#paper p')].find(p => p.textContent.length > 200);
          return [one.clientWidth, parseFloat(getComputedStyle(one).fontSize)];
        }"""
    )
    assert 36 <= width / size <= 42
