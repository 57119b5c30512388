"""Which indicator a figure is of, where row and column, or a row and the one above it, name it together."""

from __future__ import annotations

from dataclasses import replace

from etl.model.units import PIECE
from etl.model.wording import pattern
from etl.model.wording import words as wording
from etl.recognise.indicators import spelled
from etl.tables.labels import NUMBER_OF, Labels, Name
from etl.tables.regions import is_total
from etl.tables.units import Measure
from etl.tables.words import bare, is_part, words

_GENERAL = pattern(r"^{general_front}*{general_name}?$")
_NOUN = pattern(r"{quantity_name_end}$")
_LONGEST_BARE = 2  # characters of a name that tells no kind
_COUNTED = frozenset(wording("unit_of_parts"))


class Namer:
    """Names the rows of one table from top to bottom: a row may be part of what a row above it counts."""

    def __init__(self, labels: Labels, caption: Name | None) -> None:
        self._labels = labels
        self._whole = self._caption = caption
        self._parts = self._begins_with_parts = caption is not None and counts(labels, caption)
        self._known = False  # whether a row before named what the catalogue knows
        self._foreign = ""  # the institutions of another kind that the table is of

    def row(self, label: str, *, indented: bool, unit: Measure | None) -> Name | None:
        """Return what a row's label names; None where it may be one of two things.

        Args:
            label: the label as printed.
            indented: whether blanks push it in under the one above.
            unit: the unit that the row states in a column of its own.
        """
        name, kind = self._labels.indicator(label), self._labels.kind(label)
        plain = bare(spelled(label))
        part, whole = is_part(spelled(label)), self._whole
        if part and not name.ids:
            name = replace(name, ids=self._labels.indicator(name.text + NUMBER_OF).ids)  # 其中：执业医师
        if not self._known and is_bare(name) and self._foreign:
            return replace(name, text=self._foreign + name.text, ids=())
        self._note(name, kind, unit)
        inside = bool(kind or plain in words("population") or indented)
        self._parts = part or (self._parts and inside) or (self._begins_with_parts and is_total(label))
        if is_total(label):
            return self._caption  # 合计 of what the caption counts, or of nobody knows what
        if plain in words("population"):
            return replace(whole, subgroup=plain) if whole and whole.ids else None
        stated = unit or name.measure
        if not kind or plain.endswith(NUMBER_OF):
            return self._begun(name, part)
        if whole is None or not counts(self._labels, whole) or (stated is not None and stated.unit == PIECE):
            return self._begun(replace(name, ids=name.ids or kind), part)
        if self._parts or indented or stated is not None:
            return part_of(self._labels, name, kind, whole)
        return None  # 乡镇卫生院 below 床位数: the centres or their beds

    def _note(self, name: Name, kind: tuple[str, ...], unit: Measure | None) -> None:
        """Keep in mind what a table begins with: 福利机构（个） before 床位数（张） says whose beds they are."""
        self._known = self._known or bool(name.ids or kind)
        stated = unit or name.measure
        if not name.ids and not kind and stated is not None and stated.unit == PIECE:
            self._foreign = name.text

    def _begun(self, name: Name, part: bool) -> Name:
        if part and self._whole is not None and name.measure is None and self._whole.measure is not None:
            name = replace(name, measure=self._whole.measure)  # 其中：执业医师 below 卫生技术人员（人）
        elif not part:
            self._whole = name
        return name


def is_bare(name: Name) -> bool:
    """Tell whether a name says what is counted but not of which kind: 床位数, 机构数."""
    return 0 < len(stem(name.text)) <= _LONGEST_BARE


def stem(text: str) -> str:
    """Return a name without its closing 数."""
    return spelled(text).removesuffix(NUMBER_OF)


def counts(labels: Labels, whole: Name) -> bool:
    """Tell whether a name counts beds, staff or visits, which kinds of institution may part."""
    return bool({labels.catalogue.indicators[id_].unit for id_ in whole.ids} & _COUNTED)


def of_caption(labels: Labels, column: Name | None, caption: Name | None) -> Name | None:
    """Return the indicator of a column whose caption may name it: 水平（%）, or 医院 in a table of beds."""
    if column is None or caption is None:
        return column or caption
    if not column.ids and _GENERAL.fullmatch(column.text):
        return replace(caption, measure=column.measure or caption.measure)
    kind = labels.kind(column.text)
    if kind and not column.text.endswith(NUMBER_OF) and column.measure is None and counts(labels, caption):
        return part_of(labels, column, kind, caption)
    return column


def crossed(labels: Labels, label: str, column: Name) -> Name | None:
    """Return the indicator of a row and a column that both name one; None where they do not go together."""
    if not label or is_total(label):
        return column
    row, kind = labels.indicator(label), labels.kind(label)
    plain = bare(spelled(label))
    if plain in words("population"):
        return replace(column, subgroup=plain)
    if not column.ids and _GENERAL.fullmatch(column.text):
        return replace(row, ids=row.ids or kind, measure=row.measure or column.measure)
    if kind:
        return part_of(labels, row, kind, column)
    if not row.ids:
        return None
    name, ids = labels.part(row.text, column)
    if ids:
        return Name(name, ids, column.measure or row.measure)
    if set(row.ids) & set(column.ids) or _agrees(labels, row, column):
        return replace(row, measure=row.measure or column.measure)
    return Name(name, (), column.measure) if not column.ids and _NOUN.search(column.text) else None


def part_of(labels: Labels, row: Name, kind: tuple[str, ...], whole: Name) -> Name:
    """Return the indicator of a kind of institution under what is counted: 医院 under 床位数."""
    name, ids = labels.part(row.text, whole)
    if ids:
        return Name(name, ids, row.measure or whole.measure)
    if any(labels.catalogue.indicators[id_].of == "every_kind" for id_ in whole.ids):
        return Name(row.text, kind, row.measure or whole.measure)
    return Name(name, (), row.measure or whole.measure)


def _agrees(labels: Labels, row: Name, column: Name) -> bool:
    """Tell whether a column (发病数, 个数) says of a row no more than the row's own indicator does."""
    if column.ids:
        return False
    indicators = [labels.catalogue.indicators[id_] for id_ in row.ids]
    names = [spelled(name) for one in indicators for name in (one.name_zh, *one.aliases)]
    return not _NOUN.search(column.text) or any(name.endswith(column.text) for name in names)
