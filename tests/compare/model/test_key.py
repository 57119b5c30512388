"""Keys: which entries occur, what they mean, and that every medium has a sign for what it draws."""

from dataclasses import replace
from typing import get_args

import pytest

from compare.answers.change import two_years
from compare.answers.matrix import matrix
from compare.answers.profile import profile
from compare.answers.ranking import ranking
from compare.answers.table import table as comparison
from compare.answers.trends import trends
from compare.model.key import KeyName, apart_key, key_words, marks_key, standing_key
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

NATION = fact("全国", "2023", 7.23)
FACTS = (NATION, fact("株洲市", "2023", 7.71), fact("湘潭市", "2023", 7.0), fact("荆州市", "2023", 7.23))


def of(ask, *facts, **view):
    chosen = beds(**view)
    return ask(table(*(facts or FACTS)), CATALOGUE, chosen), chosen


def key(*asked, **view):
    answer, chosen = of(*asked, **view)
    return answer.key(chosen)


def marks(*standings):
    (mark, *_), _ = of(ranking)[0].marks, None
    return [replace(mark, standing=standing) for standing in standings]


@pytest.mark.parametrize(
    ("standings", "together", "apart"),
    [
        (("better", "equal", "unknown"), ["better", "neutral"], ["better", "equal", "plain"]),
        (("worse",), ["worse"], ["worse"]),
        (("equal", "unknown"), [], ["equal", "plain"]),
    ],
)
def test_standings_that_look_alike_have_one_entry(standings, together, apart):
    assert standing_key(marks(*standings)) == together
    assert apart_key(marks(*standings)) == apart


def test_the_key_explains_values_that_are_not_plain():
    facts = [
        fact("株洲市", "2023", 7, qualifier=">"),
        fact("湘潭市", "2023", 7, qualifier="~"),
        fact("荆州市", "2023", 7, status="derived", flags=("source_unseen",)),
        fact("松原市", "2023-01/2023-10", 7),
    ]
    answer, _ = of(ranking, *facts, derived=True, part_year=True)
    assert marks_key(answer.drawn()) == ["bound", "about", "derived", "part_year", "doubt"]
    (plain, *_) = of(ranking)[0].marks
    assert marks_key([plain]) == []
    assert marks_key([replace(plain, status="target", qualifier=">")]) == []


def test_a_ranking_names_what_it_is_compared_with():
    due = fact("株洲市", "2023", 8, status="target")
    assert key(ranking, *FACTS, due) == ["better", "worse", "neutral", "nation", "target"]
    beside = fact("湖南省", "2023", 7.2)
    only = {"province": True, "nation": False, "regions": ("430200", "430300")}
    assert key(ranking, *FACTS, beside, **only) == ["better", "worse", "province"]


def test_better_and_worse_say_against_what():
    answer, view = of(ranking, province=True, nation=False)
    assert answer.key_words("better", view) == "优于同年本省"
    assert answer.key_words("better", replace(view, nation=True, lang="en")) == "Better than the nation that year"


@pytest.mark.parametrize("ask", [matrix, profile])
def test_provinces_are_no_benchmark_of_many_indicators(ask):
    answer, view = of(ask, province=True, nation=False, focus="430200")
    assert answer.key_words("plain", view) == "无底色：不比优劣或无同年全国值"


def test_a_change_shows_directions_not_standings():
    facts = [
        fact("株洲市", "2019", 6.5),
        fact("株洲市", "2023", 7.71),
        fact("湘潭市", "2019", 7.9),
        fact("湘潭市", "2023", 7.8),
        fact("全国", "2019", 6.3),
        NATION,
    ]
    assert key(two_years, *facts, since=2019, until=2023) == ["improved", "worsened", "nation"]


def test_several_trends_name_each_entry_once():
    both = ("beds_per_1000", "infant_mortality_rate")
    facts = [*FACTS, fact("全国", "2023", 4.5, both[1]), fact("株洲市", "2023", 2.8, both[1], qualifier="<")]
    assert key(trends, *facts, indicators=both) == ["nation", "bound"]


def test_a_profile_explains_its_spines():
    facts = [*FACTS, fact("松原市", "2023", 5), fact("南京市", "2023", 6), fact("福州市", "2023", 6.5)]
    found = key(profile, *facts, focus="430200", tab="profile")
    assert found == ["range", "centre_nation", "better"]


def test_a_table_does_not_count_the_nation_as_uncompared():
    assert key(comparison) == ["better", "worse", "equal"]


@pytest.mark.parametrize("name", get_args(KeyName))
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("against", ["nation", "province", ""])
def test_every_entry_has_words(name, against, language):
    assert key_words(name, against, language)
