"""Reasons: every member of a list has its message, and no message lacks a member."""

import pytest

from etl.model import reasons
from etl.model.messages import keys, message
from etl.recognise.quantities.quantity import Kind, aside


@pytest.mark.parametrize("kind", sorted(reasons.KINDS))
def test_members_and_messages_are_the_same(kind):
    worded = {key.removeprefix(f"{kind}.") for key in keys() if key.startswith(f"{kind}.")}
    assert sorted(reasons.KINDS[kind]) == sorted(worded)


@pytest.mark.parametrize("kind", sorted(set(reasons.KINDS) - {"problem"}))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_members_say_the_same(kind, language):
    said = [message(f"{kind}.{member}", language) for member in reasons.KINDS[kind]]
    assert all(said)
    assert sorted(said) == sorted(set(said))


def test_a_number_that_is_no_figure_is_told_by_its_kind():
    kinds = Kind.__args__
    assert {aside(kind) for kind in kinds} == set(reasons.Aside.__args__)
    assert {kind for kind in kinds if aside(kind) != kind} == {
        "percent", "permille", "per_100k", "per_10k", "share", "ratio", "points", "times",
    }  # fmt: skip


def test_only_members_are_flags():
    assert [word for word in ("source_unseen", "from_the_future", "") if reasons.is_flag(word)] == ["source_unseen"]
