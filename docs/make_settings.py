"""List every setting in ``docs/settings.md``: ``python docs/make_settings.py``; ``--check`` only compares."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from settings import HOME, Settings

PAGE = Path(__file__).with_name("settings.md")
HEAD = """# Settings

Made from `settings.py` by `make docs`. Every setting is an environment variable; the defaults suit one analyst on one
machine. Folders are those of the project; an installed dashboard takes `data` of the folder that it is started in.
What a variable holds is checked at the start, and an error names the variable.

| variable | default | what it is |
|---|---|---|
"""
_BOUNDS = {"ge": "at least", "le": "at most"}


def page() -> str:
    """Return the text of the page."""
    return HEAD + "".join(_row(name.upper(), field) for name, field in Settings.model_fields.items())


def _row(variable: str, field: FieldInfo) -> str:
    return f"| `{variable}` | {_default(field.default)} | {' '.join([field.description or '', *_limits(field)])} |\n"


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return "`1`" if value else "`0`"
    return f"`{value}`".replace(f"{HOME.as_posix()}/", "")


def _limits(field: FieldInfo) -> list[str]:
    """Return what the value may be, in words."""
    choices = get_args(field.annotation)
    if choices:
        return [f"One of {', '.join(f'`{choice}`' for choice in choices)}."]
    bounds = [
        f"{word} {getattr(limit, name)}"
        for limit in field.metadata
        for name, word in _BOUNDS.items()
        if hasattr(limit, name)
    ]
    return [f"{', '.join(bounds).capitalize()}."] if bounds else []


def main() -> int:
    """Write the page, or with ``--check`` return 1 where it is not current."""
    parser = argparse.ArgumentParser(prog="python docs/make_settings.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is not current")
    if not parser.parse_args().check:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    elif PAGE.read_text(encoding="utf-8") != page():
        print("docs/settings.md is not current; run: python docs/make_settings.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
