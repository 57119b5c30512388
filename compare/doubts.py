"""What is doubtful in a whole snapshot, read once: which facts, which indicators, which documents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.snapshot import Snapshot
from etl.subgroups import is_base

COLUMNS = (
    "indicator", "name", "region_code", "year", "period", "subgroup", "unit", "status", "flags", "doc", "source_title",
    "headline",
)  # fmt: skip
CELL = ("indicator", "region_code", "period", "subgroup")
"""What the facts of one cell have in common, besides being targets or not."""
CONFLICT = "conflict"
UNUSUAL = frozenset({"implausible", "order_violated"})
TABLES = frozenset({"csv", "xlsx"})

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Doubts:
    """The doubts of a snapshot.

    ``facts``: a row for every fact with a flag, without year or region, or in conflict or of the cell of a conflict;
    the index is its place in the table, texts are categoricals, ``cell`` numbers the cells of conflicts (-1: none).
    ``mixed``: a row for every base or unit of an indicator that has several (columns indicator, name, what, label,
    facts, regions, first, last, place of an example). ``documents``: a row a document (doc, format, title, publisher,
    published, facts, no_year, no_region, region_doubtful). ``total`` counts all facts.
    """

    facts: pd.DataFrame
    mixed: pd.DataFrame
    documents: pd.DataFrame
    total: int


def flagged(flags: pd.Series, wanted: frozenset[str]) -> Mask:
    """Tell which facts carry one of the ``wanted`` flags; ``flags`` is a categorical of codes joined by ``|``."""
    held = np.array([not wanted.isdisjoint(text.split("|")) for text in flags.cat.categories], dtype=bool)
    return held[flags.cat.codes.to_numpy()] if len(held) else np.zeros(len(flags), dtype=bool)


def _is(column: pd.Series, text: str) -> Mask:
    return np.asarray((column == text).to_numpy(dtype=bool))


def _numbers(facts: pd.DataFrame, columns: tuple[str, ...]) -> NDArray[np.int64]:
    """Number every fact by what it has in ``columns`` (categoricals): equal rows have equal numbers."""
    number = np.zeros(len(facts), dtype=np.int64)
    for name in columns:
        number = number * len(facts[name].cat.categories) + facts[name].cat.codes.to_numpy()
    return number


def _conflicts(facts: pd.DataFrame) -> NDArray[np.int64]:
    """Number the cells that hold a conflict, over all facts; -1 for the facts of other cells."""
    marked = flagged(facts["flags"], frozenset({CONFLICT})) & facts["year"].notna().to_numpy()
    if not marked.any():
        return np.full(len(facts), -1)
    number = _numbers(facts, CELL) * 2 + _is(facts["status"], "target")
    cells = np.unique(number[marked])
    at = np.searchsorted(cells, number)
    at[at == len(cells)] = 0
    return np.where((cells[at] == number) & facts["year"].notna().to_numpy(), at, -1)


def _mixed_rows(facts: pd.DataFrame, rows: Mask, what: str, label: pd.Series) -> pd.DataFrame:
    """Count ``rows`` by indicator (tail facts: by name) and ``label``; keep those of indicators with several labels."""
    tail = _is(facts["indicator"], "")
    chosen = pd.DataFrame(
        {
            "indicator": facts["indicator"].astype("object")[rows],
            "name": facts["name"].astype("object").where(tail, "")[rows],
            "label": label.astype("object")[rows],
            "region_code": facts["region_code"].astype("object")[rows],
            "year": facts["year"].to_numpy(dtype=float, na_value=np.nan)[rows],
            "place": np.flatnonzero(rows),
        }
    )
    grouped = chosen.groupby(["indicator", "name", "label"], sort=False)
    counted = grouped.agg(
        facts=("place", "size"),
        regions=("region_code", "nunique"),
        first=("year", "min"),
        last=("year", "max"),
        place=("place", "last"),
    ).reset_index()
    several = counted.groupby(["indicator", "name"], sort=False)["label"].transform("size") > 1
    return counted.loc[several.to_numpy(dtype=bool)].assign(what=what)


def _mixed(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the population bases and units of indicators that have several; targets play no part."""
    bases = [label for label in facts["subgroup"].cat.categories if is_base(label)]
    stated = ~_is(facts["status"], "target")
    based = facts["subgroup"].isin(bases).to_numpy() & stated
    owners = facts["indicator"].cat.codes.to_numpy()
    with_bases = np.isin(owners, np.unique(owners[based])) & stated & ~_is(facts["indicator"], "")
    with_bases &= based | _is(facts["subgroup"], "")
    thing = _numbers(facts, ("indicator", "name"))
    tail = _is(facts["indicator"], "")
    thing = np.where(tail, thing, -1 - owners.astype(np.int64))
    pair = pd.DataFrame({"thing": thing, "unit": facts["unit"].cat.codes.to_numpy()})[stated].drop_duplicates()
    several = pair["thing"].value_counts()
    with_units = np.isin(thing, several.index[several > 1].to_numpy()) & stated
    return pd.concat(
        [
            _mixed_rows(facts, with_bases, "base", facts["subgroup"]),
            _mixed_rows(facts, with_units, "unit", facts["unit"]),
        ],
        ignore_index=True,
    )


def _documents(facts: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    documents = snapshot.documents(["doc", "format", "title", "publisher", "published"])
    codes, docs = facts["doc"].cat.codes.to_numpy(), facts["doc"].cat.categories
    counted = {
        "facts": np.ones(len(facts), dtype=bool),
        "no_year": facts["year"].isna().to_numpy(),
        "no_region": _is(facts["region_code"], ""),
        "region_doubtful": flagged(facts["flags"], frozenset({"region_doubtful"})),
    }
    for name, mask in counted.items():
        counts = pd.Series(np.bincount(codes[mask], minlength=len(docs)), index=docs.astype("object"))
        documents[name] = documents["doc"].map(counts).fillna(0).astype("int64").to_numpy()
    return documents


def doubts(snapshot: Snapshot) -> Doubts:
    """Read what is doubtful in a snapshot; keep it by :meth:`compare.store.Store.once`."""
    facts = snapshot.coded_facts(COLUMNS)
    cell = _conflicts(facts)
    listed = ~_is(facts["flags"], "") | facts["year"].isna().to_numpy() | _is(facts["region_code"], "") | (cell >= 0)
    kept = facts.loc[listed].assign(cell=cell[listed])
    texts = [name for name in kept.columns if isinstance(kept[name].dtype, pd.CategoricalDtype)]
    for name in texts:
        kept[name] = kept[name].cat.remove_unused_categories()
    return Doubts(kept, _mixed(facts), _documents(facts, snapshot), len(facts))
