"""Publishing where the system forbids to replace or to rename what a reader has open, as Windows does."""

from pathlib import Path

import pytest

from etl.snapshot import publish as snapshot
from tests.etl.snapshot.test_publish import publish


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(snapshot, "_WINDOWS", True)


def refuse(monkeypatch, method, name, times):
    """Let ``Path.method`` fail so often on paths of this name, as if somebody had them open."""
    real, left = getattr(Path, method), [times]

    def refusing(path, target):
        if path.name == name and left[0]:
            left[0] -= 1
            raise PermissionError(13, "in use", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, method, refusing)


@pytest.mark.usefixtures("windows")
def test_a_state_that_is_being_read_is_replaced_a_moment_later(tmp_path, monkeypatch):
    publish(tmp_path, 1.0)
    refuse(monkeypatch, "replace", "current.json.tmp", 3)
    assert snapshot.current(tmp_path).id != (id := publish(tmp_path, 2.0))
    assert snapshot.current(tmp_path).id == id


def test_a_state_that_can_never_be_replaced_is_an_error(tmp_path, monkeypatch):
    id = publish(tmp_path, 1.0)
    refuse(monkeypatch, "replace", "current.json.tmp", 1)
    with pytest.raises(PermissionError, match=r"current\.json"):
        publish(tmp_path, 2.0)
    assert snapshot.current(tmp_path).id == id


@pytest.mark.usefixtures("windows")
def test_an_old_snapshot_in_use_stays_whole_until_a_later_build(tmp_path, monkeypatch):
    oldest = publish(tmp_path, 1.0)
    refuse(monkeypatch, "rename", oldest, 1)
    kept = [publish(tmp_path, value) for value in (2.0, 3.0, 4.0)]
    names = {path.name for path in (tmp_path / "snapshots").iterdir()}
    assert names == {oldest, *kept}
    assert (tmp_path / "snapshots" / oldest / "facts.parquet").exists()
    kept = [*kept[1:], publish(tmp_path, 5.0)]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == set(kept)
