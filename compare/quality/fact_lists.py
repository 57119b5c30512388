"""The quality lists whose rows are facts: doubtful facts, and the facts of a conflict side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from compare.listing import Link, ListCell, Listing, contains_words, count, plain
from compare.model import format as fmt
from compare.model import names
from compare.quality.doubts import Mask
from compare.quality.list_columns import column, figures, indicator_name, rows, worded
from compare.quality.view import QualityView
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message

DETAILS = (
    "fact_id", "region", "region_code", "indicator", "name", "year", "period", "value", "value_high", "unit",
    "qualifier", "status", "subgroup", "flags", "confidence", "doc", "source_title", "headline", "headline_rule",
)  # fmt: skip
"""What is read of the facts listed."""


def searched(facts: pd.DataFrame, catalogue: Catalogue, words: Sequence[str]) -> Mask:
    """Tell which facts hold every word in region, indicator, name, document or source; texts are categoricals."""
    found = np.ones(len(facts), dtype=bool)
    known = catalogue.indicators

    def region(code: str) -> str:
        division = catalogue.divisions.get(code)
        return "\n".join((division.name, division.name_en, division.pinyin, division.initials)) if division else code

    texts_of: dict[str, Callable[[str], str]] = {
        "region_code": region,
        "indicator": lambda id: "\n".join(names.indicator_terms(known[id])) if id in known else id,
        "name": str,
        "doc": str,
        "source_title": str,
    }
    for word in words:
        anywhere = np.zeros(len(facts), dtype=bool)
        for name, text in texts_of.items():
            held = np.array([contains_words((word,), text(label)) for label in facts[name].cat.categories], dtype=bool)
            anywhere |= held[facts[name].cat.codes.to_numpy()] if len(held) else False
        found &= anywhere
    return found


def _region(row: Any, called: dict[str, str]) -> str:
    return called.get(row.region_code) or str(row.region)


def _value(row: Any, language: Language, link: Link | None = None) -> ListCell:
    if np.isnan(row.value):
        return ListCell(None, message("quality.no_value", language), link)
    high = None if np.isnan(row.value_high) else row.value_high
    return ListCell(row.value, fmt.number(row.value, row.unit, row.qualifier, language, high=high), link)


def _band(row: Any, catalogue: Catalogue) -> ListCell:
    known = catalogue.indicators.get(row.indicator)
    ends = (known.low, known.high) if known else (None, None)
    if ends == (None, None):
        return plain("")
    low, high = ("" if end is None else fmt.digits(end) for end in ends)
    return plain(f"{low}–{high}")


def _status(row: Any, language: Language) -> str:
    return message(f"status.{row.status}", language)


def of_facts(facts: pd.DataFrame, catalogue: Catalogue, view: QualityView, total: int) -> Listing:
    """List facts (:data:`DETAILS`), each leading to its evidence; ``total`` are the facts there are."""
    language = view.lang
    called = names.region_names(catalogue, facts["region_code"].unique(), language)
    unusual = view.kind == "implausible"

    def cells(row: Any) -> tuple[ListCell, ...]:
        here = Link("fact", row.fact_id)
        found = [
            plain(indicator_name(row, catalogue, language), here),
            plain(_region(row, called)),
            plain(row.period),
            _value(row, language),
            *([_band(row, catalogue)] if unusual else []),
            plain(_status(row, language)),
            plain(row.subgroup),
            plain(worded("flag", row.flags.split("|") if row.flags else [], language)),
            plain(row.source_title or row.doc),
        ]
        return tuple(found)

    columns = (
        column("indicator", view, width=4),
        column("region", view, width=2),
        column("period", view, width=2),
        figures("value", view),
        *((column("band", view, width=2),) if unusual else ()),
        column("status", view),
        column("subgroup", view, width=2),
        column("flags", view, width=4),
        column("source", view, width=5),
    )
    return Listing(columns, tuple(map(cells, rows(facts))), total)


def _farthest(chosen: Any, rest: list[Any]) -> Any:
    return max(rest, key=lambda row: abs(row.value - chosen.value))


def of_conflicts(facts: pd.DataFrame, catalogue: Catalogue, view: QualityView, total: int) -> Listing:
    """List conflicts: the headline beside the value that differs most from it, and the rule that chose.

    ``facts`` are :data:`DETAILS` of the facts of the cells, and ``cell``.
    """
    language = view.lang
    called = names.region_names(catalogue, facts["region_code"].unique(), language)

    def cells(stated: list[Any]) -> tuple[ListCell, ...]:
        chosen, *rest = sorted(stated, key=lambda row: not row.headline)
        other = _farthest(chosen, rest)
        apart = fmt.subtract(other.value, chosen.value)
        return (
            plain(indicator_name(chosen, catalogue, language), Link("fact", chosen.fact_id)),
            plain(_region(chosen, called)),
            plain(chosen.period),
            plain(chosen.subgroup),
            _value(chosen, language, Link("fact", chosen.fact_id)),
            plain(chosen.source_title or chosen.doc),
            _value(other, language, Link("fact", other.fact_id)),
            plain(other.source_title or other.doc),
            ListCell(abs(apart), fmt.difference(apart, chosen.unit, language)),
            plain(worded("headline", [chosen.headline_rule], language)),
            count(len(stated)),
        )

    columns = (
        column("indicator", view, width=3),
        column("region", view, width=2),
        column("period", view),
        column("subgroup", view),
        figures("chosen", view),
        column("chosen_source", view, width=3),
        figures("other", view),
        column("other_source", view, width=3),
        figures("apart", view),
        column("rule", view, width=3),
        column("facts", view, numeric=True),
    )
    groups: dict[int, list[Any]] = {}
    for row in rows(facts):
        groups.setdefault(row.cell, []).append(row)
    return Listing(columns, tuple(cells(stated) for stated in groups.values()), total)
