"""The view of the catalogue: which indicators are listed, or the one whose page is open. The URL holds all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from compare.model.query import Query, matching, one_of
from etl.model.messages import Language

Having = Literal["", "with", "without"]
HAVING: tuple[Having, ...] = get_args(Having)


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page of ``indicator`` (an id), or where that is empty the list: of one ``category`` (empty: all), ``with``
    or ``without`` data, of what matches ``q``."""

    indicator: str = ""
    category: str = ""
    data: Having = ""
    q: str = ""
    lang: Language = "zh"


_QUERY = Query(
    CatalogueView,
    {
        "indicator": matching("[a-z0-9_]+"),
        "category": str,
        "data": one_of(HAVING),
        "q": str,
        "lang": one_of(get_args(Language)),
    },
)
from_query, to_query = _QUERY.read, _QUERY.write
