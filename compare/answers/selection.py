"""What a query asks for, of what the catalogue and the snapshot know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from compare.facts.store import Store
from compare.model.view import ALL, View, from_query
from etl.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Selection:
    """A query as read.

    ``view`` has only known indicators and regions in it, and at least one indicator where the snapshot has any.
    ``bad`` are the query's keys whose value was not usable, ``unknown`` what the catalogue does not know. ``lost`` are
    the indicators, or the regions, that the query names where *none* of them is known: what is shown instead is not
    what was asked for.
    """

    view: View
    bad: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def default_indicator(store: Store) -> str | None:
    """Return the indicator a bare address shows: the one with the most regions, of equals the first."""
    names = store.indicators_with_data()
    return max(names, key=lambda name: len(store.coverage(name).regions), default=None)


def read_selection(query: str | Mapping[str, str], store: Store, catalogue: Catalogue) -> Selection:
    """Read a query. Raises NoSnapshotError where no snapshot was published and the query names no known indicator."""
    view, bad = from_query(query)
    indicators = tuple(id for id in view.indicators if id in catalogue.indicators)
    regions = tuple(code for code in view.regions if code in catalogue.divisions)
    focus = view.focus if view.focus in catalogue.divisions else ""
    category = view.category if view.category in (ALL, *catalogue.categories) else ""
    unknown = [id for id in (*view.indicators, *view.regions) if id not in indicators and id not in regions]
    unknown += [name for name in (view.focus, view.category) if name not in (focus, category)]
    lost: tuple[str, ...] = next(
        (named for named, kept in ((view.indicators, indicators), (view.regions, regions)) if named and not kept), ()
    )
    if not indicators and (default := default_indicator(store)):
        indicators = (default,)
    known = replace(view, indicators=indicators, regions=regions, focus=focus, category=category)
    return Selection(known, tuple(bad), tuple(unknown), lost)
