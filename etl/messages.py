"""The one catalogue of messages: Chinese first, English beside it.

Rows ``key,zh,en`` of every ``data/catalogue/messages/*.csv``. Placeholders are ``str.format`` fields.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
FOLDER = Path(__file__).resolve().parent.parent / "data" / "catalogue" / "messages"


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["key"] in rows:
                    raise ValueError(f"{path.name}: message {row['key']!r} is defined twice")
                rows[row["key"]] = {"zh": row["zh"], "en": row["en"]}
    return rows


def message(key: str, language: Language = "zh", **params: object) -> str:
    """Return the wording of ``key`` with its placeholders filled.

    Raises:
        KeyError: the catalogue has no such row; a missing message is a defect, not something to hide.
    """
    return _catalogue()[key][language].format(**params)


@cache
def keys() -> frozenset[str]:
    """Return every key of the catalogue."""
    return frozenset(_catalogue())
