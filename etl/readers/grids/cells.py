"""What a table cell looks like: a number, a placeholder, words."""

from __future__ import annotations

from etl.model.wording import pattern

_NUMBER = pattern(
    r"(?:{bound_some}|{bound_over}|[≥≤<>＜＞≧≦~～]=?)?\s*[-+−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?"
    r"\s*(?:%|％|‰|/{per_100k}|/{myriad}|{myriad}|{myriad_squared})?"
    r"(?:{bound_ge_after}|{bound_le_after}|{bound_about_after}|\+)?(?:[（(][^（）()]{1,12}[）)])?"
)
_PLACEHOLDER = pattern(r"[-—–－―…·/*＊]{1,4}|{empty_cell}")

MAX_CELL = 40
"""Longest cell, in characters, of a table whose columns are told apart by spaces or lines only."""


def is_number(cell: str) -> bool:
    """Whether the cell is a bare number, maybe with a sign of comparison, %, ‰, a scale or a short note in brackets."""
    return _NUMBER.fullmatch(cell) is not None


def is_value(cell: str) -> bool:
    """Whether the cell can stand in a column of figures: a number or a placeholder such as ``—``."""
    return is_number(cell) or _PLACEHOLDER.fullmatch(cell) is not None


def is_label(cell: str) -> bool:
    """Whether the cell can name a row or a column: short words, no sentence."""
    return 0 < len(cell) <= MAX_CELL and not is_value(cell) and not any(sign in "。；！？!?" for sign in cell)
