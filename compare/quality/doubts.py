"""What is doubtful in a whole snapshot, read once: which facts, which indicators, which documents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.model.reasons import Flag
from etl.recognise.subgroups import is_base
from etl.snapshot.publish import Snapshot

COLUMNS = (
    "indicator", "name", "region_code", "year", "period", "subgroup", "unit", "status", "flags", "doc", "source_title",
)  # fmt: skip
CELL = ("indicator", "region_code", "period", "subgroup")
"""What the facts of one cell have in common, besides being targets or not."""
CONFLICT: frozenset[Flag] = frozenset({"conflict"})
UNUSUAL: frozenset[Flag] = frozenset({"implausible", "order_violated"})
DOUBTFUL_REGION: frozenset[Flag] = frozenset({"region_doubtful"})
TABLES = frozenset({"csv", "xlsx"})

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Doubts:
    """The doubts of a snapshot.

    ``facts``: a row for every fact with a flag, without year or region, or in conflict or of the cell of a conflict;
    the index is its place in the table, texts are categoricals, ``cell`` numbers the cells of conflicts (-1: none).
    ``mixed``: a row for every base (``what`` is subgroup) or unit of an indicator that has several (columns indicator,
    name, what, label, facts, regions, first, last, and fact_id of an example). ``documents``: a row a document (doc,
    format, title, publisher, published, facts, no_year, no_region, region_doubtful). ``total`` counts all facts.
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
    in_conflict = flagged(facts["flags"], CONFLICT) & facts["year"].notna().to_numpy()
    if not in_conflict.any():
        return np.full(len(facts), -1)
    number = _numbers(facts, CELL) * 2 + _is(facts["status"], "target")
    cells = np.unique(number[in_conflict])
    at = np.searchsorted(cells, number)
    at[at == len(cells)] = 0
    return np.where((cells[at] == number) & facts["year"].notna().to_numpy(), at, -1)


def _things(facts: pd.DataFrame) -> NDArray[np.int64]:
    """Number what each fact is about: its indicator, or for a tail fact its name."""
    owners, names = facts["indicator"].cat.codes.to_numpy(), facts["name"].cat.codes.to_numpy()
    return np.where(
        _is(facts["indicator"], ""), len(facts["indicator"].cat.categories) + names, owners.astype(np.int64)
    )


def _counted(facts: pd.DataFrame, rows: Mask, what: str) -> pd.DataFrame:
    """Count ``rows`` by thing and ``what`` (a column); keep those of things with several."""
    row_numbers = np.flatnonzero(rows)
    labels = facts[what].cat.categories
    number = (_things(facts) * len(labels) + facts[what].cat.codes.to_numpy())[row_numbers]
    order = np.argsort(number, kind="stable")
    found, firsts, sizes = np.unique(number[order], return_index=True, return_counts=True)
    thing, label = np.divmod(found, max(len(labels), 1))
    _, owner, owned = np.unique(thing, return_inverse=True, return_counts=True)
    several = owned[owner] > 1
    row_number = row_numbers[order[np.minimum(firsts + sizes, len(order)) - 1]] if len(found) else firsts
    years = facts["year"].to_numpy(dtype=float, na_value=np.nan)[row_numbers][order]
    regions = facts["region_code"].cat.codes.to_numpy()[row_numbers][order]
    spans = [slice(first, first + size) for first, size in zip(firsts[several], sizes[several], strict=True)]
    example = facts.iloc[row_number[several]]
    return pd.DataFrame(
        {
            "indicator": example["indicator"].astype("object").to_numpy(),
            "name": example["name"].astype("object").to_numpy(),
            "what": what,
            "label": labels.astype("object").to_numpy()[label[several]],
            "facts": sizes[several],
            "regions": np.array([len(np.unique(regions[span])) for span in spans], dtype=np.int64),
            "first": [np.nanmin(years[span], initial=np.inf) for span in spans],
            "last": [np.nanmax(years[span], initial=-np.inf) for span in spans],
            "row_number": row_number[several],
        }
    )


def _mixed(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the population bases and units of indicators that have several; targets play no part."""
    bases = [label for label in facts["subgroup"].cat.categories if is_base(label)]
    stated = ~_is(facts["status"], "target")
    owners = facts["indicator"].cat.codes.to_numpy()
    based = facts["subgroup"].isin(bases).to_numpy() & stated
    with_bases = np.isin(owners, np.unique(owners[based])) & stated & ~_is(facts["indicator"], "")
    with_bases &= based | _is(facts["subgroup"], "")
    return pd.concat([_counted(facts, with_bases, "subgroup"), _counted(facts, stated, "unit")], ignore_index=True)


def _documents(facts: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    documents = snapshot.documents(["doc", "format", "title", "publisher", "published"])
    codes, docs = facts["doc"].cat.codes.to_numpy(), facts["doc"].cat.categories
    counted = {
        "facts": np.ones(len(facts), dtype=bool),
        "no_year": facts["year"].isna().to_numpy(),
        "no_region": _is(facts["region_code"], ""),
        "region_doubtful": flagged(facts["flags"], DOUBTFUL_REGION),
    }
    for name, mask in counted.items():
        counts = pd.Series(np.bincount(codes[mask], minlength=len(docs)), index=docs.astype("object"))
        documents[name] = documents["doc"].map(counts).fillna(0).astype("int64").to_numpy()
    return documents


def doubts(snapshot: Snapshot) -> Doubts:
    """Read what is doubtful in a snapshot; keep it by :meth:`compare.facts.store.Store.once`."""
    facts = snapshot.coded_facts(COLUMNS)
    cell = _conflicts(facts)
    listed = ~_is(facts["flags"], "") | facts["year"].isna().to_numpy() | _is(facts["region_code"], "") | (cell >= 0)
    kept = facts.loc[listed].assign(cell=cell[listed])
    texts = [name for name in kept.columns if isinstance(kept[name].dtype, pd.CategoricalDtype)]
    for name in texts:
        kept[name] = kept[name].cat.remove_unused_categories()
    mixed = _mixed(facts)
    examples = snapshot.facts_at(mixed["row_number"].to_numpy(dtype=np.int64), ["fact_id"])
    mixed = mixed.assign(fact_id=examples["fact_id"].to_numpy())
    return Doubts(kept, mixed, _documents(facts, snapshot), len(facts))
