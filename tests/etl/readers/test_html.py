from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, refusal, tables, written

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>某市2023年卫生健康公报-某市卫生健康委员会</title>
{metas}</head><body><div class="nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a></div>
<div class="article"><h1>某市2023年卫生健康公报</h1>
<div class="info">发布日期：2024-06-27 10:20 来源：某市卫生健康委员会 浏览次数：12</div>
<h2>一、卫生资源</h2>
<p>2023年末，全市医疗卫生机构床位达29614张，每千人口床位达7.46张，每千人口注册护士达3.37人。</p>
<table border="1"><caption>表1 床位</caption><tr><th rowspan="2">地区</th><th colspan="2">床位数（张）</th></tr>
<tr><th>2022年</th><th>2023年</th></tr><tr><td>全市</td><td>28814</td><td>29614</td></tr></table>
<h2>二、妇幼健康</h2>
<p>全市婴儿死亡率为2.36‰，孕产妇死亡率为6.1/10万，5岁以下儿童死亡率为3.4‰，产前筛查率达92.4%。</p>
</div><div class="footer">版权所有 某市卫生健康委员会 2019-01-01</div></body></html>"""
METAS = '<meta name="PubDate" content="2024-06-28 09:00"><meta name="ContentSource" content="某报">'


def test_headings_paragraphs_and_table_in_order(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", PAGE))
    assert_well_formed(document)
    assert headings(document)[:2] == [(1, "某市2023年卫生健康公报"), (2, "一、卫生资源")]
    assert [block.kind for block in document.blocks][-3:] == ["table", "heading", "paragraph"]
    assert "首页" not in document.text


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    (table,) = tables(read(written(tmp_path, "a.html", PAGE)))
    assert table == [["地区", "床位数（张）", ""], ["", "2022年", "2023年"], ["全市", "28814", "29614"]]


def test_caption_stands_above_its_table(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", PAGE))
    before = next(i for i, block in enumerate(document.blocks) if block.kind == "table") - 1
    assert document.text[document.blocks[before].start : document.blocks[before].end] == "表1 床位"


def test_printed_date_and_source(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", PAGE))
    assert (document.published, document.publisher) == ("2024-06-27", "某市卫生健康委员会")


def test_declared_date_goes_first(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.html", PAGE.replace("{metas}", METAS))).published == "2024-06-28"


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "GB18030"])
def test_declared_encoding(tmp_path: Path, charset: str) -> None:
    document = read(written(tmp_path, "a.htm", PAGE.replace("utf-8", charset).encode("gb18030")))
    assert document.title == "某市2023年卫生健康公报"


def test_wrongly_declared_encoding(tmp_path: Path) -> None:
    assert "婴儿死亡率" in read(written(tmp_path, "a.html", PAGE.encode("gb18030"))).text


def test_table_of_figures_outside_the_main_text_is_kept_a_calendar_is_not(tmp_path: Path) -> None:
    figures = "<tr><td>床位</td><td>120</td></tr><tr><td>医师</td><td>35</td></tr>"
    calendar = "<tr><td>1</td><td>2</td></tr><tr><td>8</td><td>9</td></tr>"
    aside = f'<div class="sidebar"><table>{figures}</table><table>{calendar}</table></div>'
    found = tables(
        read(written(tmp_path, "a.html", PAGE.replace('<div class="footer">', f'{aside}<div class="footer">')))
    )
    assert [["床位", "120"], ["医师", "35"]] in found
    assert len(found) == 2


def test_page_without_text(tmp_path: Path) -> None:
    page = "<html><body><script>render()</script><div id='app'></div></body></html>"
    assert refusal(written(tmp_path, "a.html", page)).code == "no_text"


def test_page_that_is_one_table(tmp_path: Path) -> None:
    rows = "<tr><th>指标</th><th>2023年</th></tr><tr><td>床位</td><td>120</td></tr>"
    page = f"<html><body><table>{rows}</table></body></html>"
    assert tables(read(written(tmp_path, "a.html", page))) == [[["指标", "2023年"], ["床位", "120"]]]


def test_layout_table_is_prose(tmp_path: Path) -> None:
    prose = "2023年末，全市医疗卫生机构床位达29614张，每千人口床位达7.46张，比上年增加。" * 12
    page = f"<html><body><table><tr><td>栏目</td><td><p>{prose}</p></td></tr></table></body></html>"
    document = read(written(tmp_path, "a.html", page))
    assert tables(document) == []
    assert any("29614" in text for text in paragraphs(document))


def with_prose(markup: str) -> str:
    return PAGE.replace(
        "<h2>二、妇幼健康</h2>", f"<p>2023年末，全市各类卫生人员持续增加，{markup}</p><h2>二、妇幼健康</h2>"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("护士达3610<sup>2</sup>人。", "护士达3610人。"),
        ("护士达3610<sup>[2]</sup>人。", "护士达3610人。"),
        ('护士达3610<span style="vertical-align: super">②</span>人。', "护士达3610人。"),
        ("诊疗达10<sup>5</sup>人次。", "诊疗达10⁵人次。"),
        ("护士达<del>3510</del>3610人。", "护士达3610人。"),
        ("护士达<s>3510</s>3610人。", "护士达3610人。"),
        ('护士达<span style="text-decoration:line-through">3510</span>3610人。', "护士达3610人。"),
        ('护士达3610人。<span style="display: none">医师达2710人。</span>', "护士达3610人。"),
        ("护士达3610人。<span hidden>医师达2710人。</span>", "护士达3610人。"),
    ],
)
def test_format_is_content(tmp_path: Path, markup: str, text: str) -> None:
    assert f"各类卫生人员持续增加，{text}\n" in read(written(tmp_path, "a.html", with_prose(markup))).text


def test_what_is_left_out_is_told_where_it_holds_figures(tmp_path: Path) -> None:
    page = with_prose('护士达<del>3510</del>3610人。<span hidden>医师达2710人。</span><b style="display:none">分享</b>')
    (problem,) = read(written(tmp_path, "a.html", page)).problems
    assert (problem.code, problem.params["count"], problem.params["example"]) == ("text_left_out", 2, "3510")


def test_hidden_rows_are_left_out_and_lines_of_a_cell_stay_apart(tmp_path: Path) -> None:
    rows = "<tr hidden><td>乙县</td><td>71</td><td>72</td></tr>"
    rows += "<tr><td>丙县</td><td>41<br>508</td><td>9<sup>3</sup></td></tr>"
    page = PAGE.replace("<td>29614</td></tr>", "<td>29614</td></tr>" + rows)
    (table,) = tables(read(written(tmp_path, "a.html", page)))
    assert table[3:] == [["丙县", "41；508", "9"]]


def test_a_main_text_that_a_script_shows_is_read(tmp_path: Path) -> None:
    page = PAGE.replace('<div class="article">', '<div class="article" style="display:none">')
    assert "29614" in read(written(tmp_path, "a.html", page)).text


def test_a_codec_that_is_none_of_text(tmp_path: Path) -> None:
    assert "29614" in read(written(tmp_path, "a.html", PAGE.replace("utf-8", "undefined"))).text


def test_web_archive(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content(PAGE, subtype="html", charset="gb18030", cte="quoted-printable")
    archive = b"From: <Saved by a browser>\r\n" + message.as_bytes()
    page = read(written(tmp_path, "a.html", PAGE))
    assert read(written(tmp_path, "a.mht", archive)).text == page.text


def test_web_archive_without_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("text")
    assert refusal(written(tmp_path, "a.mht", b"MIME-Version: 1.0\r\n" + message.as_bytes())).code == "no_text"


@pytest.mark.parametrize("name", ["a.xls", "a.doc"])
def test_a_page_under_an_old_office_name(tmp_path: Path, name: str) -> None:
    document = read(
        written(tmp_path, name, "<table><tr><td>地区</td><td>床位</td></tr><tr><td>甲县</td><td>61</td></tr></table>")
    )
    assert (document.format, tables(document)) == ("html", [[["地区", "床位"], ["甲县", "61"]]])
