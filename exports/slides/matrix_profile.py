"""Matrix and profile on slides: native tables, standing told by sign and fill."""

from __future__ import annotations

from compare.answers.matrix import Line, Matrix, regions_down
from compare.answers.profile import Profile
from compare.answers.profile_rows import ProfileRow
from compare.answers.ranking import rank_label
from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import marks as words
from exports.slides.parts.colours import FILLS, MUTED, SIGNS
from exports.slides.parts.key import mark_entries, standing_entries
from exports.slides.parts.labels import value_text
from exports.slides.parts.plan import Plan, Stage, nothing, table_plans
from exports.slides.parts.tables import Cell, Table, heading

ARROWS = {"higher": "↑", "lower": "↓", "neutral": ""}
SIGNED = "▲▼●"


def value_cell(mark: Mark | None, language: Language, *, dated: bool = False) -> Cell:
    """Return a cell of a value on the fill of its standing, with its sign."""
    if mark is None:
        return Cell("", "r")
    sign = SIGNS.get(mark.standing, "")
    text = f"{sign} {value_text(mark, language, dated=dated)}".strip()
    return Cell(text, "r", FILLS.get(mark.standing, ""), mark=mark)


def _about(line: Line, language: Language) -> str:
    parts = (fmt.unit_name(line.indicator.unit, language), ARROWS[line.indicator.direction], str(line.year or ""))
    return f"{indicator_name(line.indicator, language)} ({' · '.join(part for part in parts if part)})"


def _nation(mark: Mark | None, language: Language) -> Cell:
    return Cell("" if mark is None else value_text(mark, language), "r", bold=True, mark=mark)


def _indicators_down(answer: Matrix, language: Language) -> Table:
    titles = (*words.headings(("indicator", "kind.nation"), language), *(place.name for place in answer.regions))
    rows = tuple(
        (
            Cell(_about(line, language)),
            _nation(line.nation, language),
            *(value_cell(mark, language) for mark in line.cells),
        )
        for line in answer.lines
    )
    return Table(heading(*titles), rows, fixed=2)


def _regions_down(answer: Matrix, language: Language) -> Table:
    titles = (*words.headings(("region",), language), *(_about(line, language) for line in answer.lines))
    national = [_nation(line.nation, language) for line in answer.lines]
    rows = (
        [(Cell(message("export.kind.nation", language), bold=True), *national)]
        if any(line.nation for line in answer.lines)
        else []
    )
    rows += [
        (Cell(place.name), *(value_cell(line.cells[at], language) for line in answer.lines))
        for at, place in enumerate(answer.regions)
    ]
    return Table(heading(*titles), tuple(rows))


def matrix_plans(answer: Matrix, view: View, stage: Stage) -> list[Plan]:
    """Return the slides of a matrix, the way round it is shown, with the nation beside every part."""
    marks = [mark for line in answer.lines for mark in line.cells if mark is not None]
    if not marks:
        return [nothing(stage, chosen=bool(view.regions))]
    down = regions_down(answer, view)
    table = _regions_down(answer, stage.language) if down else _indicators_down(answer, stage.language)
    entries = standing_entries(marks, view, SIGNED) + mark_entries(answer.drawn(), stage.language)
    return table_plans(stage, table, [entry for entry in entries if entry.sign != "□"])


PROFILE = ("indicator", "value", "year", "nation", "difference", "target", "rank")


def _dated(mark: Mark | None, year: int, language: Language) -> Cell:
    """Return the cell of nation or target, with its year where that is not the row's."""
    if mark is None:
        return Cell("", "r")
    return Cell(value_text(mark, language, dated=mark.year != year), "r", mark=mark)


def _spread(row: ProfileRow, language: Language) -> str:
    """Return where the regions of the level lie: the worst, the median and the best, with who they are."""
    if (spine := row.spine) is None:
        return ""
    ends = [f"{mark.region} {value_text(mark, language)}" for mark in (spine.worst, spine.best)]
    return f"{ends[0]} ‹ {fmt.digits(spine.median)} › {ends[1]}"


def _profile_row(row: ProfileRow, language: Language) -> tuple[Cell, ...]:
    mark, one = row.mark, row.indicator
    unit, arrow = fmt.unit_name(one.unit, language), ARROWS[one.direction]
    told = " · ".join(part for part in (unit, arrow) if part)
    rank = message("deck.rank_of", language, rank=rank_label(mark), of=row.of) if row.spine else ""
    difference = "" if mark.difference is None else fmt.signed(mark.difference)
    return (
        Cell(f"{indicator_name(one, language)} ({told})"),
        value_cell(mark, language),
        Cell(str(mark.year), "r", colour=MUTED),
        _dated(row.nation, mark.year, language),
        Cell(difference, "r"),
        _dated(row.target, mark.year, language),
        Cell(rank, "r"),
        Cell(_spread(row, language), "r", colour=MUTED, named=(row.spine.worst, row.spine.best) if row.spine else ()),
    )


def _groups(answer: Profile, view: View) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    category = ""
    for row in answer.rows:
        if view.sort != "standing" and row.indicator.category != category:
            category = row.indicator.category
            name = Cell(category_name(category, view.lang), colour=MUTED, bold=True)
            rows.append((name, *(Cell() for _ in range(len(PROFILE)))))
        rows.append(_profile_row(row, view.lang))
    return rows


def profile_plans(answer: Profile, view: View, stage: Stage) -> list[Plan]:
    """Return the slides of a profile: a row an indicator, with the spread it lies in in words."""
    if not answer.rows:
        return [nothing(stage, chosen=True)]
    language = stage.language
    against = {"difference": "difference.province"} if view.against == "province" else {}
    columns = (against.get(name, name) for name in PROFILE)
    titles = (*words.headings(columns, language), message("deck.spread", language, kind=answer.kind))
    marks = [row.mark for row in answer.rows]
    entries = standing_entries(marks, view, SIGNED) + mark_entries(answer.drawn(), language)
    table = Table(heading(*titles), tuple(_groups(answer, view)), size=10.5)
    return table_plans(stage, table, [entry for entry in entries if entry.sign != "□"])
