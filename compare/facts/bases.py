"""Population bases: which value speaks for a region where a source counts its registered or resident people.

A value of 户籍人口 or 常住人口 is a value of the whole region, counted on one base, not of a part of it as one of 农村.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.recognise.subgroups import is_base

ORDER = ("", "常住人口", "户籍人口")
"""Which value goes first where a region states several for one period: the one without a base, as the source gives it
as the region's own; then residents, on whom national statistics count; then the registered. Others come after."""

_PART = -1
"""Priority of a value that is not of the whole region."""


def _priority(label: str) -> int:
    if label in ORDER:
        return ORDER.index(label)
    return len(ORDER) if is_base(label) else _PART


def _priorities(subgroup: pd.Series) -> np.ndarray:
    """Return the priority of each fact: the index of its base in :data:`ORDER`, or that of a part of the population."""
    kind = subgroup.astype("category")
    of_label = np.array([_priority(label) for label in kind.cat.categories.tolist()], dtype=np.int64)
    return of_label[kind.cat.codes.to_numpy()] if len(of_label) else np.zeros(0, dtype=np.int64)


def of_whole(facts: pd.DataFrame, usable: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell which of the ``usable`` facts speak for their region, and which are of another base or give way to one.

    Of several of one indicator, region, period and kind (value or target) a stated one goes before a derived one, then
    the base decides by :data:`ORDER`. Facts of a part of the population are neither. Both arrays
    have the frame's length.
    """
    priority = _priorities(facts["subgroup"])
    whole = usable & (priority != _PART)
    if not (whole & (priority > 0)).any():
        return whole, np.zeros(len(facts), dtype=bool)
    rows = np.flatnonzero(whole)
    status = facts["status"].iloc[rows]
    cells = pd.DataFrame(
        {
            "indicator": facts["indicator"].iloc[rows].to_numpy(),
            "region": facts["region_code"].iloc[rows].to_numpy(),
            "period": facts["period"].iloc[rows].to_numpy(),
            "target": (status == "target").to_numpy(dtype=bool),
            "derived": (status == "derived").to_numpy(dtype=bool),
            "priority": priority[rows],
        },
        index=rows,
    ).sort_values(["derived", "priority"], kind="stable")
    first = cells.index[~cells.duplicated(["indicator", "region", "period", "target"]).to_numpy()]
    speaks = np.zeros(len(facts), dtype=bool)
    speaks[first.to_numpy()] = True
    return speaks, whole & ~speaks


def with_base_names(rows: pd.DataFrame) -> pd.DataFrame:
    """Return values of whole regions with their base in a column ``base`` and no subgroup; plain rows stay."""
    plain = (rows["subgroup"] == "").to_numpy(dtype=bool)
    return rows if plain.all() else rows.assign(base=rows["subgroup"].astype("object"), subgroup="")
