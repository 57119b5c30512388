import pytest

from compare.model.names import kind
from tests.support.comparison_samples import CATALOGUE


@pytest.mark.parametrize(
    ("codes", "count", "word"),
    [
        (["430200", "430300"], None, "cities"),
        (["430200", "430300"], 2, "cities"),
        (["430200"], None, "cities"),
        (["430200"], 1, "city"),
        (["430000"], 1, "province"),
        (["430200", "430000"], 2, "regions"),
        (["999999"], 1, "region"),
        ([], 0, "regions"),
    ],
)
def test_places_are_called_by_their_level_and_number(codes, count, word):
    assert kind(CATALOGUE, codes, "en", count) == word
