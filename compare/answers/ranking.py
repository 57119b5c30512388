"""The answer of 排名."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.answers.marks import Mark, When, YearRule
from compare.answers.told import Told
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Ranking(Told):
    """The regions of one indicator in order, rank 1 first (see :class:`Mark` for ties).

    ``rule`` is the year rule, ``year`` the year it resolved to (for ``latest``: the most frequent year shown; None:
    nothing to show). ``marks`` are ranked regions; the nation is ``benchmark``, of ``year``, never ranked, and
    ``provincial`` the value of ``year`` of the province that all of them are of. ``targets`` are of the year of the
    value they stand beside. ``part_year`` and ``subgroups`` are separate, unranked marks, empty unless the view
    asks for them. ``missing`` are chosen regions without a value to show.
    """

    indicator: Indicator
    rule: YearRule
    year_asked: str
    year: int | None
    marks: tuple[Mark, ...]
    benchmark: Mark | None
    targets: tuple[Mark, ...]
    part_year: tuple[Mark, ...]
    subgroups: tuple[Mark, ...]
    provincial: Mark | None = None

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> When:
        """Which years it shows."""
        return When(self.rule, self.year_asked, self.year)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        yield from self.marks
        yield from (self.benchmark,) if self.benchmark else ()
        yield from (self.provincial,) if self.provincial else ()
        yield from (*self.targets, *self.part_year, *self.subgroups)
