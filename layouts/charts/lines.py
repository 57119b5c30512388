"""Lines over years: one a region, gaps left open, labels at their ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from compare.answers.trend import COLOURED, Series, Trend, last
from compare.model.mark import Mark
from compare.model.names import called
from compare.model.palette import Palette
from compare.model.view import Against
from etl.model.catalogue import NATION
from etl.model.messages import Language
from layouts.charts.figure import FigurePart, line, note, scatter
from layouts.charts.labels import hover
from layouts.charts.spacing import spread
from layouts.charts.theme import TEXT

LABEL_GAP = 0.05
"""Least distance between two end labels, as a share of the axis: one line of text on a chart 400 px high."""

DOUBTFUL_POINT = "⊗"
"""What a crossed point looks like, for the key."""
Tints = Mapping[tuple[str, str], str]
"""The colour of each line, by region code and subgroup."""


def symbol_of(mark: Mark | None) -> str:
    """Return the symbol of a point: a bound points to where the value may lie, doubt is crossed, derived is hollow."""
    if mark is None:
        return "circle"
    if mark.bound:
        return "triangle-up" if mark.qualifier[0] == ">" else "triangle-down"
    if mark.doubtful:
        return "circle-x-open"
    return "circle-open" if mark.status == "derived" else "circle"


def _size(mark: Mark | None, faint: bool) -> int:
    plain = mark is None or not (mark.bound or mark.doubtful)
    return (5 if faint else 7) if plain else 10


def _path(series: Series, years: tuple[int, ...]) -> tuple[list[float | None], list[Mark | None]]:
    """Return the years and points of a line, with a break where the population base changes."""
    at: list[float | None] = []
    points: list[Mark | None] = []
    before: Mark | None = None
    for year, mark in zip(years, series.points, strict=True):
        if before is not None and mark is not None and mark.base != before.base:
            at.append(year - 0.5)
            points.append(None)
        at.append(year)
        points.append(mark)
        before = mark
    return at, points


def _symbols(points: Sequence[Mark | None], faint: bool) -> FigurePart:
    """Return symbol and size of every point of a line; most lines have nothing but plain ones."""
    if any(mark is not None and (mark.flags or mark.bound or mark.status == "derived") for mark in points):
        return {"symbol": [symbol_of(mark) for mark in points], "size": [_size(mark, faint) for mark in points]}
    return {"symbol": [symbol_of(None)] * len(points), "size": [_size(None, faint)] * len(points)}


DASHES: dict[Against, str] = {"": "solid", "nation": "dash", "province": "dashdot"}


def _trace(
    lines: Sequence[Series], years: tuple[int, ...], colour: str, faint: bool, language: Language, name: str
) -> FigurePart:
    """Draw lines of one look as one trace, a gap between each and the next."""
    first = lines[0]
    at: list[float | None] = []
    points: list[Mark | None] = []
    for series in lines:
        own_years, own_points = _path(series, years)
        at += [None, *own_years] if at else own_years
        points += [None, *own_points] if points else own_points
    return scatter(
        mode="lines+markers",
        x=at,
        y=[mark.value if mark else None for mark in points],
        connectgaps=False,
        line={
            "color": colour,
            "width": 1.2 if faint else 2,
            "dash": "dot" if first.subgroup else DASHES[first.benchmark],
        },
        marker={**_symbols(points, faint), "opacity": 1, "color": colour, "line": {"color": colour, "width": 1.5}},
        customdata=[mark.fact_id if mark else None for mark in points],
        hovertext=[hover(mark, language) if mark else "" for mark in points],
        hoverinfo="text",
        cliponaxis=False,
        name=name,
    )


def _loose(marks: list[Mark], symbol: str, tints: list[str], name: str, language: Language) -> FigurePart:
    """Marks that belong to no line: part-year values and targets."""
    return scatter(
        mode="markers",
        x=[mark.year for mark in marks],
        y=[mark.value for mark in marks],
        marker={"symbol": symbol, "size": 10, "color": tints, "line": {"width": 2, "color": tints}},
        customdata=[mark.fact_id for mark in marks],
        hovertext=[hover(mark, language) for mark in marks],
        hoverinfo="text",
        cliponaxis=False,
        name=name,
    )


def line_colours(lines: Sequence[Series], colours: Palette) -> Tints:
    """Give every line its colour: its own where they are few, else grey; the nation and the province are ink."""
    own = dict.fromkeys((series.region_code, series.subgroup) for series in lines if not series.benchmark)
    tints = colours.series if len(own) <= COLOURED else (colours.neutral,) * len(own)
    benchmarks = {(series.region_code, ""): colours.ink for series in lines if series.benchmark}
    return benchmarks | dict(zip(own, tints, strict=False))


def _labelled(lines: list[Series]) -> list[int]:
    """Return which lines have an end label: all of a few, else the first, the last and the benchmarks."""
    own = [index for index, series in enumerate(lines) if not series.benchmark]
    kept = own if len(own) <= COLOURED else [own[0], own[-1]]
    return [index for index, series in enumerate(lines) if index in kept or series.benchmark]


def end_labels(
    lines: list[Series],
    tints: Tints,
    *,
    height: float,
    right: float,
    colours: Palette,
    axes: str = "",
    gap: float = LABEL_GAP,
    size: int = TEXT,
    dated: bool = True,
) -> tuple[list[FigurePart], list[FigurePart]]:
    """Return the labels at the lines' ends, and faint leaders to those of lines that end early; named as their lines.

    ``height`` is the extent of the value axis, ``right`` the end of the year axis, ``axes`` the number of the axes
    where there are several, ``gap`` the least distance as a share of the value axis, ``size`` that of the letters;
    ``dated`` writes the year of lines that end early.
    """
    ends = [(index, mark) for index in _labelled(lines) if (mark := last(lines[index])) is not None]
    heights = spread([mark.value for _, mark in ends], gap * height)
    last_year = max((mark.year for series in lines if (mark := last(series))), default=0)
    labels, leaders = [], []
    on = {"yref": f"y{axes}"}
    for (index, mark), label_height in zip(ends, heights, strict=True):
        series = lines[index]
        tint = tints[series.region_code, series.subgroup]
        text = escape(called(series))
        if mark.year < last_year:
            text += f" ({mark.year})" if dated else ""
            ends_at = {"x0": mark.year, "x1": right, "y0": mark.value, "y1": label_height, "xref": f"x{axes}", **on}
            leaders.append(line(**ends_at, line={"color": colours.hairline, "width": 1}, layer="below"))
        font = {"size": size, "color": colours.ink if tint == colours.neutral else tint}
        at = {"x": 1, "xref": f"x{axes} domain", "xanchor": "left", "xshift": 12, "y": label_height, **on}
        labels.append(note(**at, name=called(series), captureevents=True, text=text, font=font))
    return labels, leaders


def traces(
    answer: Trend, lines: list[Series], tints: Tints, language: Language, colours: Palette, axes: str = ""
) -> list[FigurePart]:
    """Return the lines of one indicator with the marks beside them, on the axes numbered ``axes``."""
    grey = [series for series in lines if tints[series.region_code, series.subgroup] == colours.neutral]
    looks = [("regions", [series for series in grey if not series.subgroup])]
    looks += [("subgroups", [series for series in grey if series.subgroup])]
    drawn = [_trace(same, answer.years, colours.neutral, True, language, name) for name, same in looks if same]
    drawn += [
        _trace(
            [series],
            answer.years,
            tints[series.region_code, series.subgroup],
            False,
            language,
            called(series),
        )
        for series in lines
        if tints[series.region_code, series.subgroup] != colours.neutral
    ]
    part_year = [mark for series in lines for mark in series.part_year]
    targets = shown_targets(answer, tints, colours)
    for marks, symbol, name in ((part_year, "square-open", "part_year"), (targets, "diamond-open", "targets")):
        if marks:
            tinted = [tints.get((mark.region_code, mark.subgroup), colours.ink) for mark in marks]
            drawn.append(_loose(marks, symbol, tinted, name, language))
    return [trace | {"xaxis": f"x{axes}", "yaxis": f"y{axes}"} for trace in drawn]


def shown_targets(answer: Trend, tints: Tints, colours: Palette) -> list[Mark]:
    """Return the targets to draw: where lines are many and grey only the nation's, diamonds of all would hide them."""
    few = colours.neutral not in tints.values()
    return [mark for mark in answer.targets if few or mark.region_code == NATION]
