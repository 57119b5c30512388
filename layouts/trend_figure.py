"""The trend as lines over years: gaps stay gaps, labels stand at the lines' ends."""

from __future__ import annotations

from html import escape

from compare.answers import Mark, Series, Trend
from compare.format import scale
from etl.catalogue import NATION
from etl.messages import Language
from layouts.figure import Figure, Part, line, note, scatter
from layouts.labels import hover
from layouts.palette import Palette
from layouts.theme import SMALL, TEXT, template

DIRECT_LABELS = 8
"""Up to so many lines have their own colour and label; more are grey, the first and last of them labelled."""

LABEL_GAP = 0.05
"""Least distance between two end labels, as a share of the axis: one line of text on a chart 400 px high."""


def spread(heights: list[float], gap: float) -> list[float]:
    """Move labels apart to at least ``gap``, keeping their order and each as near its own height as that allows."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    groups: list[tuple[list[int], float]] = []
    for index in order:
        members, centre = [index], heights[index]
        while groups and centre - groups[-1][1] < gap * (len(members) + len(groups[-1][0])) / 2:
            earlier, _ = groups.pop()
            members = earlier + members
            centre = sum(heights[member] for member in members) / len(members)
        groups.append((members, centre))
    placed = [0.0] * len(heights)
    for members, centre in groups:
        for step, member in enumerate(members):
            placed[member] = centre + (step - (len(members) - 1) / 2) * gap
    return placed


def series_name(series: Series) -> str:
    """Return what the line is called: its region, with the subgroup where there is one."""
    return f"{series.region} · {series.subgroup}" if series.subgroup else series.region


def _symbol(mark: Mark | None) -> str:
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


def _symbols(series: Series, faint: bool) -> Part:
    """Return symbol and size of every point of a line; most lines have nothing but plain ones."""
    if any(mark is not None and (mark.flags or mark.bound or mark.status == "derived") for mark in series.points):
        return {
            "symbol": [_symbol(mark) for mark in series.points],
            "size": [_size(mark, faint) for mark in series.points],
        }
    count = len(series.points)
    return {"symbol": [_symbol(None)] * count, "size": [_size(None, faint)] * count}


def _trace(series: Series, years: tuple[int, ...], colour: str, faint: bool, language: Language) -> Part:
    national = series.region_code == NATION
    return scatter(
        mode="lines+markers",
        x=list(years),
        y=[mark.value if mark else None for mark in series.points],
        connectgaps=False,
        line={
            "color": colour,
            "width": 1.2 if faint else 2,
            "dash": "dash" if national else "dot" if series.subgroup else "solid",
        },
        marker={
            **_symbols(series, faint),
            "opacity": 1,
            "color": colour,
            "line": {"color": colour, "width": 1.5},
        },
        customdata=[mark.fact_id if mark else None for mark in series.points],
        hovertext=[hover(mark, language) if mark else "" for mark in series.points],
        hoverinfo="text",
        cliponaxis=False,
        name=series_name(series),
    )


def _loose(marks: list[Mark], symbol: str, tints: list[str], name: str, language: Language) -> Part:
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


def _last(series: Series) -> Mark | None:
    return next((mark for mark in reversed(series.points) if mark is not None), None)


def _colours(lines: list[Series], colours: Palette) -> list[str]:
    tints = iter(colours.series)
    few = sum(series.region_code != NATION for series in lines) <= DIRECT_LABELS
    return [
        colours.ink if series.region_code == NATION else next(tints) if few else colours.neutral for series in lines
    ]


def _labelled(lines: list[Series]) -> list[int]:
    """Return which lines have an end label: all of a few, else the first, the last and the nation."""
    own = [index for index, series in enumerate(lines) if series.region_code != NATION]
    kept = own if len(own) <= DIRECT_LABELS else [own[0], own[-1]]
    return [index for index, series in enumerate(lines) if index in kept or series.region_code == NATION]


def _end_labels(
    lines: list[Series], tints: list[str], height: float, right: float, colours: Palette
) -> tuple[list[Part], list[Part]]:
    """Return the labels at the lines' ends, and faint leaders to those of lines that end early.

    ``height`` is the extent of the value axis, ``right`` the end of the year axis.
    """
    ends = [(index, mark) for index in _labelled(lines) if (mark := _last(lines[index])) is not None]
    places = spread([mark.value for _, mark in ends], LABEL_GAP * height)
    last_year = max((mark.year for series in lines if (mark := _last(series))), default=0)
    labels, leaders = [], []
    for (index, mark), place in zip(ends, places, strict=True):
        tint = colours.ink if tints[index] == colours.neutral else tints[index]
        text = escape(series_name(lines[index]))
        if mark.year < last_year:
            text += f" ({mark.year})"
            stroke = {"color": colours.hairline, "width": 1}
            leaders.append(line(x0=mark.year, x1=right, y0=mark.value, y1=place, line=stroke, layer="below"))
        font = {"size": TEXT, "color": tint}
        labels.append(note(x=1, xref="paper", xanchor="left", xshift=12, y=place, text=text, font=font))
    return labels, leaders


def _shown_targets(answer: Trend) -> list[Mark]:
    """Of many regions only the nation's targets are drawn: diamonds of all would hide the lines."""
    few = len(answer.series) <= DIRECT_LABELS
    return [mark for mark in answer.targets if few or mark.region_code == NATION]


def _traces(answer: Trend, lines: list[Series], tints: list[str], language: Language, colours: Palette) -> list[Part]:
    faint = len(answer.series) > DIRECT_LABELS
    traces = [
        _trace(series, answer.years, tint, faint and series.region_code != NATION, language)
        for series, tint in zip(lines, tints, strict=True)
    ]
    tint_of = {series.region_code: tint for series, tint in zip(lines, tints, strict=True)}
    part_year = [mark for series in lines for mark in series.part_year]
    for marks, symbol, name in (
        (part_year, "square-open", "part_year"),
        (_shown_targets(answer), "diamond-open", "targets"),
    ):
        if marks:
            tinted = [tint_of.get(mark.region_code, colours.ink) for mark in marks]
            traces.append(_loose(marks, symbol, tinted, name, language))
    return traces


def text_width(text: str) -> int:
    """Return about how many pixels a label takes at the text size: Chinese characters are square, others narrow."""
    return sum(TEXT if ord(letter) > 0x2E80 else 8 for letter in text)


def trend_figure(answer: Trend, language: Language, colours: Palette) -> Figure:
    """Draw the lines of one indicator. ``customdata`` of every point is its fact id."""
    lines = [*answer.series, *([answer.national] if answer.national else [])]
    tints = _colours(lines, colours)
    targets = _shown_targets(answer)
    shown = [mark for series in lines for mark in (*series.points, *series.part_year) if mark] + targets
    values = [mark.value for mark in shown] or [0.0]
    years = [mark.year for mark in shown] or [0]
    height = (max(values) - min(values)) or abs(values[0]) or 1.0
    span = [min(years) - 0.3, max(years) + 0.3]
    labels, leaders = _end_labels(lines, tints, height * 1.16, span[1], colours)
    divisor, unit = scale(values, answer.indicator.unit, language)
    corner = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 12}
    layout = {
        "template": template(colours),
        "shapes": leaders,
        "annotations": [*labels, note(**corner, text=unit, font={"size": SMALL})],
        "margin": {"l": 8, "r": 28 + max((text_width(label["text"]) for label in labels), default=0), "t": 44, "b": 32},
        "xaxis": {
            "range": span,
            "dtick": next((step for step in (1, 2, 5) if (max(years) - min(years)) / step <= 12), 10),
            "tickangle": 0,
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": _value_axis(values, height, divisor),
        "hovermode": "closest",
        "uirevision": answer.indicator.id,
    }
    return {"data": _traces(answer, lines, tints, language, colours), "layout": layout}


def _value_axis(values: list[float], height: float, divisor: float) -> Part:
    low, high = min(values) - 0.08 * height, max(values) + 0.08 * height
    if min(values) >= 0:
        low = max(low, 0)
    axis: Part = {"range": [low, high], "zeroline": False, "nticks": 7}
    if divisor != 1:
        step = _nice_step((high - low) / 6)
        ticks = [step * n for n in range(int(low // step), int(high // step) + 1) if step * n >= low]
        axis |= {"tickvals": ticks, "ticktext": [f"{tick / divisor:g}" for tick in ticks]}
    return axis


def _nice_step(rough: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten: the distance between two gridlines."""
    power = 10.0 ** len(str(int(rough))) / 10
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)
