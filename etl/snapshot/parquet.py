"""The two parquet files of a snapshot: written deterministically, read by row group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as arrow
import pyarrow.parquet as parquet

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

FACTS, DOCUMENTS, BY_DOCUMENT = "facts.parquet", "documents.parquet", "facts_by_document.parquet"
# Columns of the documents and their types. ``sha256`` is the digest of the input file; ``blocks`` and ``unread`` are
# written by :mod:`etl.model.transcript`; the others, from ``facts`` on, are those of
# :func:`etl.snapshot.overviews.overviews`.
DOCUMENT_COLUMNS: dict[str, str] = {
    "doc": "str",
    "format": "str",
    "title": "str",
    "publisher": "str",
    "published": "str",
    "url": "str",
    "sha256": "str",
    "text": "str",
    "blocks": "str",
    "unread": "str",
    "facts": "int64",
    "flagged": "int64",
    "region_code": "str",
    "regions": "int64",
    "year": "Int32",
    "first": "Int32",
    "last": "Int32",
}
# Columns of the facts by document: all that a page shows. Sentences and sources stand in the document itself.
BY_DOCUMENT_COLUMNS = (
    "doc", "start", "end", "fact_id", "indicator", "name", "region", "region_code", "year", "period", "value",
    "value_high", "unit", "qualifier", "status", "subgroup", "confidence", "flags", "rule", "note", "headline",
)  # fmt: skip
GROUP_ROWS = 100_000  # largest row group of one indicator
BY_DOCUMENT_ROWS = 20_000  # row group of the facts by document: what is read to show one document
PAGE_ROWS, PAGE_CHARACTERS = 64, 4_000_000  # largest row group of the documents, unless a single one is longer
_OPTIONS = {"compression": "zstd", "use_dictionary": True, "write_statistics": True}


def write_facts(table: pd.DataFrame, path: Path) -> None:
    """Write the table sorted by ``indicator``, a new row group for every indicator."""
    whole = arrow.Table.from_pandas(table, preserve_index=False)
    indicator = table["indicator"]
    firsts = [*indicator.index[indicator != indicator.shift()], len(table)] if len(table) else [0, 0]
    with parquet.ParquetWriter(path, whole.schema, **_OPTIONS) as writer:
        for start, end in pairwise(firsts):
            writer.write_table(whole.slice(start, end - start), row_group_size=GROUP_ROWS)


def write_by_document(table: pd.DataFrame, path: Path) -> None:
    """Write the facts' :data:`BY_DOCUMENT_COLUMNS` once more, sorted by document and place in it."""
    import numpy as np

    doc = table["doc"].astype("category").cat.codes.to_numpy()
    order = np.lexsort([table["fact_id"].to_numpy(), table["end"].to_numpy(), table["start"].to_numpy(), doc])
    by_document = table[list(BY_DOCUMENT_COLUMNS)]
    schema = arrow.Schema.from_pandas(by_document, preserve_index=False)
    with parquet.ParquetWriter(path, schema, **_OPTIONS) as writer:
        for first in range(0, len(by_document), BY_DOCUMENT_ROWS):
            rows = by_document.iloc[order[first : first + BY_DOCUMENT_ROWS]]
            writer.write_table(arrow.Table.from_pandas(rows, schema=schema, preserve_index=False))


def completed(documents: pd.DataFrame) -> pd.DataFrame:
    """Return documents with all of :data:`DOCUMENT_COLUMNS`; those that are missing are empty."""
    empty: dict[str, Any] = {name: {"str": "", "int64": 0}.get(kind) for name, kind in DOCUMENT_COLUMNS.items()}
    absent = {name: value for name, value in empty.items() if name not in documents}
    return documents.assign(**absent)[list(DOCUMENT_COLUMNS)].astype(DOCUMENT_COLUMNS)


def write_documents(batches: Iterable[pd.DataFrame], path: Path) -> None:
    """Write the documents batch by batch, so that their texts need not be in memory together.

    Columns that a batch lacks are written empty.
    """
    import pandas as pd

    empty = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in DOCUMENT_COLUMNS.items()})
    schema = arrow.Schema.from_pandas(empty, preserve_index=False)
    with parquet.ParquetWriter(path, schema, **_OPTIONS) as writer:
        for batch in batches:
            rows = completed(batch)
            for start, end in _pages(rows["text"].str.len().tolist()):
                part = arrow.Table.from_pandas(rows.iloc[start:end], schema=schema, preserve_index=False)
                writer.write_table(part)


def _pages(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the row groups of a batch: one document is read with few others."""
    start = held = 0
    for at, length in enumerate(lengths):
        if at > start and (at - start == PAGE_ROWS or held + length > PAGE_CHARACTERS):
            yield start, at
            start, held = at, 0
        held += length
    if lengths:
        yield start, len(lengths)


class KeyedFile:
    """A parquet file whose rows are sorted by ``key``, mapped into memory, read by the values of the key."""

    def __init__(self, path: Path, key: str = "indicator") -> None:
        self._key = key
        self._buffer = arrow.memory_map(str(path)).read_buffer()
        self._metadata = parquet.read_metadata(arrow.BufferReader(self._buffer))
        self._bounds = [self._bound(group) for group in range(self._metadata.num_row_groups)]

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return list(self._metadata.schema.names)

    def _bound(self, group: int) -> tuple[str, str] | None:
        """Return the lowest and highest key of a row group; None where they are not recorded (key too long)."""
        at = self._metadata.schema.names.index(self._key)
        statistics = self._metadata.row_group(group).column(at).statistics
        return (statistics.min, statistics.max) if statistics is not None and statistics.has_min_max else None

    def read_coded(self, columns: Sequence[str], plain: Collection[str] = (), only: str = "") -> pd.DataFrame:
        """Return all rows with each text column as a categorical: the texts of millions of rows are never laid out.

        ``plain`` are text columns to leave as they are: those whose texts hardly repeat. ``only`` is a column of bools
        among ``columns``; rows without it are dropped group by group, before the next group is read.
        """
        schema = self._metadata.schema.to_arrow_schema()
        kinds = {name: schema.field(name).type for name in columns if name not in plain}
        texts = [name for name, kind in kinds.items() if arrow.types.is_large_string(kind)]
        texts += [name for name, kind in kinds.items() if arrow.types.is_string(kind)]
        source = arrow.BufferReader(self._buffer)
        file = parquet.ParquetFile(source, metadata=self._metadata, read_dictionary=texts)
        if not only:
            rows: pd.DataFrame = file.read(columns=list(columns)).unify_dictionaries().to_pandas()
            return rows
        groups = (file.read_row_group(at, columns=list(columns)) for at in range(self._metadata.num_row_groups))
        kept = arrow.concat_tables(group.filter(group[only]) for group in groups)
        # In one piece: to take a few rows of a text in hundreds of chunks costs a hundred times as much.
        found: pd.DataFrame = kept.unify_dictionaries().combine_chunks().to_pandas()
        return found

    def take(self, row_numbers: NDArray[np.int64], columns: Sequence[str]) -> pd.DataFrame:
        """Return the rows of these numbers (0 is the first), in that order; reads only their row groups."""
        sizes = [self._metadata.row_group(group).num_rows for group in range(self._metadata.num_row_groups)]
        firsts = np.cumsum([0, *sizes])
        owner = np.searchsorted(firsts, row_numbers, side="right") - 1
        groups = np.unique(owner)
        file = parquet.ParquetFile(arrow.BufferReader(self._buffer), metadata=self._metadata)
        rows = file.read_row_groups(groups.tolist(), columns=list(columns), use_threads=False)
        read_before = np.cumsum([0, *(sizes[group] for group in groups.tolist())])
        within = row_numbers - firsts[owner] + read_before[np.searchsorted(groups, owner)]
        taken: pd.DataFrame = rows.take(arrow.array(within)).to_pandas()
        return taken

    def read(self, values: Sequence[str] | None, columns: Sequence[str] | None) -> pd.DataFrame:
        """Return the rows whose key is among ``values`` (None: all rows), in file order."""
        file = parquet.ParquetFile(arrow.BufferReader(self._buffer), metadata=self._metadata)
        if values is None:
            everything: pd.DataFrame = file.read(columns=None if columns is None else list(columns)).to_pandas()
            return everything
        wanted = set(values)
        groups = [
            group
            for group, bound in enumerate(self._bounds)
            if bound is None or any(bound[0] <= value <= bound[1] for value in wanted)
        ]
        named = None if columns is None else list(dict.fromkeys([*columns, self._key]))
        rows: pd.DataFrame = file.read_row_groups(groups, columns=named, use_threads=False).to_pandas()
        whole = all(bound is not None and bound[0] == bound[1] for bound in (self._bounds[group] for group in groups))
        if not whole:
            rows = rows[rows[self._key].isin(list(wanted))].reset_index(drop=True)
        return rows if columns is None else rows[list(columns)]
