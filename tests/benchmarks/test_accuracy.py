"""Scoring: what counts as right, what as wrong, and what is left out of account."""

from dataclasses import replace

import pytest

from benchmarks import accuracy, labels
from benchmarks.labels import Case, Label
from benchmarks.scoring import differs, mistakes, score
from etl.model.fact import Fact

TEXT = "湘乡市2023年工作\n2023年，全市婴儿死亡率2.45‰。"
FACT = Fact(
    doc="a.txt", region="湘乡市", region_code="430381", year=2023, period="2023", indicator="infant_mortality_rate",
    name="婴儿死亡率", value=2.45, unit="‰", qualifier="=", status="actual", subgroup="", start=25, end=30,
    quote="", confidence=0.97, flags=(), rule="indicator_value",
)  # fmt: skip
LABEL = Label(True, "infant_mortality_rate", "430381", 2023, "2023", 2.45, "=", "actual", 25, 30, subgroup="")
IDS = frozenset({"infant_mortality_rate"})


def row(facts: str, text: str = TEXT, at: str = "湘乡市 2023") -> dict[str, str]:
    return {"at": at, "text": text, "facts": facts}


def only(line: str, text: str = TEXT) -> Label:
    (label,) = labels._case("A1a", row(line, text)).labels
    return label


def test_a_right_fact_is_right():
    assert differs(LABEL, FACT) == []
    assert mistakes(Case("a", "A", TEXT, (LABEL,)), [FACT]) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("value", 2.46), ("year", 2022), ("period", "2023-01"), ("qualifier", ">"), ("status", "target"),
     ("region_code", "430300"), ("indicator", "neonatal_mortality_rate"), ("subgroup", "户籍人口")],
)  # fmt: skip
def test_each_field_of_a_catalogued_fact_counts(name, value):
    assert differs(LABEL, replace(FACT, **{name: value})) == [name]


def test_a_value_within_a_thousandth_is_right():
    assert differs(LABEL, replace(FACT, value=2.4524)) == []


def test_a_tail_fact_is_judged_by_year_value_and_status():
    tail = replace(LABEL, core=False, indicator="某率")
    assert differs(tail, replace(FACT, indicator="", region_code="", qualifier=">")) == []
    assert differs(tail, replace(FACT, year=2022)) == ["year"]


def test_a_tail_value_in_ten_thousands_is_multiplied_out():
    tail = replace(LABEL, core=False, indicator="资金", value=24500.0)
    assert differs(tail, replace(FACT, unit="万元")) == []


def test_accepted_answers_are_right():
    assert differs(replace(LABEL, accept={"period": ("2023-12",)}), replace(FACT, period="2023-12")) == []


def test_derived_facts_pair_only_with_derived_labels():
    missed = mistakes(Case("a", "A", TEXT, (LABEL,)), [replace(FACT, status="derived")])
    assert [miss.what for miss in missed] == ["missed", "extra"]


def test_optional_labels_count_neither_way():
    optional = replace(LABEL, optional=True)
    assert score([optional], [FACT], IDS).got == {True: 0, False: 0}
    assert mistakes(Case("a", "A", TEXT, (optional,)), []) == []


def test_a_spurious_fact_costs_precision():
    found = score([LABEL], [FACT, replace(FACT, start=40, end=42)], IDS)
    assert (found.precision(core=True), found.recall(core=True)) == (0.5, 1.0)
    assert found.f1(core=True) == pytest.approx(2 / 3)


def test_a_catalogued_answer_to_a_tail_label_is_wrong():
    assert score([replace(LABEL, core=False)], [FACT], IDS).right == {True: 0, False: 0}


def test_a_flagged_fact_without_region_is_no_mistake_where_nothing_is_stated():
    empty = replace(FACT, region_code="", flags=("no_region",))
    assert mistakes(Case("a", "A", TEXT, ()), [empty]) == []
    assert len(mistakes(Case("a", "A", TEXT, ()), [FACT])) == 1


def test_a_row_takes_region_and_period_from_its_head():
    label = only("2.45‰ | infant_mortality_rate")
    assert (label.region_code, label.year, label.value, label.qualifier) == ("430381", 2023, 2.45, "=")
    assert TEXT[label.start : label.end] == "2.45‰"


def test_the_words_of_a_row():
    label = only(
        "2.45‰ | infant_mortality_rate | @湖南省 2022 <= target value:2.5 #户籍人口 optional accept-period:2021"
    )
    assert (label.region_code, label.period, label.qualifier, label.status) == ("430000", "2022", "<=", "target")
    assert (label.value, label.subgroup, label.optional) == (2.5, "户籍人口", True)
    assert label.accept == {"period": ("2021",), "year": (2021,)}


def test_a_namesake_needs_its_parent():
    with pytest.raises(ValueError, match=r"names \d+ divisions"):
        labels._case("A1a", row("2.45‰ | infant_mortality_rate", at="鼓楼区 2023"))
    label = labels._case("A1a", row("2.45‰ | infant_mortality_rate", at="福州市/鼓楼区 2023")).labels[0]
    assert label.region_code == "350102"


@pytest.mark.parametrize(
    "line", ["9.99‰ | infant_mortality_rate", "2.45‰ | infant_mortality_rate | nonsense", "2023年 | births"]
)
def test_a_malformed_row_is_refused(line):
    with pytest.raises(ValueError, match=r"does not stand|unknown word|must be stated"):
        only(line)


def test_the_page_gives_shares_and_bands():
    case = Case("A1a", "A", TEXT, (LABEL,))
    tally = accuracy.tally_cases("Own corpus", [case], IDS)
    text = accuracy.page([tally])
    assert "| catalogued | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 |" in text
    assert "| A | 1 | 1 |" in text
    assert "1, of which 100.0% are right" in text
    assert "External labels were not given in this run." in text


def test_external_labels_are_read_from_a_folder(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    fields = (
        '"tier":"core","indicator":"infant_mortality_rate","region_code":"430381","year":2023,"period":"2023",'
        '"value":2.45,"qualifier":"=","status":"actual","start":25,"end":30,"quote":""'
    )
    (gold / "cases_a.jsonl").write_text(f'{{"id":"a","group":"clean","text":"{TEXT[:9]}","facts":[{{{fields}}}]}}\n')
    (gold / "facts.jsonl").write_text(f'{{"doc":"r.txt",{fields}}}\n')
    found = labels.external(gold)
    assert [case.id for case in found.cases] == ["a"]
    assert list(found.documents) == [tmp_path / "seeds" / "r.txt"]
    assert found.cases[0].labels[0].subgroup is None


def test_a_folder_that_is_not_there_is_reported(monkeypatch, capsys):
    monkeypatch.setenv("LABELS", "/nowhere/at/all")
    monkeypatch.setattr("sys.argv", ["accuracy"])
    assert accuracy.main() == 2
    assert "/nowhere/at/all" in capsys.readouterr().err
