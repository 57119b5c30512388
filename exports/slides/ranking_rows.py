"""The rows of a ranking on a slide: regions, what they are compared with in its place among them, and targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from compare.answers.ranking import Ranking, rank_label
from compare.model.mark import Mark
from compare.model.names import called
from etl.model.catalogue import NATION
from etl.model.messages import Language, message

BarKind = Literal["region", "nation", "province", "target"]
KINDS: tuple[BarKind, ...] = get_args(BarKind)
BARS, HALF, BESIDE = 22, 6, 6
"""Most rows with a bar; most at each end where targets take rows too; most unranked values below."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of the chart: its label, and its value, None in the row that stands for those left out.

    ``kind`` names the series: ``region`` (subgroups and part-year values too), what it is compared with, or ``target``.
    """

    label: str
    mark: Mark | None
    kind: BarKind = "region"


def _row(mark: Mark) -> BarRow:
    rank = rank_label(mark)
    return BarRow(f"{rank}  {called(mark)}" if rank else called(mark), mark)


def _target(mark: Mark, language: Language) -> BarRow:
    return BarRow(message("deck.target_of", language, name=called(mark), year=mark.year), mark, "target")


def _benchmark(mark: Mark, kind: BarKind) -> BarRow:
    return BarRow(f"{mark.region} ({mark.year})", mark, kind)


def _benchmark_rows(answer: Ranking, language: Language) -> list[list[BarRow]]:
    """Return the rows of what is compared with: the nation, with what it plans next, and the province."""
    national = sorted((mark for mark in answer.targets if mark.region_code == NATION), key=lambda one: one.year)
    planned = [_target(mark, language) for mark in national[:1]]
    nation = [_benchmark(answer.benchmark, "nation"), *planned] if answer.benchmark else planned
    province = [_benchmark(answer.provincial, "province")] if answer.provincial else []
    return [group for group in (nation, province) if group]


def _rows_before(ranked: list[BarRow], answer: Ranking, group: list[BarRow]) -> int:
    """Return how many of the ranked rows stand before a benchmark's."""
    first = group[0].mark
    if first is None or group[0].kind == "target":
        return len(ranked)
    sign = 1 if answer.indicator.direction == "lower" else -1
    worse = (
        at
        for at, row in enumerate(ranked)
        if row.mark is not None and row.kind == "region" and sign * row.mark.value > sign * first.value
    )
    return next(worse, len(ranked))


def rows(answer: Ranking, language: Language) -> list[BarRow]:
    """Return the rows from top to bottom: regions best first, the nation in its place, each target under its region.

    Of many regions only the first and the last have a bar, and a row says how many lie between.
    """
    due = {mark.region_code: mark for mark in answer.targets if mark.region_code != NATION}
    ranked = [
        [_row(mark), *([_target(due[mark.region_code], language)] if mark.region_code in due else [])]
        for mark in answer.marks
    ]
    if sum(map(len, ranked)) > BARS:
        half = HALF if due else BARS // 2
        gap = BarRow(message("deck.left_out", language, count=len(ranked) - 2 * half), None)
        ranked = [*ranked[:half], [gap], *ranked[-half:]] if len(ranked) > 2 * half else ranked
    flat = [row for group in ranked for row in group]
    for group in _benchmark_rows(answer, language):
        at = _rows_before(flat, answer, group)
        flat[at:at] = group
    return [*flat, *(_row(mark) for mark in (*answer.subgroups, *answer.part_year)[:BESIDE])]
