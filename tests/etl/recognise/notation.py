"""The compact notation of the tables in tests/corpus, described in tests/corpus/README.md."""

import csv
from decimal import Decimal

import pytest

from etl.recognise.indicators import IndicatorMention
from etl.recognise.periods import Period
from etl.recognise.quantities.find import VALUE_KINDS, Quantity
from etl.recognise.regions import RegionMention
from etl.recognise.status import Cue
from tests.paths import ROOT

CORPUS = ROOT / "tests" / "corpus"
_KINDS = {"%": "percent", "‰": "permille", "1/10万": "per_100k", "1/万": "per_10k", "女=100": "ratio", "": "bare"}
_KINDS |= {"百分点": "points", "千分点": "points", "点": "points", "倍": "times", "番": "times"}


def rows(table: str) -> list[dict[str, str]]:
    """Read a table of the corpus; ``\\n`` in its first column stands for a line break."""
    with (CORPUS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row | {"text": row["text"].replace("\\n", "\n")} for row in csv.DictReader(file)]


def cases(table: str) -> list[object]:
    """Return the rows of a table as pytest parameters; a row with a reason under ``known`` is expected to fail."""
    return [
        pytest.param(row, id=row["text"], marks=[pytest.mark.xfail(reason=row["known"], strict=True)])
        if row.get("known")
        else pytest.param(row, id=row["text"])
        for row in rows(table)
    ]


def join(readings: list[str]) -> str:
    return " | ".join(readings)


def number(value: Decimal) -> str:
    """Write a decimal in full, without exponent and closing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def place(text: str, start: int, end: int) -> str:
    """Return the span as printed, with ``@start`` where the same characters stand further left too."""
    printed = text[start:end]
    return printed if text.index(printed) == start else f"{printed}@{start}"


def tagged(reading: str, *tags: str) -> str:
    used = [tag for tag in tags if tag]
    return f"{reading} [{' '.join(used)}]" if used else reading


def quantity(text: str, q: Quantity) -> str:
    printed = place(text, q.start, q.end)
    if q.kind not in VALUE_KINDS | {"points", "times", "duration", "age"} or (q.kind == "duration" and not q.unit):
        return tagged(printed, q.kind)
    high = "" if q.value_high is None else ".." + number(q.value_high)
    kind = "" if q.kind == _KINDS.get(q.unit, "count") else q.kind
    return tagged(f"{printed}{q.qualifier}{number(q.value)}{high} {q.unit}".rstrip(), kind)


MARKS = ("up_to", "future", "anaphoric", "closing", "same_part", "running", "previous_month", "mean")


def period(text: str, p: Period) -> str:
    if p.as_of:
        return tagged(place(text, p.start, p.end), "as_of")
    year = str(p.year) if p.year is not None else "?" if p.offset is None else f"y{p.offset:+d}"
    if p.until is not None:
        year += f"..{p.until}"
    months = "" if p.months is None else f"-{p.months[0]:02d}"
    months += "" if p.months is None or p.months[0] == p.months[1] else f"/{p.months[1]:02d}"
    day = "" if p.day is None else f"-{p.day:02d}"
    marks = [name for name in MARKS if getattr(p, name)]
    return tagged(f"{place(text, p.start, p.end)}={year}{months}{day}", p.role if p.role != "own" else "", *marks)


def indicator(text: str, m: IndicatorMention) -> str:
    return f"{place(text, m.start, m.end)}={'/'.join(m.ids)}"


def region(text: str, m: RegionMention) -> str:
    where = "/".join(m.codes) if m.codes else m.deictic
    return tagged(f"{place(text, m.start, m.end)}={where}", m.role if m.role != "own" else "")


def cue(text: str, c: Cue) -> str:
    return f"{place(text, c.start, c.end)}={c.kind}/{c.scope}"
