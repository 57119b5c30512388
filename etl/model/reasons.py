"""Reasons as types: why a number is a fact or none, what is doubtful about it, and what goes wrong with a file.

Every value is a member of one of these closed lists, and the type checker proves that the code makes no other. Its
wording in both languages is the message ``<kind>.<member>`` of the catalogue (:data:`KINDS`); ``docs/rules.md`` lists
them all with an example. To add one, add it here, its message to ``data/messages`` and a row to the corpus that
produces it; the tests name what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeGuard, get_args

TextRule = Literal[
    "indicator_value", "value_indicator", "list", "comparison_list", "continued", "ellipsis", "holder_count",
    "zero_deaths", "tail", "derived_points", "derived_difference", "derived_relative",
]  # fmt: skip
TableRule = Literal[
    "table.tidy", "table.years_across", "table.regions_across", "table.indicators_across", "table.single"
]
Rule = TextRule | TableRule
"""How a number became a fact: in prose, or in a table by what stands across its columns."""

Flag = Literal[
    "no_year", "year_inherited", "year_from_publication", "no_region", "region_doubtful", "unknown_region",
    "ambiguous_region", "unit_mismatch", "unit_restored", "ambiguous_indicator", "implausible", "order_violated",
    "conflict", "damaged_text", "source_unseen", "year_after_publication",
    "year_contradicted",
]  # fmt: skip
"""What is doubtful about a fact."""

Aside = Literal[
    "date", "clock", "duration", "age", "ordinal", "list_number", "document_number", "contact", "name", "damaged",
    "small_word", "count", "bare",
]  # fmt: skip
"""What a number is that is no figure by itself, or by the name or time that it stands in."""

Refused = Literal[
    "change", "points", "times", "gap", "threshold", "no_indicator", "list_mismatch", "unit_mismatch", "supposed",
    "undated", "no_year",
]  # fmt: skip
"""Why a number that may be a figure is left out."""

Outside = Literal["metadata", "mark", "unit", "table_label", "table_cell", "table_unread"]
"""Where a number stands that linking never sees."""

UnreadReason = Aside | Refused | Outside
"""Why a number is no fact."""

ProblemCode = Literal[
    "unsupported_format", "old_office", "cannot_open", "empty_file", "file_too_large", "sheet_too_large",
    "archive_too_large", "not_text", "unknown_encoding", "wrong_format", "corrupt_file", "encrypted_file",
    "scanned_pdf", "no_text", "internal_error", "worker_failed", "undecodable_bytes", "pages_without_text",
    "hidden_sheets", "formula_without_value", "date_from_properties", "no_header", "no_indicator",
    "implausible_table", "unknown_columns", "unknown_flags", "unread_cells", "unread_rows", "codes_contradict",
    "repeated_fact", "text_left_out", "hidden_cells", "no_folder",
]  # fmt: skip
"""What went wrong with a file, or is doubtful about it."""

YearFrom = Literal["title", "heading", "section", "sentence", "publication", "plan", "lead_in"]
"""Where the year was read that a sentence inherits."""

HeadlineRule = Literal["only", "actual_over_derived", "full_year", "unflagged", "finer", "later", "first"]
"""Why one of several facts stands for its cell."""


def _members(*aliases: object) -> tuple[str, ...]:
    return tuple(member for alias in aliases for member in get_args(alias))


KINDS: Mapping[str, tuple[str, ...]] = {
    "rule": _members(TextRule, TableRule),
    "unread": _members(Aside, Refused, Outside),
    "flag": _members(Flag),
    "year_from": _members(YearFrom),
    "headline": _members(HeadlineRule),
    "problem": _members(ProblemCode),
}
"""The members of each list, by the kind that their messages begin with."""


def is_flag(word: str) -> TypeGuard[Flag]:
    """Tell whether a word that a file brings along is a flag."""
    return word in KINDS["flag"]
