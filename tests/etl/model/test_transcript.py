from hypothesis import given
from hypothesis import strategies as st

from etl.model.document import Block
from etl.model.fact import Unread
from etl.model.transcript import blocks_of, blocks_text, unread_of, unread_text

places = st.integers(0, 10**7)
rows = st.lists(st.lists(st.tuples(places, places), max_size=4).map(tuple), max_size=4).map(tuple)
blocks = st.builds(Block, st.sampled_from(["heading", "paragraph", "table"]), places, places, st.integers(0, 6), rows)


@given(st.lists(blocks).map(tuple))
def test_blocks_survive_being_written(given_blocks):
    assert blocks_of(blocks_text(given_blocks)) == given_blocks


@given(st.lists(st.builds(Unread, places, places, st.sampled_from(["date", "change"]))).map(tuple))
def test_unread_numbers_survive_being_written(items):
    assert unread_of(unread_text(items)) == items


def test_an_empty_text_has_no_blocks_and_no_numbers():
    assert (blocks_of(""), unread_of("")) == ((), ())
