"""The profile on slides: a native table, a row an indicator, the spread it lies in described in words."""

from __future__ import annotations

from compare.answers.profile import Profile
from compare.answers.profile_rows import ProfileRow
from compare.answers.ranking import rank_label
from compare.model import format as fmt
from compare.model.caption import unit_and_way
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import mark_text
from exports.parts.colours import MUTED
from exports.slides.parts.key import TABLE, entries
from exports.slides.parts.labels import value_text
from exports.slides.parts.plan import Plan, SlideContext, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell, standing_cell
from exports.slides.slides import Slides

COLUMNS = ("indicator", "value", "year", "nation", "difference", "target", "rank")


def _benchmark_cell(other: Mark | None, mark: Mark, language: Language) -> SlideCell:
    """Return the cell of nation or target, with its year where that is not the row's."""
    return plain_cell(other, language, dated=other is not None and other.year != mark.year)


def _spread(row: ProfileRow, language: Language) -> str:
    """Return where the regions of the level lie: the worst, the median and the best, with who they are."""
    if (spine := row.spine) is None:
        return ""
    ends = [f"{mark.region} {value_text(mark, language)}" for mark in (spine.worst, spine.best)]
    return f"{ends[0]} ‹ {fmt.digits(spine.median)} › {ends[1]}"


def _profile_row(row: ProfileRow, language: Language) -> tuple[SlideCell, ...]:
    mark, one = row.mark, row.indicator
    rank = message("deck.rank_of", language, rank=rank_label(mark), of=row.of) if row.spine else ""
    difference = "" if mark.difference is None else fmt.signed(mark.difference)
    return (
        SlideCell(f"{indicator_name(one, language)} ({unit_and_way(one, language)})"),
        standing_cell(mark, language),
        SlideCell(str(mark.year), "r", colour=MUTED),
        _benchmark_cell(row.nation, mark, language),
        SlideCell(difference, "r"),
        _benchmark_cell(row.target, mark, language),
        SlideCell(rank, "r"),
        SlideCell(
            _spread(row, language), "r", colour=MUTED, named=(row.spine.worst, row.spine.best) if row.spine else ()
        ),
    )


def _groups(answer: Profile, view: View) -> list[tuple[SlideCell, ...]]:
    rows: list[tuple[SlideCell, ...]] = []
    category = ""
    for row in answer.rows:
        if view.sort != "standing" and row.indicator.category != category:
            category = row.indicator.category
            name = SlideCell(category_name(category, view.lang), colour=MUTED, bold=True)
            rows.append((name, *(SlideCell() for _ in range(len(COLUMNS)))))
        rows.append(_profile_row(row, view.lang))
    return rows


class _Slides(Slides[Profile]):
    """A row an indicator, with the spread it lies in in words."""

    def plans(self, answer: Profile, view: View, slide_context: SlideContext, /) -> list[Plan]:
        language = slide_context.language
        titles = (*mark_text.headings(COLUMNS, language), message("deck.spread", language, kind=answer.kind))
        table = SlideTable(heading(*titles), tuple(_groups(answer, view)), size=10.5)
        return table_plans(slide_context, table, entries(answer, view, TABLE))


SLIDES: Slides[Profile] = _Slides()
