"""Explaining: every number of a text is a fact or has its reason, in words."""

import io
import re

import pytest
from hypothesis import given

from benchmarks.labels import corpus
from etl import readers
from etl.__main__ import main
from etl.build.one_file import process
from etl.commands.explain import describe_fact, explain, lines, reason, show
from etl.extract import document as extraction
from etl.model.messages import keys
from etl.recognise.quantities.quantity import Kind, aside
from tests.paths import ROOT
from tests.support.any_text import REPORTS, SLOW, document

REPORT_FILES = sorted((ROOT / "data" / "reports").glob("*.md"))
SENTENCE = "湘乡市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰，比上年下降0.2个千分点，位居全省第3位。\n"


def uncovered(explanation) -> list[str]:
    spans = [(item.start, item.end) for item in (*explanation.facts, *explanation.unread)]
    found = re.finditer(r"[0-9０-９]+", explanation.document.text)
    return [m[0] for m in found if not any(start < m.end() and m.start() < end for start, end in spans)]


@pytest.fixture(scope="module")
def explanations(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    made = []
    for case in corpus():
        path = folder / f"{case.id}.txt"
        path.write_text(case.text, encoding="utf-8")
        made.append(explain(readers.read(path)))
    return made


def test_no_digit_of_the_corpus_disappears(explanations):
    assert [(e.document.name, left) for e in explanations if (left := uncovered(e))] == []


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.name)
def test_no_digit_of_a_report_disappears(path):
    assert uncovered(explain(readers.read(path))) == []


@SLOW
@given(REPORTS)
def test_no_digit_of_any_prose_disappears(text):
    assert uncovered(explain(document(text))) == []


def test_a_number_is_a_fact_or_has_a_reason_but_not_both(explanations):
    for explanation in explanations:
        facts = [(fact.start, fact.end) for fact in explanation.facts]
        both = [u for u in explanation.unread if any(s < u.end and u.start < e for s, e in facts)]
        assert both == [], explanation.document.name


def test_every_reason_and_rule_that_occurs_is_worded(explanations):
    codes = {f"unread.{item.reason}" for e in explanations for item in e.unread}
    codes |= {f"rule.{fact.rule}" for e in explanations for fact in e.facts}
    codes |= {f"flag.{flag}" for e in explanations for fact in e.facts for flag in fact.flags}
    codes |= {f"unread.{aside(kind)}" for kind in Kind.__args__}
    assert sorted(codes - keys()) == []


def test_facts_and_reasons_stand_under_their_line(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    remarks = {line.number: line.remarks for line in lines(explain(readers.read(path)))}
    assert [kind for kind, _ in remarks[3]] == ["unread", "actual", "derived", "unread"]
    assert remarks[3][1][1].startswith("2.45‰  婴儿死亡率 2.45 ‰ · 湘乡市 · 2023 · 实际")


def test_nothing_is_read_twice(tmp_path, monkeypatch):
    """Neither the sentences nor the tables, for the reasons of what was left out."""
    read = []
    for work in ("context", "sentences", "facts_of_table"):
        once = getattr(extraction, work)
        monkeypatch.setattr(extraction, work, lambda *given, once=once, work=work: read.append(work) or once(*given))
    path = tmp_path / "a.md"
    path.write_text(f"{SENTENCE}\n| 地区 | 婴儿死亡率（‰） |\n|---|---|\n| 湘乡市 | 2.45 |\n", encoding="utf-8")
    assert len(explain(readers.read(path)).facts) > 1
    assert sorted(read) == ["context", "facts_of_table", "sentences"]
    read.clear()
    assert process(path).unread
    assert sorted(read) == ["context", "facts_of_table", "sentences"]


def test_english_remarks(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    found = explain(readers.read(path))
    assert "Infant mortality rate 2.45 ‰" in describe_fact(found.facts[0], "en")
    assert reason("ordinal", "en") == "A rank or an ordinal"


def test_output_is_plain_where_no_terminal_reads_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    stream = io.StringIO()
    show(explain(readers.read(path)), stream)
    assert "\x1b" not in stream.getvalue()
    assert SENTENCE.splitlines()[2] in stream.getvalue()


def test_the_command_prints_text_facts_and_reasons(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert main(["explain", str(path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "A rank or an ordinal" in out
    assert "2.45 ‰" in out


def test_the_command_explains_tables(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("地区,年份,婴儿死亡率（‰）,备注\n湘乡市,2023,2.45,第12号\n", encoding="utf-8")
    assert main(["explain", str(path)]) == 0
    out = capsys.readouterr().out
    assert "2.45 ‰" in out
    assert "表头、行名、说明中的数字" in out


def test_a_file_that_cannot_be_read_is_named(tmp_path, capsys):
    path = tmp_path / "none.txt"
    assert main(["explain", str(path)]) == 1
    assert str(path) in capsys.readouterr().err
