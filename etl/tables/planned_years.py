"""Columns of years that are planned for, where no header says so."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.wording import pattern
from etl.tables.caption import Caption
from etl.tables.cells import number
from etl.tables.layout import Layout, Row

_NATURE = pattern(r"{planned_nature}")


def planned_years(rows: Sequence[Row], layout: Layout, caption: Caption) -> frozenset[int]:
    """Return the years across a table of a plan whose figures are planned.

    A table is of a plan where its caption says so or a column calls its indicators 预期性 or 约束性. Its first year is
    the base; planned are the last year of the plan, the years whose figures are bounds (≥30) and, where a header says
    基线, all later ones, unless past when the report was published.
    """
    years = {column.time.year: at for at, column in enumerate(layout.columns) if column.figures and column.time}
    body = rows[layout.body :]
    if len(years) < 2 or not (caption.plan_year or caption.plan or _has_nature(body)):
        return frozenset()
    based = any(column.base for column in layout.columns)
    later = [year for year in years if year > min(years) and (not caption.published or year >= caption.published)]
    return frozenset(year for year in later if based or year == caption.plan_year or _has_bounds(body, years[year]))


def _has_nature(body: Sequence[Row]) -> bool:
    return any(_NATURE.fullmatch(cell.text.strip()) for row in body for cell in row)


def _has_bounds(body: Sequence[Row], at: int) -> bool:
    figures = (number(row[at]) for row in body if at < len(row))
    return any(figure is not None and figure.qualifier in (">=", "<=", ">", "<") for figure in figures)
