"""The data files that the code reads: where they are, and their rows."""

from __future__ import annotations

import csv
from pathlib import Path

_ETL = Path(__file__).resolve().parents[1]
INSTALLED = (_ETL / "data").is_dir()
"""Whether this is an installed copy: a wheel carries the data inside this package, a checkout has them beside it."""
_DATA = (_ETL if INSTALLED else _ETL.parent) / "data"
CATALOGUE = _DATA / "catalogue"
"""What is known: indicators and administrative divisions."""
WORDING = _DATA / "wording"
"""The words of reports, a file a kind of word."""
MESSAGES = _DATA / "messages"
"""What the product says, in Chinese and English."""


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in UTF-8 whose first line names the columns."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
