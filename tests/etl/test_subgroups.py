from etl.subgroups import is_base, subgroup_labels


def test_a_population_base_is_told_from_a_part() -> None:
    assert (is_base("户籍人口"), is_base("农村"), is_base("")) == (True, False, False)


def test_words_of_one_base_have_one_label() -> None:
    assert {subgroup_labels()[word] for word in ("户籍", "户籍居民", "户籍人口")} == {("户籍人口", True)}
