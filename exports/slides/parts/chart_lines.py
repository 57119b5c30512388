"""The lines of a trend on a slide: over every year, apart where the population base changes, and their colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compare.answers.trend import COLOURED, Trend
from compare.model.mark import Mark
from compare.model.names import base_name
from etl.model.catalogue import NATION
from etl.model.messages import Language
from exports.parts import colours
from exports.parts.grids import GridRow, row_name, trend_grid

BENCHMARKS = ("nation", "province")

LineKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A series of the chart: ``points`` stand one to one with the years; ``kind`` as in :class:`GridRow`.

    ``based``: its name tells the population base.
    """

    name: str
    kind: str
    key: LineKey
    points: tuple[Mark | None, ...]
    based: bool = False


def _parts(row: GridRow, cells: tuple[Mark | None, ...], language: Language) -> Iterator[ChartLine]:
    """Yield a line, or one for each stretch of the same population base: values of two bases are not joined."""
    name, key = row_name(row, language), (row.region_code, row.subgroup)
    stretches: list[list[int]] = []
    base: str | None = None
    for at, mark in enumerate(cells):
        if mark is None:
            continue
        if not stretches or (mark.base != base and row.kind in ("region", "subgroup", *BENCHMARKS)):
            stretches.append([])
        base = mark.base
        stretches[-1].append(at)
    seen: set[str] = set()
    for stretch in stretches:
        first = cells[stretch[0]]
        based = base_name(first.base, language) if first is not None and first.base and len(stretches) > 1 else ""
        called = f"{name} ({based})" if based else name
        while called in seen:
            called += " "
        seen.add(called)
        points = tuple(mark if at in stretch else None for at, mark in enumerate(cells))
        yield ChartLine(called, row.kind, key, points, bool(based))


def laid_out(answer: Trend, language: Language) -> tuple[list[int], list[ChartLine]]:
    """Return every calendar year from the first to the last shown, and the lines over them."""
    laid = trend_grid(answer)
    if not laid.titles:
        return [], []
    column_of = {int(title): at for at, title in enumerate(laid.titles)}
    years = list(range(min(column_of), max(column_of) + 1))
    crowded = (
        len({(row.region_code, row.subgroup) for row in laid.rows if row.kind in ("region", "subgroup")}) > COLOURED
    )
    lines: list[ChartLine] = []
    for row in laid.rows:
        if row.kind == "target" and crowded and row.region_code != NATION:
            continue  # diamonds of all would hide the lines; the table has them
        cells = tuple(row.cells[column_of[year]] if year in column_of else None for year in years)
        lines += _parts(row, cells, language)
    return years, lines


def palette(lines: list[ChartLine]) -> dict[LineKey, str]:
    """Return the colour of each region: its own where they are few, else grey for all."""
    own = list(dict.fromkeys(line.key for line in lines if line.kind not in BENCHMARKS and line.key[0] != NATION))
    tints = colours.SERIES if len(own) <= COLOURED else (colours.NEUTRAL,) * len(own)
    return dict(zip(own, tints, strict=False))


def is_crowded(tints: Mapping[LineKey, str]) -> bool:
    """Tell whether there are more regions than can have a colour and a label each."""
    return len(tints) > COLOURED


def tint_of(line: ChartLine, tints: Mapping[LineKey, str]) -> str:
    """Return the colour of a line; what regions are compared with is ink."""
    return colours.INK if line.kind in BENCHMARKS else tints.get(line.key, colours.INK)
