"""Extraction: a document to its facts. Pure; the catalogue is the project's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.check.confidence import calibrated
from etl.check.nets import netted
from etl.frame.cut import reports
from etl.frame.report import Context, context
from etl.frame.scope import SPELLED_NUMBER, Sentence, sentences, settled
from etl.frame.tree import framed
from etl.link import link
from etl.link.convert import convert
from etl.link.derive import derive
from etl.link.linked import Attached, Change, Earlier
from etl.link.marks import RATE, ZERO_DEATHS
from etl.link.resolve import UNDATED, Surroundings, When, is_supposed, status_of, when, where
from etl.link.subject import REGION, of_its_subject, subject_at, subjects
from etl.model.catalogue import load
from etl.model.document import TABLE_FORMATS, Document
from etl.model.fact import Fact, Unread
from etl.model.problems import Problem
from etl.model.reasons import Flag, Refused
from etl.model.wording import pattern
from etl.recognise.fold import reading
from etl.recognise.mentions import gather
from etl.recognise.quantities.quantity import aside
from etl.recognise.subgroups import is_base, part_name
from etl.tables import facts_of_table


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document yields, in reading order.

    ``unread`` are the numbers of the prose that became no fact, each with the reason; ``problems`` tell what was left
    out of its tables; ``prose`` is where the sentences stand that may hold a number: what else is printed was not read.
    """

    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()
    prose: tuple[tuple[int, int], ...] = ()


_TOPIC = 160  # characters before a sentence in which its subject may be named
_GRADED = pattern(r"^{awarded_by}")
_LONG_SENTENCE = 240
_SHORT = 4  # characters of a name that says little
_LOST = "\ufffd"
_MAY_HOLD = pattern(r"[\d%‰]|" + SPELLED_NUMBER)


def extract(document: Document) -> list[Fact]:
    """Return the facts of a report in reading order."""
    return list(read_figures(document).facts)


def read_document(document: Document) -> Extraction:
    """Return what a report or a file that is a table yields."""
    if document.format not in TABLE_FORMATS:
        return read_figures(document)
    facts, problems = facts_of_table(document, load())
    return Extraction(tuple(facts), problems=tuple(problems))


def read_figures(document: Document) -> Extraction:
    """Return the facts of a file with measured confidence, and its unread numbers."""
    found = uncalibrated(document)
    return replace(found, facts=tuple(calibrated(netted(document, found.facts))))


def uncalibrated(document: Document) -> Extraction:
    """Return the facts of a file, report by report, with what their rules claim of them, and its unread numbers."""
    found = [_shifted(_read_report(part.document), part.offset) for part in reports(document)]
    return Extraction(
        tuple(fact for one in found for fact in one.facts),
        tuple(item for one in found for item in one.unread),
        tuple(problem for one in found for problem in one.problems),
        tuple(span for one in found for span in one.prose),
    )


def _shifted(extraction: Extraction, by: int) -> Extraction:
    """Return what a report yields with its places counted in the file that holds it."""
    if not by:
        return extraction
    facts = tuple(replace(fact, start=fact.start + by, end=fact.end + by) for fact in extraction.facts)
    unread = tuple(Unread(start + by, end + by, reason) for start, end, reason in extraction.unread)
    prose = tuple((start + by, end + by) for start, end in extraction.prose)
    return Extraction(facts, unread, extraction.problems, prose)


def _read_report(document: Document) -> Extraction:
    document = framed(document)
    about = settled(document, context(document))
    facts: list[Fact] = []
    unread: list[Unread] = []
    prose: list[tuple[int, int]] = []
    paragraph = _Paragraph(document)
    for sentence in sentences(document, about):
        prose.append((sentence.reading.start, sentence.reading.end))
        paragraph.enter(sentence)
        if not _MAY_HOLD.search(sentence.reading.text):
            continue
        found, left = _read_sentence(document, about, sentence, paragraph)
        facts += found
        unread += left
    problems: list[Problem] = []
    if any(block.kind == "table" for block in document.blocks):
        found, problems = _table_facts(document, about)
        facts += found
    facts.sort(key=lambda fact: (fact.start, fact.end, fact.status, fact.region_code))
    unread.sort(key=lambda item: (item.start, item.end))
    return Extraction(tuple(facts), tuple(unread), tuple(problems), tuple(prose))


class _Paragraph:
    """What the sentences of a paragraph read so far: numbers with their facts, which later sentences refer to.

    ``earlier`` is what linking may take up in the sentence entered last.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._title = document.title
        self._end = 0
        self.earlier = Earlier()
        self.attached: list[Attached] = []
        self.facts: dict[int, list[Fact]] = {}
        self.subject = REGION

    def enter(self, sentence: Sentence) -> None:
        """Begin anew where a line ends before the sentence."""
        if "\n" in self._text[self._end : sentence.reading.start]:
            self.attached, self.facts, self.subject = [], {}, REGION
        self.earlier = Earlier(tuple(self.attached), self._topic(sentence))
        self._end = sentence.reading.end

    def _topic(self, sentence: Sentence) -> str:
        """Return title, heading and what the line says before the sentence; only a rate asks for it."""
        if RATE not in sentence.reading.text:
            return ""
        start = sentence.reading.start
        line = max(self._text.rfind("\n", 0, start) + 1, start - _TOPIC)
        before = reading(self._text, line, start).text if line < start else ""
        return f"{self._title}{sentence.scope.heading}。{before}"


def _table_facts(document: Document, about: Context) -> tuple[list[Fact], list[Problem]]:
    """Read the tables that stand in a report; what they leave open the report says."""
    facts, problems = facts_of_table(document, load())
    placed = [
        replace(
            _at_home(fact, about),
            source_title=document.title,
            source_publisher=document.publisher,
            source_date=document.published,
            source_url=document.url,
        )
        for fact in facts
    ]
    return placed, problems


def _at_home(fact: Fact, about: Context) -> Fact:
    """Give a table's fact the region of its report where the table names none."""
    if fact.region_code or fact.region or not about.region:
        return fact
    flags = (*fact.flags, "region_doubtful") if about.region_doubtful else fact.flags
    return replace(fact, region_code=about.region, region=load().divisions[about.region].name, flags=flags)


def _read_sentence(
    document: Document, about: Context, sentence: Sentence, paragraph: _Paragraph
) -> tuple[list[Fact], list[Unread]]:
    mentions = gather(sentence.reading.text)
    if not mentions.values and ZERO_DEATHS not in mentions.text:
        return [], [Unread(*sentence.reading.raw(q.start, q.end), aside(q.kind)) for q in mentions.others]
    linked = link(mentions, paragraph.earlier)
    around = Surroundings(mentions, sentence.scope, about)
    spoken_of = subjects(mentions, paragraph.subject)
    paragraph.subject = spoken_of[-1][1]
    facts: list[Fact] = []
    unread = [_raw(sentence, item) for item in linked.unread]
    for attached in linked.attached:
        of_whom = subject_at(attached.quantity.start, spoken_of)
        made = list(_facts(document, sentence, around, of_its_subject(attached, mentions, of_whom)))
        if not made:
            undated = when(attached.quantity, attached.period, around) is UNDATED
            reason: Refused = "undated" if undated else "supposed"
            unread.append(_raw(sentence, Unread(attached.quantity.start, attached.quantity.end, reason)))
        paragraph.facts[id(attached)] = made
        facts += made
    paragraph.attached += linked.attached
    for change in linked.changes:
        levels = paragraph.facts.get(id(change.of), [])
        if change.of not in linked.attached:  # the level of a sentence before: only where both speak of one place
            place = where(change.quantity, None, around, several=False, graded=False)
            levels = [level for level in levels if level.region_code in place.codes]
        facts += _derived(document, sentence, change, levels, facts)
    return facts, unread


def _raw(sentence: Sentence, item: Unread) -> Unread:
    start, end = sentence.reading.raw(item.start, item.end)
    return Unread(start, end, item.reason)


def _facts(document: Document, sentence: Sentence, around: Surroundings, attached: Attached) -> Iterator[Fact]:
    quantity = attached.quantity
    at = when(quantity, attached.period, around)
    if at is UNDATED or is_supposed(quantity, at, around):
        return
    graded, several = _GRADED.match(attached.name) is not None, attached.indicator is not None
    place = where(quantity, attached.region, around, several=several, graded=graded)
    start, end = sentence.reading.raw(quantity.start, quantity.end)
    damaged = ("damaged_text",) if _LOST in sentence.reading.text else ()
    lying: tuple[Flag, ...] = ("year_contradicted",) if around.about.year_contradicted else ()
    flags = tuple(dict.fromkeys((*attached.flags, *at.flags, *place.flags, *damaged, *lying)))
    indicator, name, subgroup = attached.indicator, attached.name, attached.subgroup
    identifier = indicator.id if indicator else ""
    if indicator and subgroup and not is_base(subgroup):
        identifier, name = "", part_name(indicator.name_zh, subgroup)
    for code in place.codes:
        yield Fact(
            doc=document.name,
            region=load().divisions[code].name if code else "",
            region_code=code,
            year=at.year,
            period=at.label,
            indicator=identifier,
            name=name,
            value=float(attached.value),
            unit=indicator.unit if indicator else quantity.unit,
            qualifier=quantity.qualifier,
            status=status_of(quantity, at, around),
            subgroup=subgroup,
            start=start,
            end=end,
            quote=_quote(document, sentence, start, end),
            confidence=round(attached.confidence, 2),
            flags=flags,
            rule=attached.rule,
            value_high=float(attached.high) if attached.high is not None else None,
            source_title=document.title,
            source_publisher=document.publisher,
            source_date=document.published,
            source_url=document.url,
            basis=_basis(sentence, at, attached, about_home=code == around.about.region),
        )


def _basis(sentence: Sentence, at: When, attached: Attached, *, about_home: bool) -> tuple[str, ...]:
    """Return how year and region of a figure are known, and in what kind of section it stands."""
    year = "stated" if at.stated else sentence.scope.year_from
    region = "home" if about_home else "named"
    name = "short" if len(attached.alias) <= _SHORT else "long"
    return f"year={year}", f"region={region}", f"section={sentence.scope.kind or 'none'}", f"name={name}"


def _quote(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """Return the sentence as printed; of a very long one the clauses around the number."""
    first, last = sentence.reading.start, sentence.reading.end
    if last - first > _LONG_SENTENCE:
        reach = _LONG_SENTENCE // 2
        first = max(first, document.text.rfind("，", first, max(first, start - reach)) + 1, start - 2 * reach)
        stop = document.text.find("，", end + reach, last)
        last = min(last, stop + 1 if stop >= 0 else last, end + 2 * reach)
    return document.text[first:last].strip()


def _derived(
    document: Document, sentence: Sentence, change: Change, levels: list[Fact], stated: list[Fact]
) -> Iterator[Fact]:
    attached = change.of
    if attached.indicator is None:
        return
    start, end = sentence.reading.raw(change.quantity.start, change.quantity.end)
    unit = convert(change.quantity, Decimal(1), attached.alias, attached.indicator)
    for level in levels:
        if not level.indicator or (change.quantity.kind == "count" and unit is None):
            continue
        fact = derive(change, level, attached.value, unit[0] if unit else Decimal(1), start, end)
        if fact is not None and not any(_same_cell(fact, other) for other in stated):
            flags = tuple(flag for flag in fact.flags if flag != "implausible")
            yield replace(fact, flags=flags, quote=_quote(document, sentence, start, end))


def _same_cell(one: Fact, other: Fact) -> bool:
    return all(getattr(one, key) == getattr(other, key) for key in ("indicator", "region_code", "period", "subgroup"))
