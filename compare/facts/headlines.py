"""Every headline fact of a snapshot at once, lean enough to stay in memory: what answers about many indicators need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from compare.facts import bases
from compare.facts.sorted_facts import whole_year
from compare.model.mark import Mark
from etl.snapshot.publish import Snapshot

FactPart = Literal["value", "derived", "target", "part_year", "subgroup", "other_base"]
PARTS: tuple[FactPart, ...] = get_args(FactPart)
"""What a headline fact is in a comparison, as ``part`` holds it: an actual or derived whole-year undivided value, a
planned one, a value of a part of the year, a value of a subgroup, a value that gave way to one of another base."""
_NONE = -1

_CODED = (
    "region_code", "year", "indicator", "value", "unit", "period", "qualifier", "status", "subgroup", "value_high",
    "doc", "start", "end", "confidence", "flags", "rule", "note", "source_title", "source_publisher", "source_date",
    "source_url", "headline", "headline_rule",
)  # fmt: skip


def headlines(facts: pd.DataFrame) -> pd.DataFrame:
    """Keep the headline facts of known indicators that have a region, a year and a value, and say what each is.

    ``facts`` are rows of the tidy table; the result has their columns, ``year`` without gaps, and ``part``
    (a categorical of :data:`PARTS`); ``base`` names the population base of a value of the whole region.
    """
    usable = facts["headline"].to_numpy(dtype=bool) & facts["value"].notna().to_numpy()
    usable &= facts["year"].notna().to_numpy() & (facts["region_code"] != "").to_numpy(dtype=bool)
    usable &= (facts["indicator"] != "").to_numpy(dtype=bool)
    kept = facts if usable.all() else facts.loc[usable]
    undivided, other_base = bases.of_whole(kept, np.ones(len(kept), dtype=bool))
    whole, target = whole_year(kept), (kept["status"] == "target").to_numpy(dtype=bool)
    derived, plain = (kept["status"] == "derived").to_numpy(dtype=bool), whole & undivided
    kinds = [plain & target, plain & derived, plain, target, undivided, whole & other_base, whole]
    codes = np.select(kinds, [2, 1, 0, _NONE, 3, 5, 4], _NONE)
    return _based(kept, undivided).assign(part=_coded(codes, PARTS), year=kept["year"].astype("int32"))


def _based(rows: pd.DataFrame, undivided: np.ndarray) -> pd.DataFrame:
    """Return the rows with the population base of values of whole regions in a column ``base``, not as a subgroup."""
    stated = rows["subgroup"].astype("category")
    names, codes = ["", *stated.cat.categories.tolist()], stated.cat.codes.to_numpy().astype(np.int16) + 1
    names_once = list(dict.fromkeys(names))
    at = np.array([names_once.index(name) for name in names])[codes]
    return rows.assign(
        base=pd.Categorical.from_codes(np.where(undivided, at, 0), pd.Index(names_once)),
        subgroup=pd.Categorical.from_codes(np.where(undivided, 0, at), pd.Index(names_once)),
    )


def _coded(codes: np.ndarray, texts: Sequence[str]) -> Any:
    return pd.Categorical.from_codes(codes.astype(np.int8), pd.Index(texts))


def read_headlines(snapshot: Snapshot) -> pd.DataFrame:
    """Return the :func:`headlines` of a snapshot without their sentences (``quote`` is empty).

    Texts that repeat are categoricals; ``region`` holds the code: names are the catalogue's.
    """
    facts = snapshot.coded_facts((*_CODED, "fact_id"), plain=("fact_id",), only="headline")
    nothing = _coded(np.zeros(len(facts)), ("",))
    return headlines(facts.assign(region=facts["region_code"], quote=nothing))


def sorted_out(facts: pd.DataFrame) -> pd.DataFrame:
    """Return ``facts`` as :func:`headlines` leaves them, also where they come straight from the table."""
    return facts if "part" in facts.columns else headlines(facts)


def sentences(snapshot: Snapshot, marks: Iterable[Mark]) -> dict[str, str]:
    """Return by fact id the sentence of each mark that was made without one."""
    wanted: dict[str, set[str]] = {}
    for mark in marks:
        if not mark.quote:
            wanted.setdefault(mark.indicator, set()).add(mark.fact_id)
    found: dict[str, str] = {}
    for indicator, ids in wanted.items():
        rows = snapshot.facts([indicator], ("fact_id", "quote"))
        rows = rows.loc[rows["fact_id"].isin(list(ids)).to_numpy()]
        found |= dict(zip(rows["fact_id"].tolist(), rows["quote"].tolist(), strict=True))
    return found
