"""The answer of 画像."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.answers.marks import Mark, Place, When, YearRule
from compare.answers.told import Told
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Spine:
    """Where a value lies among the regions of its level, of the same year.

    ``count`` regions have an exact value, the profile's own among them where it is exact; ``worst`` and ``best`` are
    the marks at the ends (for a neutral indicator the lowest and the highest), ``quartiles`` lower quartile, median
    and upper quartile (None: too few). ``own``, ``ends`` (worst, best), ``band`` (both quartiles, ascending),
    ``middle`` (the median) and ``target`` are places on the spine: 0 the worst side, 1 the best, 0.5 the centre, which
    is the national value or, where ``centred`` says so, the median.
    """

    count: int
    worst: Mark
    best: Mark
    median: float
    quartiles: tuple[float, float, float] | None
    centred: Literal["nation", "median"]
    own: float
    ends: tuple[float, float]
    band: tuple[float, float] | None
    middle: float
    target: float | None


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator of the region: its value (with rank among ``of`` regions of its level), the nation's of the same
    year, the target due next (the region's own, else the nation's), and the spine (None: nothing to compare with)."""

    indicator: Indicator
    mark: Mark
    of: int
    nation: Mark | None
    target: Mark | None
    spine: Spine | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Profile(Told):
    """One region: every indicator it has, as its place between worst and best.

    ``kind`` names the regions it is compared with (those of its level). Rows follow the catalogue, by category, or
    their standing. ``missing`` is the region itself where it has no value.
    """

    region: Place
    kind: str
    rows: tuple[ProfileRow, ...]
    rule: YearRule
    year_asked: str

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(row.indicator for row in self.rows)

    @property
    def when(self) -> When:
        """Which years it shows."""
        found = {row.mark.year for row in self.rows}
        return When(self.rule, self.year_asked, found.pop() if len(found) == 1 else None)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, row by row: the region's, nation, target, worst and best."""
        for row in self.rows:
            ends = (row.spine.worst, row.spine.best) if row.spine else ()
            yield from (mark for mark in (row.mark, row.nation, row.target, *ends) if mark is not None)
