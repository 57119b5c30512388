"""Make ``traditional.csv`` from OpenCC's table of traditional characters.

    python data/wording/make_traditional.py

A character is folded into the first of its simplified forms, the usual one. It stays as it is where GB 2312, the set of
simplified Chinese, has it: such a character is used in simplified text too, and which simplified form a traditional
writer means by it depends on the word (乾 is 干 or 乾, 於 is 于 or 於, 徵 is 征 or 徵). Characters outside GBK and
simplified forms outside GB 2312 are left out: no report of a health commission is written in them. Needs
``opencc-python-reimplemented``, which is a development dependency only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).with_name("traditional.csv")


def _holds(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def chosen(listed: str) -> Iterator[tuple[str, str]]:
    """Yield (traditional, simplified) of the lines that count: a character, a tab, its forms parted by blanks."""
    for line in listed.splitlines():
        char, _, forms = line.partition("\t")
        usual = forms.partition(" ")[0]
        if usual and _holds("gbk", char) and not _holds("gb2312", char) and _holds("gb2312", usual):
            yield char, usual


def main(target: Path = TARGET) -> None:
    """Write the file."""
    listed = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("traditional", "simplified"))
        writer.writerows(chosen(listed))


if __name__ == "__main__":
    main()
