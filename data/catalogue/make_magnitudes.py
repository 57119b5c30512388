"""Write the columns ``typical_nation`` … ``typical_county`` of ``indicators.csv``: the usual size of counts by level.

    python data/catalogue/make_magnitudes.py

A count grows with the people of its region, so the nation's tells that of a typical province, city and county. The
nation's is the median of ``data/tables/official_figures.csv`` where that has any, else the order of magnitude in the
column ``nation_about`` (one digit, after the national statistical bulletins). Counts without either have no band.

The bands are wide on purpose: they tell a county's number under the nation's name, not a good year from a bad one.
Regions of a level differ in people by a factor of 10 to 30 on either side of the typical one; the nation is one, and
only time moves it. A low bound of a few whole things says nothing (a city may have no township health centre) and is 0,
nor does a high one below a hundred.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
INDICATORS = HERE / "indicators.csv"
FIGURES = HERE.parent / "tables" / "official_figures.csv"
NATION = "100000"
PEOPLE = {"nation": 1_410_000_000, "province": 40_000_000, "city": 3_500_000, "county": 400_000}
SPREAD = {"nation": 10, "province": 30, "city": 30, "county": 30}
FEW, MANY = 10, 100
WHOLE = {"个", "人", "张", "例", "辆"}


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_the_nation() -> dict[str, float]:
    """Return the nation's usual value by indicator, in its unit."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in read(FIGURES):
        if row["region_code"] == NATION and row["status"] == "actual" and not row["subgroup"]:
            found[row["indicator"]].append(float(row["value"]))
    known = {row["id"]: float(row["nation_about"]) for row in read(INDICATORS) if row["nation_about"]}
    return known | {id: median(values) for id, values in found.items()}


def band(nation: float, level: str, unit: str) -> str:
    """Return the band of a level as ``low-high``, in the unit, with two digits each."""
    typical = nation * PEOPLE[level] / PEOPLE["nation"]
    low, high = typical / SPREAD[level], typical * SPREAD[level]
    if unit in WHOLE:
        low, high = 0 if low < FEW else low, max(high, MANY)
    return f"{_short(low)}-{_short(high)}"


def _short(value: float) -> str:
    rounded = float(f"{value:.2g}")
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded}"


def table() -> list[dict[str, str]]:
    """Return the rows of ``indicators.csv`` with the columns as they should be."""
    nation = of_the_nation()
    return [
        row
        | {
            f"typical_{level}": band(nation[row["id"]], level, row["unit"])
            if row["counts"] and row["id"] in nation
            else ""
            for level in PEOPLE
        }
        for row in read(INDICATORS)
    ]


def main() -> None:
    """Write the file."""
    made = table()
    with INDICATORS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(made[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)


if __name__ == "__main__":
    main()
