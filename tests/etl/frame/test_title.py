"""The title of a report is found behind the chrome of its page."""

import pytest

from etl.frame.title import report_title
from etl.model.document import Document

PROSE = (
    "2023年，全市上下扎实推进各项工作，民生保障有力，社会大局稳定，各项事业取得新的进展，群众满意度提升，生活改善。\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "首页 > 政务公开 > 正文\n【字体：大 中 小】\n荆门市2023年卫生健康工作总结\n来源：荆门日报\n",
            "荆门市2023年卫生健康工作总结",
        ),
        ("附件1\n荆门市“十四五”卫生健康规划\n（2021—2025年）\n", "荆门市“十四五”卫生健康规划（2021—2025年）"),
        ("下载 打印 收藏\n政府工作报告\n——2024年1月8日在荆门市第十届人民代表大会上\n", "政府工作报告"),
        (
            "荆政发〔2023〕6号\n荆门市人民政府关于印发健康荆门行动\n实施方案的通知\n",
            "荆门市人民政府关于印发健康荆门行动实施方案的通知",
        ),
        ("上一篇 下一篇\n今日天气晴朗\n", ""),
    ],
)
def test_the_title_stands_among_the_first_lines(head, title):
    assert report_title(Document("a.txt", "txt", head + PROSE)) == title


def test_a_title_that_says_its_kind_is_kept():
    assert (
        report_title(Document("a.txt", "txt", "别的公报\n" + PROSE, title="荆门市2023年统计公报"))
        == "荆门市2023年统计公报"
    )
