"""A document as data that the browser sets as a page (assets/document.js): thousands of facts are no components."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from compare.documents.annotated import AnnotatedBlock, CellRuns, DocumentAnswer, LocatedFact
from compare.documents.view import TAIL
from compare.model.format import number
from compare.model.names import category_name
from compare.model.periods import part_of_year
from compare.model.view import View, to_query
from etl.model.catalogue import NATION, Catalogue
from etl.model.messages import Language, message, wording
from layouts.messages import screen_message
from layouts.web import web_address

_FILLED = {
    "showing": ("shown", "count"),
    "found": ("at", "count"),
    "found_none": (),
    "read_by": ("rule", "confidence"),
    "no_match": (),
    "no_facts": (),
    "in_compare": (),
    "copy": (),
    "copied": (),
    "unread": (),
    "no_doubts": (),
}
"""Wordings that the browser fills itself: rows ``screen.document.<name>`` with the names of their placeholders."""


def _runs(runs: CellRuns) -> list[Any]:
    """Write runs: a text alone; with the facts on it ``[text, [facts]]``; a number that is none ``[text, number]``."""
    return [
        run.text if not run.facts and run.unread is None else [run.text, list(run.facts) if run.facts else run.unread]
        for run in runs
    ]


def _part(part: AnnotatedBlock) -> list[Any]:
    """Write a block: ``[kind, level, runs]``, for a table ``["t", 0, rows of cells of runs]``."""
    if part.kind == "table":
        return ["t", 0, [[_runs(cell) for cell in row] for row in part.rows]]
    return ["h" if part.kind == "heading" else "p", part.level, _runs(part.runs)]


def value_text(fact: LocatedFact, language: Language) -> str:
    """Return the fact's value as it is written everywhere; a dash where none was taken."""
    if fact.value is None:
        return "—"
    return number(fact.value, fact.unit, fact.qualifier, language, high=fact.value_high)


def about_text(fact: LocatedFact, language: Language) -> str:
    """Return region, year (with its months) and subgroup; what the text does not tell is said to be untold."""
    year = screen_message("document.no_year", language) if fact.year is None else str(fact.year)
    part = part_of_year(fact.period, language)
    when = part if part.startswith(year) else " · ".join(filter(None, (year, part)))  # a day has its year in it
    return " · ".join(
        filter(None, (fact.region or screen_message("document.no_region", language), when, fact.subgroup))
    )


def _fact(fact: LocatedFact, language: Language) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": fact.fact_id,
        "at": fact.start,
        "name": fact.name,
        "about": about_text(fact, language),
        "value": value_text(fact, language),
        "status": fact.status,
        "indicator": fact.indicator or TAIL,
        "flags": list(fact.flags),
        "rule": fact.rule,
        "confidence": f"{fact.confidence:.2f}",
    }
    if fact.note:
        fields["note"] = fact.note
    if fact.headline:  # what no comparison shows has none to be opened in
        region = () if fact.region_code == NATION else (fact.region_code,)  # the nation is beside every selection
        fields["compare"] = to_query(View((fact.indicator,), region, str(fact.year), lang=language))
    return fields


def indicator_options(facts: Iterable[LocatedFact], catalogue: Catalogue, language: Language) -> list[dict[str, Any]]:
    """Return the indicators of the facts, by category, each with the number of its facts; tail facts stand last."""
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.indicator] = counts.get(fact.indicator, 0) + 1
    names = {fact.indicator: fact.name for fact in facts}
    groups: dict[str, list[dict[str, Any]]] = {}
    for id in sorted(counts, key=lambda id: (id == "", -counts[id], id)):
        known = catalogue.indicators.get(id)
        group = category_name(known.category, language) if known else screen_message("document.tail_group", language)
        search = " ".join((known.name_zh, known.name_en, *known.aliases)) if known else ""
        name = names[id] if id else screen_message("document.tail", language)
        option = {"value": id or TAIL, "label": name, "search": search, "note": str(counts[id])}
        groups.setdefault(group, []).append(option)
    return [{"group": group, "items": items} for group, items in groups.items()]


def _messages(answer: DocumentAnswer, language: Language) -> dict[str, Any]:
    """Return the wordings the page needs, placeholders left as they are, and those of the codes that occur."""
    facts = answer.facts
    flags = {flag for fact in facts for flag in fact.flags}
    return {
        "original": screen_message("evidence.open", language),
        **{
            name: screen_message(f"document.{name}", language, **{key: f"{{{key}}}" for key in keys})
            for name, keys in _FILLED.items()
        },
        "status": {status: message(f"status.{status}", language) for status in ("actual", "target", "derived")},
        "flags": _worded("flag", flags, language),
        "rules": _worded("rule", {fact.rule for fact in facts}, language),
        "reasons": _worded("unread", {item.reason for item in answer.unread}, language),
    }


def _worded(kind: str, codes: Iterable[str], language: Language) -> Mapping[str, str]:
    return {code: wording(kind, code, language) for code in sorted(codes)}


def document_data(answer: DocumentAnswer, catalogue: Catalogue, language: Language, notice: str = "") -> dict[str, Any]:
    """Return everything the browser needs to set the page, in plain values.

    ``notice`` tells what the link asked for and did not get.
    """
    counts = screen_message(
        "document.counts", language, facts=f"{len(answer.facts):,}", unread=f"{len(answer.unread):,}"
    )
    return {
        "doc": answer.doc,
        "lang": language,
        "title": answer.title,
        "source": " · ".join(filter(None, (answer.publisher, answer.published, answer.doc, counts))),
        "url": web_address(answer.url),
        "notice": notice,
        "lost": "" if answer.text_kept else screen_message("document.no_text", language),
        "table": answer.table,
        "parts": [_part(part) for part in answer.parts],
        "facts": [_fact(fact, language) for fact in answer.facts],
        "unread": [[item.start, item.reason] for item in answer.unread],
        "indicators": indicator_options(answer.facts, catalogue, language),
        "words": _messages(answer, language),
    }
