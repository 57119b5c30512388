"""A published snapshot of a few facts, for answers that read a whole snapshot."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from compare.facts.store import Store
from etl.model.fact import Fact
from etl.snapshot.parquet import DOCUMENT_COLUMNS
from etl.snapshot.publish import publish
from tests.support.comparison_samples import CATALOGUE, table

_NOTHING = {"str": "", "int64": 0}


def store_of(out: Path, *facts: Fact, documents: tuple[dict[str, str], ...] = ()) -> Store:
    """Publish ``facts`` in ``out``; ``documents`` state what is known of some, the others bear their name alone."""
    stated = {row["doc"]: row for row in documents}
    names = sorted({fact.doc for fact in facts} | stated.keys())
    rows = pd.DataFrame(
        [
            {name: _NOTHING.get(kind, pd.NA) for name, kind in DOCUMENT_COLUMNS.items()}
            | {"doc": doc, "title": doc, "format": doc.rpartition(".")[2], "published": "2024"}
            | stated.get(doc, {})
            for doc in names
        ],
        columns=list(DOCUMENT_COLUMNS),
    ).astype(DOCUMENT_COLUMNS)
    flagged = sum(bool(fact.flags) for fact in facts)
    publish(table(*facts), [rows], {"facts": len(facts), "flagged": flagged, "flags": {}}, out)
    return Store(out, CATALOGUE)
