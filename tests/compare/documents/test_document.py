import string
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.documents.annotated import TextRun
from compare.documents.document import document, without_text
from etl.model.document import Block, Document
from etl.model.fact import Unread
from etl.model.transcript import Transcript
from etl.snapshot.parquet import BY_DOCUMENT_COLUMNS
from tests.support.comparison_samples import CATALOGUE, fact, table

TEXT = "# 标题\n2023年床位7.71张，上年7.5张。\n甲\t1\n"
NONE = table()[list(BY_DOCUMENT_COLUMNS)]


def read(text, blocks, facts, unread=(), **more):
    rows = table(*facts)[list(BY_DOCUMENT_COLUMNS)].sort_values(["start", "end"], kind="stable").reset_index(drop=True)
    page = Transcript(Document("a.md", "md", text, tuple(blocks), **more), tuple(unread))
    return document(page, rows, CATALOGUE, "zh")


def at(printed, value=7.71, period="2023", **more):
    start = TEXT.index(printed)
    return fact("株洲市", period, value, start=start, end=start + len(printed), **more)


BLOCKS = [
    Block("heading", 2, 4, 1),
    Block("paragraph", 5, 25),
    Block("table", 26, 29, rows=(((26, 27), (28, 29)), ())),
]


def test_blocks_are_cut_where_numbers_stand():
    found = read(TEXT, BLOCKS, [at("7.71"), at("7.5", 7.5, "2022")], [Unread(5, 10, "date"), Unread(28, 29, "bare")])
    heading, paragraph, rows = found.parts
    assert (heading.kind, heading.level, heading.runs) == ("heading", 1, (TextRun("标题"),))
    assert paragraph.runs == (
        TextRun("2023年", (), 0),
        TextRun("床位"),
        TextRun("7.71", (0,)),
        TextRun("张，上年"),
        TextRun("7.5", (1,)),
        TextRun("张。"),
    )
    assert rows.rows == (((TextRun("甲"),), (TextRun("1", (), 1),)), ())


def test_facts_on_one_number_share_a_run():
    found = read(TEXT, BLOCKS, [at("7.71"), at("7.71", status="target"), at("7.71张", 1, "2022")])
    (run,) = [run for run in found.parts[1].runs if run.facts]
    assert run == TextRun("7.71张", (0, 1, 2))


def test_a_fact_between_blocks_is_not_lost():
    found = read(TEXT, BLOCKS[:1], [at("7.71")])
    assert [run for part in found.parts for run in part.runs if run.facts] == [TextRun("7.71", (0,))]


def test_markup_between_blocks_is_left_out():
    assert [part.kind for part in read(TEXT, BLOCKS[:1], []).parts] == ["heading"]


def test_a_text_without_blocks_stands_in_its_lines():
    parts = read("甲\n\n乙7\n", [], []).parts
    assert [(part.kind, part.runs) for part in parts] == [
        ("paragraph", (TextRun("甲"),)),
        ("paragraph", (TextRun("乙7"),)),
    ]


def test_what_a_document_does_not_state_stays_open():
    (placed,) = without_text("x/a.md", _unsure(), CATALOGUE, "zh").facts
    assert (placed.year, placed.value, placed.value_high, placed.region) == (None, None, None, "")


def _unsure():
    row = table(at("7.71"))[list(BY_DOCUMENT_COLUMNS)]
    return row.assign(year=pd.array([pd.NA], "Int32"), value=float("nan"), region="", region_code="")


def test_a_document_without_its_text_still_has_its_facts():
    found = without_text("x/a.md", _unsure(), CATALOGUE, "zh")
    assert (found.title, found.text_kept, found.parts, len(found.facts)) == ("a.md", False, (), 1)


def test_names_are_in_the_language_asked_for():
    rows = table(at("7.71"))[list(BY_DOCUMENT_COLUMNS)]
    (placed,) = document(Transcript(Document("a.md", "md", TEXT), ()), rows, CATALOGUE, "en").facts
    assert (placed.name, placed.region) == ("beds per 1000", "Zhuzhou")


def test_a_document_is_called_by_its_title_else_its_file():
    assert read("", [], [], title="报告").title == "报告"
    assert read("", [], []).title == "a.md"


ONE = table(at("7.71"))[list(BY_DOCUMENT_COLUMNS)]
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=8)


@given(st.text(string.ascii_letters, min_size=46, max_size=46), spans, spans, st.lists(st.integers(0, 46), max_size=6))
def test_joined_together_the_runs_are_the_text(text, facts, unread, cuts):
    edges = [0, *sorted(cuts), len(text)]
    blocks = [Block("paragraph", start, end) for start, end in pairwise(edges)]
    rows = ONE.iloc[[0] * len(facts)].reset_index(drop=True)
    rows = rows.assign(start=[start for start, _ in facts], end=[start + size for start, size in facts])
    rows = rows.sort_values(["start", "end"], kind="stable").reset_index(drop=True)
    items = tuple(sorted(Unread(start, start + size, "date") for start, size in unread))
    found = document(Transcript(Document("a", "txt", text, tuple(blocks)), items), rows, CATALOGUE, "zh")
    assert ["".join(run.text for run in part.runs) for part in found.parts] == [text[b.start : b.end] for b in blocks]
    assert {at for part in found.parts for run in part.runs for at in run.facts} == set(range(len(facts)))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "md"])
def test_a_file_that_is_a_table_says_so(kind):
    page = Transcript(Document(f"a.{kind}", kind, ""), ())
    assert document(page, NONE, CATALOGUE, "zh").table == (kind != "md")
