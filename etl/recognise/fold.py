"""The reading text: what the recognisers look at instead of the raw text.

Reports reach us through mirrors, scanners and word processors: full-width digits, traditional characters, blanks
between characters, lines broken in the middle of a word, pinyin in brackets after a character, reference marks. None
of this carries meaning, so it is folded away here, once, and every position is mapped back to the raw text.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from etl.catalogue import FOLDER

_FULL = (
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    + "．，％（）：；＋－／＝＜＞～＂＇！？｜［］　"
)
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ".,%():;+-/=<>~\"'!?|[] "

# Taken out of the reading text, with the characters that must stand around them.
_NOISE = re.compile(
    r"(?<=[\u4e00-\u9fff])\((?=[^()]*[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)"  # 衛(wèi)生
    r"|\[\d{1,3}(?:[-,]\d{1,3})*\]"  # reference marks
    r"|[“”\"「」『』'‘’]"  # quotation marks
    r"|(?<=\d)[ \u00a0](?=\d{3}(?:[ \u00a0]\d{3})*(?![\d.]))(?<=\d[ \u00a0])"  # 5 806 352
    r"|(?<=\d)[ \u00a0]+(?=\.\d)|(?<=\d\.)[ \u00a0]+(?=\d+[ \u00a0]*[%‰])"  # 2 .76%   2. 41 ‰
    r"|(?<=[\u4e00-\u9fff])[ \t\u00a0\u3000\n\u200b\ufeff]+|[ \t\u00a0\u3000\n\u200b\ufeff]+(?=[\u4e00-\u9fff%‰])"
    r"|(?<=[,;:()、，。；])[ \t\u00a0\u3000\n]+|[ \t\u00a0\u3000\n]+(?=[,;:()、，。；])"
    r"|\n"
)

_MAY_BE_NOISE = re.compile("[\\[(“”\"「」『』'‘’ \t\n\u00a0\u3000\u200b\ufeff]")


@cache
def _table() -> dict[int, str]:
    table = dict(zip(map(ord, _FULL), _HALF, strict=True))
    path = FOLDER / "traditional.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table.update({ord(row["traditional"]): row["simplified"] for row in csv.DictReader(file)})
    return table


def fold(text: str) -> str:
    """Return ``text`` in half-width, simplified characters; same length, so positions stay."""
    return text.translate(_table()) if _foldable().search(text) else text


@cache
def _foldable() -> re.Pattern[str]:
    """Most text needs no folding, and to know it is much faster than to fold."""
    return re.compile("[" + re.escape("".join(map(chr, _table()))) + "]")


class Reading(NamedTuple):
    """A stretch of a document as the recognisers see it.

    ``text[i]`` comes from position ``origin[i]`` of the raw text; ``origin`` has one entry more than ``text``.
    """

    text: str
    origin: tuple[int, ...] | range

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the reading text to the span of the raw text that it covers."""
        return self.origin[start], self.origin[end - 1] + 1


def reading(raw: str, start: int, end: int) -> Reading:
    """Fold ``raw[start:end]`` into a :class:`Reading`."""
    folded = fold(raw[start:end])
    if not _MAY_BE_NOISE.search(folded) or not _NOISE.search(folded):
        return Reading(folded, range(start, end + 1))
    parts: list[str] = []
    origin: list[int] = []
    last = 0
    for match in _NOISE.finditer(folded):
        parts.append(folded[last : match.start()])
        origin.extend(range(start + last, start + match.start()))
        last = match.end()
    parts.append(folded[last:])
    origin.extend(range(start + last, end + 1))
    return Reading("".join(parts), tuple(origin))
