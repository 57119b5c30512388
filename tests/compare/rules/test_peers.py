import pytest

from compare.model import names
from compare.rules.peers import MOST, in_province, members, peer_groups, peers
from etl.model import catalogue
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

KNOWN = {"430000", "430200", "430300", "421000", "220700", "320106", "350102"}
FACTS = (
    fact("株洲市", "2023", 7.7),
    fact("湘潭市", "2023", 7.0),
    fact("荆州市", "2023", 7.6),
    fact("松原市", "2022", 7.7),
    fact("湖南省", "2023", 7.7),
    fact("南京市", "2023", 7.7, qualifier=">"),
    fact("福州市", "2023", 7.71, value_high=8.0),
)


def picked(way, *regions, known=KNOWN, **view):
    return peers(way, table(*FACTS), CATALOGUE, beds(regions=regions, **view), known)


@pytest.mark.parametrize(
    ("code", "province"),
    [("430200", "430000"), ("430000", "430000"), ("100000", None), ("999999", None)],
)
def test_the_province_of_a_division(code, province):
    assert names.province_of(CATALOGUE, code) == province


@pytest.mark.parametrize(
    ("way", "regions", "expected"),
    [
        ("province", ("430300",), ("430300", "430200")),
        ("province", ("430000",), ("430000", "430200", "430300")),
        ("level", ("430200", "320106"), ("430200", "220700", "421000", "430300")),
        ("level", ("320106",), ("320106", "350102")),
        ("near", ("430200",), ("430200", "421000", "430300")),
    ],
)
def test_regions_like_the_first_one(way, regions, expected):
    assert picked(way, *regions).regions == expected


def test_how_the_nearest_were_found_is_described():
    assert picked("near", "430200").how.text() == ("与株洲市最接近的 2 个城市，按“每千人口床位数”，2023 年。")
    latest = picked("near", "430200", year="latest", lang="en")
    assert latest.regions == ("430200", "220700", "421000", "430300")
    assert "(2022–2023)" in latest.how.text("en")


def test_bounds_and_ranges_are_no_measure_of_nearness():
    assert not {"320100", "350100"} & set(picked("near", "430200").regions)
    assert picked("near", "320100").how.key == "peers.no_value"


@pytest.mark.parametrize(
    ("way", "regions", "known", "key"),
    [
        ("level", (), KNOWN, "peers.choose_first"),
        ("level", ("100000",), KNOWN, "peers.choose_first"),
        ("province", ("220700",), {"220700"}, "peers.none"),
        ("near", ("999999",), KNOWN, "peers.choose_first"),
    ],
)
def test_where_nothing_can_be_picked_the_reason_is_reported(way, regions, known, key):
    found = picked(way, *regions, known=known)
    assert (found.regions, found.how.key) == ((), key)


def test_groups_are_levels_and_provinces_with_data():
    assert [(group.key, group.regions) for group in peer_groups(CATALOGUE, KNOWN, beds())] == [
        ("level:province", 1),
        ("level:city", 4),
        ("level:county", 2),
        ("province:430000", 2),
    ]


@pytest.mark.parametrize(
    ("key", "regions"),
    [("level:county", ("320106", "350102")), ("province:430000", ("430200", "430300")), ("province:110000", ())],
)
def test_the_regions_of_a_group(key, regions):
    assert members(key, CATALOGUE, KNOWN, beds()).regions == regions


def test_a_key_that_is_no_group_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        members("nonsense", CATALOGUE, KNOWN, beds())


def test_a_municipality_has_districts_for_cities():
    known = {"110101", "110102", "130100"}
    assert in_province(catalogue.load(), "110000", known) == ["110101", "110102"]


def test_too_many_are_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr("compare.rules.peers.MOST", 3)
    assert MOST > 3
    assert picked("level", "430200").how.key == "peers.too_many"
    assert members("level:city", CATALOGUE, KNOWN, beds()).regions == ()
