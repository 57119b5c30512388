"""Facts for tests: a complete one, changed where a test needs it."""

from dataclasses import replace
from itertools import count

from etl.model.fact import Fact

PLACES = count(step=10)


def fact(value: float | None = 3.0, **changes: object) -> Fact:
    start = next(PLACES)
    basis = Fact(
        doc="a.txt",
        region="株洲市",
        region_code="430200",
        year=2023,
        period="2023",
        indicator="infant_mortality_rate",
        name="婴儿死亡率",
        value=value,
        unit="‰",
        qualifier="=",
        status="actual",
        subgroup="",
        start=start,
        end=start + 3,
        quote="",
        confidence=0.9,
        flags=(),
        rule="test",
    )
    return replace(basis, **changes)  # type: ignore[arg-type]
