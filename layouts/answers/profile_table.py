"""The profile as a table: a row an indicator, its spine from the worst region at the left to the best at the right.

A table says to a reader of the screen, to paper and to the keyboard what the spines say to the eye.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html

from compare.answers.profile import Profile
from compare.answers.profile_rows import ProfileRow, Spine
from compare.answers.ranking import rank_label
from compare.model.caption import unit_and_way
from compare.model.format import digits, number, stated
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name
from compare.model.view import View
from etl.model.messages import Language, message
from layouts.answers.matrix_grid import tip
from layouts.attributes import aria, data
from layouts.charts.labels import value_label
from layouts.messages import screen_message

COLUMNS = ("matrix.indicator", "profile.value", "profile.year", "profile.nation", "profile.target")


def _percent(position: float) -> str:
    return f"{position * 100:.2f}%"


def _to_fact(text: str, mark: Mark, title: str, name: str = "to-fact") -> html.Button:
    return html.Button(text, className=name, title=title, **data(fact=mark.fact_id))


def _point(mark: Mark, position: float, name: str, title: str, *, reached: bool = True) -> html.Button:
    """Return a mark on the spine; not ``reached`` by the Tab key where the row's own button leads to the same fact."""
    return html.Button(
        className=name,
        style={"left": _percent(position)},
        title=title,
        tabIndex=None if reached else -1,
        **aria(label=title),
        **data(fact=mark.fact_id),
    )


def _end(row: ProfileRow, mark: Mark, side: str, language: Language) -> str:
    names = {"worst": "lowest", "best": "highest"} if row.indicator.direction == "neutral" else {}
    end = screen_message(f"profile.{names.get(side, side)}", language)
    value = f"{stated(mark, language)} ({mark.year})"
    return screen_message("profile.end", language, end=end, region=mark.region, value=value)


def _spread_words(row: ProfileRow, spine: Spine, kind: str, language: Language) -> str:
    """Return the spread in words: how many regions, their quartiles or median."""
    parts = [screen_message("profile.count", language, year=row.mark.year, count=spine.count, kind=kind)]
    if spine.quartiles:
        low, median, high = (digits(value) for value in spine.quartiles)
        parts.append(screen_message("profile.quartiles", language, low=low, median=median, high=high))
    return " · ".join(parts)


def dot_class(mark: Mark) -> str:
    """Return the classes of the region's mark: its standing, hollow where derived, an arrow where a bound."""
    shape = " bound-up" if mark.qualifier in (">", ">=") else " bound-down" if mark.bound else ""
    return f"dot {mark.standing}{shape}" + (" derived" if mark.status == "derived" else "")


def _spine(row: ProfileRow, kind: str, view: View) -> Any:
    spine, language = row.spine, view.lang
    if spine is None:
        return html.Span(
            screen_message("profile.none", language),
            className="dim",
            title=screen_message("profile.none_hint", language),
        )
    left, right = sorted(spine.ends)
    parts: list[Any] = [html.I(className="range", style={"left": _percent(left), "width": _percent(right - left)})]
    if spine.band:
        low, high = spine.band
        parts.append(html.I(className="band", style={"left": _percent(low), "width": _percent(high - low)}))
    parts.append(html.I(className=f"centre {spine.centred}"))
    parts += [
        _point(mark, position, "end", _end(row, mark, side, language))
        for side, mark, position in zip(("worst", "best"), (spine.worst, spine.best), spine.ends, strict=True)
    ]
    if row.target and spine.target is not None:
        parts.append(_point(row.target, spine.target, "goal", _target_title(row.target, language), reached=False))
    parts.append(
        _point(row.mark, spine.value_at, dot_class(row.mark), tip(row.mark, row.indicator, view), reached=False)
    )
    neutral = row.indicator.direction == "neutral"
    sides = [
        html.Small(screen_message(f"profile.{side}", language), className=side) for side in ("low", "high") if neutral
    ]
    return html.Div([*sides, *parts], className="spine", title=_spread_words(row, spine, kind, language))


def _target_title(mark: Mark, language: Language) -> str:
    return f"{mark.region} {message('status.target', language)} {stated(mark, language)} ({mark.year})"


def _other(mark: Mark | None, row: ProfileRow, language: Language, title: str = "") -> Any:
    """Return the cell of nation or target, with its year where that is not the row's."""
    if mark is None:
        return None
    text = value_label(mark, language, mind_year=False)
    if mark.year != row.mark.year:
        text = f"{number(mark.value, '', mark.qualifier, language, high=mark.value_high, symbol=True)} ({mark.year})"
    return _to_fact(text, mark, title)


def _row(row: ProfileRow, kind: str, view: View) -> html.Tr:
    language, mark = view.lang, row.mark
    details = unit_and_way(row.indicator, language)
    name = html.Th([indicator_name(row.indicator, language), html.Small(details)], scope="row")
    value = _to_fact(value_label(mark, language, mind_year=False), mark, tip(mark, row.indicator, view))
    rank = screen_message("profile.of", language, rank=rank_label(mark), of=row.of) if row.spine else ""
    target = _other(row.target, row, language, _target_title(row.target, language) if row.target else "")
    return html.Tr(
        [
            name,
            html.Td(value, className=f"standing {mark.standing}"),
            html.Td(str(mark.year), className="other" if mark.other_year else ""),
            html.Td(_other(row.nation, row, language)),
            html.Td(target),
            html.Td(_spine(row, kind, view), className="on-spine"),
            html.Td(rank),
        ]
    )


def _head(answer: Profile, language: Language) -> html.Thead:
    cells = [html.Th(screen_message(key, language), scope="col") for key in COLUMNS]
    sides = (screen_message("profile.worse", language), screen_message("profile.spine", language, kind=answer.kind))
    spine = html.Span([html.Span(text) for text in (*sides, screen_message("profile.better", language))])
    cells.append(html.Th(spine, scope="col", className="on-spine"))
    cells.append(html.Th(screen_message("profile.rank", language), scope="col"))
    return html.Thead(html.Tr(cells))


def _bodies(answer: Profile, view: View) -> list[html.Tbody]:
    """Return a body of rows a category, headed by its name, or one body where rows stand by their standing."""
    if view.sort == "standing":
        return [html.Tbody([_row(row, answer.kind, view) for row in answer.rows])]
    groups = groupby(answer.rows, key=lambda row: row.indicator.category)
    return [html.Tbody([_group(name, view), *(_row(row, answer.kind, view) for row in rows)]) for name, rows in groups]


def _group(name: str, view: View) -> html.Tr:
    title = category_name(name, view.lang)
    return html.Tr(html.Th(title, scope="rowgroup", colSpan=len(COLUMNS) + 2), className="group")


def profile_table(answer: Profile, view: View, summary: str) -> html.Table:
    """Build the table; ``summary`` says in words what it shows."""
    caption = html.Caption(summary, className="unseen-text")
    return html.Table([caption, _head(answer, view.lang), *_bodies(answer, view)], className="profile")
