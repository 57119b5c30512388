"""The view: what is selected and how it is shown. The URL holds all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Tab = Literal["rank", "trend", "table"]
TABS: tuple[Tab, ...] = ("rank", "trend", "table")


@dataclass(frozen=True, slots=True)
class View:
    """One selection, many views.

    ``indicators`` are catalogue ids (the first is the one charts show), ``regions`` division codes (empty: every
    region that has data), ``year`` a year as text, ``latest`` or ``best``; ``since`` and ``until`` bound the years of
    trend and table (query keys ``from`` and ``to``; None: open). The switches say what is drawn besides actual, whole-year, undivided values.
    """

    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str = "latest"
    since: int | None = None
    until: int | None = None
    tab: Tab = "rank"
    lang: Literal["zh", "en"] = "zh"
    nation: bool = True
    targets: bool = True
    derived: bool = False
    part_year: bool = False
    subgroups: bool = False


def from_query(query: str | Mapping[str, str]) -> tuple[View, list[str]]:
    """Read a URL query. Unknown keys are ignored; a bad value falls back to its default.

    Returns the view and the query keys whose value was not usable.
    """
    raise NotImplementedError


def to_query(view: View) -> str:
    """Write the view as a URL query (no leading ``?``), leaving out defaults."""
    raise NotImplementedError
