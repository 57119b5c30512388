"""From rows of the tidy table to marks, and how a mark stands against the nation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

import numpy as np
import pandas as pd

from compare import format as fmt
from compare.answers import Mark, Sources, Standing
from compare.cells import whole_year
from compare.names import region_names
from compare.view import View
from etl.catalogue import Catalogue, Direction

TABLE_FORMATS = ("csv", "xlsx")
_STATED = tuple(field.name for field in fields(Mark))[: [f.name for f in fields(Mark)].index("part_year")]
"""Fields of a mark that are columns of the table, in the mark's own order."""


def _column(rows: pd.DataFrame, name: str) -> list[object]:
    if name == "value_high":
        return [None if value != value else value for value in rows[name].tolist()]
    if name == "flags":
        known = {text: tuple(text.split("|")) if text else () for text in rows[name].unique().tolist()}
        return [known[text] for text in rows[name].tolist()]
    return list(rows[name].tolist())


def marks_of(rows: pd.DataFrame, catalogue: Catalogue, view: View) -> list[Mark]:
    """Make a mark of every row, in the rows' order. Rows need a year and a value."""
    if rows.empty:
        return []
    columns = {name: _column(rows, name) for name in _STATED}
    names = region_names(catalogue, dict.fromkeys(map(str, columns["region_code"])), view.lang)
    stated = columns["region"]
    columns["region"] = [
        names[str(code)] if code in catalogue.divisions else region
        for code, region in zip(columns["region_code"], stated, strict=True)
    ]
    part = [not whole for whole in whole_year(rows).tolist()]
    return [Mark(*values) for values in zip(*columns.values(), part, strict=True)]


def interval(mark: Mark) -> tuple[float, float]:
    """Return the lowest and highest value the statement allows; a strict bound excludes its own number."""
    low, high = mark.value, mark.value if mark.value_high is None else mark.value_high
    if mark.qualifier in (">", ">="):
        low = low if mark.qualifier == ">=" else float(np.nextafter(low, np.inf))
        return low, np.inf
    if mark.qualifier in ("<", "<="):
        high = high if mark.qualifier == "<=" else float(np.nextafter(high, -np.inf))
        return -np.inf, high
    return low, high


def standing(mark: Mark, nation: Mark, direction: Direction) -> Standing:
    """Tell what the mark's value means beside the nation's; ``unknown`` where that stays open."""
    low, high = interval(mark)
    nation_low, nation_high = interval(nation)
    if direction == "neutral":
        return "unknown"
    if low == high == nation_low == nation_high:
        return "equal"
    if low > nation_high:
        return "better" if direction == "higher" else "worse"
    if high < nation_low:
        return "worse" if direction == "higher" else "better"
    return "unknown"


def _exact(mark: Mark) -> bool:
    return not mark.bound and mark.value_high is None


def against(marks: list[Mark], nation: Mapping[tuple[int, str], Mark], direction: Direction) -> list[Mark]:
    """Set every mark beside the nation's value of the same year and subgroup, keyed (year, subgroup) in ``nation``."""
    placed = []
    for mark in marks:
        national = None if mark.part_year else nation.get((mark.year, mark.subgroup))
        if national is not None:
            comparable = _exact(mark) and _exact(national)
            mark = replace(
                mark,
                nation=national.value,
                difference=fmt.subtract(mark.value, national.value) if comparable else None,
                standing=standing(mark, national, direction),
            )
        placed.append(mark)
    return placed


def by_year(marks: list[Mark]) -> dict[tuple[int, str], Mark]:
    """Key marks of one region by (year, subgroup)."""
    return {(mark.year, mark.subgroup): mark for mark in marks}


def sources(marks: list[Mark]) -> Sources:
    """Count the reports and tables that marks come from, and the publications those cite."""
    docs = {mark.doc for mark in marks}
    tables = {doc for doc in docs if doc.rpartition(".")[2].lower() in TABLE_FORMATS}
    cited = {(mark.source_title or mark.doc, mark.source_publisher, mark.source_date) for mark in marks}
    return Sources(reports=len(docs - tables), tables=len(tables), publications=len(cited))
