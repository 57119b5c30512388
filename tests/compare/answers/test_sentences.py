import pytest

from compare.answers.change import two_years
from compare.answers.matrix import matrix
from compare.answers.profile import profile
from compare.answers.ranking import ranking
from compare.answers.relation import relation
from compare.answers.summary import MOST, prose
from compare.answers.table import table as comparison
from compare.answers.trend import trend
from compare.answers.trends import trends
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

NATION = fact("全国", "2023", 7.23)
LITERACY = "health_literacy_rate"


def said(answer, *facts, fact_id="", **view) -> list[str]:
    chosen = beds(**view)
    return prose(answer(table(*facts), CATALOGUE, chosen), chosen, fact_id).split("\n")


@pytest.mark.parametrize(
    ("facts", "view", "sentence"),
    [
        (
            [fact("株洲市", "2023", 7.71), NATION],
            {},
            "2023年株洲市每千人口床位数7.71张，比全国高0.48张（来源：公报）。",
        ),
        ([fact("株洲市", "2023", 7.23), NATION], {}, "2023年株洲市每千人口床位数7.23张，与全国持平（来源：公报）。"),
        ([fact("株洲市", "2023", 7.71)], {}, "2023年株洲市每千人口床位数7.71张（来源：公报）。"),
        (
            [fact("株洲市", "2023", 7.71), NATION],
            {"nation": False},
            "2023年株洲市每千人口床位数7.71张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.0, qualifier="~"), NATION],
            {},
            "2023年株洲市每千人口床位数约7张，比全国低约0.23张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.0, qualifier=">"), NATION],
            {},
            "2023年株洲市每千人口床位数超过7张，全国为7.23张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.0, value_high=7.5)],
            {},
            "2023年株洲市每千人口床位数7–7.5张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2022", 7.0), fact("全国", "2022", 6.92)],
            {"tolerance": 1},
            "2022年株洲市每千人口床位数7张，比全国高0.08张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.0, status="derived")],
            {"derived": True},
            "2023年株洲市每千人口床位数7张（由原文所述变化推算）（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023-01/2023-10", 4)],
            {"part_year": True},
            "2023年1–10月株洲市每千人口床位数4张（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.0, flags=("source_unseen",), source_title="")],
            {},
            "2023年株洲市每千人口床位数7张，此数存疑（",
        ),
        (
            [fact("株洲市", "2023", 30.2, LITERACY), fact("全国", "2023", 27.78, LITERACY)],
            {"indicators": (LITERACY,)},
            "2023年株洲市居民健康素养水平30.2%，比全国高2.42个百分点（来源：公报）。",
        ),
        (
            [fact("株洲市", "2023", 7.71), NATION],
            {"lang": "en"},
            "Zhuzhou, 2023: beds per 1000 7.71 beds per 1,000, 0.48 beds per 1,000 above the nation (source: 公报).",
        ),
    ],
)
def test_one_value_is_one_sentence(facts, view, sentence):
    (line,) = said(ranking, *facts, **view)
    assert line.startswith(sentence)


def test_a_ranking_begins_with_its_finding_and_says_places():
    lines = said(ranking, fact("株洲市", "2023", 7.71), fact("湘潭市", "2023", 7.02), fact("荆州市", "2023", 7.02))
    assert lines[0] == "2023 年，3 个城市中株洲市最高，为 7.71 张/千人。"
    assert lines[1] == "2023年株洲市每千人口床位数7.71张，在3个地区中居第1位（来源：公报）。"
    assert "并列第2位" in lines[2]


def test_a_target_is_said_to_be_one():
    lines = said(ranking, fact("株洲市", "2023", 7.71), fact("株洲市", "2023", 8, status="target"))
    assert lines[2] == "2023年株洲市每千人口床位数目标为8张（来源：公报）。"


def test_the_fact_that_is_open_alone():
    facts = fact("株洲市", "2023", 7.71), fact("湘潭市", "2023", 7.02)
    answer = ranking(table(*facts), CATALOGUE, beds())
    wanted = answer.marks[1].fact_id
    assert said(ranking, *facts, fact_id=wanted) == [
        "2023年湘潭市每千人口床位数7.02张，在2个地区中居第2位（来源：公报）。"
    ]
    assert len(said(ranking, *facts, fact_id="unknown")) == 3


MOVES = [
    (7.5, {}, 8.0, {}, "2019–2023年，株洲市每千人口床位数由7.5张升至8张，升0.5张（+6.7%）（来源：公报）。"),
    (7.5, {}, 7.0, {}, "2019–2023年，株洲市每千人口床位数由7.5张降至7张，降0.5张（−6.7%）（来源：公报）。"),
    (7.5, {}, 7.5, {}, "2019年与2023年，株洲市每千人口床位数持平，均为7.5张（来源：公报）。"),
    (
        7.5,
        {"qualifier": ">"},
        8.0,
        {},
        "株洲市每千人口床位数2019年为超过7.5张，2023年为8张，其中有界限值，不计变化（来源：公报）。",
    ),
    (
        7.5,
        {},
        8.0,
        {"source_title": "年鉴"},
        "2019–2023年，株洲市每千人口床位数由7.5张升至8张，升0.5张（+6.7%）（来源：公报；年鉴）。",
    ),
]


@pytest.mark.parametrize("answer", [trend, trends, two_years])
@pytest.mark.parametrize(("before", "how", "after", "then", "sentence"), MOVES)
def test_a_change_says_both_values(answer, before, how, after, then, sentence):
    assert said(answer, fact("株洲市", "2019", before, **how), fact("株洲市", "2023", after, **then)) == [sentence]


def test_a_table_of_years_says_how_each_region_went():
    facts = fact("株洲市", "2019", 7.5), fact("株洲市", "2023", 8.0), fact("湘潭市", "2023", 7.0)
    lines = said(comparison, *facts)
    assert lines[1:] == [
        "2019–2023年，株洲市每千人口床位数由7.5张升至8张，升0.5张（+6.7%）（来源：公报）。",
        "2023年湘潭市每千人口床位数7张（来源：公报）。",
    ]


@pytest.mark.parametrize(("answer", "count"), [(comparison, 2), (matrix, 2), (relation, 2), (profile, 2)])
def test_two_indicators_a_sentence_each_value(answer, count):
    facts = fact("株洲市", "2023", 7.71), fact("株洲市", "2023", 2.8, "infant_mortality_rate"), NATION
    view = {"indicators": ("beds_per_1000", "infant_mortality_rate"), "focus": "430200"}
    lines = said(answer, *facts, **view)
    assert len(lines) == 1 + count
    assert sum("婴儿死亡率2.8‰" in line for line in lines[1:]) == 1


def test_what_is_left_out_is_counted():
    regions = ("株洲市", "湘潭市", "荆州市", "松原市", "南京市", "福州市", "320106")
    facts = [fact(r, "2023", n + 1, i) for n, r in enumerate(regions) for i in CATALOGUE.indicators]
    lines = said(comparison, *facts, indicators=tuple(CATALOGUE.indicators))
    assert len(lines) == MOST + 2
    assert lines[-1] == f"另有{len(facts) - MOST}条未列出，见导出的表格。"


def test_a_place_among_values_of_other_years_says_so():
    lines = said(ranking, fact("株洲市", "2023", 7.71), fact("湘潭市", "2022", 7.0), tolerance=1)
    assert "，在2个地区（年份不尽相同）中居第1位" in lines[1]
