"""Derive ``divisions.csv`` from a plain list of administrative divisions.

    python data/catalogue/make_divisions.py INPUT.csv data/catalogue/divisions.csv

The input has the columns ``code,name,level,parent,longitude,latitude`` (GB/T 2260 codes; positions in degrees, empty
where unknown). Added are the short name, its pinyin and initials for the search box, and the English name. Needs
``pypinyin``, which is a development dependency only. Spellings that neither pypinyin nor the rules below get right are
listed in ``spellings.csv`` beside this script, by the full Chinese name; the names of levels and of peoples are in
``place_words.csv``.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from pathlib import Path

from pypinyin import lazy_pinyin

COLUMNS = ("code", "name", "short", "level", "parent", "pinyin", "initials", "longitude", "latitude", "name_en")
LEVELS = ("nation", "province", "city", "county")
SPELLINGS = Path(__file__).with_name("spellings.csv")

WORDS = Path(__file__).with_name("place_words.csv")


def _words(name: str) -> dict[str, str]:
    """Return the words of a class of ``place_words.csv`` with their values, in file order."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["value"] for row in csv.DictReader(file) if row["class"] == name}


def _any(name: str) -> str:
    return "(?:" + "|".join(_words(name)) + ")"


# Longer names of peoples occur without 族 as well (新疆维吾尔自治区), one-character names never do.
_PEOPLE = re.compile(_any("people") + "$")
_AUTONOMOUS = re.compile(_any("autonomous") + "$")
_LEVEL_WORD = re.compile(_any("level") + "$")
# 左旗 and the like, the banner colours and mining districts say nothing without their last word.
_WHOLE = re.compile(f"{_any('whole_end')}$|{_any('whole')}")
# Here the longer word is the level; elsewhere (清新区, 金林区) its first character belongs to the name.
_LONG_LEVEL = _words("long_level")
_SHORTEST = 2
# How these characters read in nearly every place name; the exceptions (长子, 乐清) are in spellings.csv.
_IN_PLACES = _words("reading")


def short_name(name: str) -> str:
    """Return ``name`` without its level word and the names of peoples; at least two characters stay (攸县)."""
    if name in _LONG_LEVEL:
        return _LONG_LEVEL[name]
    if _WHOLE.search(name):
        return name
    if not _AUTONOMOUS.search(name):
        short = _LEVEL_WORD.sub("", name)
        return short if len(short) >= _SHORTEST else name
    short = _AUTONOMOUS.sub("", name)
    while (cut := _PEOPLE.sub("", short)) != short and len(cut) >= _SHORTEST:
        short = cut
    return short.removesuffix("族")  # 东乡族自治县 has no other name


def syllables(name: str, short: str, spelled: str) -> list[str]:
    """Return the toneless pinyin syllables of ``short``, with ü, from ``spelled`` (blank-separated) where given.

    The full ``name`` is spelled out, because its level word helps to tell the readings of a character apart.
    """
    if spelled:
        return spelled.split()
    readings = lazy_pinyin(name, v_to_u=True)[: len(short)]
    return [_IN_PLACES.get(character, reading) for character, reading in zip(short, readings, strict=True)]


def english(parts: list[str]) -> str:
    """Join syllables into one capitalised name (Xi'an): an apostrophe stands before a later a, o or e."""
    joined = parts[0] + "".join(f"'{part}" if part[0] in "aoe" else part for part in parts[1:])
    return joined.capitalize()


def spellings() -> dict[str, dict[str, str]]:
    """Return the exceptional spellings by full name: columns ``pinyin`` and ``name_en``, either may be empty."""
    with SPELLINGS.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def derive(row: dict[str, str], spelling: dict[str, str]) -> dict[str, str]:
    """Return the output row of one input ``row``; ``spelling`` is its row of ``spellings.csv`` or empty.

    Raises:
        ValueError: the level is unknown, or the name cannot be spelled in Latin letters.
    """
    if row["level"] not in LEVELS:
        raise ValueError(f"{row['code']} {row['name']}: unknown level {row['level']!r}, expected one of {LEVELS}")
    short = short_name(row["name"])
    parts = syllables(row["name"], short, spelling.get("pinyin", ""))
    typed = "".join(parts).replace("ü", "v")
    if len(parts) != len(short) or not re.fullmatch("[a-z]+", typed):
        raise ValueError(f"{row['code']} {row['name']}: cannot spell {short!r}, got {parts}")
    return {
        **row,
        "short": short,
        "pinyin": typed,
        "initials": "".join(unicodedata.normalize("NFD", part)[0] for part in parts),
        "name_en": spelling.get("name_en") or english(parts),
    }


def convert(source: Path, target: Path) -> int:
    """Write ``target`` from ``source`` and return the number of divisions.

    Raises:
        ValueError: a code occurs twice, a parent is missing, a level is unknown or a spelling fits no division.
    """
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    exceptional = spellings()
    codes: set[str] = set()
    for row in rows:
        if row["code"] in codes:
            raise ValueError(f"{source}: code {row['code']} ({row['name']}) occurs twice")
        codes.add(row["code"])
    if orphans := [row["code"] for row in rows if row["parent"] and row["parent"] not in codes]:
        raise ValueError(f"{source}: parents of {orphans[:5]} are missing")
    if unused := exceptional.keys() - {row["name"] for row in rows}:
        raise ValueError(f"{SPELLINGS}: no such division: {sorted(unused)}")
    derived = [derive(row, exceptional.get(row["name"], {})) for row in rows]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(derived)
    return len(derived)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Derive divisions.csv from a plain list of administrative divisions.")
    parser.add_argument("source", type=Path, help="csv with code,name,level,parent,longitude,latitude")
    parser.add_argument("target", type=Path, help="csv to write")
    arguments = parser.parse_args()
    try:
        print(f"{convert(arguments.source, arguments.target)} divisions")
    except (OSError, KeyError, ValueError) as error:
        print(f"make_divisions: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
