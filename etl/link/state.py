"""The state of reading a sentence, and what a rule decides. Both are values: only the loop joins them.

A :class:`State` is how far the sentence has been read and what it speaks of at that point. A rule takes it with the
next list of numbers and returns a :class:`Decision`, or None where the pattern is another's
(:mod:`etl.link.sentence` puts the decision into force).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypedDict

from etl.link.align import Group, leftover
from etl.link.linked import Attached, Change, Earlier
from etl.link.marks import OF
from etl.model.reasons import Refused
from etl.model.wording import pattern
from etl.recognise.clauses import clause_start
from etl.recognise.indicators import IndicatorMention
from etl.recognise.mentions import Mentions, subgroups
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity

_CONTAINS = pattern(r"\((?:{contain}|{of_which})")
_CLAUSE_MARKS = ",，;；、(:："
_RANKED = pattern(r"(?:[为居]?{best_or_worst}|{ranked})?[,，]?(?:{alike}|{in_turn}|则)?(?:{is}|{reaches}|在)?")
_AVERAGE = pattern(r"{average_of}?{average}?|{best_or_worst}")


def says_average(between: str) -> bool:
    """Tell what may stand between the name of a place and its level: nothing, 平均水平, 最高."""
    return _AVERAGE.fullmatch(between) is not None


Said = Literal["", "named", "pointed", "spoken"]
"""How a list of numbers has its names: not at all, named since the last numbers, pointed back at, still spoken of."""
Form = Literal[
    "per_head", "holders", "completed", "institutions", "part_before", "part_between", "adjacent", "verb", "words",
    "counted_back", "this_figure", "same_order", "place_level", "more", "another_part", "bracket", "another_place",
    "another_year", "reached", "target", "place_beside",
]  # fmt: skip
"""What the words between a name and its numbers are, or what points back from the numbers to a name."""


class Found(NamedTuple):
    """The names that a list of numbers may have, as the words before it tell; ``mentions`` is empty for none.

    ``subgroup`` is the part that the words name, ``slack`` how many unknown characters lie between. ``refused`` is the
    reason where the words tell that no name is to be looked for, ``why`` the reason that counts if no rule finds one.
    """

    mentions: tuple[IndicatorMention, ...] = ()
    said: Said = ""
    form: Form | None = None
    subgroup: str = ""
    slack: int = 0
    followed: bool = False
    refused: Refused | None = None
    why: Refused | None = None


class Words(NamedTuple):
    """The words beside a number whose indicator the catalogue does not know.

    ``piece`` is all since the last number, ``clause`` its last clause, ``name`` what of it may be a name, ``behind``
    the noun behind the number; ``parts`` are the words for a part of the population in it with their labels. ``why`` is
    the reason where the words tell that the number is of nothing.
    """

    piece: str = ""
    clause: str = ""
    name: str = ""
    behind: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    why: Refused | None = None


class Then(TypedDict, total=False):
    """What is otherwise in the state from here on; see :class:`State`."""

    heads: tuple[IndicatorMention, ...]
    last: tuple[Attached, ...]
    per_capita: str
    said_base: str
    flow: str
    part: str
    narrowed: bool
    compared: tuple[bool, Period | None]


NOT_NAMED = Found()
NO_WORDS = Words()
NO_CHANGE = Then()


class Refusal(NamedTuple):
    """A number that is left out, and why."""

    quantity: Quantity
    reason: Refused


class Decision(NamedTuple):
    """What a rule makes of a list of numbers.

    ``attached`` are the readings and ``refused`` the numbers left out; ``withdrawn`` are readings made before that the
    words now show to be none. ``then`` is what is otherwise in the state afterwards, ``more`` how many of the following
    lists are decided with this one.
    """

    attached: tuple[Attached, ...] = ()
    refused: tuple[Refusal, ...] = ()
    changes: tuple[Change, ...] = ()
    withdrawn: tuple[Refusal, ...] = ()
    then: Then = NO_CHANGE
    more: int = 0


def refuse(group: Group, reason: Refused, then: Then | None = None) -> Decision:
    """Leave out all numbers of a list for one reason."""
    return Decision(refused=tuple(Refusal(quantity, reason) for quantity in group.items), then=then or Then())


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What the sentence (its reading ``text``) has said where the next list of numbers is to be read.

    ``groups`` are all its lists of numbers, ``position`` is where the last one ended. ``heads`` are the indicators
    spoken of, ``last`` what the last list of levels became, ``attached`` all readings so far. ``per_capita`` is the
    head (每千人口) that governs a list of bare nouns, ``said_base`` the last such head of the sentence, ``flow`` the
    verb (新增) that makes a list one of what comes in, ``part`` the institutions that a list is said of, ``narrowed``
    whether words single out some of what a list counts, ``compared`` what the last change was measured against,
    ``aside`` heads and levels before an open bracket, ``earlier`` what the sentences before say. ``found`` are the
    names of the list at hand, ``words`` the words beside its number where a list is read one by one; then ``in_list``
    tells that the number is not its first, and ``listed`` are the readings of those before it.
    """

    mentions: Mentions
    text: str
    earlier: Earlier = field(default_factory=Earlier)
    groups: tuple[Group, ...] = ()
    position: int = 0
    heads: tuple[IndicatorMention, ...] = ()
    last: tuple[Attached, ...] = ()
    attached: tuple[Attached, ...] = ()
    per_capita: str = ""
    said_base: str = ""
    flow: str = ""
    part: str = ""
    narrowed: bool = False
    compared: tuple[bool, Period | None] = (False, None)
    aside: tuple[tuple[IndicatorMention, ...], tuple[Attached, ...]] | None = None
    found: Found = NOT_NAMED
    words: Words = NO_WORDS
    listed: tuple[Attached, ...] = ()
    in_list: bool = False

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

    def model(self) -> str:
        """Return what the number read last is called, as the text has it."""
        return self.last[-1].alias or self.last[-1].name if self.last else ""
