"""Every setting of the dashboard, read from the environment; the defaults suit one analyst on one machine."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """The dashboard's settings; each is the environment variable of the same name in capitals.

    Raises:
        pydantic.ValidationError: a variable holds a value of the wrong kind; the error names it.
    """

    model_config = SettingsConfigDict(case_sensitive=False, extra="ignore", frozen=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on; 0.0.0.0 serves other machines.")
    port: int = Field(default=8050, ge=1, le=65535, description="Port to listen on.")
    data_dir: Path = Field(
        default=ROOT / "data" / "build",
        description="Folder of published snapshots, as written by `python -m etl run --out`.",
    )
    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'data' / 'boards.sqlite'}",
        pattern=r"^(sqlite:///|postgres(ql)?(\+psycopg)?://)",
        description="Where boards are kept: sqlite:///FILE, or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    workers: int = Field(default=2, ge=1, description="Processes of the production server.")
    threads: int = Field(default=4, ge=1, description="Threads of each process of the production server.")
    timeout: int = Field(default=60, ge=1, description="Seconds after which a stuck worker is restarted.")
    debug: bool = Field(
        default=False, description="Reload on change and show errors in the browser; never in production."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="What the server logs.")
