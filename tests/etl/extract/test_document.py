"""Reading whole reports: the labelled corpus, and what must hold of any text at all."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.labels import Case, corpus
from benchmarks.scoring import mistakes
from etl.build.one_file import process
from etl.extract.document import extract, read_figures
from etl.model.catalogue import load
from tests.docs.phrasings import rows
from tests.paths import ORIGINALS
from tests.support.any_text import ANYTHING, REPORTS, SLOW, document

CASES = corpus()


def marked(case: Case):
    marks = [pytest.mark.xfail(reason=case.known, strict=True)] if case.known else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_the_report_is_read_exactly_right(case, tmp_path):
    path = tmp_path / f"{case.id}.txt"
    path.write_text(case.text, encoding="utf-8")
    assert [str(miss) for miss in mistakes(case, process(path).facts, load().indicators)] == []


def test_the_corpus_tells_every_pattern_of_the_specification():
    told = {re.sub("[a-z]$", "", case.id) for case in CASES}
    assert sorted({row.id for row in rows() if row.section in "ABCDEFGHIJKL"} - told) == []


def test_the_corpus_is_large_and_no_report_stands_in_it_twice():
    assert len(CASES) >= 230
    assert [text for text, n in Counter(case.text for case in CASES).items() if n > 1] == []


def test_no_report_borrows_from_the_originals():
    if not ORIGINALS.is_dir():
        pytest.skip("the original reports are not here")
    originals = [chinese(path.read_text(encoding="utf-8")) for path in ORIGINALS.glob("*.txt")]
    runs = {text[at : at + 16] for text in originals for at in range(len(text) - 15)}
    texts = [(case.id, chinese(case.text)) for case in CASES]
    assert [name for name, text in texts if any(text[at : at + 16] in runs for at in range(len(text) - 15))] == []


def chinese(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


# -- what must hold of any text ----------------------------------------------------------------------------------------
EDGE = re.compile(r"[零〇○一二两三四五六七八九十百千万亿负%‰成分半余多几萬億]|[-−+.,%‰。％o]")


def is_number_like(char: str) -> bool:
    return char.isdigit() or unicodedata.category(char) == "Nd" or EDGE.fullmatch(char) is not None


@SLOW
@given(st.one_of(REPORTS, ANYTHING))
def test_every_span_is_a_number_as_printed(text):
    for fact in extract(document(text)):
        printed = text[fact.start : fact.end]
        assert printed
        assert is_number_like(printed[0]), printed
        assert is_number_like(printed[-1]), printed
        assert re.search(r"[\d零〇○一二两三四五六七八九十百千半]", printed), printed


@SLOW
@given(st.one_of(REPORTS, ANYTHING))
def test_reading_is_deterministic_and_never_fails(text):
    assert read_figures(document(text)) == read_figures(document(text))


@SLOW
@given(REPORTS)
def test_facts_stand_in_reading_order_and_unread_numbers_do_not_overlap_their_text(text):
    found = read_figures(document(text))
    assert list(found.facts) == sorted(found.facts, key=lambda f: (f.start, f.end, f.status, f.region_code))
    assert all(0 <= item.start < item.end <= len(text) for item in found.unread)


@settings(SLOW, max_examples=40)
@given(st.text(max_size=400))
def test_any_text_file_is_read_without_a_defect(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    result = process(path)
    assert result.unreadable is None or result.unreadable.code != "internal_error", result.trace


def test_the_order_of_files_does_not_matter(tmp_path):
    paths = []
    for case in CASES[:20]:
        paths.append(tmp_path / f"{case.id}.txt")
        paths[-1].write_text(case.text, encoding="utf-8")
    forwards = {path.name: process(path).facts for path in paths}
    assert {path.name: process(path).facts for path in reversed(paths)} == forwards


NASTY = {
    "one sentence of 10 000 characters": "全市卫生健康工作扎实推进并取得新的成效" * 520 + "婴儿死亡率2.4‰。",
    "5 000 numbers in a paragraph": "2023年，" + "、".join(f"{n}.5人" for n in range(5000)) + "。",
    "5 000 facts in a sentence": "2023年，" + "，".join(f"医院数{n}个" for n in range(5000)) + "。",
    "no punctuation": "2023年全市婴儿死亡率2.4‰孕产妇死亡率8.1/10万医院数34个" * 300,
    "nested brackets": "婴儿死亡率" + "（" * 2000 + "2.4‰" + "）" * 2000,
    "open brackets": "婴儿死亡率（2.4‰" * 1500,
    "control characters": "".join(map(chr, range(1, 32))) * 40 + "婴儿死亡率2.4‰",
    "mixed scripts": "婴児死亡率 infant مُعَدَّل 2.4‰ ١٢٣ १२३ Ⅳ ② ½ 壹佰 " * 200,
    "digits only": "1234567890" * 2000,
    "points and commas": "1,.2,.3.,4" * 2000,
    "years only": "2023年2024年" * 2000,
    "regions only": "长沙市、株洲市、鼓楼区、" * 1000,
    "line breaks": "婴儿死亡率\n2.4‰\n" * 1500,
    "blanks": "婴儿死亡率 " + " " * 20000 + "2.4‰",
    "a table of bars": "| " * 3000 + "\n" + "| 1 " * 3000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_is_read_to_the_end(text, tmp_path):
    path = tmp_path / "nasty.txt"
    path.write_text(text, encoding="utf-8")
    result = process(path)
    assert result.unreadable is None or result.unreadable.code != "internal_error", result.trace
