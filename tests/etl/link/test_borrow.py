import pytest

from etl.link import borrow
from etl.recognise.quantities import find


@pytest.mark.parametrize(
    ("piece", "model", "name"),
    [
        ("，年产量", "中药材种植面积", "中药材年产量"),
        ("、糖尿病患者", "规范管理高血压患者", "规范管理糖尿病患者"),
        ("，其中：医院", "医疗卫生机构床位", "医院床位"),
        ("，总数达", "新增省级临床重点专科", "省级临床重点专科"),
        ("，规范管理率", "规范管理糖尿病患者", "糖尿病患者规范管理率"),
        ("，报告死亡", "法定传染病", "法定传染病死亡人数"),
        ("，罚款", "监督检查", ""),
    ],
)
def test_a_short_name_is_completed_from_the_number_before(piece: str, model: str, name: str) -> None:
    assert next((mention.alias for mention in borrow.names(piece, [model])), "") == name


def test_a_rate_is_only_of_what_was_named_last() -> None:
    assert list(borrow.names("，规范管理率", ["食源性疾病病例", "高血压患者"])) == []


@pytest.mark.parametrize(
    ("piece", "names"),
    [
        ("，规范管理率分别为", ["高血压患者规范管理率", "糖尿病患者规范管理率"]),
        ("，规范管理率、血压控制率分别为", ["糖尿病患者规范管理率", "糖尿病患者血压控制率"]),
        ("，规范管理率为", None),
        ("，共计", None),
    ],
)
def test_a_measure_said_of_several_in_turn(piece: str, names: list[str] | None) -> None:
    found = borrow.in_turn(piece, ["高血压患者", "糖尿病患者"], 2)
    assert (None if found is None else [mention.alias for mention in found]) == names


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("1702个村卫生室实现医保门诊统筹即时结算", "village_clinics_instant_settlement"),
        ("1702个村卫生室实现通水通电", None),
    ],
)
def test_places_counted_by_what_they_have(text: str, indicator: str | None) -> None:
    mention = borrow.held(text, find.find(text)[0], "")
    assert (mention.ids[0] if mention else None) == indicator
