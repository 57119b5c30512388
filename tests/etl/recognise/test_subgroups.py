from pathlib import Path

from etl.build.one_file import process
from etl.model.fact import Fact
from etl.recognise.subgroups import in_table, is_base, subgroup_labels
from etl.snapshot.table import build


def test_a_population_base_is_told_from_a_part() -> None:
    assert (is_base("户籍人口"), is_base("农村"), is_base("")) == (True, False, False)


def test_words_of_one_base_have_one_label() -> None:
    assert {subgroup_labels()[word] for word in ("户籍", "户籍居民", "户籍人口")} == {("户籍人口", True)}


def read(text: str, folder: Path) -> list[Fact]:
    path = folder / "report.txt"
    path.write_text(f"南通市2023年卫生健康统计\n2024-03-01\n{text}\n", encoding="utf-8")
    return list(process(path).facts)


def test_a_part_that_a_sentence_states_has_its_indicator_in_the_table(tmp_path: Path) -> None:
    (whole, part) = read("全市居民健康素养水平为34.1%，其中农村居民为28.6%。", tmp_path)
    assert (part.indicator, part.name) == ("", "居民健康素养水平（农村居民）")
    table = build([whole, part])
    assert table[["indicator", "subgroup", "value", "headline"]].to_numpy().tolist() == [
        ["health_literacy_rate", "", 34.1, True],
        ["health_literacy_rate", "农村居民", 28.6, True],
    ]


def test_what_no_indicator_counts_stays_as_the_text_names_it(tmp_path: Path) -> None:
    facts = read("全市公立医院82家，其中民营医院接待参观3.4万人次。", tmp_path)
    assert [in_table(fact) for fact in facts] == facts
