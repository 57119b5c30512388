"""Labelled reports: the project's own corpus and folders of external labels."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from etl.model.catalogue import load

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "reports"
DOCUMENTS = CORPUS.parent / "documents"
_PLAIN = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(?:%|‰|/10万)?")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?:/(?:19|20)\d\d-\d\d)?")
_QUALIFIERS = frozenset({"=", "~", ">", ">=", "<", "<="})
_STATUSES = frozenset({"actual", "target", "derived"})


@dataclass(frozen=True, slots=True)
class Label:
    """One fact that a careful reader finds.

    ``core``: its indicator is one of the catalogue that the labels were made with; else ``indicator`` is only a name.
    ``subgroup`` None means that the labels do not judge it. ``accept`` lists further right answers of a field.
    An ``optional`` label is one on which careful readers differ: reading it or not counts neither way.
    """

    core: bool
    indicator: str
    region_code: str
    year: int | None
    period: str
    value: float
    qualifier: str
    status: str
    start: int
    end: int
    quote: str = ""
    subgroup: str | None = None
    optional: bool = False
    accept: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled report. ``known`` is why it is not read exactly right today, empty where it should be."""

    id: str
    group: str
    text: str
    labels: tuple[Label, ...]
    known: str = ""


def corpus(folder: Path = CORPUS) -> list[Case]:
    """Read the project's own labelled reports, in the order of files and rows.

    Raises:
        ValueError: a row is malformed; the message names file and row.
    """
    cases: list[Case] = []
    for path in sorted(folder.glob("*.toml")):
        for identifier, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            try:
                cases.append(_case(identifier, row))
            except (ValueError, KeyError) as error:
                raise ValueError(f"{path.name} [{identifier}]: {error}") from error
    return cases


def _case(identifier: str, row: Mapping[str, str]) -> Case:
    if unknown := set(row) - {"at", "text", "facts", "known"}:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    text = row["text"].rstrip("\n")
    region, _, period = row.get("at", "").partition(" ")
    labels: list[Label] = []
    position = -1
    for line in filter(None, map(str.strip, row["facts"].splitlines())):
        label = _label(line, text, region, period, position)
        labels.append(label)
        position = label.start
    group = re.sub(r"[0-9]+[a-z]?$", "", identifier)
    return Case(identifier, group, text, tuple(labels), row.get("known", ""))


def _label(line: str, text: str, region: str, period: str, position: int) -> Label:
    """Read ``printed | indicator or name | words``; the words are explained in the corpus' README."""
    parts = [part.strip() for part in line.split("|")]
    printed, name = parts[0], parts[1]
    words = parts[2].split() if len(parts) > 2 else []
    start = _find(text, printed, position, words)
    match = _PLAIN.fullmatch(printed)
    label = Label(
        core=name in load().indicators,
        indicator=name,
        region_code=_code(region),
        year=None,
        period=period,
        value=float(match[1].replace(",", "")) if match else float("nan"),
        qualifier="=",
        status="actual",
        start=start,
        end=start + len(printed),
        quote=text[max(0, start - 12) : start + len(printed) + 6].replace("\n", "⏎"),
        subgroup="",
    )
    for word in words:
        label = _with(label, word)
    if label.value != label.value:
        raise ValueError(f"{line}: the value must be stated (value:...)")
    return replace(label, year=int(label.period[:4]) if label.period else None)


def _with(label: Label, word: str) -> Label:
    key, _, rest = word.partition(":")
    if word in _QUALIFIERS:
        return replace(label, qualifier=word)
    if word in _STATUSES:
        return replace(label, status=word)
    if word == "optional":
        return replace(label, optional=True)
    if word.startswith("@"):
        return replace(label, region_code=_code(word[1:]))
    if word.startswith("#"):
        return replace(label, subgroup=word[1:])
    if key == "value":
        return replace(label, value=float(rest))
    if key.startswith("accept-"):
        return replace(label, accept={**label.accept, **_accepted(key.removeprefix("accept-"), rest)})
    if word == "no-year":
        return replace(label, period="")
    if _PERIOD.fullmatch(word):
        return replace(label, period=word)
    if word == "same" or key == "nth":
        return label
    raise ValueError(f"unknown word {word!r}")


def _accepted(name: str, words: str) -> dict[str, tuple[Any, ...]]:
    values = tuple(words.split(","))
    if name == "period":
        return {"period": values, "year": tuple(int(value[:4]) for value in values)}
    if name == "region":
        return {"region_code": tuple(map(_code, values))}
    if name == "value":
        return {"value": tuple(map(float, values))}
    if name in ("qualifier", "status", "subgroup"):
        return {name: values}
    raise ValueError(f"unknown word accept-{name}")


def _find(text: str, printed: str, position: int, words: Iterable[str]) -> int:
    """Find the printed number: at the last one's place (``same``), the n-th in the text, or the next one."""
    positions = [m.start() for m in re.finditer(rf"(?<![\d.]){re.escape(printed)}(?!\d|[.,]\d)", text)]
    for word in words:
        if word.startswith("nth:"):
            return positions[int(word[4:]) - 1]
    wanted = [at for at in positions if at > position or ("same" in words and at == position)]
    if not wanted:
        raise ValueError(f"{printed!r} does not stand in the text behind character {position}")
    return wanted[0]


@cache
def _codes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    divisions = load().divisions
    for code, division in divisions.items():
        found.setdefault(division.name, []).append(code)
        if division.parent in divisions:
            found.setdefault(f"{divisions[division.parent].name}/{division.name}", []).append(code)
    return found


def _code(name: str) -> str:
    """Return the code of a division named alone, or with its parent where several bear the name (长春市/朝阳区)."""
    if name in ("", "-"):
        return ""
    codes = _codes().get(name, [])
    if len(codes) != 1:
        raise ValueError(f"{name!r} names {len(codes)} divisions")
    return codes[0]


# -- external labels ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class External:
    """A folder of labels: short cases, whole documents by path, and the ids that its labels count as catalogued."""

    cases: list[Case]
    documents: dict[Path, tuple[Label, ...]]
    catalogue: frozenset[str]


def external(folder: Path) -> External:
    """Read a folder of labels: ``cases_*.jsonl``, ``facts.jsonl`` with its documents in ``../seeds``, and
    ``labels.jsonl`` with its documents in the folder itself or in ``docs`` beside it.

    ``indicators.csv`` of the folder, where present, says which ids its labels treat as catalogued.
    """
    cases = [_external_case(row) for path in sorted(folder.glob("cases_*.jsonl")) for row in _rows(path)]
    by_path: dict[Path, list[Label]] = {}
    for name, home in (("facts.jsonl", folder.resolve().parent / "seeds"), ("labels.jsonl", _documents_of(folder))):
        for row in _rows(folder / name):
            by_path.setdefault(home / row["doc"], []).append(_external_label(row))
    listed = folder / "indicators.csv"
    ids = frozenset(load().indicators)
    if listed.exists():
        with listed.open(encoding="utf-8", newline="") as file:
            ids = frozenset(row["id"] for row in csv.DictReader(file))
    return External(cases, {path: tuple(labels) for path, labels in by_path.items()}, ids)


def _documents_of(folder: Path) -> Path:
    return folder / "docs" if (folder / "docs").is_dir() else folder


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _external_case(row: Mapping[str, Any]) -> Case:
    return Case(row["id"], row["group"], row["text"], tuple(map(_external_label, row["facts"])))


def _external_label(row: Mapping[str, Any]) -> Label:
    return Label(
        core=row["tier"] == "core",
        optional=bool(row.get("optional")),
        accept={name: tuple(values) for name, values in row.get("accept", {}).items()},
        **{
            name: row[name]
            for name in (
                "indicator", "region_code", "year", "period", "value", "qualifier", "status", "start", "end", "quote",
            )
        },
    )  # fmt: skip
