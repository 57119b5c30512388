"""The view of the catalogue: which indicators are listed, or the one whose page is open. The URL holds all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from compare.query import Parsers, one_of, values_of, written
from etl.messages import Language

Having = Literal["", "with", "without"]
HAVING: tuple[Having, ...] = get_args(Having)
_ID = re.compile("[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page of ``indicator`` (an id), or where that is empty the list: of one ``category`` (empty: all), ``with``
    or ``without`` data, of what matches ``q``."""

    indicator: str = ""
    category: str = ""
    data: Having = ""
    q: str = ""
    lang: Language = "zh"


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


_PARSERS: Parsers = {
    "indicator": _id,
    "category": str,
    "data": one_of(HAVING),
    "q": str,
    "lang": one_of(get_args(Language)),
}


def from_query(text: str | Mapping[str, str]) -> tuple[CatalogueView, list[str]]:
    """Read a URL query; see :func:`compare.query.values_of`."""
    values, bad = values_of(text, _PARSERS)
    return CatalogueView(**values), bad


def to_query(view: CatalogueView) -> str:
    """Write the view as a URL query (no leading ``?``), leaving out defaults."""
    return written(view)
