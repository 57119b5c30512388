"""Mentions: what all recognisers find in a sentence, freed of overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from etl.recognise.mentions import gather, subgroups


def test_a_number_within_a_name_is_no_value() -> None:
    text = "5岁以下儿童死亡率为4.2‰。"
    found = gather(text)
    assert [text[q.start : q.end] for q in found.values] == ["4.2‰"]
    assert [text[q.start : q.end] for q in found.others] == ["5"]


def test_a_number_within_a_period_is_no_value() -> None:
    assert [q.unit for q in gather("2031年3月报告86例。").values] == ["例"]


def test_a_cue_within_a_name_is_none() -> None:
    assert gather("计划生育率为92.4%。").cues == ()
    assert [c.word for c in gather("力争达到92.4%。").cues] == ["力争"]


def test_periods_and_regions_are_blanked() -> None:
    text = "2031年绍兴市《健康规划》床位6张"
    assert gather(text).blanked(0, len(text)) == "床位6张"


def test_a_sentence_without_figures_needs_no_other_mentions() -> None:
    assert gather("力争2031年建成绍兴市医院").periods == ()


def test_subgroups_are_named_by_their_label() -> None:
    text = "其中城区居民为81.2岁"
    assert subgroups(gather(text).blanked(0, len(text))) == [("城区居民", "城区居民")]


@given(st.text() | st.lists(st.sampled_from(["2031年", "床位", "6.2张", "全市", "，", "力争", "5岁以下"])).map("".join))
def test_any_text_is_read(text: str) -> None:
    found = gather(text)
    assert all(q.end <= len(text) for q in (*found.values, *found.others))
