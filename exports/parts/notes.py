"""What an export says of itself: selection, year rule, data version, and every caveat."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.ranking import Ranking
from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.names import indicator_name, join, places
from compare.model.view import View
from etl.model.catalogue import Catalogue
from etl.model.messages import message
from exports.parts import marks
from exports.parts.context import Context
from exports.xlsx import cells, charts, facts

SEPARATOR = " · "
SWITCHES = ("nation", "province", "targets", "derived", "part_year", "subgroups")


def year_rule(answer: Answer, view: View) -> str:
    """Say by which rule the years were chosen, and which year that came to."""
    when = answer.when
    if when.rule == "pair":
        if len(when.years) < 2:
            return ""
        key = "export.years.pair" if when.asked else "export.years.pair_found"
        return message(key, view.lang, first=when.years[0], last=when.years[-1])
    if when.rule == "span":
        shown = (min(when.years), max(when.years)) if when.years else (None, None)
        ends = (bound or year for bound, year in zip((view.since, view.until), shown, strict=True))
        first, last = (str(year) if year is not None else "…" for year in ends)
        if first == last != "…":
            return message("export.years.one", view.lang, year=first)
        return message("export.years.span", view.lang, first=first, last=last)
    if when.rule == "given":
        near = message("export.years.near", view.lang, tolerance=view.tolerance) if view.tolerance else ""
        return message("export.years.given", view.lang, year=when.asked, near=near)
    rule = message(f"export.years.{when.rule}", view.lang)
    return rule if when.year is None else f"{rule} ({when.year})"


def subtitle(answer: Answer, view: View) -> str:
    """Return the line under the finding: indicator, unit, direction, year rule; several indicators without unit."""
    indicators = answer.about
    if len(indicators) != 1:
        return year_rule(answer, view)
    indicator = indicators[0]
    direction = message(f"export.direction.{indicator.direction}", view.lang)
    name, unit = indicator_name(indicator, view.lang), fmt.unit_name(indicator.unit, view.lang)
    return SEPARATOR.join(filter(None, (name, unit, direction, year_rule(answer, view))))


def _selection(answer: Answer, view: View, catalogue: Catalogue) -> list[tuple[str, str]]:
    lang = view.lang
    chosen = join([place.name for place in places(catalogue, view.regions, lang)], lang, None)
    rows = [("finding", answer.finding.text(lang))]
    for indicator in answer.about:
        parts = (
            indicator_name(indicator, lang),
            fmt.unit_name(indicator.unit, lang),
            message(f"export.direction.{indicator.direction}", lang),
            indicator.definition_zh,
        )
        rows.append(("indicator", SEPARATOR.join(part for part in parts if part)))
    rows.append(("regions", chosen or message("export.all_regions", lang)))
    rows.append(("year_rule", year_rule(answer, view)))
    if isinstance(answer, Ranking) and answer.benchmark:
        mark = answer.benchmark
        value = fmt.number(mark.value, mark.unit, mark.qualifier, lang, high=mark.value_high)
        rows.append(("benchmark", f"{mark.region} {mark.year}: {value}"))
    if isinstance(answer, Ranking) and answer.provincial:
        mark = answer.provincial
        value = fmt.number(mark.value, mark.unit, mark.qualifier, lang, high=mark.value_high)
        rows.append(("provincial", f"{mark.region} {mark.year}: {value}"))
    if view.against:
        rows.append(("against", message(f"export.against.{view.against}", lang)))
    for switch in SWITCHES:
        rows.append((f"switch.{switch}", message("export.yes" if getattr(view, switch) else "export.no", lang)))
    return rows


def write(sheet: Worksheet, answer: Answer, view: View, catalogue: Catalogue, context: Context) -> None:
    """Write the sheet of notes: two columns, what and how."""
    lang, sources = view.lang, answer.sources
    rows = _selection(answer, view, catalogue)
    rows.append(
        (
            "sources",
            message(
                "export.sources_counted",
                lang,
                reports=sources.reports,
                tables=sources.tables,
                publications=sources.publications,
            ),
        )
    )
    if answer.missing:
        rows.append(("no_data", join([place.name for place in answer.missing], view.lang, None)))
    rows += [("caveat", caveat.text(lang)) for caveat in answer.caveats]
    rows += [("shortened", told) for panel in charts.panels(answer) if (told := charts.shortened(panel, view))]
    if context.address and sum(1 for _ in marks.marks(answer)) > facts.MAX_LINKS:
        rows.append(("shortened", message("export.links_as_text", lang, rows=facts.MAX_LINKS)))
    rows.append(("data_version", context.data_version))
    rows.append(("published_at", context.published_at.replace("T", " ")))
    rows.append(("exported_at", context.exported_at.isoformat(sep=" ", timespec="seconds")))
    if context.link:
        rows.append(("link", context.link))
    cells.header(sheet, 1, marks.headings(("item", "content"), lang))
    for row, (name, text) in enumerate(rows, start=2):
        cells.put(sheet, row, 1, message(f"export.{name}", lang)).alignment = Alignment(vertical="top")
        cells.put(sheet, row, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 110
    cells.paper(sheet)
