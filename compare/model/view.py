"""The view: what is selected and how it is shown. The URL holds all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from compare.model.query import Query, digits, items, one_of, switch
from compare.model.tabs import TABS, Tab
from etl.model.messages import Language

ALL = "all"
"""The category that stands for every category."""
ROWS = ("auto", "indicators", "regions")
SORTS = ("category", "standing")
ORDERS = ("first", "last")
Against = Literal["nation", "province", ""]
YEARS = range(1900, 2101)
MAX_TOLERANCE = 3


@dataclass(frozen=True, slots=True)
class View:
    """One selection, many views.

    ``indicators`` are catalogue ids (the first is the one charts show), ``regions`` division codes (empty: every
    region that has data), ``year`` a year as text, ``latest`` or ``best``; ``tolerance`` how many years beside a given
    year may stand in for it. ``since`` and ``until`` bound the years of trend and table and
    are the two years of a change (query keys ``from`` and ``to``; None: open, or for a change the year that most
    regions have). The switches say what is drawn besides actual, whole-year, undivided values.
    ``category`` is what matrix and profile show instead of ``indicators``: one of the catalogue's categories, ``all``
    of them, or as the tab sees fit (empty). ``rows`` says what stands down the matrix; ``focus`` is the code of the
    region that the profile is of (empty: the first chosen one, else one that data fit best), ``sort`` its rows' order.
    ``order`` tells whether a ranking begins with its first or its last rank.
    """

    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str = "latest"
    tolerance: int = 0
    since: int | None = None
    until: int | None = None
    tab: Tab = "rank"
    lang: Language = "zh"
    nation: bool = True
    province: bool = False
    targets: bool = True
    derived: bool = False
    part_year: bool = False
    subgroups: bool = False
    category: str = ""
    rows: str = "auto"
    focus: str = ""
    sort: str = "category"
    order: str = "first"

    @property
    def against(self) -> Against:
        """The benchmark that better and worse refer to: the nation, or each region's province where only that is on."""
        return "nation" if self.nation else "province" if self.province else ""


KEYS = {"since": "from", "until": "to"}
"""Fields whose query key is not their name: ``from`` is a word of Python."""


def _year_number(text: str) -> int:
    if len(text) != 4 or digits(text) not in YEARS:
        raise ValueError(text)
    return int(text)


def _year(text: str) -> str:
    return text if text in ("latest", "best") else str(_year_number(text))


def _tolerance(text: str) -> int:
    if len(text) != 1 or digits(text) > MAX_TOLERANCE:
        raise ValueError(text)
    return int(text)


_QUERY = Query(
    View,
    {
        "indicators": items,
        "regions": items,
        "year": _year,
        "tolerance": _tolerance,
        "since": _year_number,
        "until": _year_number,
        "tab": one_of(TABS),
        "lang": one_of(get_args(Language)),
        **dict.fromkeys(("nation", "province", "targets", "derived", "part_year", "subgroups"), switch),
        "category": str.strip,
        "rows": one_of(ROWS),
        "focus": str.strip,
        "sort": one_of(SORTS),
        "order": one_of(ORDERS),
    },
    KEYS,
)
to_query = _QUERY.write


def from_query(query: str | Mapping[str, str]) -> tuple[View, list[str]]:
    """Read a URL query, see :meth:`compare.model.query.Query.read`; ``from`` after ``to`` makes both unusable."""
    view, bad = _QUERY.read(query)
    if view.since is not None and view.until is not None and view.since > view.until:
        return replace(view, since=None, until=None), [*bad, "from", "to"]
    return view, bad
