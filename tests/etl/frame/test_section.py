"""What a heading opens: a review, aims, tasks, or nothing of its own."""

from dataclasses import replace

import pytest

from etl.frame.report import Context
from etl.frame.section import section

SPEECH = Context("荆门市政府工作报告", (2026, 1, 20), "420800", False, 2025, None, False, None, speech=True)
PLAN = replace(SPEECH, title="荆门市“十四五”卫生规划", published=None, report_year=None, speech=False, plan=True,
               plan_year=2025, plan_start=2021)  # fmt: skip
SUMMARY = replace(SPEECH, title="荆门市2025年工作总结", published=(2025, 12, 20), report_year=2025, speech=False)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、“十四五”时期和2025年工作回顾", ("review", 2025, 2020)),
        ("“十四五”时期发展成就和2025年工作回顾", ("review", 2025, 2020)),
        ("一、过去五年工作回顾", ("review", 2025, 2020)),
        ("二、“十五五”时期主要目标任务", ("aims", 2030, None)),
        ("二、今后五年的奋斗目标", ("aims", 2030, None)),
        ("三、2026年重点工作", ("tasks", 2026, None)),
        ("三、关于2026年工作", ("tasks", 2026, None)),
        ("附：2026年十件民生实事", ("tasks", 2026, None)),
        ("二、“十四五”时期发展成就和“十五五”时期主要目标", ("mixed", 2025, 2020)),
        ("“十五五”时期主要目标和2026年重点工作", ("aims", None, None)),
        ("名词解释", ("notes", None, None)),
        ("（七）加大保障和改善民生力度", None),
        ("荆门市政府工作报告", None),
        ("和2026年工作安排", None),
    ],
)
def test_sections_of_a_speech(heading, expected):
    found = section(heading, None, SPEECH)
    assert (None if found is None else tuple(found)) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("（一）发展基础", ("look_back", 2020, 2015)),
        ("一、规划背景", ("look_back", 2020, 2015)),
        ("二、发展目标", ("aims", 2025, None)),
        ("第二节　基础更加牢固", None),
    ],
)
def test_sections_of_a_plan(heading, expected):
    found = section(heading, None, PLAN)
    assert (None if found is None else tuple(found)) == expected


@pytest.mark.parametrize(
    ("heading", "above", "kind"),
    [
        ("二、2025年主要工作", None, "review"),
        ("二、重点工作推进情况", None, "review"),
        ("三、存在的问题", None, "review"),
        ("（七）爱国卫生与民生实事", "review", None),
        ("（二）重点任务有新进展", "review", None),
        ("四、下一步打算", "review", "tasks"),
        ("（一）重点任务", "aims", None),
    ],
)
def test_what_stands_above_counts(heading, above, kind):
    found = section(heading, above, SUMMARY)
    assert (found.kind if found else None) == kind
