"""The reading text: what the recognisers look at instead of the raw text.

Reports reach us through mirrors, scanners and word processors: full-width digits, traditional characters, blanks
between characters, lines broken in the middle of a word, pinyin in brackets after a character, reference marks. None
of this carries meaning, so it is folded away here, once, and every position is mapped back to the raw text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.model.resources import WORDING, rows

_FULL = (
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    + "．，％（）：；＋－／＝＜＞～＂＇！？｜［］　"
)
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ".,%():;+-/=<>~\"'!?|[] "

_BLANK = " \u00a0\u2006\u2007\u2009\u202f"  # blanks that print within a number, the thin ones of typesetting too

# Taken out of the reading text, with the characters that must stand around them.
_NOISE = re.compile(
    r"(?<=[\u4e00-\u9fff])\((?=[^()]*[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)"  # 衛(wèi)生
    r"|\[\d{1,3}(?:[-,]\d{1,3})*\]"  # reference marks
    r"|[“”\"「」『』]|['‘’](?!\d\d年)"  # quotation marks; the sign of a short year stays: '21年
    r"|(?<=\d)(?<!\d{4})(?<!\.\d)(?<!\.\d\d)(?<!\.\d{3})" + f"[{_BLANK}]"  # 5 806 352   2 170.7万
    rf"(?=\d{{3}}(?:[{_BLANK}]\d{{3}}){{0,4}}(?:(?![\d.])|\.\d+[{_BLANK}]?[\u4e00-\u9fff]))"
    rf"|(?<=\d)[{_BLANK}]+(?=\.\d)|(?<=\d\.)[{_BLANK}]+(?=\d+[{_BLANK}]*[%‰万亿])"  # 2 .76%   2. 41 ‰
    r"|(?<=[\u4e00-\u9fff])[ \t\u00a0\u3000\n\u200b\ufeff]+|[ \t\u00a0\u3000\n\u200b\ufeff]+(?=[\u4e00-\u9fff%‰])"
    r"|(?<=[,;:()、，。；])[ \t\u00a0\u3000\n]+|[ \t\u00a0\u3000\n]+(?=[,;:()、，。；])"
    r"|\n"
)

_MAY_BE_NOISE = re.compile("[\\[(“”\"「」『』'‘’ \t\n\u00a0\u2006\u2007\u2009\u202f\u3000\u200b\ufeff]")


@cache
def _table() -> dict[str, str]:
    table = dict(zip(_FULL, _HALF, strict=True))
    table.update({row["traditional"]: row["simplified"] for row in rows(WORDING / "traditional.csv")})
    return table


def fold(text: str) -> str:
    """Return ``text`` in half-width, simplified characters; same length, so positions stay."""
    for char in set(_foldable().findall(text)):
        text = text.replace(char, _table()[char])
    return text


@cache
def _foldable() -> re.Pattern[str]:
    """Most text needs no folding or that of a few characters, and to find them is much faster than to translate."""
    return re.compile("[" + re.escape("".join(_table())) + "]")


class Reading(NamedTuple):
    """A stretch of a document as the recognisers see it.

    ``text`` is ``raw[start:end]`` folded, less its noise: behind each of ``cuts`` (positions in ``text``, ascending)
    the raw text lies further on by the next of ``shifts``.
    """

    text: str
    start: int
    end: int
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = (0,)

    def place(self, position: int) -> int:
        """Map a position in ``text`` to the raw text; the end of ``text`` is the end of the stretch."""
        shift = self.shifts[bisect_right(self.cuts, position)] if self.cuts else 0
        return self.start + position + shift

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the reading text to the span of the raw text that it covers."""
        return self.place(start), self.place(end - 1) + 1


def reading(raw: str, start: int, end: int) -> Reading:
    """Fold ``raw[start:end]`` into a :class:`Reading`."""
    folded = fold(raw[start:end])
    noise = list(_noise(folded))
    if not noise:
        return Reading(folded, start, end)
    parts: list[str] = []
    cuts: list[int] = []
    shifts = [0]
    last = shift = 0
    for first, after in noise:
        parts.append(folded[last:first])
        cuts.append(first - shift)
        shift += after - first
        shifts.append(shift)
        last = after
    parts.append(folded[last:])
    return Reading("".join(parts), start, end, tuple(cuts), tuple(shifts))


def _noise(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the spans to take out. Few characters can begin one, and to look for those first is much faster."""
    last = 0
    for candidate in _MAY_BE_NOISE.finditer(folded):
        at = candidate.start()
        if at >= last and (match := _NOISE.match(folded, at)):
            last = match.end()
            yield at, last
