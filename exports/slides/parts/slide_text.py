"""The words of a slide: what it is about, its footnote, and the notes with every caveat and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.caption import SEPARATOR, missing_words, sources_words, version_words, year_rule
from compare.model.mark import Mark
from compare.model.names import clauses, indicator_name
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message
from exports.parts.context import ExportContext, evidence_link
from exports.slides.parts.slide import SlideText
from exports.slides.views import DeckView

EVIDENCE = 120
"""Most facts whose sentence stands in the notes of one slide; the rest is counted."""
MISSING_NAMED = 1000
"""Most regions without data that are named in the notes."""


def _sources(answer: Answer, language: Language) -> str:
    counted = sources_words(answer.sources, language)
    return f"{message('export.sources', language)}{_colon(language)}{counted}" if counted else ""


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def _version(context: ExportContext, language: Language) -> str:
    return version_words(context.data_version, context.published_at, language)


def remarks(deck_view: DeckView, answer: Answer) -> list[str]:
    """Return everything that must be said beside an answer: what is missing, what could not be used, every caveat."""
    language = deck_view.view.lang
    parts = [notice.text(language) for notice in deck_view.notices]
    if answer.missing:
        parts.append(missing_words(answer.missing, language, MISSING_NAMED))
    return [*parts, *(caveat.text(language) for caveat in answer.caveats)]


def foot(deck_view: DeckView, answer: Answer, context: ExportContext) -> str:
    """Return the footnote: sources, year rule, data version, and everything that must be said."""
    language = deck_view.view.lang
    rule = year_rule(answer.when, deck_view.view)
    first = [_sources(answer, language)]
    if rule:
        first.append(f"{message('export.year_rule', language)}{_colon(language)}{rule}")
    first.append(_version(context, language))
    texts = remarks(deck_view, answer)
    head = SEPARATOR.join(filter(None, first))
    if not texts:
        return head
    ended = [text.rstrip("。.") for text in texts]
    return f"{head}\n{message('export.caveat', language)}{_colon(language)}{clauses(ended, language)}"


def _fact(mark: Mark, number: int, deck_view: DeckView, catalogue: Catalogue, context: ExportContext) -> str:
    language = deck_view.view.lang
    indicator = catalogue.indicators.get(mark.indicator)
    name = indicator_name(indicator, language) if indicator else mark.indicator
    value = fmt.stated(mark, language)
    status = "" if mark.status == "actual" else message(f"status.{mark.status}", language)
    subject = " ".join(
        part for part in (mark.region, mark.subgroup or mark.base, mark.period, name, value, status) if part
    )
    quote = mark.quote or deck_view.sentences.get(mark.fact_id, "")
    source = " ".join(part for part in (mark.source, mark.source_date) if part)
    lines = [f"{number}. {subject}"]
    lines += [message("deck.quote", language, quote=quote)] if quote else []
    link = evidence_link(context.address, mark.fact_id, language)
    return "\n".join([*lines, f"{source} {link}"])


def evidence(marks: Sequence[Mark], deck_view: DeckView, catalogue: Catalogue, context: ExportContext) -> Iterable[str]:
    """Yield the sentence of each value on a slide with its source, date and link."""
    each = list({mark.fact_id: mark for mark in marks}.values())
    for number, mark in enumerate(each[:EVIDENCE], start=1):
        yield _fact(mark, number, deck_view, catalogue, context)
    if len(each) > EVIDENCE:
        yield message("deck.more_evidence", deck_view.view.lang, count=len(each) - EVIDENCE)


def title_of(deck_view: DeckView) -> str:
    """Return the title of a view's slides: the analyst's own, else what the chart finds."""
    finding = deck_view.answer.finding.text(deck_view.view.lang) if deck_view.answer else ""
    return deck_view.title or finding or message("deck.untitled", deck_view.view.lang)


def _notes(
    deck_view: DeckView, answer: Answer, marks: Sequence[Mark], catalogue: Catalogue, context: ExportContext
) -> str:
    language = deck_view.view.lang
    parts = [
        deck_view.comment,
        answer.finding.text(language),
        answer.caption(deck_view.view),
        foot(deck_view, answer, context),
    ]
    parts += [message("deck.evidence", language), *evidence(marks, deck_view, catalogue, context)] if marks else []
    return "\n".join(part for part in parts if part)


def slide_text(
    deck_view: DeckView,
    answer: Answer,
    marks: Sequence[Mark],
    part: tuple[int, int],
    catalogue: Catalogue,
    context: ExportContext,
) -> SlideText:
    """Return the words of one of an answer's slides; ``part`` is its number among them and how many there are."""
    language = deck_view.view.lang
    title, line = title_of(deck_view), answer.caption(deck_view.view)
    if deck_view.title:
        line = SEPARATOR.join((answer.finding.text(language), line))
    if part[1] > 1:
        title = message("deck.part", language, title=title, at=part[0], count=part[1])
    text = _notes(deck_view, answer, marks, catalogue, context)
    return SlideText(title, line, foot(deck_view, answer, context), message("deck.cut", language), text)


def unanswered(deck_view: DeckView) -> SlideText:
    """Return the words of a slide that has nothing to show."""
    return SlideText(title_of(deck_view), "", "", "", deck_view.comment)
