"""Words that the quality lists share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from compare.listing import ListColumn
from compare.model import names
from compare.quality.view import QualityView
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message, wording


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows as tuples whose fields are the columns."""
    return iter(frame.itertuples(index=False, name="Row"))


def column(key: str, view: QualityView, *, numeric: bool = False, width: int = 1) -> ListColumn:
    """Return a column titled by ``quality.column.<key>``."""
    return ListColumn(key, message(f"quality.column.{key}", view.lang), numeric, width)


def figures(key: str, view: QualityView) -> ListColumn:
    """Return a column of stated figures titled by ``quality.column.<key>``."""
    return ListColumn(key, message(f"quality.column.{key}", view.lang), numeric=True, width=3, stated=True)


def worded(kind: str, codes: list[str], language: Language) -> str:
    """Return codes in words, see :func:`etl.model.messages.wording`, in one text."""
    return names.clauses([wording(kind, code, language) for code in codes], language)


def indicator_name(row: Any, catalogue: Catalogue, language: Language) -> str:
    """Return what the row's indicator is called; a tail fact goes by the name in its text."""
    known = catalogue.indicators.get(row.indicator)
    return names.indicator_name(known, language) if known else str(row.name)
