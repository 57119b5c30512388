"""What an export says of itself: selection, year rule, data version, and every caveat."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.caption import SEPARATOR, direction_words, sources_words, year_rule
from compare.model.names import indicator_name, join, named_regions
from compare.model.view import View
from etl.model.catalogue import Catalogue
from etl.model.messages import message
from exports.parts import mark_text
from exports.parts.context import ExportContext
from exports.xlsx import facts_sheet
from exports.xlsx.parts import cells, charts
from exports.xlsx.sheet import sheet_of

SWITCHES = ("nation", "province", "targets", "derived", "part_year", "subgroups")


def _selection(answer: Answer, view: View, catalogue: Catalogue) -> list[tuple[str, str]]:
    lang = view.lang
    chosen = join([region.name for region in named_regions(catalogue, view.regions, lang)], lang, None)
    rows = [("finding", answer.finding.text(lang))]
    for indicator in answer.about:
        parts = (
            indicator_name(indicator, lang),
            fmt.unit_name(indicator.unit, lang),
            direction_words(indicator, lang),
            indicator.definition_zh,
        )
        rows.append(("indicator", SEPARATOR.join(part for part in parts if part)))
    rows.append(("regions", chosen or message("export.all_regions", lang)))
    rows.append(("year_rule", year_rule(answer.when, view)))
    rows += sheet_of(answer).notes(answer, view)
    if view.against:
        rows.append(("against", message(f"export.against.{view.against}", lang)))
    for switch in SWITCHES:
        rows.append((f"switch.{switch}", message("export.yes" if getattr(view, switch) else "export.no", lang)))
    return rows


def write_notes(sheet: Worksheet, answer: Answer, view: View, catalogue: Catalogue, context: ExportContext) -> None:
    """Write the sheet of notes: two columns, what and how."""
    lang = view.lang
    rows = _selection(answer, view, catalogue)
    if text := sources_words(answer.sources, lang):
        rows.append(("sources", text))
    if answer.missing:
        rows.append(("no_data", join([region.name for region in answer.missing], view.lang, None)))
    rows += [("caveat", caveat.text(lang)) for caveat in answer.caveats]
    rows += [
        ("shortened", text) for chart in sheet_of(answer).charts(answer) if (text := charts.shortened(chart, view))
    ]
    if context.address and sum(1 for _ in mark_text.marks(answer)) > facts_sheet.MAX_LINKS:
        rows.append(("shortened", message("export.links_as_text", lang, rows=facts_sheet.MAX_LINKS)))
    rows.append(("data_version", context.data_version))
    rows.append(("published_at", context.published_at.replace("T", " ")))
    rows.append(("exported_at", context.exported_at.isoformat(sep=" ", timespec="seconds")))
    if context.link:
        rows.append(("link", context.link))
    cells.header(sheet, 1, mark_text.headings(("item", "content"), lang))
    for row, (name, text) in enumerate(rows, start=2):
        cells.put(sheet, row, 1, message(f"export.{name}", lang)).alignment = Alignment(vertical="top")
        cells.put(sheet, row, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 110
    cells.paper(sheet)
