import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.documents.view import LONGEST_FIND, STATUSES, EvidenceView, from_query, to_query

ids = st.lists(st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=8), unique=True).map(tuple)
readings = st.builds(
    EvidenceView,
    doc=st.text(max_size=20),
    fact=st.just("") | st.text("0123456789abcdef", min_size=12, max_size=12),
    indicators=ids,
    status=st.lists(st.sampled_from(STATUSES), unique=True).map(tuple),
    flagged=st.booleans(),
    unread=st.booleans(),
    find=st.text(max_size=LONGEST_FIND),
    lang=st.sampled_from(["zh", "en"]),
)


@given(readings)
def test_a_reading_survives_its_query(reading: EvidenceView):
    assert from_query(to_query(reading)) == (reading, [])
    assert from_query("?" + to_query(reading)) == (reading, [])


@given(st.text())
def test_any_text_gives_a_reading_that_survives(text: str):
    reading, _ = from_query(text)
    assert from_query(to_query(reading)) == (reading, [])


def test_defaults_are_left_out():
    assert to_query(EvidenceView()) == ""


def test_a_whole_query():
    reading = EvidenceView("子目录/a b.md", "0123456789ab", ("beds", "tail"), ("target",), unread=True, find="床位")
    query = to_query(reading)
    assert query.startswith("doc=%E5%AD%90%E7%9B%AE%E5%BD%95%2Fa%20b.md&fact=0123456789ab&indicators=beds,tail")
    assert from_query(query)[0] == reading


@pytest.mark.parametrize(
    ("query", "bad"),
    [
        ("fact=abc", ["fact"]),
        ("fact=0123456789AB", ["fact"]),
        ("status=actual,planned", ["status"]),
        ("indicators=a,,b", ["indicators"]),
        ("indicators=婴儿", ["indicators"]),
        ("flagged=yes&unread=2", ["flagged", "unread"]),
        ("year=2023&tab=rank", []),
    ],
)
def test_bad_values_are_named_and_fall_back(query: str, bad: list[str]):
    assert from_query("doc=a.md&" + query) == (EvidenceView("a.md"), bad)
