"""Facts to the tidy table: one row a fact, checked against a schema, its doubts marked, its headlines chosen.

Nothing is dropped and no value is changed here. What cannot be true, what contradicts another figure and what lacks a
year or a region is kept and flagged; the headline rule then says which fact stands for a cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from etl.check import headline, plausibility
from etl.model import catalogue as catalogue_file
from etl.model.catalogue import Catalogue
from etl.model.document import Document
from etl.model.fact import Fact
from etl.model.reasons import Flag
from etl.recognise.subgroups import in_table
from etl.snapshot import identity

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Columns of the published table in their order, with their pandas types. ``flags`` are codes joined by "|".
COLUMNS: dict[str, str] = {
    "region": "str",
    "region_code": "str",
    "year": "Int32",
    "indicator": "str",
    "value": "float64",
    "unit": "str",
    "period": "str",
    "qualifier": "str",
    "status": "str",
    "subgroup": "str",
    "name": "str",
    "value_high": "float64",
    "doc": "str",
    "start": "int64",
    "end": "int64",
    "quote": "str",
    "confidence": "float64",
    "flags": "str",
    "rule": "str",
    "note": "str",
    "source_title": "str",
    "source_publisher": "str",
    "source_date": "str",
    "source_url": "str",
    "fact_id": "str",
    "headline": "bool",
    "headline_rule": "str",
}
SORT = ("indicator", "region_code", "year", "period", "subgroup", "status", "doc", "start", "end", "fact_id")
_COMPUTED = ("fact_id", "headline", "headline_rule")
FACT_COLUMNS = tuple(name for name in COLUMNS if name not in _COMPUTED)


_row = attrgetter(*FACT_COLUMNS)


class DuplicateFactError(ValueError):
    """Two facts with the same identity: the same reading of the same span, twice."""


def build(
    facts: Iterable[Fact], documents: Iterable[Document] = (), catalogue: Catalogue | None = None
) -> pd.DataFrame:
    """Make the published table of ``facts``.

    Args:
        facts: every fact of the run, in any order; the result does not depend on it.
        documents: the documents they were read from; they give the printed numbers (for precision) and, for facts
            without a source of their own, title, publisher, date and address. ``Fact.doc`` is ``Document.name``.
        catalogue: known indicators with their plausibility bands; the project's own by default.

    Returns:
        A DataFrame with the columns and types of :data:`COLUMNS`, sorted by :data:`SORT`, a fresh RangeIndex.

    Raises:
        DuplicateFactError: two facts share one identity.
        etl.snapshot.schema.SchemaError: a row breaks the schema.
    """
    return build_frame(frame(facts, documents), catalogue)


def frame(facts: Iterable[Fact], documents: Iterable[Document] = ()) -> pd.DataFrame:
    """Lay ``facts`` out as columns, one row a fact, nothing checked.

    Besides :data:`FACT_COLUMNS` there is ``printed``, the number as it stands in the document (empty without the
    document). Sources are filled from the documents. A large corpus is laid out batch by batch, so that its texts
    need not be in memory together.
    """
    rows = [_row(in_table(fact)) for fact in facts]
    columns = dict(zip(FACT_COLUMNS, zip(*rows, strict=True), strict=True)) if rows else {}
    columns["flags"] = tuple(map("|".join, columns.get("flags", ())))
    table = pd.DataFrame({name: pd.Series(columns.get(name, ()), dtype=COLUMNS[name]) for name in FACT_COLUMNS})
    known = {document.name: document for document in documents}
    table["printed"] = pd.Series(_printed(table, known), dtype="str")
    return _with_sources(table, known)


def build_frame(table: pd.DataFrame, catalogue: Catalogue | None = None) -> pd.DataFrame:
    """Make the published table of the columns that :func:`frame` gives; see :func:`build`."""
    from etl.snapshot.schema import validate

    table = table.reset_index(drop=True)
    table["fact_id"] = fact_ids(table)
    _refuse_duplicates(table)
    table = _sorted(table)
    step = plausibility.steps(table["printed"].to_list(), table["value"].to_list(), table["status"].to_list())
    table["flags"] = _flags(table, step, catalogue or catalogue_file.load())
    usable = _usable(table)
    cell = _numbered(table, ["region_code", "period", "indicator", "subgroup"], table["status"] == "target", usable)
    table["headline"], rule = headline.headlines(table, cell, step, table["source_date"])
    table["headline_rule"] = pd.Series(rule, index=table.index, dtype="str")
    return validate(table[list(COLUMNS)].astype(COLUMNS))


def fact_ids(table: pd.DataFrame) -> pd.Series:
    """Return the identity of each fact; see :func:`etl.snapshot.identity.digest`."""
    rows = zip(*(table[name].to_list() for name in identity.FIELDS), strict=True)
    return pd.Series(list(map(identity.digest, rows)), index=table.index, dtype="str")


def _with_sources(table: pd.DataFrame, documents: dict[str, Document]) -> pd.DataFrame:
    """Fill the source of facts that name none from their document, all four columns or none."""
    bare = (table["source_title"] == "") & (table["source_publisher"] == "") & (table["source_date"] == "")
    of_document = {
        "source_title": {name: document.title for name, document in documents.items()},
        "source_publisher": {name: document.publisher for name, document in documents.items()},
        "source_date": {name: document.published for name, document in documents.items()},
        "source_url": {name: document.url for name, document in documents.items()},
    }
    bare &= table["doc"].isin(documents.keys()) & (table["source_url"] == "")
    for column, values in of_document.items():
        table[column] = table[column].where(~bare, table["doc"].map(values).astype("str")).astype("str")
    return table


def _refuse_duplicates(table: pd.DataFrame) -> None:
    twice = table["fact_id"].duplicated()
    if twice.any():
        row = table[twice].iloc[0]
        raise DuplicateFactError(
            f"{row['doc']}: characters {row['start']}-{row['end']} were read twice as the same fact "
            f"({row['indicator'] or row['name']}, {row['region_code']}, {row['period']}, {row['status']})"
        )


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    codes = [table[name].astype("category").cat.codes.to_numpy() for name in SORT]
    return table.iloc[np.lexsort(codes[::-1])].reset_index(drop=True)


def _printed(table: pd.DataFrame, documents: dict[str, Document]) -> list[str]:
    texts = {name: document.text for name, document in documents.items()}
    spans = zip(table["doc"].to_list(), table["start"].to_list(), table["end"].to_list(), strict=True)
    return [texts.get(doc, "")[start:end] for doc, start, end in spans]


def _usable(table: pd.DataFrame) -> NDArray[np.bool_]:
    usable = table["value"].notna() & table["year"].notna() & (table["region_code"] != "") & (table["indicator"] != "")
    return usable.to_numpy(dtype=bool)


def _numbered(table: pd.DataFrame, columns: list[str], kind: pd.Series, usable: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Number the groups of ``columns`` and ``kind``; -1 for rows that are not usable."""
    number = table.groupby([*(table[name] for name in columns), kind], sort=False).ngroup()
    return np.where(usable, number.to_numpy(dtype=np.int64), -1)


def _flags(table: pd.DataFrame, step: NDArray[np.float64], catalogue: Catalogue) -> pd.Series:
    """Return the flags with those of this step added, in a fixed order."""
    low, high = plausibility.intervals(table, step)
    usable = _usable(table)
    cell = _numbered(table, ["region_code", "period", "indicator", "subgroup"], table["status"], usable)
    group = _numbered(table, ["region_code", "period", "subgroup"], table["status"], usable)
    marks: dict[Flag, NDArray[np.bool_]] = {
        "no_year": table["year"].isna().to_numpy(dtype=bool),
        "no_region": (table["region_code"] == "").to_numpy(dtype=bool),
        "implausible": plausibility.implausible(table, catalogue),
        "order_violated": plausibility.order_violated(table, group, low, high, catalogue),
        "conflict": plausibility.conflicts(cell, low, high),
    }
    flags = table["flags"].to_numpy(dtype=object).copy()
    for code, mask in marks.items():
        rows = np.flatnonzero(mask)
        flags[rows] = [_added(old, code) for old in flags[rows]]
    return pd.Series(flags, index=table.index, dtype="str")


def _added(flags: str, code: Flag) -> str:
    codes = flags.split("|") if flags else []
    return flags if code in codes else "|".join([*codes, code])
