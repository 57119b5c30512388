"""Numbers whose shape shows that they are no values: dates, times of day, contacts, numbers of documents and lists."""

from __future__ import annotations

import re

from etl.recognise.quantities.quantity import Kind, Quantity, plain

_DATE = re.compile(
    # where a date can begin at all
    r"(?<!\d)(?=\d{1,4}[-—–~～至、到/.:年月日号时点]|[一二九][〇○零一二三四五六七八九o])(?:"
    r"(?P<full>(?:19|20)\d\d年(?:度)?(?:\d{1,2}月(?:\d{1,2}[日号])?)?)"
    r"|(?P<dash>(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?![\d.]|[万亿%‰元张人个例次户亩吨毫])"
    r"(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?)"
    r"|(?P<years>(?:19|20)\d\d[-—–~～至]+(?:19|20)\d\d年?)"
    r"|(?P<month>\d{1,2}[-—–~～至、到]\d{1,2}月(?:份|底|末)?|"
    r"\d{1,2}月(?:\d{1,2}[日号]|份|底|末|初)?|(?<=月)\d{1,2}[日号]|\d{1,2}[日号](?=[至\-—])|(?<=[日号][至\-—])\d{1,2}[日号])"
    r"|(?P<han>[一二]?[九〇○零o][〇○零一二三四五六七八九o]{1,2}年|[一二][〇○零九o][〇○零一二三四五六七八九o]{2}年)"
    r"|(?P<clock>(?<![\d.])\d{1,2}:\d\d(?::\d\d)?|"
    r"\d{1,2}(?:时|点)(?:\d{1,2}分)?(?=[,，。;；许,前后至]|开)|\d{1,2}(?:年|点)(?=[,，])(?<!\d\d年))"
    r"|(?P<span>(?<![\d.])\d{1,4}年(?![-—])))"
)
_CONTACT = re.compile(
    r"(?=\d{3}|[电热传QI微拨邮编网许浏阅点〔\[(（])(?:"  # where a contact can begin at all
    r"(?:电话|热线|传真|QQ|微信)(?:号码?)?[:： ]{0,2}(?![\d\- ]+[次个人件条起例万])\d[\d\- ]{5,}|拨打\d{3,12}"
    r"|(?<![\d.])(?:1[12][0249]|12[0-9]{3}|9[56]\d{3,4}|16\d{3})(?=(?:[\u4e00-\u9fff]{0,6}(?:热线|电话|专线)|急救|调度))"
    r"|(?:邮编|邮政编码|ICP备?|编号|网安备|许可证(?:号|(?!\d+[件个张份本]))|浏览次数|浏览量|阅读量?|点击量?)[^\d,，。;；\n]{0,4}\d[\d\-]*号?"
    r"|(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?![\d元张人次个户例件份剂])"
    r"|[〔\[(（](?:19|20)\d\d[〕\])）](?:第)?\d+号)"
)
_LINE_NUMBER = re.compile(r"^[ \t\u3000\-*]*(\d{1,3})(?=[.、)](?!\d))", re.MULTILINE)
_BRACKETED = re.compile(r"\((\d{1,2})\)")


def find(text: str) -> list[Quantity]:
    """Find the dates, contacts, document and list numbers of folded ``text``, in order and without overlaps."""
    taken = _dates(text) + _contacts(text) + _list_numbers(text)
    taken.sort(key=lambda q: (q.start, -q.end))
    found: list[Quantity] = []
    for quantity in taken:
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return found


def _dates(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _DATE.finditer(text):
        kind: Kind = "clock" if match["clock"] else "duration" if match["span"] else "date"
        found.append(plain(match.start(), match.end(), kind))
    return found


def _contacts(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _CONTACT.finditer(text):
        kind: Kind = "document_number" if match[0][0] in "〔[(（" else "contact"
        digits = re.finditer(r"\d[\d\-]*", match[0])
        found += [plain(match.start() + d.start(), match.start() + d.end(), kind) for d in digits]
    return found


def _list_numbers(text: str) -> list[Quantity]:
    matches = [*_LINE_NUMBER.finditer(text), *_BRACKETED.finditer(text)]
    return [plain(*match.span(1), "list_number") for match in matches]
