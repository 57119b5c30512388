"""The catalogue as a list: every indicator with what there is of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from compare.catalogue.view import CatalogueView
from compare.facts.coverage import Coverage
from compare.facts.store import Store
from compare.listing import Link, ListCell, ListColumn, Listing, contains_words, count, plain, search_words
from compare.model import format as fmt
from compare.model.caption import direction_words
from compare.model.names import category_name, indicator_name, indicator_terms, years_text
from etl.model.catalogue import Catalogue, Indicator
from etl.model.messages import Sentence, message
from etl.snapshot.publish import Snapshot


@dataclass(frozen=True, slots=True)
class CatalogueList:
    """The indicators a view lists.

    ``categories`` are all categories with how many indicators each has, in the catalogue's order; ``indicators`` and
    ``with_data`` count all indicators and those with a whole-year value; ``beyond`` counts the facts outside the
    catalogue.
    """

    view: CatalogueView
    categories: tuple[tuple[str, int], ...]
    indicators: int
    with_data: int
    beyond: int
    listing: Listing
    finding: Sentence


def fact_counts(snapshot: Snapshot) -> Mapping[str, int]:
    """Count the facts of each indicator (``""``: outside the catalogue)."""
    counts = snapshot.coded_facts(["indicator"])["indicator"].value_counts()
    return {str(name): int(number) for name, number in counts.items()}


def _kept(view: CatalogueView, coverage: Callable[[str], Coverage]) -> Callable[[Indicator], bool]:
    words = search_words(view.q)

    def kept(indicator: Indicator) -> bool:
        if view.category and indicator.category != view.category:
            return False
        if view.data and (view.data == "with") != bool(coverage(indicator.id).years):
            return False
        return contains_words(words, *indicator_terms(indicator))

    return kept


def _cells(indicator: Indicator, cover: Coverage, facts: int, view: CatalogueView) -> tuple[ListCell, ...]:
    language = view.lang
    other = indicator.name_en if language == "zh" else indicator.name_zh
    return (
        plain(indicator_name(indicator, language), Link("indicator", indicator.id)),
        plain(other),
        plain(fmt.unit_name(indicator.unit, language)),
        plain(direction_words(indicator, language)),
        plain(category_name(indicator.category, language)),
        count(len(cover.regions)),
        plain(years_text(cover.years) if cover.years else ""),
        count(facts),
        plain(message("catalogue.yes", language) if cover.nation else ""),
    )


def _columns(view: CatalogueView) -> tuple[ListColumn, ...]:
    def column(key: str, width: int = 1, *, numeric: bool = False) -> ListColumn:
        return ListColumn(key, message(f"catalogue.column.{key}", view.lang), numeric, width)

    return (
        column("indicator", 5),
        column("other_name", 5),
        column("unit", 2),
        column("direction"),
        column("category", 3),
        column("regions", numeric=True),
        column("years", 2),
        column("facts", numeric=True),
        column("nation"),
    )


def catalogue_list(store: Store, catalogue: Catalogue, view: CatalogueView) -> CatalogueList:
    """List the indicators that match the view, with their coverage in the current snapshot.

    Raises:
        NoSnapshotError: none was ever published.
    """
    known = catalogue.indicators.values()
    facts = store.once(fact_counts)
    wanted = list(filter(_kept(view, store.coverage), known))
    rows = tuple(_cells(one, store.coverage(one.id), facts.get(one.id, 0), view) for one in wanted)
    categories = dict.fromkeys((one.category for one in known), 0)
    for one in known:
        categories[one.category] += 1
    with_data = len(store.indicators_with_data())
    return CatalogueList(
        view=view,
        categories=tuple(categories.items()),
        indicators=len(known),
        with_data=with_data,
        beyond=facts.get("", 0),
        listing=Listing(_columns(view), rows, len(rows)),
        finding=Sentence("catalogue.finding", {"indicators": len(known), "with_data": with_data}),
    )
