"""A progress bar on stderr while files are read; nothing where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from etl.model import messages

Advance = Callable[[int, int, str], None]


@contextmanager
def bar(description: str = "") -> Iterator[Advance | None]:
    """Give the function to call after every file (files done, all files, name), or None without a terminal.

    ``description`` says what is done, unless files are read.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(description or messages.message("summary.reading"), total=None)
        yield lambda done, total, _: progress.update(task, completed=done, total=total)
