"""A small catalogue and tidy tables made of short rows, through the real table builder."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import pandas as pd

from compare.model.view import View
from etl.model.catalogue import Catalogue, Division, Indicator, Level, Nature
from etl.model.fact import Fact
from etl.snapshot.table import build


def _indicator(id: str, name: str, unit: str, direction: Any, nature: Nature = "ratio") -> Indicator:
    return Indicator(id, name, id.replace("_", " "), unit, direction, "资源", (), "", None, None, nature=nature)


def _division(code: str, name: str, level: Level, parent: str, name_en: str) -> Division:
    return Division(code, name, name[:-1], level, parent, name_en.lower(), name_en[:1].lower(), name_en)


CATALOGUE = Catalogue(
    indicators={
        entry.id: entry
        for entry in (
            _indicator("beds_per_1000", "每千人口床位数", "张/千人", "higher"),
            _indicator("infant_mortality_rate", "婴儿死亡率", "‰", "lower"),
            _indicator("births", "出生人口", "人", "neutral", "flow"),
            _indicator("health_literacy_rate", "居民健康素养水平", "%", "higher"),
        )
    },
    divisions={
        entry.code: entry
        for entry in (
            _division("100000", "全国", "nation", "", "China"),
            _division("430000", "湖南省", "province", "100000", "Hunan"),
            _division("430200", "株洲市", "city", "430000", "Zhuzhou"),
            _division("430300", "湘潭市", "city", "430000", "Xiangtan"),
            _division("421000", "荆州市", "city", "420000", "Jingzhou"),
            _division("220700", "松原市", "city", "220000", "Songyuan"),
            _division("320100", "南京市", "city", "320000", "Nanjing"),
            _division("350100", "福州市", "city", "350000", "Fuzhou"),
            _division("320106", "鼓楼区", "county", "320100", "Gulou"),
            _division("350102", "鼓楼区", "county", "350100", "Gulou"),
        )
    },
)
CODES = {division.name: code for code, division in CATALOGUE.divisions.items()}


def fact(region: str, period: str, value: float, indicator: str = "beds_per_1000", **more: Any) -> Fact:
    """Make a fact; its place in the document follows from its content, so that no two coincide."""
    code = region if region.isdigit() else CODES[region]
    name = CATALOGUE.divisions[code].name
    start = crc32(repr((code, period, float(value), indicator, sorted(more.items()))).encode())
    stated: dict[str, Any] = {
        "doc": "a.md",
        "region": name,
        "region_code": code,
        "year": int(period[:4]),
        "period": period,
        "indicator": indicator,
        "name": CATALOGUE.indicators[indicator].name_zh,
        "value": value,
        "unit": CATALOGUE.indicators[indicator].unit,
        "qualifier": "=",
        "status": "actual",
        "subgroup": "",
        "start": start,
        "end": start + 4,
        "quote": f"{name}{period}为{value}。",
        "confidence": 0.9,
        "flags": (),
        "rule": "name_value_unit",
        "source_title": "公报",
        "source_date": "2024-01-01",
    }
    return Fact(**{**stated, **more})


def table(*facts: Fact) -> pd.DataFrame:
    """Build the published table of the facts."""
    return build(facts, (), CATALOGUE)


def beds(**more: Any) -> View:
    """Return a view of beds per 1000 people."""
    return View(**{"indicators": ("beds_per_1000",), "year": "2023", **more})
