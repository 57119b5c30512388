"""The cursor: how far a sentence has been read and what it speaks of at that point."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.link.align import Group, leftover
from etl.link.linked import Attached, Earlier
from etl.link.marks import OF
from etl.model.wording import pattern
from etl.recognise.clauses import clause_start
from etl.recognise.indicators import IndicatorMention, per_capita_head
from etl.recognise.mentions import Mentions, subgroups
from etl.recognise.periods import Period

_CONTAINS = pattern(r"\((?:{contain}|{of_which})")
_CLAUSE_MARKS = ",，;；、(:："
_RANKED = pattern(r"(?:[为居]?{best_or_worst}|{ranked})?[,，]?(?:{alike}|{in_turn}|则)?(?:{is}|{reaches}|在)?")
_AVERAGE = pattern(r"{average_of}?{average}?|{best_or_worst}")


def says_average(between: str) -> bool:
    """Tell what may stand between the name of a place and its level: nothing, 平均水平, 最高."""
    return _AVERAGE.fullmatch(between) is not None


@dataclass(slots=True)
class Cursor:
    """The state of reading one sentence (its reading ``text``) from left to right.

    ``position`` is where the last list of numbers ended, ``heads`` are the indicators spoken of, ``last`` is what the
    last list of levels became, ``per_capita`` the head (每千人口) that governs a list of bare nouns, ``said_base`` the
    last such head of the sentence, ``flow`` the verb (新增) that makes a list one of what comes in, ``part`` the
    institutions that a list is said of, ``narrowed`` whether words single out some of what a list counts, ``compared``
    what the last change was measured against, ``aside`` heads and levels before an open bracket, ``earlier`` what the
    sentences before say.
    """

    mentions: Mentions
    text: str
    position: int = 0
    heads: list[IndicatorMention] = field(default_factory=list)
    last: list[Attached] = field(default_factory=list)
    per_capita: str = ""
    said_base: str = ""
    flow: str = ""
    part: str = ""
    narrowed: bool = False
    compared: tuple[bool, Period | None] = (False, None)
    aside: tuple[list[IndicatorMention], list[Attached]] | None = None
    earlier: Earlier = field(default_factory=Earlier)

    def gap(self, group: Group) -> str:
        """Return the text between the last numbers and these."""
        return self.text[self.position : group.start]

    def fresh(self, before: int) -> list[IndicatorMention]:
        """Return the indicators named since the last numbers; what a bracket contains (含全血) is part of another."""
        named = [i for i in self.mentions.indicators if i.start >= self.position and i.end <= before]
        return (
            [i for i in named if not self._within_bracket(i, before)]
            if ")" in self.text[self.position : before]
            else named
        )

    def _within_bracket(self, mention: IndicatorMention, before: int) -> bool:
        opened = self.text.rfind("(", self.position, mention.start)
        return opened > self.text.rfind(")", self.position, mention.start) and bool(
            _CONTAINS.match(self.text, opened) and ")" in self.text[mention.end : before]
        )

    def clause_start(self, at: int, marks: str = _CLAUSE_MARKS) -> int:
        """Return where the clause begins that holds ``at``, not before the last numbers."""
        return clause_start(self.text, at, marks, self.position)

    def between(self, start: int, end: int) -> tuple[str, str]:
        """Return what is left of a stretch without periods, regions and connecting words, and the subgroup it names."""
        piece = self.mentions.blanked(start, end)
        subgroup = ""
        for word, label in subgroups(piece):
            subgroup = label
            piece = piece.replace(word, "")
        return leftover(piece), subgroup

    def step_brackets(self, group: Group) -> None:
        """Behind a closed bracket go on with what stood before it: 床位2118张(其中医院1904张)，比上年增加36张."""
        gap = self.gap(group)
        if ")" in gap and self.aside:
            self.heads, self.last = self.aside
            self.aside = None
        if self.last and "(" in gap and ")" not in gap[gap.rindex("(") :]:
            self.aside = (self.heads, self.last)

    def scoped(self, start: int, group: Group) -> bool:
        """Tell whether a period or a region stands between ``start`` and the numbers."""
        return any(start <= mention.start for mention in self.mentions.scopes(start, group.start))

    def beside_region(self, group: Group) -> bool:
        """Tell whether the numbers stand right behind a region, mostly in brackets: 全国水平(4.9‰), 秦淮区83.7岁."""
        regions, first = self.mentions.regions, group.items[0]
        if self.text.startswith("(", group.start - 1):
            return any(says_average(self.text[r.end : group.start - 1]) for r in regions if r.end < group.start)
        if self.text[: group.start].endswith(OF):  # 略高于全省的5.63‰
            return any(r.end == group.start - 1 and r.role == "comparison" for r in regions)
        return any(
            r.end == group.start
            or (r.role == "comparison" and says_average(self.text[r.end : first.start]))  # 与全市平均数6.5个相比
            or (r.end < group.start and r.codes and _RANKED.fullmatch(self.text, r.end, group.start))
            for r in regions
        )

    def same_measure(self, group: Group) -> bool:
        """Tell whether the numbers are measured as the last ones were; a bare number may have lost its sign."""
        if not self.last:
            return True
        units = {attached.quantity.unit for attached in self.last}
        return all(item.unit in units or not item.unit or "" in units for item in group.items)

    def note_per_capita(self, mention: IndicatorMention) -> None:
        """Let 每千人口 govern what follows in its list, and end with the list."""
        head = per_capita_head(mention.alias)[0]
        if head:
            self.per_capita = self.said_base = head
        elif any(mark in self.text[self.position : mention.start] for mark in ",，;；"):
            self.per_capita = ""
