import base64

import pytest

from callbacks.downloads import address_of, file, legal
from exports.formats import CSV


@pytest.mark.parametrize(
    ("name", "expected"),
    [("三季度评议", "三季度评议"), ("a/b\\c:d", "a_b_c_d"), ('*?"<>|', "______"), ("5.6‰", "5.6‰")],
)
def test_a_name_has_no_letter_that_a_file_system_refuses(name, expected):
    assert legal(name) == expected


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("http://desk:8050/compare?year=2023#x", "http://desk:8050"),
        ("https://desk/", "https://desk"),
        ("javascript:alert(1)", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_links_lead_back_to_the_dashboard_or_nowhere(href, address):
    assert address_of(href) == address


def test_a_file_reaches_the_browser_to_the_byte():
    content = "\ufeff地区,数值\r\n".encode()
    made = file(content, "数据.csv", CSV)
    assert base64.b64decode(made["content"]) == content
    assert (made["filename"], made["base64"]) == ("数据.csv", True)
