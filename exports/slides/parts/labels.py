"""The label of a mark on a slide: its value with every remark that must be seen, as text or as a number format."""

from __future__ import annotations

from dataclasses import replace

from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.palette import DOUBT
from etl.model.messages import Language
from exports.parts import mark_text


def behind(mark: Mark, language: Language, *, dated: bool = False) -> str:
    """Return what stands after the number: another year, months, derived, population base; a flag where doubtful."""
    remark = mark_text.remark(replace(mark, flags=()), language, dated=dated)
    return f"{remark} {DOUBT}" if mark.flags else remark


def value_text(mark: Mark, language: Language, *, unit: bool = False, dated: bool = False) -> str:
    """Write a value as a label: 约7.02 (2022, 推算) ⚑; a percent sign always, other units where ``unit`` asks."""
    shown_unit = mark.unit if unit or mark.unit in ("%", "‰") else ""
    text = fmt.number(mark.value, shown_unit, mark.qualifier, language, high=mark.value_high, symbol=True)
    return text + behind(mark, language, dated=dated)


def label_format(mark: Mark, language: Language, *, dated: bool = False) -> str:
    """Return the number format that writes the same while the label stays the chart's own number."""
    plain = mark_text.number_format(
        replace(mark, flags=(), other_year=False, part_year=False, status="actual", base=""), language
    )
    suffix = behind(mark, language, dated=dated).replace('"', "”")
    return f'{plain}"{suffix}"' if suffix else plain


def plain(mark: Mark, *, minding_year: bool = True) -> bool:
    """Tell whether a value needs no remark; ``minding_year``: its position does not give its year."""
    exact = mark.qualifier == "=" and mark.value_high is None and mark.status != "derived"
    return exact and not (mark.flags or mark.part_year or mark.base or (minding_year and mark.other_year))
