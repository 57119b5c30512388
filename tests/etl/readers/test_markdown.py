from pathlib import Path

from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, tables, written

DIGEST = """# 某市2023年统计公报

来源：某市统计局《某市2023年国民经济公报》
发布日期：2024-03-29

## 卫生 ##

年末全市床位**17264**张。

| 指标 | 2023年 |
|------|-------:|
| 医师（人） | 4021 |

### 基层
- 卫生院35个。
"""


def test_text_is_the_raw_markdown(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.md", DIGEST))
    assert_well_formed(document)
    assert document.text == DIGEST


def test_headings_stand_without_their_marks(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.md", DIGEST))
    assert headings(document) == [(1, "某市2023年统计公报"), (2, "卫生"), (3, "基层")]


def test_front_lines(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.md", DIGEST))
    assert (document.title, document.publisher, document.published) == (
        "某市2023年统计公报",
        "某市统计局",
        "2024-03-29",
    )


def test_table_and_prose(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.md", DIGEST))
    assert tables(document) == [[["指标", "2023年"], ["医师（人）", "4021"]]]
    assert paragraphs(document)[-2:] == ["年末全市床位**17264**张。", "- 卫生院35个。"]


def test_markdown_without_marks_reads_as_text(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.md", "某市总结\n\n一、回顾\n床位100张。\n"))
    assert headings(document) == [(1, "某市总结"), (2, "一、回顾")]
