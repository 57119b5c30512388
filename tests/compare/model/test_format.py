import pytest

from compare.model import format as fmt
from etl.model import catalogue
from etl.model.messages import keys

NUMBERS = [
    (29800, "张", "=", "29,800 张"),
    (12.79, "1/10万", "=", "12.79/10万"),
    (2.81, "‰", "=", "2.81‰"),
    (35.78, "%", "=", "35.78%"),
    (79, "岁", "~", "约 79 岁"),
    (90, "%", ">=", "不低于 90%"),
    (5, "张/千人", ">", "超过 5 张/千人"),
    (110.5, "女=100", "=", "110.5（女=100）"),
    (-0.3, "‰", "=", "−0.3‰"),
    (0, "人", "=", "0 人"),
    (0.1 + 0.2, "%", "=", "0.3%"),
    (1824.85, "万人", "=", "1,824.85 万人"),
    (1e-5, "‰", "=", "0.00001‰"),
    (123456789012, "元", "=", "123,456,789,012 元"),
    (3, "某单位", "=", "3 某单位"),
]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(1, "起", "1 incident"), (2, "起", "2 incidents"), (1, "人", "1 person"), (1, "元", "1 yuan"), (1, "%", "1%")],
)
def test_one_of_a_unit_is_no_plural(value: float, unit: str, text: str):
    assert fmt.number(value, unit, language="en") == text


@pytest.mark.parametrize(("value", "unit", "qualifier", "text"), NUMBERS)
def test_number(value: float, unit: str, qualifier: str, text: str):
    assert fmt.number(value, unit, qualifier) == text


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        (12.79, "1/10万", "=", "12.79 per 100,000"),
        (7.71, "张/千人", "~", "about 7.71 beds per 1,000"),
        (35.78, "%", "<=", "at most 35.78%"),
    ],
)
def test_number_in_english(value: float, unit: str, qualifier: str, text: str):
    assert fmt.number(value, unit, qualifier, "en") == text


def test_range():
    assert fmt.number(3, "岁", high=5.5) == "3–5.5 岁"


def test_symbols():
    assert [fmt.number(5, "", q, symbol=True) for q in ("=", "~", ">", ">=", "<", "<=")] == [
        "5", "约5", ">5", "≥5", "<5", "≤5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(29800, "张", "2.98万张"), (9800, "张", "9,800 张"), (3.2e8, "元", "3.2亿元"), (20000, "万人", "20,000 万人")],
)
def test_compact(value: float, unit: str, text: str):
    assert fmt.compact(value, unit) == text


def test_axis_scale_is_one_for_all_values():
    assert fmt.scale([500, 29800], "张") == (1e4, "万张")
    assert fmt.scale([2e6], "人", "en") == (1e6, "million people")
    assert fmt.scale([120000], "元/人")[0] == 1


def test_difference_of_shares_is_in_points():
    assert fmt.difference(-3.2, "%") == "3.2 个百分点"
    assert fmt.difference(0.48, "张/千人") == "0.48 张/千人"


def test_subtract_leaves_no_noise():
    assert fmt.subtract(7.71, 7.23) == 0.48


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(29800, "张", "#,##0"), (7.71, "张/千人", "#,##0.00"), (35.8, "%", '#,##0.0"%"'), (2.81, "‰", '#,##0.00"‰"')],
)
def test_excel_format(value: float, unit: str, text: str):
    assert fmt.excel(value, unit) == text


def test_every_unit_of_the_catalogue_has_a_name():
    units = {row["unit"] for row in catalogue.rows(catalogue.CATALOGUE / "indicators.csv")}
    assert {unit for unit in units if f"unit.{unit}" not in keys()} == set()


@pytest.mark.parametrize(("value", "shown"), [(-0.0, "0"), (0.00001, "0.00001"), (2e12, "2,000,000,000,000")])
def test_digits_at_the_edges(value: float, shown: str):
    assert fmt.digits(value) == shown
