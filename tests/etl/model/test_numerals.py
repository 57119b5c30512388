"""Numerals: Arabic and Chinese digits of the corpus with their exact values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import numerals
from tests.etl.recognise import notation

DIGITS = "零一二三四五六七八九"


def read(text: str) -> Decimal:
    return numerals.chinese(text) if text[-1] in numerals.CHINESE + "万个" else numerals.arabic(text)


def spelled(number: int) -> str:
    """Write a number below 10 000 in Chinese."""
    text = ""
    for digit, scale in zip(f"{number:04d}", ("千", "百", "十", ""), strict=True):
        text += DIGITS[int(digit)] + (scale if digit != "0" else "")
    text = text.strip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text or "零"


@pytest.mark.parametrize("row", notation.cases("numerals"))
def test_corpus(row: dict[str, str]) -> None:
    if row["expected"] == "error":
        with pytest.raises(ValueError):  # noqa: PT011  # any reason will do
            read(row["text"])
    else:
        assert read(row["text"]) == Decimal(row["expected"])


@given(st.integers(0, 9999))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert numerals.chinese(spelled(number)) == number


@given(st.integers(0, 10**15))
def test_thousands_marks_do_not_change_the_value(number: int) -> None:
    assert numerals.arabic(f"{number:,}") == numerals.arabic(f"{number:,}".replace(",", " ")) == number
