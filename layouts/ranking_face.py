"""How a ranking is drawn."""

from __future__ import annotations

from dash import html

from compare.answers import Ranking
from compare.names import indicator_name
from compare.view import View
from layouts.face import Face, chart, mark_entries
from layouts.palette import Palette
from layouts.ranking_figure import ranking_figure


def _empty(answer: Ranking) -> bool:
    return not (answer.marks or answer.part_year or answer.subgroups)


def _key(answer: Ranking, view: View) -> list[str]:
    standings = {mark.standing for mark in answer.marks}
    entries: list[str] = [name for name in ("better", "worse") if name in standings]
    if entries and standings & {"unknown", "equal"}:
        entries.append("neutral")
    if view.against == "province":
        entries = [f"{entry}-province" for entry in entries]
    marks = (*answer.marks, *answer.subgroups, *answer.part_year)
    entries += mark_entries(marks)
    entries += ["target"] if answer.targets else []
    return entries + (["doubt"] if any(mark.doubtful for mark in marks) else [])


def _draw(answer: Ranking, view: View, colours: Palette, summary: str) -> html.Div:
    figure = ranking_figure(answer, view.lang, colours)
    name = indicator_name(answer.indicator, view.lang)
    height = f"{figure['layout']['height']}px"
    return chart(figure, view, name=name, summary=summary, entries=_key(answer, view), height=height)


FACE: Face[Ranking] = Face(_empty, _draw)
