"""Folding: what the recognisers see of a raw text, and where each character of it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.recognise.fold import fold, reading
from tests.etl.recognise import notation

TEXTS = st.lists(
    st.sampled_from([*"甲率衛生１２％（）0123456789.%‰ 　\n“”[]", "(wèi)", "[12]", "\u200b", "5 806 352"]), max_size=30
).map("".join)


@pytest.mark.parametrize("row", notation.cases("fold"))
def test_corpus(row: dict[str, str]) -> None:
    raw = row["text"].replace("\\u200b", "\u200b").replace("\\ufeff", "\ufeff")
    assert reading(raw, 0, len(raw)).text == row["expected"]


@given(TEXTS | st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS, st.integers(0, 5))
def test_every_character_maps_back_to_its_own(raw: str, start: int) -> None:
    start = min(start, len(raw))
    seen = reading(raw, start, len(raw))
    places = [seen.place(position) for position in range(len(seen.text) + 1)]
    assert seen.text == "".join(fold(raw)[place] for place in places[:-1])
    assert places == sorted(set(places))
    assert places[-1] == seen.end == len(raw)


def test_a_span_maps_to_all_raw_characters_it_covers() -> None:
    raw = "签约率 ８５ .３％"
    seen = reading(raw, 0, len(raw))
    start = seen.text.index("85.3%")
    first, last = seen.raw(start, start + 5)
    assert raw[first:last] == "８５ .３％"


def test_a_long_text_is_folded() -> None:
    raw = "病 床\n" * 10_000
    assert reading(raw, 0, len(raw)).text == "病床" * 10_000
