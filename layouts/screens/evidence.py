"""The evidence of one fact: its sentence, its source, how it was read and what else is known of the same cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from dash import dcc, html

from compare.answers.evidence import Evidence
from compare.documents.view import EvidenceView, to_query
from compare.model.format import stated
from compare.model.mark import Mark
from compare.model.names import join
from compare.model.periods import part_of_year
from etl.model.messages import Language, message, wording
from etl.model.reasons import Flag
from layouts import ids
from layouts.attributes import aria, data
from layouts.charts.labels import flag_words, signed_difference
from layouts.messages import screen_message
from layouts.shell import icon
from layouts.web import web_address

UNSEEN: Final[Flag] = "source_unseen"
CELL_MARK = "\t"
"""What parts the cells of a row where the document is a table."""


def _when(mark: Mark, language: Language) -> str:
    return " ".join(part for part in (str(mark.year), part_of_year(mark.period, language)) if part)


def _close(language: Language) -> html.Button:
    label = screen_message("evidence.close", language)
    return html.Button(icon("close"), id=ids.EVIDENCE_CLOSE, className="quiet", title=label, **aria(label=label))


def _title(evidence: Evidence, language: Language) -> html.Div:
    mark = evidence.mark
    when = screen_message("evidence.no_year", language) if evidence.year is None else _when(mark, language)
    region = mark.region or screen_message("evidence.no_region", language)
    where = " · ".join(part for part in (region, when, mark.subgroup) if part)
    value = screen_message("evidence.no_value", language) if evidence.value is None else stated(mark, language)
    status = "" if mark.status == "actual" else message(f"status.{mark.status}", language)
    return html.Div(
        [
            html.Div(
                [
                    html.Div(f"{where} · {evidence.name}", className="label"),
                    html.H2([value, html.Small(status) if status else None]),
                ]
            ),
            _close(language),
        ],
        className="head",
    )


def quoted(evidence: Evidence) -> html.Blockquote:
    """Return the sentence as it stands, the number highlighted where the sentence holds it.

    The row of a table stands as its cells, one beside the other.
    """
    cells = []
    at = 0
    for cell in evidence.quote.split(CELL_MARK):
        if cell:
            cells.append(_highlighted(cell, at, evidence.highlight))
        at += len(cell) + 1
    if len(cells) == 1:
        return html.Blockquote(cells[0])
    return html.Blockquote([html.Span(cell) for cell in cells], className="cells")


def _highlighted(text: str, at: int, span: tuple[int, int] | None) -> list[Any]:
    """Mark the part of ``text`` that lies in ``span``; ``text`` begins at ``at``."""
    if span is None or span[0] < at or span[1] > at + len(text):
        return [text]
    start, end = span[0] - at, span[1] - at
    return [text[:start], html.Mark(text[start:end]), text[end:]]


def _source(evidence: Evidence, language: Language) -> html.Div:
    mark = evidence.mark
    details = " · ".join(part for part in (evidence.publisher, evidence.published) if part)
    url = web_address(evidence.url)
    evidence_view = EvidenceView(doc=mark.doc, fact=mark.fact_id, lang=language)
    links: list[Any] = [
        dcc.Link(screen_message("evidence.in_document", language), href=f"/evidence?{to_query(evidence_view)}")
    ]
    if url:
        links.append(
            html.A(screen_message("evidence.open", language), href=url, target="_blank", rel="noopener noreferrer")
        )
    unseen = html.P(screen_message("evidence.unseen", language), className="unseen") if mark.has(UNSEEN) else None
    return html.Div(
        [
            unseen,
            html.Div(evidence.document_title or mark.doc),
            html.Div(details, className="dim") if details else None,
            html.Div(screen_message("evidence.document", language, doc=mark.doc), className="dim"),
            html.Div(links, className="ways"),
        ]
    )


def _how_it_was_read(evidence: Evidence, language: Language) -> html.Div:
    mark = evidence.mark
    # An unseen source is noted beside the source, where it matters.
    without_unseen = replace(mark, flags=tuple(flag for flag in mark.flags if flag != UNSEEN))
    doubts = [html.Li(doubt) for doubt in flag_words(without_unseen, language)]
    rule = wording("rule", mark.rule, language)
    return html.Div(
        [
            html.Div(screen_message("evidence.reading", language, rule=rule, confidence=f"{mark.confidence:.2f}")),
            html.Ul(doubts, className="doubts") if doubts else None,
            html.Div(screen_message("evidence.no_flags", language), className="dim") if not mark.flags else None,
            html.Div(mark.note, className="dim") if mark.note else None,
        ]
    )


def _other(mark: Mark, language: Language) -> html.Li:
    what = [stated(mark, language), _when(mark, language)]
    if mark.status != "actual":
        what.append(message(f"status.{mark.status}", language))
    source = mark.source
    tags = ([screen_message("evidence.shown_one", language)] if mark.headline else []) + flag_words(mark, language)
    return html.Li(
        [
            html.Button(" · ".join(what), className="to-fact", **data(fact=mark.fact_id)),
            html.Span(join(tags, language, None), className="dim tags") if tags else None,
            html.Div(source, className="dim one-line", title=source),
        ]
    )


def _others(evidence: Evidence, language: Language) -> html.Div:
    return html.Div(
        [
            html.Ul([_other(mark, language) for mark in evidence.others]) if evidence.others else None,
            html.Div(evidence.chosen.text(language), className="dim"),
        ]
    )


def _history(evidence: Evidence, language: Language) -> html.Table:
    rows = [
        html.Tr(
            [
                html.Td(str(mark.year)),
                html.Td(html.Button(stated(mark, language), className="to-fact", **data(fact=mark.fact_id))),
                html.Td(signed_difference(mark, language), className=f"standing {mark.standing}"),
            ],
            className="current" if mark.fact_id == evidence.mark.fact_id else "",
        )
        for mark in evidence.history
    ]
    heads = ("evidence.year", "evidence.value", "chart.against_nation")
    return html.Table(
        [html.Thead(html.Tr([html.Th(screen_message(key, language)) for key in heads])), html.Tbody(rows)]
    )


def _part(key: str, content: Any, language: Language, **params: object) -> html.Section:
    return html.Section([html.H3(screen_message(f"evidence.{key}", language, **params)), content])


def evidence_panel(evidence: Evidence, language: Language) -> list[Any]:
    """Build the panel's content, most wanted first."""
    parts: list[Any] = [_title(evidence, language)]
    if evidence.quote:
        parts.append(_part("row" if CELL_MARK in evidence.quote else "sentence", quoted(evidence), language))
    parts.append(_part("source", _source(evidence, language), language))
    parts.append(_part("read", _how_it_was_read(evidence, language), language))
    parts.append(_part("others", _others(evidence, language), language, count=len(evidence.others)))
    if evidence.history:
        parts.append(_part("history", _history(evidence, language), language))
    return parts


def unknown_fact(fact_id: str, language: Language) -> list[Any]:
    """Say politely that the link names a fact this snapshot does not have."""
    return [
        html.Div([html.H2(screen_message("evidence.unknown", language)), _close(language)], className="head"),
        html.P(screen_message("evidence.unknown_text", language, fact=fact_id), className="dim"),
    ]
