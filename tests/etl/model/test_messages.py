"""Messages: Chinese and English side by side, loud where one is missing."""

from string import Formatter

import pytest

from etl.model import messages


def placeholders(key: str, language: messages.Language) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(messages.wordings()[key][language]) if name}


@pytest.mark.parametrize("key", sorted(messages.keys()))
def test_both_languages_have_words_and_the_same_placeholders(key: str) -> None:
    assert all(messages.wordings()[key].values())
    assert placeholders(key, "zh") == placeholders(key, "en")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages.message("no.such.message")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 values of subgroups are not shown"),
        (1, "1 value of a subgroup is not shown"),
        ("1", "1 value of a subgroup is not shown"),
        ("1,001", "1,001 values of subgroups are not shown"),
    ],
)
def test_words_agree_with_their_number(count: object, told: str) -> None:
    assert messages.message("caveat.subgroups_left_out", "en", count=count) == told
