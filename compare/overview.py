"""What is in the table as a whole: sizes, doubtful share, and which region has how many indicators in which year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from compare.answers import Place
from compare.cells import whole_year
from compare.names import region_names
from compare.store import Store
from etl.catalogue import NATION, Catalogue
from etl.messages import Language

COLUMNS = ("region_code", "year", "period", "indicator", "status", "flags", "headline", "value")
TABLES = frozenset({"csv", "xlsx"})
READY = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A comparison worth opening: an indicator, its best covered year and how many regions have it then."""

    indicator: str
    year: int
    regions: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Sizes of the table.

    ``doubtful`` counts facts with a flag. ``matrix[code][year]`` is the number of indicators with a whole-year value;
    ``places`` are its regions, the best covered first, the nation last.
    """

    reports: int
    tables: int
    facts: int
    doubtful: int
    indicators: int
    years: tuple[int, ...]
    places: tuple[Place, ...]
    matrix: Mapping[str, Mapping[int, int]]
    ready: tuple[Ready, ...]


def _values(facts: pd.DataFrame) -> pd.DataFrame:
    kept = facts["headline"] & (facts["status"] != "target") & facts["value"].notna() & (facts["region_code"] != "")
    kept &= (facts["indicator"] != "") & whole_year(facts)
    cells = facts.loc[kept.to_numpy(dtype=bool), ["region_code", "year", "indicator"]].drop_duplicates()
    return cells.astype({"year": "int64", "region_code": "object", "indicator": "object"})


def _ready(cells: pd.DataFrame, catalogue: Catalogue) -> tuple[Ready, ...]:
    """Choose indicators by how many regions have them in one year, one a category."""
    own = cells.loc[cells["region_code"] != NATION]
    counts = own.groupby(["indicator", "year"]).size().reset_index(name="regions")
    counts = counts.sort_values(["regions", "year", "indicator"], ascending=[False, False, True])
    chosen: dict[str, Ready] = {}
    for indicator, year, regions in counts.drop_duplicates("indicator").itertuples(index=False):
        known = catalogue.indicators.get(indicator)
        if known and regions > 1:
            chosen.setdefault(known.category, Ready(indicator, int(year), int(regions)))
    return tuple(chosen.values())[:READY]


def overview(store: Store, catalogue: Catalogue, language: Language) -> Overview:
    """Count what the current snapshot holds.

    Raises:
        NoSnapshotError: none was ever published.
    """
    snapshot = store.snapshot
    facts = snapshot.facts(None, COLUMNS)
    formats = snapshot.documents(["format"])["format"]
    cells = _values(facts)
    matrix: dict[str, dict[int, int]] = {}
    for code, year, count in cells.groupby(["region_code", "year"]).size().reset_index().itertuples(index=False):
        matrix.setdefault(code, {})[int(year)] = int(count)
    order = sorted(matrix, key=lambda code: (code == NATION, -sum(matrix[code].values()), code))
    called = region_names(catalogue, order, language)
    tables = int(formats.isin(TABLES).sum())
    return Overview(
        reports=len(formats) - tables,
        tables=tables,
        facts=len(facts),
        doubtful=int((facts["flags"] != "").sum()),
        indicators=int(cells["indicator"].nunique()),
        years=tuple(sorted({int(year) for year in cells["year"].unique()})),
        places=tuple(Place(code, called[code]) for code in order),
        matrix=matrix,
        ready=_ready(cells, catalogue),
    )
