import pytest
from pydantic import ValidationError

from settings import Settings


def test_the_environment_is_read(monkeypatch, tmp_path):
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert (Settings().port, Settings().data_dir) == (9000, tmp_path)


def test_the_default_serves_this_machine_only(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    assert Settings().host == "127.0.0.1"


def test_a_bad_port_is_named(monkeypatch):
    monkeypatch.setenv("PORT", "many")
    with pytest.raises(ValidationError, match="port"):
        Settings()


def test_every_setting_is_described():
    assert all(field.description for field in Settings.model_fields.values())


def test_postgresql_without_its_driver_is_reported_at_the_start(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boards:secret@host/name")
    assert Settings().database_url.startswith("postgresql")
    monkeypatch.setattr("settings.find_spec", lambda _name: None)
    with pytest.raises(ValidationError, match=r"health-indicator-dashboard\[postgres\]") as refused:
        Settings()
    assert "secret" not in str(refused.value)
