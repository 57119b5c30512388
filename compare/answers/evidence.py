"""The evidence: one fact, its sentence, its publication, and what else is said of the same cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from compare.facts.marks import by_year, marks_of
from compare.facts.sorted_facts import whole_year
from compare.model import names
from compare.model.mark import Mark
from compare.model.view import View
from compare.rules import caveats
from compare.rules.comparable import total
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact to its ground.

    ``quote[highlight[0]:highlight[1]]`` is the number as printed (None: the sentence does not hold it literally).
    ``document_title``, ``publisher``, ``published``, ``url`` describe the publication: the one the row cites, else the
    document itself. ``others`` are the other facts of the same cell (region, period, indicator, subgroup, target or
    not), headline first; ``chosen`` tells which fact the tables show and by which rule. ``history`` holds the region's
    yearly headline values. ``caveats`` are what is doubtful about this fact. ``year`` and ``value`` are None where the
    text states none; the mark, which always has numbers, then carries 0 and not-a-number, which are never shown.
    """

    mark: Mark
    year: int | None
    value: float | None
    indicator: Indicator | None
    name: str
    document_title: str
    publisher: str
    published: str
    url: str
    quote: str
    highlight: tuple[int, int] | None
    others: tuple[Mark, ...]
    chosen: Sentence
    history: tuple[Mark, ...]
    caveats: tuple[Sentence, ...]


def highlight(quote: str, start: int, end: int, text: str) -> tuple[int, int] | None:
    """Return where in ``quote`` the number stands that is ``text[start:end]``; None where it cannot be determined.

    The quote is a stretch of the text around the number; one that was tidied (spaces folded) still holds the number
    itself, and is marked if it holds it once.
    """
    if not 0 <= start < end <= len(text):
        return None
    at = text.find(quote, max(0, end - len(quote)), start + len(quote)) if quote else -1
    if 0 <= at <= start and end <= at + len(quote):
        return start - at, end - at
    printed = text[start:end]
    if quote.count(printed) != 1:
        return None
    found = quote.index(printed)
    return found, found + len(printed)


def _same(facts: pd.DataFrame, fact: pd.Series, region_code: str) -> np.ndarray:
    """Mark the facts about the same thing: same indicator (for a tail fact, same name) and subgroup, in a region."""
    mask = (facts["region_code"] == region_code).to_numpy(dtype=bool)
    for name in ("indicator", "subgroup", *(() if fact["indicator"] else ("name",))):
        mask = mask & (facts[name] == fact[name]).to_numpy(dtype=bool)
    return mask


def _others(usable: pd.DataFrame, fact: pd.Series, catalogue: Catalogue, view: View) -> list[Mark]:
    """Return the other facts of the fact's cell, the headline first."""
    target = (usable["status"] == "target").to_numpy(dtype=bool)
    kept = _same(usable, fact, fact["region_code"]) & (target == (fact["status"] == "target"))
    kept = kept & (usable["period"] == fact["period"]).to_numpy(dtype=bool)
    kept = kept & (usable["fact_id"] != fact["fact_id"]).to_numpy(dtype=bool)
    return marks_of(usable.loc[kept].sort_values("headline", ascending=False, kind="stable"), catalogue, view)


def _history(usable: pd.DataFrame, fact: pd.Series, region_code: str) -> pd.DataFrame:
    """Return the headline values of the same thing in a region, a row a year, derived ones included."""
    kept = _same(usable, fact, region_code) & usable["headline"].to_numpy(dtype=bool) & whole_year(usable)
    kept = kept & (usable["status"] != "target").to_numpy(dtype=bool)
    history: pd.DataFrame = usable.loc[kept].sort_values("year", kind="stable")
    return history


def _comparable(fact: pd.Series, indicator: Indicator | None) -> bool:
    """Tell whether the national value is a fair comparison for the fact."""
    if indicator is None or total(indicator) or pd.isna(fact["value"]) or pd.isna(fact["year"]):
        return False
    return bool(fact["region_code"] != NATION and fact["status"] != "target")


def _left_out(fact: pd.Series) -> str:
    """Return why no table can show a fact; empty where one could."""
    present = {
        "no_value": pd.notna(fact["value"]),
        "no_year": pd.notna(fact["year"]),
        "no_region": fact["region_code"] != "",
        "tail": fact["indicator"] != "",
    }
    return next((reason for reason, there in present.items() if not there), "")


def _chosen(mark: Mark, others: list[Mark], left_out: str) -> Sentence:
    """Say which fact of the cell the tables show, and why."""
    if mark.headline:
        return Sentence(f"chosen.{mark.headline_rule}", {"count": len(others)})
    if left_out:
        return Sentence(f"chosen.{left_out}")
    if others and others[0].headline:
        return Sentence("chosen.other", {"source": others[0].source_title or others[0].doc})
    return Sentence("chosen.none")


def evidence(
    facts: pd.DataFrame,
    catalogue: Catalogue,
    view: View,
    fact_id: str,
    document: Mapping[str, Any] | None = None,
) -> Evidence:
    """Bring together what is known of one fact.

    Args:
        facts: the tidy table's rows of the fact's indicator.
        catalogue: known indicators and divisions.
        view: gives the language; the nation's value is set beside the fact whatever its switches.
        fact_id: the fact.
        document: its document's row (``text``, ``title``, ``publisher``, ``published``, ``url``); without it the
            number is not highlighted.

    Raises:
        KeyError: ``facts`` has no such fact.
    """
    found = facts.loc[(facts["fact_id"] == fact_id).to_numpy(dtype=bool)]
    if found.empty:
        raise KeyError(fact_id)
    fact = found.iloc[0]
    year, value = (None if pd.isna(fact[name]) else fact[name] for name in ("year", "value"))
    usable = facts.loc[facts["value"].notna().to_numpy() & facts["year"].notna().to_numpy()]
    code = fact["region_code"]
    indicator = catalogue.indicators.get(fact["indicator"])
    direction = indicator.direction if indicator else "neutral"
    others = _others(usable, fact, catalogue, view) if code and year is not None else []
    history = _history(usable, fact, code) if code else usable.iloc[:0]
    nation = by_year(marks_of(_history(usable, fact, NATION), catalogue, view)) if _comparable(fact, indicator) else {}
    mark = marks_of(found.fillna({"year": 0}), catalogue, view, nation=nation, direction=direction)[0]
    source = document or {}
    return Evidence(
        mark=mark,
        year=None if year is None else int(year),
        value=value,
        indicator=indicator,
        name=names.indicator_name(indicator, view.lang) if indicator else str(fact["name"]),
        document_title=mark.source_title or source.get("title") or mark.doc,
        publisher=mark.source_publisher or source.get("publisher", ""),
        published=mark.source_date or source.get("published", ""),
        url=mark.source_url or source.get("url", ""),
        quote=mark.quote,
        highlight=highlight(mark.quote, mark.start, mark.end, source.get("text", "")),
        others=tuple(others),
        chosen=_chosen(mark, others, _left_out(fact)),
        history=tuple(marks_of(history, catalogue, view, nation=nation, direction=direction)),
        caveats=tuple(caveats.of_marks([mark], view)),
    )
