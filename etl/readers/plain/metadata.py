"""What a text says of itself near its top or at its end: publisher, date of publication, address.

Only what is printed counts; neither the file system nor the clock is asked.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.readers.plain.lines import Line

_HEAD_LINES = 14
_TAIL_LINES = 4
_SHORT = 90

_WIDTH = str.maketrans("０１２３４５６７８９：／．－", "0123456789:/.-")
_DATE = r"(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[-/.]\d{1,2}[-/.]\d{1,2}|-\d{2}(?!\d))"
_TIME = r"(?:\s*T?\d{1,2}:\d{2}(?::\d{2})?)?"
_CHINESE_DATE = (
    r"[二一][〇○零Ｏ九][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_PUBLISHED = re.compile(
    rf"(?:发布|发稿|公布|公开|发表|刊发|发文|印发|成文|生成|更新|(?<![\u4e00-\u9fff]))(日期|时间)\s*[:：]?\s*[\[【（(]?\s*({_DATE}|{_CHINESE_DATE})"
)
_LABEL_ORDER = ("发布", "发稿", "公布", "公开", "发表", "刊发", "发文", "印发", "成文", "生成", "更新", "")
_BARE_DATE = re.compile(rf"[（(\[]?\s*({_DATE}|{_CHINESE_DATE}){_TIME}\s*[)）\]]?")
_DATELINE = re.compile(rf"[^。，]{{2,25}}?({_DATE})\s*(?:电|讯)")
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|数据来源|资料来源|来源单位|来源|发布机构|发布机关|发布单位|发文机关|发文单位|印发机关|公开机构|供稿单位|供稿|稿源)"
    r"\s*[:：]\s*(?:转载自|转自|摘编自|摘自)?\s*([^\s|｜《》（(\[]{2,40})"
)
_LABELS = re.compile(r"(?:发布|更新|成文|生成|公开)?(?:日期|时间)\s*[:：]|字号|字体|浏览|阅读|点击|作者|编辑|打印")
_SOURCE_LABEL = re.compile(r"(?:信息|文章|数据|资料)?来源\s*[:：]|(?:发布|发文|印发|公开)(?:机构|机关|单位)\s*[:：]")
_PAGE_LABEL = re.compile(
    r"(?:索引号|文\s*号|主题词|主题分类|信息分类|有效性|当前位置|您?现?在?的?位置|您的位置|首页)\s*[:：>»]"
)
_REPRINT = re.compile(r"(?:转载|摘编|转发|综合)$")
_AGENCY = re.compile(
    r"[^\s，。；：:,;]{2,30}?(?:委员会|卫生健康委|卫健委|卫计委|发改委|委|局|政府|办公室|中心|医院|保健院|研究院|研究所|保健所|教育所|学会|协会"
    r"|[日晚早周商都时特区]报|报|发布|融媒体|电视台|广播台|通讯社|新华社|新闻网|政府网|网|客户端|新闻|杂志社|编辑部|统计司|司|厅|部)"
)
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[【（(](?:19|20)\d\d[〕\]】）)]\s*\d{1,4}\s*号")
_BYLINE = re.compile(
    r"^[□■●◎\s]*(?:本报|特约|见习|实习)?(?:通讯员|记者|作者|编辑|撰稿|文/|文字|摄影|责任编辑|责编)(?:[:：\s]|[\u4e00-\u9fff]{2,8}$)"
    r"|(?:党[委组]|局长|主任|书记|院长|市长|县长|区长|处长|厅长|所长)\s*[\u4e00-\u9fff]{2,4}$"
)
_CREDIT = re.compile(
    r"^(?:责编|编辑|记者|审核|校对|初审|复审|终审|[一二三]审|监制|排版|供图|摄影|通讯员|撰文|签发)\s*[:：]"
)
_ADDRESS = re.compile(r"(?:原文|链接|网址|地址|URL|url|来源)[^\n]{0,10}?(https?://[^\s<>\"”）)]+)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the lines state: ISO date (``YYYY-MM`` or ``YYYY-MM-DD``), publisher, address; empty where they do not."""

    published: str = ""
    publisher: str = ""
    url: str = ""


def find_metadata(lines: Sequence[Line]) -> Metadata:
    """Read the metadata from the first lines and, for a signed date, the last lines of a text."""
    filled = [line.text for line in lines if line.text]
    head = [text.translate(_WIDTH) for text in filled[:_HEAD_LINES]]
    tail = [text.translate(_WIDTH) for text in filled[_HEAD_LINES:][-_TAIL_LINES:]] if len(filled) > 3 else []
    short = [text for text in head if len(text) <= _SHORT]
    signed = [text for text in tail if len(text) <= _SHORT]
    published = (
        _labelled_date(short) or _bare_date(short) or _dateline(head) or _labelled_date(signed) or _bare_date(signed)
    )
    publisher = _labelled_source(short) or _agency_beside_date(short) or _labelled_source(signed) or _signature(signed)
    address = next((m[1] for text in (*short, *signed) if (m := _ADDRESS.search(text))), "")
    return Metadata(published, publisher, address)


def is_metadata_line(text: str) -> bool:
    """Whether the line only tells about the document: date, source, document number, author, editors."""
    if len(text) > _SHORT or text.endswith(("。", "；")):
        return False
    text = text.translate(_WIDTH)
    return bool(
        _PUBLISHED.search(text)
        or _LABELS.match(text)
        or _SOURCE_LABEL.match(text)
        or _PAGE_LABEL.match(text)
        or (_SOURCE.search(text) and iso_date(text))
        or _BARE_DATE.fullmatch(text)
        or _agency_and_date(text)
        or _DOCUMENT_NUMBER.match(text)
        or _BYLINE.search(text)
        or _CREDIT.match(text)
    )


def iso_date(text: str) -> str:
    """Return the first date in ``text`` as ``YYYY-MM-DD`` or ``YYYY-MM``, or ``""`` if there is none that exists."""
    text = text.translate(_WIDTH)
    if match := re.search(_DATE, text):
        parts = [int(part) for part in re.findall(r"\d+", match[0])]
    elif match := re.search(_CHINESE_DATE, text):
        parts = _chinese_parts(match[0])
    else:
        return ""
    try:
        day = datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return ""
    return day.isoformat() if len(parts) > 2 else day.isoformat()[:7]


def _chinese_parts(text: str) -> list[int]:
    digits = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
    year, rest = text.split("年", 1)
    parts = [int("".join(str(digits[sign]) for sign in year))]
    for part in re.findall(r"[一二三四五六七八九十]+", rest):
        tens, found, ones = part.rpartition("十")
        parts.append((digits.get(tens, 1) * 10 if found else 0) + digits.get(ones, 0))
    return parts


def _labelled_date(texts: list[str]) -> str:
    """Return the date after a label; a label of publication goes before one of writing or of updating."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _PUBLISHED.finditer(text):
            label = next(label for label in _LABEL_ORDER if match[0].startswith(label))
            if date := iso_date(match[2]):
                found.setdefault(label, date)
    return next((found[label] for label in _LABEL_ORDER if label in found), "")


def _bare_date(texts: list[str]) -> str:
    """Return the date of a line that holds it alone or beside a source, an agency, an author, a document number."""
    for text in texts:
        if _BARE_DATE.fullmatch(text) or (iso_date(text) and _tells_origin(text)):
            return iso_date(text)
    return ""


def _tells_origin(text: str) -> bool:
    return bool(_SOURCE.search(text) or _agency_and_date(text) or _DOCUMENT_NUMBER.match(text) or _BYLINE.search(text))


def _dateline(texts: list[str]) -> str:
    return next((iso_date(m[1]) for text in texts if (m := _DATELINE.match(text))), "")


def _agency_and_date(text: str) -> str:
    """Return the agency in a line that is nothing but an agency and a date (also of a dispatch: ``7月18日讯``)."""
    bare = re.sub(rf"(?:{_DATE}|{_CHINESE_DATE}){_TIME}|\d{{1,2}}月\d{{1,2}}日讯$", " ", text)
    if bare == text:
        return ""
    parts = [part.strip("()（）[]【】·") for part in bare.split()]
    agencies = [part for part in parts if _AGENCY.fullmatch(part)]
    edge = bool(re.match(_DATE, text)) or bool(re.search(rf"(?:{_DATE}{_TIME}|讯)\s*(?:发布|印发)?[)）]?$", text))
    return agencies[-1] if agencies and edge and len(parts) <= 6 else ""


def _labelled_source(texts: list[str]) -> str:
    for text in texts:
        if match := _SOURCE.search(text):
            name = re.split(r"(?:19|20)\d\d[-年/.]", match[1])[0]
            name = _LABELS.split(name)[0]
            name = _REPRINT.sub("", name).strip("，,。;；、-—")
            if len(name) > 1 and not name.startswith("http"):
                return name
    return ""


def _agency_beside_date(texts: list[str]) -> str:
    return next((agency for text in texts if (agency := _agency_and_date(text))), "")


def _signature(texts: list[str]) -> str:
    """Return the agency that signs the line above a closing date."""
    for above, below in itertools.pairwise(texts):
        if _BARE_DATE.fullmatch(below) and _AGENCY.fullmatch(above):
            return above
    return ""
