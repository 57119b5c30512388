"""The tables of ``docs/phrasings.md``, read: examples with the reading that the page states."""

import re
from dataclasses import dataclass

from benchmarks.labels import Case, _case
from tests.paths import ROOT

PAGE = ROOT / "docs" / "phrasings.md"
HOME = "荆门市 2022"
FRAME = "荆门市2022年卫生健康工作情况\n来源：荆门市卫生健康委员会 2023-02-20\n"
_SECTION = re.compile(r"^## ([A-Z])\. .*?$(.*?)(?=^## |\Z)", re.M | re.S)


@dataclass(frozen=True)
class Row:
    """A row of a table: its section, its id and the other cells as they stand."""

    section: str
    id: str
    cells: tuple[str, ...]

    @property
    def known(self) -> str:
        """Why the row is not read so today; empty where it is."""
        return self.cells[-1]


def rows() -> list[Row]:
    """Return every row of every table of the sections A to O, in order."""
    found = []
    for section, body in _SECTION.findall(PAGE.read_text(encoding="utf-8")):
        lines = [line for line in body.splitlines() if line.startswith("| ")]
        for line in lines[1:]:
            identifier, *cells = (cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|"))
            found.append(Row(section, identifier, tuple(cells)))
    return found


def text_of(example: str) -> str:
    """Return the report that an example stands in: its own where it has a title, else that of the page."""
    text = example.strip("`").replace("⏎", "\n").replace("⇥", "\t")
    return text if "\n" in text else FRAME + text


def entries(cell: str) -> list[str]:
    """Return what stands in backticks, entry by entry; nothing where the cell says that nothing is read."""
    found = re.findall(r"`([^`]+)`", cell)
    if not found and cell != "—":
        raise ValueError(f"no reading: {cell!r}")
    return found


def case(row: Row) -> Case:
    """Return a row of the sections A to M as a labelled report."""
    _, example, reading, known = row.cells
    readings = entries(reading)
    at = readings.pop(0).removeprefix("@") if readings and readings[0].startswith("@") else HOME
    facts = []
    for entry in readings:
        printed, arrow, rest = entry.partition(" → ")
        if not arrow:
            raise ValueError(f"{row.id}: {entry!r} names no indicator")
        name, _, words = rest.partition(" ")
        facts.append(f"{printed} | {name} | {words}")
    labelled = {"at": at, "text": text_of(example), "facts": "\n".join(facts)}
    return _case(row.id, labelled | ({"known": known} if known else {}))
