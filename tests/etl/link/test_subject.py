"""Of whom a clause speaks decides whether its figures are the region's."""

import pytest

from etl import readers
from etl.extract.document import read_document

HEAD = "荆门市2023年卫生健康统计公报\n发布日期：2024-03-02\n"


def catalogued(tmp_path, sentence):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}{sentence}\n", encoding="utf-8")
    return [(fact.indicator, fact.value) for fact in read_document(readers.read(path)).facts if fact.indicator]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，乡镇卫生院门诊量增长3.2%。病床使用率51.3%，出院者平均住院日6.1天。",
        "2023年，全市社区卫生服务中心平稳运行；平均每个中心年诊疗人次9.1万，医师日均担负诊疗12.3人次。",
        "荆门市第二人民医院开放床位900张，门急诊人次58.1万。",
        "全市医养结合机构22家，床位4300张。",
        "医院按床位数分：100张以下床位医院57个，100—199张床位医院21个。",
        "筹集新市民公寓床位1.2万张。",
        "福利院新楼投用，床位120张。",
    ],
)
def test_a_part_an_average_and_a_class_are_not_the_region(tmp_path, sentence):
    found = catalogued(tmp_path, sentence)
    assert [one for one in found if one[0] not in ("integrated_care_institutions",)] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("乡镇卫生院门诊量继续增加。全市病床使用率78.2%。", [("bed_occupancy_rate", 78.2)]),
        ("社区卫生服务中心增加3家。医疗卫生机构床位2.1万张。", [("hospital_beds", 21000)]),
        ("2023年，全市床位2.1万张，其中医院1.6万张。", [("hospital_beds", 21000), ("beds_in_hospitals", 16000)]),
        ("全市拥有床位2.1万张。", [("hospital_beds", 21000)]),
    ],
)
def test_the_whole_region_comes_back(tmp_path, sentence, expected):
    assert [one for one in catalogued(tmp_path, sentence) if "bed" in one[0]] == expected
