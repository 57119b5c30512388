"""The ranking in a workbook: a row a value, coloured by formulas against its benchmark, and columns as a chart."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.ranking import Ranking
from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import message
from exports.parts import mark_text
from exports.parts.colours import ACCENT
from exports.xlsx.parts import cells, series, shading
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

CENTIMETRES = 0.9
"""Width of one bar with its gap."""
MAX_CENTIMETRES = 90.0
"""A chart of hundreds of bars is no wider: whoever needs more pulls it wider."""
MAX_LABELLED = 60
"""Most bars with numbers on them; beyond, the numbers would overlap. They are in the cells."""
RANK_COLUMNS = (
    "rank",
    "region",
    "region_code",
    "value",
    "unit",
    "qualifier",
    "value_high",
    "year",
    "period",
    "other_year",
    "nation",
    "province",
    "difference",
    "standing",
    "kind",
    "status",
    "subgroup",
    "flags",
)


def ranking_rows(answer: Ranking) -> list[tuple[str, Mark]]:
    """Return the marks of a ranking with their kind, in the order shown: ranked regions first."""
    groups = (
        ("region", answer.marks),
        ("nation", (answer.benchmark,) if answer.benchmark else ()),
        ("province", (answer.provincial,) if answer.provincial else ()),
        ("target", answer.targets),
        ("part_year", answer.part_year),
        ("subgroup", answer.subgroups),
    )
    return [(kind, mark) for kind, marks in groups for mark in marks]


def _rank_columns(view: View) -> list[tuple[str, str]]:
    """Return the columns with the keys of their headings: what is beside the province says so."""
    columns = [(name, name) for name in RANK_COLUMNS if view.province or name != "province"]
    if view.against != "province":
        return columns
    return [(name, f"{key}.province" if name in ("difference", "standing") else key) for name, key in columns]


def _ranking_row(kind: str, mark: Mark, view: View) -> dict[str, mark_text.Value]:
    lang = view.lang
    return {
        "rank": mark_text.rank_value(mark),
        "region": mark.region,
        "region_code": mark.region_code,
        "value": mark.value,
        "unit": mark.unit,
        "qualifier": mark_text.qualifier(mark, lang) or None,
        "value_high": mark.value_high,
        "year": mark.year,
        "period": mark.period,
        "other_year": message("export.yes", lang) if mark.other_year else None,
        "nation": mark.nation,
        "province": mark.province,
        "difference": mark.difference,
        "standing": message(f"export.standing.{mark.standing}", lang) if mark.standing != "unknown" else None,
        "kind": message(f"export.kind.{kind}", lang),
        "status": message(f"status.{mark.status}", lang),
        "subgroup": mark.subgroup or None,
        "flags": mark_text.flags(mark, lang) or None,
    }


def _colour_ranking(sheet: Worksheet, answer: Ranking, view: View, columns: Sequence[str], last: int) -> None:
    """Colour values by their benchmark, difference and standing by the standing; what was not judged stays plain."""
    if not view.against or answer.indicator.direction == "neutral" or last == HEADER_ROW:
        return
    first = HEADER_ROW + 1
    at = {name: get_column_letter(columns.index(name) + 1) for name in columns}
    value, other, judged = (f"${at[name]}{first}" for name in ("value", view.against, "standing"))
    for judgement, sign in shading.OPERATORS[answer.indicator.direction].items():
        compared = f'AND({judged}<>"",ISNUMBER({value}),{value}{sign}{other})'
        shading.colour(sheet, f"{at['value']}{first}:{at['value']}{last}", compared, judgement)
        said = shading.quoted(message(f"export.standing.{judgement}", view.lang))
        shading.colour(sheet, f"{at['difference']}{first}:{at['standing']}{last}", f"{judged}={said}", judgement)


def _style(name: str, value: mark_text.Value, mark: Mark) -> str:
    if name in ("nation", "province", "difference", "value_high") and isinstance(value, float):
        return fmt.excel(value, "" if name == "difference" else mark.unit)
    return "General"


def _categories(marks: Sequence[Mark], view: View) -> list[str]:
    """Name each bar with what must stand beside its value: bound, year, derived."""
    return [
        f"{mark.region}{fmt.qualified('', mark.qualifier, view.lang, symbol=True)}{mark_text.remark(mark, view.lang)}"
        for mark in marks
    ]


def _chart(sheet: Worksheet, answer: Ranking, view: View) -> BarChart:
    """Draw a column a region in rank order, the nation and the province as lines across, targets as diamonds."""
    due = {mark.region_code: mark for mark in answer.targets}
    columns = ["region", "value", "kind.nation", "kind.target", *(["kind.province"] if answer.provincial else [])]
    titles = mark_text.headings(columns, view.lang)
    cells.header(sheet, 1, titles, freeze_columns=1, repeated=False)
    for row, (mark, name) in enumerate(zip(answer.marks, _categories(answer.marks, view), strict=True), start=2):
        cells.put(sheet, row, 1, name)
        cells.put(sheet, row, 2, mark.value, style=mark_text.number_format(mark, view.lang))
        for column, other in ((3, answer.benchmark), (4, due.get(mark.region_code)), (5, answer.provincial)):
            if other is not None:
                style = mark_text.number_format(other, view.lang, dated=column == 4)
                cells.put(sheet, row, column, other.value, style=style)
    last = len(answer.marks) + 1
    categories = Reference(sheet, min_col=1, min_row=2, max_row=last)
    bars = BarChart()
    bars.type, bars.gapWidth = "col", 40
    bars.add_data(Reference(sheet, min_col=2, min_row=1, max_row=last), titles_from_data=True)
    bars.set_categories(categories)
    bars.series[0].graphicalProperties.solidFill = ACCENT
    if len(answer.marks) <= MAX_LABELLED:
        bars.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    lines = LineChart()
    if answer.benchmark:
        lines.append(series.dashed(sheet, 3, last))
    if any(mark.region_code in due for mark in answer.marks):
        lines.append(series.diamonds(sheet, 4, last))
    if answer.provincial:
        lines.append(series.dashed(sheet, 5, last))
    series.dress(bars, series.title(answer, view))
    bars.width, bars.height = min(MAX_CENTIMETRES, max(24.0, CENTIMETRES * len(answer.marks))), 12.0
    if lines.series:
        lines.set_categories(categories)
        bars += lines
    return bars


def _benchmark_note(mark: Mark, view: View) -> str:
    value = fmt.stated(mark, view.lang)
    return f"{mark.region} {mark.year}: {value}"


class _Sheet(Sheet[Ranking]):
    """The ranked regions, then what stands beside them."""

    def write(self, sheet: Worksheet, answer: Ranking, view: View, /) -> int:
        columns = _rank_columns(view)
        headings = mark_text.headings([key for _, key in columns], view.lang)
        cells.header(sheet, HEADER_ROW, headings, freeze_columns=2)
        row = HEADER_ROW
        for row, (kind, mark) in enumerate(ranking_rows(answer), start=HEADER_ROW + 1):
            values = _ranking_row(kind, mark, view)
            for column, (name, _) in enumerate(columns, start=1):
                value = values[name]
                if name == "value":
                    put_mark(sheet, row, column, mark, view.lang)
                else:
                    cells.put(sheet, row, column, value, style=_style(name, value, mark))
        _colour_ranking(sheet, answer, view, [name for name, _ in columns], row)
        return row

    def charts(self, answer: Ranking, /) -> tuple[ChartSheet, ...]:
        return (ChartSheet(lambda sheet, view: _chart(sheet, answer, view)),) if answer.marks else ()

    def notes(self, answer: Ranking, view: View, /) -> list[tuple[str, str]]:
        benchmarks = (("benchmark", answer.benchmark), ("provincial", answer.provincial))
        return [(name, _benchmark_note(mark, view)) for name, mark in benchmarks if mark is not None]


SHEET: Sheet[Ranking] = _Sheet()
