"""Every setting of the dashboard, read from the environment; the defaults suit one analyst on one machine.

Data are kept below the project's folder ``data``. An installed dashboard has no folder of its own: there it is the
folder ``data`` of wherever the command is started.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from etl.model.resources import INSTALLED

HOME = Path.cwd() if INSTALLED else Path(__file__).resolve().parent


class Settings(BaseSettings):
    """The dashboard's settings; each is the environment variable of the same name in capitals.

    Raises:
        pydantic.ValidationError: a variable holds a value of the wrong kind; the error names it.
    """

    # What is refused may hold a password, so errors do not repeat it.
    model_config = SettingsConfigDict(case_sensitive=False, extra="ignore", frozen=True, hide_input_in_errors=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on; 0.0.0.0 serves other machines.")
    port: int = Field(default=8050, ge=1, le=65535, description="Port to listen on.")
    reports_dir: Path = Field(
        default=HOME / "data" / "reports", description="Folder of the reports that `health-dashboard build` reads."
    )
    tables_dir: Path = Field(
        default=HOME / "data" / "tables", description="Folder of the tables that `health-dashboard build` reads."
    )
    data_dir: Path = Field(
        default=HOME / "data" / "build",
        description="Folder of published snapshots, as written by `health-dashboard build` or "
        "`python -m etl run --out`.",
    )
    database_url: str = Field(
        default=f"sqlite:///{HOME / 'data' / 'boards.sqlite'}",
        pattern=r"^(sqlite:///|postgres(ql)?(\+psycopg)?://)",
        description="Where boards are kept: sqlite:///FILE, or postgresql://USER:PASSWORD@HOST/NAME, which needs the "
        "extra `postgres`.",
    )
    workers: int = Field(default=2, ge=1, description="Processes of the production server.")
    threads: int = Field(
        default=4,
        ge=1,
        description="Threads of each process of the production server. Where gunicorn cannot run there is one process "
        "with as many threads as all of them together.",
    )
    timeout: int = Field(default=60, ge=1, description="Seconds after which a stuck worker is restarted.")
    debug: bool = Field(
        default=False, description="Reload on change and show errors in the browser; never in production."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="What the server logs.")

    @field_validator("database_url")
    @classmethod
    def _has_driver(cls, url: str) -> str:
        """Refuse at the start what would fail at the first board."""
        if url.startswith("postgres") and find_spec("psycopg") is None:
            raise ValueError("PostgreSQL needs the extra: pip install 'health-indicator-dashboard[postgres]'")
        return url
