"""The words of a slide: what it is about, its footnote, and the notes with every caveat and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.answers.profile import Profile
from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.names import clauses, indicator_name, join
from compare.model.view import View
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message
from exports.parts import notes
from exports.parts.context import Context
from exports.slides.parts.slide import Wording
from exports.slides.views import Page
from exports.xlsx.facts import evidence_link

EVIDENCE = 120
"""So many facts have their sentence in the notes of one slide; of more the rest is counted."""
NAMES = 4


def about(answer: Answer, view: View) -> str:
    """Return the line under the title: indicator, unit, direction, year rule; of several their names or number."""
    indicators = answer.about
    if len(indicators) == 1 and not isinstance(answer, Profile):
        return notes.subtitle(answer, view)
    names = [indicator_name(one, view.lang) for one in indicators]
    subject = join(names, view.lang) if len(names) <= NAMES else message("deck.indicators", view.lang, count=len(names))
    if isinstance(answer, Profile):
        subject = message("deck.profile", view.lang, region=answer.region.name, kind=answer.kind, subject=subject)
    return notes.SEPARATOR.join(part for part in (subject, notes.year_rule(answer, view)) if part)


def _sources(answer: Answer, language: Language) -> str:
    held = answer.sources
    counts = {"reports": held.reports, "tables": held.tables, "publications": held.publications}
    counted = message("export.sources_counted", language, **counts)
    return f"{message('export.sources', language)}{_colon(language)}{counted}"


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def _version(context: Context, language: Language) -> str:
    return message("deck.version", language, date=context.published_at[:10], id=context.data_version)


def said(page: Page, answer: Answer) -> list[str]:
    """Return everything that must be said beside an answer: what is missing, what could not be used, every caveat."""
    language = page.view.lang
    parts = [told.text(language) for told in page.told]
    if answer.missing:
        parts.append(
            message("export.missing", language, regions=join([p.name for p in answer.missing], language, 1000))
        )
    return [*parts, *(caveat.text(language) for caveat in answer.caveats)]


def foot(page: Page, answer: Answer, context: Context) -> str:
    """Return the footnote: sources, year rule, data version, and everything that must be said."""
    language = page.view.lang
    rule = notes.year_rule(answer, page.view)
    first = [_sources(answer, language)]
    if rule:
        first.append(f"{message('export.year_rule', language)}{_colon(language)}{rule}")
    first.append(_version(context, language))
    told = said(page, answer)
    head = notes.SEPARATOR.join(first)
    if not told:
        return head
    ended = [text.rstrip("。.") for text in told]
    return f"{head}\n{message('export.caveat', language)}{_colon(language)}{clauses(ended, language)}"


def _fact(mark: Mark, number: int, page: Page, catalogue: Catalogue, context: Context) -> str:
    language = page.view.lang
    indicator = catalogue.indicators.get(mark.indicator)
    name = indicator_name(indicator, language) if indicator else mark.indicator
    value = fmt.number(mark.value, mark.unit, mark.qualifier, language, high=mark.value_high)
    status = "" if mark.status == "actual" else message(f"export.status.{mark.status}", language)
    subject = " ".join(
        part for part in (mark.region, mark.subgroup or mark.base, mark.period, name, value, status) if part
    )
    quote = mark.quote or page.sentences.get(mark.fact_id, "")
    source = " ".join(part for part in (mark.source_title or mark.doc, mark.source_date) if part)
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
    parts = [page.comment, answer.finding.text(language), about(answer, page.view), foot(page, answer, context)]
    parts += [message("deck.evidence", language), *evidence(marks, page, catalogue, context)] if marks else []
    return "\n".join(part for part in parts if part)


def wording(
    page: Page, answer: Answer, marks: Sequence[Mark], part: tuple[int, int], catalogue: Catalogue, context: Context
) -> Wording:
    """Return the words of one of an answer's slides; ``part`` is its number among them and how many there are."""
    language = page.view.lang
    title, line = title_of(page), about(answer, page.view)
    if page.title:
        line = notes.SEPARATOR.join((answer.finding.text(language), line))
    if part[1] > 1:
        title = message("deck.part", language, title=title, at=part[0], count=part[1])
    text = _notes(page, answer, marks, catalogue, context)
    return Wording(title, line, foot(page, answer, context), message("deck.cut", language), text)


def unanswered(page: Page) -> Wording:
    """Return the words of a slide that has nothing to show."""
    return Wording(title_of(page), "", "", "", page.comment)
