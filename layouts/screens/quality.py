"""The quality screen: how many doubts of which kind, and the list of one kind, each row leading to its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html

from compare.model.caption import version_words
from compare.model.query import with_query
from compare.quality.quality import Quality
from compare.quality.view import KINDS, DoubtKind, QualityView, to_query
from etl.model.messages import Language, message, wording
from layouts import ids
from layouts.answers.answer import DataVersion
from layouts.attributes import aria
from layouts.grids.listing import list_grid
from layouts.screens.list_parts import chip, chips, list_screen, search_bar
from layouts.states import state

PATH = "/quality"


def _message(key: str, language: Language, **params: object) -> str:
    return message(f"quality.{key}", language, **params)


def _href(view: QualityView) -> str:
    return with_query(PATH, to_query(view))


def _tile(kind: DoubtKind, answer: Quality) -> dcc.Link:
    language, count = answer.view.lang, answer.counts[kind]
    here = kind == answer.view.kind
    number, _, unit = _message(f"unit.{kind}", language, count=f"{count:,}").partition(" ")
    parts = [
        html.Span(_message(f"kind.{kind}", language), className="what"),
        html.Span([number, html.Small(unit)], className="value"),
    ]
    classes = ["tile", *(["here"] if here else []), *(["none"] if count == 0 else [])]
    return dcc.Link(
        parts,
        href=_href(QualityView(kind=kind, lang=language)),
        className=" ".join(classes),
        title=_message(f"text.{kind}" if count else f"good.{kind}", language),
    )


def _flag_link(flag: str, name: str, count: int, answer: Quality) -> dcc.Link:
    return chip(name, count, _href(replace(answer.view, flag=flag)), here=flag == answer.view.flag)


def _flags(answer: Quality) -> html.Nav | None:
    """Return the flags to choose from, each with its count; None where the list is not of flagged facts."""
    language = answer.view.lang
    if answer.view.kind != "flagged" or not answer.flags:
        return None
    links = [_flag_link("", _message("all_flags", language), answer.doubtful, answer)]
    links += [_flag_link(flag, wording("flag", flag, language), count, answer) for flag, count in answer.flags]
    return chips(links, _message("flags", language))


def _meaning(view: QualityView) -> str:
    if view.kind == "flagged" and view.flag:
        return wording("quality.flag", view.flag, view.lang)
    return _message(f"text.{view.kind}", view.lang)


def quality_top(answer: Quality, version: DataVersion) -> list[Any]:
    """Build what stands above the list: the finding, the kinds with their counts, what the chosen kind means."""
    view = answer.view
    version_text = version_words(version.id, version.published_at, view.lang)
    return [
        html.H1(answer.finding.text(view.lang)),
        html.P(f"{_message('hint', view.lang)} {version_text}", className="subline"),
        html.Nav(
            [_tile(kind, answer) for kind in KINDS],
            className="tiles",
            **aria(label=_message("tiles", view.lang)),
        ),
        html.H2(_message(f"kind.{view.kind}", view.lang)),
        html.P(_meaning(view), className="meaning"),
        _flags(answer),
    ]


def _nothing(answer: Quality) -> html.Div:
    view = answer.view
    if view.q:
        text = _message("not_found_text", view.lang)
        return state(_message("not_found", view.lang, q=view.q), text)
    return state(_message(f"good.{view.kind}", view.lang), _message("good_text", view.lang))


def quality_body(answer: Quality) -> list[Any]:
    """Build the list of the chosen kind, or the word that there is nothing to list."""
    listing, language = answer.listing, answer.view.lang
    if not listing.rows:
        return [_nothing(answer)]
    if listing.total > len(listing.rows):
        row_count = _message("capped", language, total=f"{listing.total:,}", shown=f"{len(listing.rows):,}")
    else:
        row_count = _message("listed", language, total=f"{listing.total:,}")
    return [html.P(row_count, className="dim", role="status"), list_grid(listing, ids.LIST_GRID, language)]


def quality_screen(answer: Quality, version: DataVersion) -> list[Any]:
    """Build the screen."""
    view = answer.view
    bar = search_bar(view.q, _message("search", view.lang), view.lang)
    return list_screen(quality_top(answer, version), bar, quality_body(answer))
