"""Any text: strategies for reports that no one wrote, and a document around a text."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from etl.model.catalogue import load
from etl.model.document import Block, Document

_NUMBERS = [
    "2.98万", "12.5/10万", "3.4‰", "７６．３％", "七十八点五", "近六成", "零", "千分之三", "-1.2‰",
    "10万分之8", "1:2.2",
    "40余万", "8:30", "2023-05-06", "5 806 352", "2 .76%",
]  # fmt: skip
_WORDS = [
    "全市", "全国平均水平", "长沙市", "鼓楼区", "我省", "2023年", "到2025年", "去年", "上半年",
    "目前", "“十四五”末", "分别", "为", "达到",
    "由", "降至", "比上年提高", "同比下降", "个百分点", "、", "，", "；", "。", "（", "）",
    "其中农村", "连续", "超过", "以上", "左右",
    "力争", "如果", "人", "张", "个", "%", "一、", "|", "\n", "\n\n", "\t",
]  # fmt: skip
_NAMES = [name for indicator in load().indicators.values() for name in (indicator.name_zh, *indicator.aliases[:2])]

NUMBERS = st.one_of(
    st.decimals(0, 99999, places=2).map(str),
    st.integers(0, 10**7).map(lambda number: f"{number:,}"),
    st.sampled_from(_NUMBERS),
)
WORDS = st.one_of(st.sampled_from(_NAMES), st.sampled_from(_WORDS))
REPORTS = st.lists(st.one_of(NUMBERS, WORDS), max_size=60).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
SLOW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def document(text: str, title: str = "长沙市2023年卫生健康工作总结") -> Document:
    """Return ``text`` as one paragraph of a report."""
    return Document("a.txt", "txt", text, (Block("paragraph", 0, len(text)),), title=title, published="2024-02-03")
