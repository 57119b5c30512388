"""Tables written as files and read as the product reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from etl.build.one_file import process
from etl.model.fact import Fact

Shown = tuple[str, str, str, float | None]


def facts(folder: Path, *lines: str, name: str = "table.csv") -> tuple[Fact, ...]:
    """Write the lines as a file and return its facts."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return process(path).facts


def shown(found: Sequence[Fact]) -> list[Shown]:
    """Return region, period, indicator with its subgroup, and value of each fact."""
    return [
        (f.region, f.period, (f.indicator or f.name) + (f"#{f.subgroup}" if f.subgroup else ""), f.value) for f in found
    ]
