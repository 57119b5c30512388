"""A table of a chosen size, shaped like the real one, made without reading anything."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from etl.model import catalogue
from etl.snapshot import publish as snapshot
from etl.snapshot import table

YEARS = np.arange(2010, 2025)
SEED = 20240101


def frame(rows: int) -> pd.DataFrame:
    """Return ``rows`` facts as :func:`etl.snapshot.table.frame` lays them out: cities × years × catalogued indicators.

    Every cell occurs once; where ``rows`` is more than there are cells, the rest repeats cells from other documents.
    """
    known = catalogue.load()
    cities = [division for division in known.divisions.values() if division.level in ("nation", "province", "city")]
    indicators = list(known.indicators.values())
    at = np.arange(rows)
    which = at % len(indicators)
    where = at // len(indicators) % len(cities)
    year = YEARS[at // (len(indicators) * len(cities)) % len(YEARS)]
    low = np.array([row.low if row.low is not None else 0.0 for row in indicators])
    high = np.array([row.high if row.high is not None else 100_000.0 for row in indicators])
    spread = np.random.default_rng(SEED).random(rows)
    value = np.round(low[which] + (high - low)[which] * (0.3 + 0.4 * spread), 2)
    columns: dict[str, object] = dict.fromkeys(table.FACT_COLUMNS, "")
    columns |= {
        "region": np.array([row.name for row in cities], dtype=object)[where],
        "region_code": np.array([row.code for row in cities], dtype=object)[where],
        "year": year,
        "period": year.astype(str),
        "indicator": np.array([row.id for row in indicators], dtype=object)[which],
        "name": np.array([row.name_zh for row in indicators], dtype=object)[which],
        "unit": np.array([row.unit for row in indicators], dtype=object)[which],
        "value": value,
        "value_high": np.nan,
        "qualifier": "=",
        "status": "actual",
        "doc": np.char.add("d", (at // 200).astype(str)),
        "start": at % 200 * 10,
        "end": at % 200 * 10 + 4,
        "confidence": 0.9,
        "rule": "table.tidy",
        "quote": np.char.add("合成的句子，第", at.astype(str)),
        "source_title": "合成数据",
    }
    return pd.DataFrame(columns).astype({name: table.COLUMNS[name] for name in table.FACT_COLUMNS}).assign(printed="")


def publish(rows: int, out: Path) -> None:
    """Build the table of ``rows`` synthetic facts and publish it in ``out``."""
    built = table.build_frame(frame(rows))
    counts = built["doc"].value_counts().sort_index()
    documents = pd.DataFrame({"doc": counts.index, "facts": counts.to_numpy(), "flagged": 0})
    with snapshot.build_lock(out):
        snapshot.publish(built, [documents], {"inputs": [], "facts": len(built)}, out)
