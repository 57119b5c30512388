"""An indicator's page: definition, national values and targets, coverage by year, who leads, what is doubtful."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import dcc, html

from compare.answers.ranking import rank_label
from compare.catalogue.indicator import IndicatorDetails
from compare.catalogue.view import CatalogueView
from compare.model.caption import direction_words
from compare.model.format import unit_name
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name, join
from compare.model.tabs import Tab
from compare.model.view import View, to_query
from compare.quality.doubts import CONFLICT
from compare.quality.view import QualityView
from compare.quality.view import to_query as quality_query
from etl.model.messages import Language, wording
from layouts.charts.labels import signed_difference, value_label
from layouts.messages import screen_message
from layouts.screens.catalogue import address, catalogue_message
from layouts.screens.indicator_national import fact_link, national, part
from layouts.screens.list_parts import chips
from layouts.states import state

SHOWN = 5
"""How many of the best and of the worst regions are named; all where there are no more than twice as many."""
LABELLED = 26
"""Most years that are all labelled; of more, every fifth is."""
COMPARED: tuple[Tab, ...] = ("rank", "trend", "matrix")


def _compare(details: IndicatorDetails, language: Language, tab: Tab, year: str = "best") -> str:
    view = View(indicators=(details.indicator.id,), year=year, tab=tab, lang=language)
    return f"/compare?{to_query(view)}"


def indicator_head(details: IndicatorDetails, language: Language) -> list[Any]:
    """Build the page's head: the way back, the name, what it measures, and the ways into Compare."""
    one = details.indicator
    other = one.name_en if language == "zh" else one.name_zh
    links = [
        dcc.Link(screen_message(f"tab.{tab}", language), href=_compare(details, language, tab), className="chip")
        for tab in COMPARED
        if details.facts
    ]
    about = (
        unit_name(one.unit, language),
        direction_words(one, language),
        category_name(one.category, language),
    )
    return [
        dcc.Link(catalogue_message("back", language), href=address(CatalogueView(lang=language)), className="back"),
        html.Div(
            [
                html.Div(
                    [
                        html.H1([indicator_name(one, language), html.Small(other)]),
                        html.P(" · ".join(filter(None, about)), className="subline"),
                    ]
                ),
                chips(
                    [html.Span(catalogue_message("compare", language), className="dim"), *links],
                    catalogue_message("compare", language),
                )
                if links
                else None,
            ],
            className="indicator-head",
        ),
    ]


def _definition(details: IndicatorDetails, language: Language) -> html.Section:
    one = details.indicator
    aliases = join(one.aliases, language, None)
    return part(
        "definition",
        html.P(one.definition_zh or catalogue_message("no_definition", language), lang="zh-CN"),
        html.P([html.Span(catalogue_message("aliases", language), className="dim"), html.Span(aliases)], lang="zh-CN")
        if aliases
        else None,
        language=language,
    )


def _year(details: IndicatorDetails, year: int, most: int, language: Language, *, named: bool) -> Any:
    """Build the column of a year; one without any region leads nowhere."""
    count = details.by_year.get(year, 0)
    title = catalogue_message("coverage_cell", language, year=year, count=count)
    parts = [
        html.Span(str(count) if count else "", className="count"),
        html.I(style={"height": f"{count / most:.0%}"}),
        html.Span(f"{year % 100:02}" if named else "", className="year"),
    ]
    if not count:
        return html.Span(parts, title=title)
    return dcc.Link(parts, href=_compare(details, language, "rank", str(year)), title=title)


def _coverage(details: IndicatorDetails, language: Language) -> html.Section:
    if not details.by_year:
        return part("coverage", html.P(screen_message("coverage.none", language)), language=language)
    years = range(min(details.by_year), max(details.by_year) + 1)
    most = max(*details.by_year.values(), 1)
    step = 1 if len(years) <= LABELLED else 5
    columns = [_year(details, year, most, language, named=year % step == 0) for year in years]
    regions, stated = len(details.coverage.regions), len(details.by_year)
    summary = catalogue_message("coverage_text", language, regions=regions, years=stated, facts=details.facts)
    return part("coverage", html.P(summary, className="dim"), html.Div(columns, className="years"), language=language)


def _ranked_row(mark: Mark, language: Language, *, with_difference: bool) -> html.Tr:
    cells = [
        html.Td(rank_label(mark)),
        html.Td(mark.region),
        html.Td(fact_link(mark, language, value_label(mark, language, unit=True))),
    ]
    if with_difference:
        cells.append(html.Td(signed_difference(mark, language), className=f"standing {mark.standing}"))
    return html.Tr(cells)


def _ranked_table(details: IndicatorDetails, language: Language) -> html.Table:
    """Lay out the best and the worst; beside the nation only where there is a national value of that year."""
    marks = details.ranking.marks
    with_difference = any(mark.difference is not None for mark in marks)
    ends = [marks] if len(marks) <= 2 * SHOWN else [marks[:SHOWN], marks[-SHOWN:]]
    heads = [catalogue_message(f"head.{key}", language) for key in ("rank", "region", "value")]
    heads += [screen_message("chart.against_nation", language)] if with_difference else []
    rows: list[html.Tr] = []
    for end in ends:
        if rows:
            between = catalogue_message("between", language, count=len(marks) - 2 * SHOWN)
            rows.append(html.Tr(html.Td(between, colSpan=len(heads), className="dim")))
        rows += [_ranked_row(mark, language, with_difference=with_difference) for mark in end]
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    return html.Table([head, html.Tbody(rows)], className="ranked")


def _ranked(details: IndicatorDetails, language: Language) -> html.Section:
    count = len(details.ranking.marks)
    if not count:
        return part("ranked_none", html.P(catalogue_message("no_ranking", language)), language=language)
    link = dcc.Link(catalogue_message("all_ranked", language, count=count), href=_compare(details, language, "rank"))
    key = "ranked_neutral" if details.indicator.direction == "neutral" else "ranked"
    return part(key, _ranked_table(details, language), html.P(link), language=language, year=details.ranking.year)


def _doubts(details: IndicatorDetails, language: Language) -> html.Section:
    name = details.indicator.name_zh

    def to(text: str, view: QualityView) -> html.Li:
        return html.Li(dcc.Link(text, href=f"/quality?{quality_query(view)}"))

    items = [
        to(
            catalogue_message("flagged", language, count=count, flag=wording("flag", flag, language)),
            QualityView("conflict", q=name, lang=language)
            if flag in CONFLICT
            else QualityView("flagged", flag, name, language),
        )
        for flag, count in details.flags
    ]
    items += [
        to(catalogue_message("based", language, count=count, base=base), QualityView("mixed", q=name, lang=language))
        for base, count in details.bases
    ]
    caveats = [caveat for caveat in details.ranking.caveats if caveat.key in ("caveat.levels", "caveat.total")]
    items += [html.Li(caveat.text(language)) for caveat in caveats]
    body = (
        html.Ul(items, className="doubt-list")
        if items
        else html.P(catalogue_message("no_doubts", language), className="dim")
    )
    return part("doubts", body, language=language)


def indicator_body(details: IndicatorDetails, language: Language) -> Any:
    """Build the page under its head."""
    return html.Div(
        [
            html.Div([_definition(details, language), national(details, language)]),
            html.Div([_coverage(details, language), _ranked(details, language), _doubts(details, language)]),
        ],
        className="indicator-page",
    )


def unknown_indicator(id: str, language: Language) -> Any:
    """Say that the catalogue has no such indicator, and lead back to the list."""
    content = state(catalogue_message("unknown", language), catalogue_message("unknown_text", language, id=quote(id)))
    content.children.append(dcc.Link(catalogue_message("back", language), href=address(CatalogueView(lang=language))))
    return content
