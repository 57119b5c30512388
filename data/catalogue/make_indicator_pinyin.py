"""Derive ``indicator_pinyin.csv`` from the names in ``indicators.csv``.

    python data/catalogue/make_indicator_pinyin.py

The pickers find an indicator by it: ``pinyin`` is the whole name as typed (ü as v), ``initials`` the first letter of
every syllable; digits and Latin letters of a name stay as they are. Needs ``pypinyin``, which is a development
dependency only. Which reading a character has is told by the word it stands in (传染 chuan, 生长 zhang); that the terms
in use come out right is tested in tests/etl/model/test_catalogue.py.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from pypinyin import lazy_pinyin

SOURCE = Path(__file__).with_name("indicators.csv")
TARGET = Path(__file__).with_name("indicator_pinyin.csv")


def spell(name: str) -> tuple[str, str]:
    """Return the pinyin of ``name`` and its initials: 婴儿死亡率 -> yingersiwanglv, yeswl."""
    typed, initials = "", ""
    for part in lazy_pinyin(name, v_to_u=True):
        syllable = part.isalpha() and part.islower()
        plain = re.sub("[^0-9a-z]", "", part.lower().replace("ü", "v"))
        typed += plain
        initials += plain[:1] if syllable else plain
    return typed, initials


def table() -> list[tuple[str, str, str]]:
    """Return id, pinyin and initials of every indicator, in the order of ``indicators.csv``."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return [(row["id"], *spell(row["name_zh"])) for row in csv.DictReader(file)]


def main() -> None:
    """Write the file."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "pinyin", "initials"))
        writer.writerows(table())


if __name__ == "__main__":
    main()
