"""The quality lists whose rows are indicators with mixed bases or units, and documents that lack something."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from compare.listing import Link, ListCell, Listing, contains_words, count, plain, search_words
from compare.model import format as fmt
from compare.model import names
from compare.quality.doubts import TABLES, Mask
from compare.quality.list_columns import column, indicator_name, rows, worded
from compare.quality.view import QualityView
from etl.model.catalogue import Catalogue
from etl.model.messages import message


def count_subjects(mixed: pd.DataFrame) -> int:
    """Count the indicators and names in ``mixed``, once for bases and once for units."""
    tail_names = mixed["name"].where(mixed["indicator"] == "", "")
    return len(mixed[["indicator", "what"]].assign(name=tail_names).drop_duplicates())


def of_mixed(mixed: pd.DataFrame, catalogue: Catalogue, view: QualityView, limit: int) -> Listing:
    """List the bases and units of indicators that have several, an example fact for each.

    ``mixed`` is :attr:`compare.quality.doubts.Doubts.mixed`.
    """
    language = view.lang

    def label(row: Any) -> str:
        if row.what == "unit":
            return fmt.unit_name(row.label, language) or message("quality.no_unit", language)
        return names.base_name(row.label, language) if row.label else message("quality.no_base", language)

    def cells(row: Any) -> tuple[ListCell, ...]:
        to = Link("indicator", row.indicator) if row.indicator else None
        return (
            plain(indicator_name(row, catalogue, language), to),
            plain(message(f"quality.mixed.{row.what}", language)),
            plain(label(row), Link("fact", row.fact_id)),
            count(row.facts),
            count(row.regions),
            plain("" if math.isinf(row.first) else names.years_text((int(row.first), int(row.last)))),
        )

    def terms(row: Any) -> tuple[str, ...]:
        known = catalogue.indicators.get(row.indicator)
        return names.indicator_terms(known) if known else ()

    words = search_words(view.q)
    kept = [row for row in rows(mixed) if contains_words(words, *terms(row), row.name, label(row))]
    columns = (
        column("indicator", view, width=4),
        column("mixed", view, width=2),
        column("label", view, width=2),
        column("facts", view, numeric=True),
        column("regions", view, numeric=True),
        column("years", view, width=2),
    )
    return Listing(columns, tuple(map(cells, kept[:limit])), len(kept))


def _lacks(documents: pd.DataFrame) -> dict[str, Mask]:
    """Tell what each document lacks; tables are dated row by row and need no date of their own."""
    facts = documents["facts"].to_numpy()
    report = ~documents["format"].isin(TABLES).to_numpy()
    return {
        "no_facts": facts == 0,
        "no_year": (documents["no_year"] > 0).to_numpy(),
        "no_region": (documents["no_region"] > 0).to_numpy(),
        "region_doubtful": (documents["region_doubtful"] > 0).to_numpy(),
        "undated": report & (documents["published"] == "").to_numpy(dtype=bool),
    }


def wanting(documents: pd.DataFrame) -> Mask:
    """Tell which documents lack something: any facts, years, a region, a date."""
    return np.asarray(np.logical_or.reduce(list(_lacks(documents).values())))


def of_documents(documents: pd.DataFrame, view: QualityView, limit: int) -> Listing:
    """List the documents that lack something, each leading to its text."""
    language = view.lang
    lacks = _lacks(documents)
    found = []
    words = search_words(view.q)
    for at, row in enumerate(rows(documents)):
        lacking = [name for name, mask in lacks.items() if mask[at]]
        if not lacking or not contains_words(words, row.title, row.doc, row.publisher):
            continue
        found.append(
            (
                plain(row.title or row.doc, Link("doc", row.doc)),
                plain(row.publisher),
                plain(row.published),
                plain(worded("quality.lack", lacking, language)),
                count(row.facts),
                count(row.no_year),
                count(row.no_region),
                plain(row.doc),
            )
        )
    columns = (
        column("title", view, width=4),
        column("publisher", view, width=2),
        column("published", view),
        column("lacks", view, width=4),
        column("facts", view, numeric=True),
        column("no_year", view, numeric=True),
        column("no_region", view, numeric=True),
        column("doc", view, width=2),
    )
    return Listing(columns, tuple(found[:limit]), len(found))
