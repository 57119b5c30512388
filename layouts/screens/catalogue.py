"""The catalogue: all indicators as a list that is searched and narrowed, each leading to its page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html

from compare.catalogue.listed import CatalogueList
from compare.catalogue.view import HAVING, CatalogueView, to_query
from compare.model.names import category_name
from compare.model.query import with_query
from etl.model.messages import Language, message
from layouts import ids
from layouts.grids.listing import list_grid
from layouts.screens.list_parts import chip, chips, search_bar
from layouts.states import state

PATH = "/catalogue"


def catalogue_message(key: str, language: Language, **params: object) -> str:
    """Return the wording of ``catalogue.<key>``."""
    return message(f"catalogue.{key}", language, **params)


def address(view: CatalogueView) -> str:
    """Return the address of a view."""
    return with_query(PATH, to_query(view))


def _chip(text: str, count: int | None, view: CatalogueView, *, here: bool) -> dcc.Link:
    return chip(text, count, address(view), here=here)


def _categories(answer: CatalogueList) -> html.Nav:
    view, language = answer.view, answer.view.lang
    links = [
        _chip(catalogue_message("all", language), answer.indicators, replace(view, category=""), here=not view.category)
    ]
    links += [
        _chip(category_name(name, language), count, replace(view, category=name), here=name == view.category)
        for name, count in answer.categories
    ]
    return chips(links, catalogue_message("categories", language))


def _having(answer: CatalogueList) -> html.Nav:
    view, language = answer.view, answer.view.lang
    counts = {"": None, "with": answer.with_data, "without": answer.indicators - answer.with_data}
    links = [
        _chip(
            catalogue_message(f"data.{data or 'any'}", language),
            counts[data],
            replace(view, data=data),
            here=data == view.data,
        )
        for data in HAVING
    ]
    return chips(links, catalogue_message("data", language))


def catalogue_top(answer: CatalogueList) -> list[Any]:
    """Build what stands above the list: how many indicators there are, and what narrows them."""
    language = answer.view.lang
    return [
        html.Div([html.H1(answer.finding.text(language)), _having(answer)], className="list-head"),
        html.P(catalogue_message("hint", language, beyond=f"{answer.beyond:,}"), className="subline"),
        _categories(answer),
    ]


def catalogue_body(answer: CatalogueList) -> list[Any]:
    """Build the list, or the word that nothing matches."""
    listing, language = answer.listing, answer.view.lang
    if not listing.rows:
        return [state(catalogue_message("not_found", language), catalogue_message("not_found_text", language))]
    return [
        html.P(catalogue_message("listed", language, total=f"{listing.total:,}"), className="dim", role="status"),
        list_grid(listing, ids.LIST_GRID, language),
    ]


def catalogue_bar(view: CatalogueView) -> html.Div:
    """Build the search field of the list."""
    return search_bar(view.q, catalogue_message("search", view.lang), view.lang)
