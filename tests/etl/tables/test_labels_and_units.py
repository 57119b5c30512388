"""Labels and units of tables, one example a row."""

from decimal import Decimal

import pytest

from etl.tables.labels import role, time
from etl.tables.units import Measure, factor, measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", ("2023", False)),
        ("2023年末", ("2023", False)),
        ("2025年目标值", ("2025", True)),
        ("２０２３年度", ("2023", False)),
        ("2023年1-10月", ("2023-01/2023-10", False)),
        ("2023-01/2023-10", ("2023-01/2023-10", False)),
        ("2023-07-09", ("2023-07-09", False)),
        ("2023年7月", ("2023-07", False)),
        ("2023年前三季度", ("2023-01/2023-09", False)),
    ],
)
def test_time(text, expected):
    found = time(text)
    assert found is not None
    assert (found.period, found.target) == expected


@pytest.mark.parametrize("text", ["", "20231", "2022—2024年", "床位数", "12023", "2023年床位数", "3月"])
def test_no_time(text):
    assert time(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区", "region"),
        ("县（市、区）", "region"),
        ("数值（万张）", "value"),
        ("VALUE", "value"),
        ("床位数", ""),
        ("序 号", "ignored"),
    ],
)
def test_role(text, expected):
    assert role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("万张", Measure("张", Decimal(10000))),
        ("人/千人", Measure("人/千人")),
        ("张/每千人口", Measure("张/千人")),
        ("/10万", Measure("1/10万")),
        ("1/10 万", Measure("1/10万")),
        ("10万分之一", Measure("1/10万")),
        ("％", Measure("%")),
        ("女=100", Measure("女=100")),
        ("亿元", Measure("元", Decimal(10) ** 8)),
        ("约束性", None),
        ("", None),
    ],
)
def test_measure(text, expected):
    assert measure(text) == expected


@pytest.mark.parametrize(
    ("stated", "unit", "expected"),
    [
        ("万张", "张", 10000),
        ("张", "张/千人", 1),
        ("人/万人", "人/千人", Decimal("0.1")),
        ("人/千人", "人/万人", 10),
        ("人", "万人", Decimal("0.0001")),
        ("万元", "亿元", Decimal("0.0001")),
        ("例", "人", 1),
        ("家", "个", 1),
        ("%", "‰", None),
        ("人次", "人", None),
        ("张", "人/千人", None),
        ("张/千人", "张", None),
    ],
)
def test_factor(stated, unit, expected):
    found = measure(stated)
    assert found is not None
    assert factor(found, unit) == expected
