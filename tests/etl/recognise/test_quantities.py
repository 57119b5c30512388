"""Quantities: every number of the corpus with its exact value, unit, qualifier, kind and place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.recognise.quantities import find
from tests.etl.recognise import notation

PIECES = st.sampled_from(
    [
        *"0123456789一二两三十百千万亿点余多负约近超成分之岁张人%‰.,:-~/（）?％１２年月日 \n",
        "10万",
        "千分之",
        "以上",
        "不低于",
        "2023",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("row", notation.cases("quantities"))
def test_corpus(row: dict[str, str]) -> None:
    found = find.find(row["text"])
    assert notation.join([notation.quantity(row["text"], q) for q in found]) == row["expected"]


@given(TEXTS)
def test_numbers_stand_in_order_inside_the_text(text: str) -> None:
    found = find.find(text)
    assert all(0 <= q.before <= q.start < q.end <= q.unit_end <= q.after <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find.find(text) == find.find(text)


@given(TEXTS)
def test_no_digit_is_lost(text: str) -> None:
    found = find.find(text)
    read = {place for q in found for place in range(q.start, q.unit_end)}
    assert [c for place, c in enumerate(text) if c in "0123456789" and place not in read] == []


@given(st.integers(0, 10**12), st.sampled_from(["张", "人次", "户"]))
def test_any_whole_number_is_read(number: int, unit: str) -> None:
    (found,) = find.find(f"共有{number}{unit}")
    assert (found.start, found.end, found.value, found.unit) == (2, 2 + len(str(number)), number, unit)


def test_a_bound_spans_the_words_that_make_it() -> None:
    text = "签约率不低于75%以上"
    (found,) = find.find(text)
    assert text[found.before : found.after] == "不低于75%以上"


def test_a_measure_word_ends_where_unit_end_says() -> None:
    text = "共开展3.2万人次"
    (found,) = find.find(text)
    assert (text[found.start : found.end], text[found.end : found.unit_end]) == ("3.2万", "人次")


def test_a_sentence_of_five_thousand_numbers_is_read_to_its_end() -> None:
    found = find.find("、".join(f"{n}张" for n in range(5000)))
    assert [int(q.value) for q in found] == list(range(5000))


def test_a_long_run_of_digits_is_one_number() -> None:
    (found,) = find.find("9" * 10_000)
    assert (found.start, found.end) == (0, 10_000)
