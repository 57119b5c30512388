"""The page of phrasings is true: every example is read as the page says, or the page says that it is not yet."""

import pytest

from benchmarks.labels import _PERIOD, _code
from benchmarks.scoring import mistakes
from etl.build.one_file import process
from etl.model.catalogue import load
from etl.snapshot.table import build
from tests.docs.phrasings import HOME, case, entries, rows, text_of

ROWS = rows()
IDS = {
    "A": 10, "B": 18, "C": 26, "D": 16, "E": 18, "F": 25, "G": 38, "H": 18, "I": 24, "J": 12, "K": 9, "L": 20, "M": 26,
    "N": 12,
}  # fmt: skip


def marked(row):
    marks = [pytest.mark.xfail(reason=row.known, strict=True)] if row.known else []
    return pytest.param(row, id=f"{row.section}-{row.id}", marks=marks)


def of(*sections):
    return [marked(row) for row in ROWS if row.section in sections]


def test_no_row_is_missing_and_none_stands_there_twice():
    wanted = [f"{section}{n}" for section, count in IDS.items() for n in range(1, count + 1)]
    named = [row.id for row in ROWS if row.section != "O" and row.id.startswith(row.section)]
    assert named == wanted


@pytest.mark.parametrize("row", of(*"ABCDEFGHIJKLM"))
def test_the_example_is_read_as_the_page_says(row, tmp_path):
    labelled = case(row)
    path = tmp_path / f"{row.id}.txt"
    path.write_text(labelled.text, encoding="utf-8")
    assert [str(miss) for miss in mistakes(labelled, process(path).facts, load().indicators)] == []


@pytest.mark.parametrize("row", of("N"))
def test_two_documents_together_give_what_the_page_says(row, tmp_path):
    _, first, second, together, _ = row.cells
    results = []
    for number, example in enumerate((first, second)):
        path = tmp_path / f"{row.id}-{number}.txt"
        path.write_text(text_of(example), encoding="utf-8")
        results.append(process(path))
    table = build([fact for r in results for fact in r.facts], [r.document for r in results])
    known = table[table["indicator"] != ""]
    stated = entries(together)
    assert standing(known) == sorted(expected(entry) for entry in stated if " " in entry)
    assert known["flags"].str.contains("conflict").any() == ("conflict" in stated)
    assert (known["flags"] != "").any() == bool({"conflict", "doubtful"} & set(stated))


def standing(table):
    """What stands for each cell: value, indicator, region, period, target or not, subgroup."""
    chosen = table[table["headline"]]
    columns = ("value", "indicator", "region_code", "period", "status", "subgroup")
    found = zip(*(chosen[name].to_list() for name in columns), strict=True)
    return sorted((v, i, r, p, s == "target", g) for v, i, r, p, s, g in found)


def expected(entry):
    """Read ``value indicator words`` as :func:`standing` gives it."""
    value, indicator, *words = entry.split()
    region, period = HOME.split()
    for word in words:
        region = word.removeprefix("@") if word.startswith("@") else region
        period = word if _PERIOD.fullmatch(word) else period
    subgroup = next((word[1:] for word in words if word.startswith("#")), "")
    return float(value), indicator, _code(region), period, "target" in words, subgroup


@pytest.mark.parametrize("row", [row for row in ROWS if row.section == "O"], ids=lambda row: row.id)
def test_the_bounds_are_those_of_the_catalogue(row):
    indicator = load().indicators[row.id]
    assert tuple(map(float, row.cells)) == (indicator.low, indicator.high)
