"""Marks in the words of an export: one row a fact, and how a number shows its qualifier while it stays a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.answers.ranking import rank_label
from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.names import base_name, clauses, indicator_name
from compare.model.periods import part_of_year
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message, wording

Value = str | int | float | None

FACT_COLUMNS = (
    "region",
    "indicator",
    "year",
    "period",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "status",
    "subgroup",
    "flags",
    "source_title",
    "source_date",
    "quote",
    "region_code",
    "source_publisher",
    "source_url",
    "doc",
    "confidence",
    "rule",
    "note",
    "fact_id",
)
"""Columns of the sheet of facts and of the CSV; their headings are ``export.<column>``."""

QUALIFIERS = {"=": "exact", "~": "about", ">": "above", ">=": "at_least", "<": "below", "<=": "at_most"}


def headings(columns: Iterable[str], language: Language) -> list[str]:
    """Return the headings of export columns."""
    return [message(f"export.{column}", language) for column in columns]


def flags(mark: Mark, language: Language) -> str:
    """Return the mark's flags in words, separated by semicolons."""
    return clauses((wording("flag", code, language) for code in mark.flags), language)


def qualifier(mark: Mark, language: Language) -> str:
    """Return the qualifier in words, empty for an exact value."""
    return "" if mark.qualifier == "=" else message(f"export.qualifier.{QUALIFIERS[mark.qualifier]}", language)


def fact_row(
    mark: Mark, catalogue: Catalogue, language: Language, sentences: Mapping[str, str] | None = None
) -> list[Value]:
    """Return the mark's fact as a row of :data:`FACT_COLUMNS`; ``sentences`` by fact id where the mark has none."""
    indicator = catalogue.indicators.get(mark.indicator)
    text_of_column: dict[str, Value] = {
        "indicator": indicator_name(indicator, language) if indicator else mark.indicator,
        "qualifier": qualifier(mark, language),
        "status": message(f"status.{mark.status}", language),
        "subgroup": mark.subgroup or mark.base,
        "flags": flags(mark, language),
        "rule": wording("rule", mark.rule, language),
        "quote": mark.quote or (sentences or {}).get(mark.fact_id, ""),
    }
    return [text_of_column[name] if name in text_of_column else getattr(mark, name) for name in FACT_COLUMNS]


def rank_value(mark: Mark) -> Value:
    """Return the rank as a number, as text where it is open or shared, and nothing where there is none."""
    label = rank_label(mark)
    return int(label) if label.isdigit() else label or None


def marks(answer: Answer) -> list[Mark]:
    """Return every mark an answer shows, each fact once, in the order shown."""
    return list({mark.fact_id: mark for mark in answer.drawn()}.values())


def remark(mark: Mark, language: Language, *, dated: bool = False) -> str:
    """Return what must stand beside the value: range, year or months where they differ, derived, doubtful."""
    parts = []
    if mark.part_year:
        year = f"{mark.year} " if dated or mark.other_year else ""
        parts.append(f"{year}{part_of_year(mark.period, language)}")
    elif mark.other_year or dated:
        parts.append(str(mark.year))
    if mark.status == "derived":
        parts.append(message("status.derived", language))
    if mark.base:
        parts.append(base_name(mark.base, language, short=True))
    if mark.flags:
        parts.append(message("export.doubtful", language))
    return f" ({', '.join(parts)})" if parts else ""


def number_format(mark: Mark, language: Language, *, dated: bool = False) -> str:
    """Return the Excel format that shows the number as on the screen: qualifier before, range end and remark behind.

    The cell stays a number; That it is approximate, bounded or doubtful is seen without opening a note.
    """
    before = fmt.qualified("", mark.qualifier, language, symbol=True)
    high = "" if mark.value_high is None else f"–{fmt.digits(mark.value_high)}"
    body = fmt.excel(mark.value, "" if high else mark.unit)
    unit = mark.unit if high and mark.unit in ("%", "‰") else ""
    behind = f"{high}{unit}{remark(mark, language, dated=dated)}"
    return "".join((_literal(before), body, _literal(behind)))


def _literal(text: str) -> str:
    """Quote text for an Excel number format, where a double quote cannot be escaped."""
    return '"' + text.replace('"', "”") + '"' if text else ""


def note(mark: Mark, language: Language) -> str:
    """Return the text of a cell note: qualifier, period, doubts and source; empty where the value is plain."""
    lines = []
    if mark.qualifier != "=" or mark.value_high is not None:
        lines.append(fmt.stated(mark, language))
    if mark.other_year or mark.part_year:
        lines.append(f"{message('export.period', language)}: {mark.period}")
    if mark.status != "actual":
        lines.append(message(f"status.{mark.status}", language))
    if mark.base:
        lines.append(base_name(mark.base, language))
    if mark.flags:
        lines.append(flags(mark, language))
    if lines:
        lines.append(f"{message('export.source_title', language)}: {mark.source}")
    return "\n".join(lines)
