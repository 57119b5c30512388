"""Home region: whose report a document is."""

import pytest

from etl.frame.home import home_region
from etl.model.document import Document


@pytest.mark.parametrize(
    ("title", "publisher", "text", "code"),
    [
        ("2031年绍兴市卫生公报", "", "全市床位6万张。", "330600"),
        ("卫生公报", "宜宾市卫生健康委员会", "全市床位6万张。", "511500"),
        ("2031年长春市朝阳区卫生公报", "", "全区床位600张。", "220104"),
        ("卫生公报", "", "我省床位60万张。绍兴市、宁波市增长。", "330000"),
        ("吉林省卫生公报", "", "全省床位9万张。", "220000"),
        ("吉林市卫生公报", "", "全市床位9万张。", "220200"),
        ("我国卫生公报", "", "我国床位900万张。", "100000"),
    ],
)
def test_home_region(title: str, publisher: str, text: str, code: str) -> None:
    document = Document("a.txt", "txt", text, title=title, publisher=publisher)
    assert home_region(document, title)[0] == code


@pytest.mark.parametrize("title", ["卫生公报", "鼓楼区卫生公报"])
def test_what_does_not_decide_is_left_empty_and_doubtful(title: str) -> None:
    assert home_region(Document("a.txt", "txt", "全区床位600张。", title=title), title) == ("", True)
