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
from exports.parts.context import Context, evidence_link
from exports.slides.parts.slide import Wording
from exports.slides.views import Page

EVIDENCE = 120
"""So many facts have their sentence in the notes of one slide; of more the rest is counted."""
MISSING_NAMED = 1000
"""So many regions without data are named in the notes."""


def _sources(answer: Answer, language: Language) -> str:
    counted = sources_words(answer.sources, language)
    return f"{message('export.sources', language)}{_colon(language)}{counted}" if counted else ""


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def _version(context: Context, language: Language) -> str:
    return version_words(context.data_version, context.published_at, language)


def said(page: Page, answer: Answer) -> list[str]:
    """Return everything that must be said beside an answer: what is missing, what could not be used, every caveat."""
    language = page.view.lang
    parts = [told.text(language) for told in page.told]
    if answer.missing:
        parts.append(missing_words(answer.missing, language, MISSING_NAMED))
    return [*parts, *(caveat.text(language) for caveat in answer.caveats)]


def foot(page: Page, answer: Answer, context: Context) -> str:
    """Return the footnote: sources, year rule, data version, and everything that must be said."""
    language = page.view.lang
    rule = year_rule(answer.when, page.view)
    first = [_sources(answer, language)]
    if rule:
        first.append(f"{message('export.year_rule', language)}{_colon(language)}{rule}")
    first.append(_version(context, language))
    told = said(page, answer)
    head = SEPARATOR.join(filter(None, first))
    if not told:
        return head
    ended = [text.rstrip("。.") for text in told]
    return f"{head}\n{message('export.caveat', language)}{_colon(language)}{clauses(ended, language)}"


def _fact(mark: Mark, number: int, page: Page, catalogue: Catalogue, context: Context) -> str:
    language = page.view.lang
    indicator = catalogue.indicators.get(mark.indicator)
    name = indicator_name(indicator, language) if indicator else mark.indicator
    value = fmt.stated(mark, language)
    status = "" if mark.status == "actual" else message(f"status.{mark.status}", language)
    subject = " ".join(
        part for part in (mark.region, mark.subgroup or mark.base, mark.period, name, value, status) if part
    )
    quote = mark.quote or page.sentences.get(mark.fact_id, "")
    source = " ".join(part for part in (mark.source, mark.source_date) if part)
    lines = [f"{number}. {subject}"]
    lines += [message("deck.quote", language, quote=quote)] if quote else []
    link = evidence_link(context.address, mark.fact_id, language)
    return "\n".join([*lines, f"{source} {link}"])


def evidence(marks: Sequence[Mark], page: Page, catalogue: Catalogue, context: Context) -> Iterable[str]:
    """Yield the sentence of each value on a slide with its source, date and link."""
    each = list({mark.fact_id: mark for mark in marks}.values())
    for number, mark in enumerate(each[:EVIDENCE], start=1):
        yield _fact(mark, number, page, catalogue, context)
    if len(each) > EVIDENCE:
        yield message("deck.more_evidence", page.view.lang, count=len(each) - EVIDENCE)


def title_of(page: Page) -> str:
    """Return the title of a view's slides: the analyst's own, else what the chart finds."""
    finding = page.answer.finding.text(page.view.lang) if page.answer else ""
    return page.title or finding or message("deck.untitled", page.view.lang)


def _notes(page: Page, answer: Answer, marks: Sequence[Mark], catalogue: Catalogue, context: Context) -> str:
    language = page.view.lang
    parts = [page.comment, answer.finding.text(language), answer.caption(page.view), foot(page, answer, context)]
    parts += [message("deck.evidence", language), *evidence(marks, page, catalogue, context)] if marks else []
    return "\n".join(part for part in parts if part)


def wording(
    page: Page, answer: Answer, marks: Sequence[Mark], part: tuple[int, int], catalogue: Catalogue, context: Context
) -> Wording:
    """Return the words of one of an answer's slides; ``part`` is its number among them and how many there are."""
    language = page.view.lang
    title, line = title_of(page), answer.caption(page.view)
    if page.title:
        line = SEPARATOR.join((answer.finding.text(language), line))
    if part[1] > 1:
        title = message("deck.part", language, title=title, at=part[0], count=part[1])
    text = _notes(page, answer, marks, catalogue, context)
    return Wording(title, line, foot(page, answer, context), message("deck.cut", language), text)


def unanswered(page: Page) -> Wording:
    """Return the words of a slide that has nothing to show."""
    return Wording(title_of(page), "", "", "", page.comment)
