"""Clauses: where the stretch begins that a number stands in."""

import pytest

from etl.recognise.clauses import clause_start


@pytest.mark.parametrize(
    ("text", "at", "marks", "start", "expected"),
    [
        ("甲率1,乙率2;丙率3", 12, ",;", 0, 8),
        ("甲率1,乙率2;丙率3", 12, ",", 0, 4),
        ("甲率1,乙率2", 6, ";", 0, 0),
        ("甲率1,乙率2", 3, ",", 0, 0),  # only what stands before
        ("甲率1,乙率2", 7, ",", 5, 5),  # not before the start
        ("", 0, ",;", 0, 0),
    ],
)
def test_it_begins_behind_the_last_mark(text: str, at: int, marks: str, start: int, expected: int) -> None:
    assert clause_start(text, at, marks, start) == expected
