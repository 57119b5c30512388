import csv
from io import StringIO

from compare.listing import Link, ListCell, ListColumn, Listing, plain
from exports.text.listing import listing_csv

COLUMNS = (ListColumn("name", "指标"), ListColumn("value", "数值", numeric=True, stated=True),
           ListColumn("facts", "数据", numeric=True))  # fmt: skip


def read(*rows):
    content = listing_csv(Listing(COLUMNS, rows, len(rows)), "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_numbers_stay_numbers_beside_what_is_stated():
    row = (plain("床位数", Link("fact", "0123456789ab")), ListCell(29800.0, "约 29,800 张"), ListCell(1200.0, "1,200"))
    assert read(row) == [
        ["指标", "数值", "数值（原样）", "数据", "数据编号"],
        ["床位数", "29800.0", "约 29,800 张", "1200.0", "0123456789ab"],
    ]


def test_text_never_runs_as_a_formula():
    assert read((plain("=1+1"), ListCell(None, "未采用"), ListCell(0.0, "")))[1][:3] == ["'=1+1", "", "未采用"]
