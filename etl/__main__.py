"""The command line: ``python -m etl run | extract | explain | text``.

Exit status: 0 everything asked for was done or reported, 1 nothing could be read or published, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.model.document import Document
    from etl.model.problems import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale says, and line ends as they are
            stream.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
    parsed = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.DEBUG if parsed.verbose else logging.WARNING, format="%(message)s")
    for noisy in ("jieba", "trafilatura", "htmldate"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    try:
        status: int = parsed.command(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (| head). Nothing is wrong; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description="Reports and tables in, a tidy table out.")
    parser.add_argument("--verbose", action="store_true", help="show tracebacks of internal errors on stderr")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="read all inputs and publish a snapshot")
    run.add_argument("--reports", type=Path, default=Path("data/reports"), metavar="DIR", help="default: %(default)s")
    run.add_argument("--tables", type=Path, default=Path("data/tables"), metavar="DIR", help="default: %(default)s")
    run.add_argument("--out", type=Path, default=Path("data/build"), metavar="DIR", help="default: %(default)s")
    run.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes; 0: one a core (default: 1)")
    run.add_argument("--strict", action="store_true", help="publish nothing if a file is unreadable or has a problem")
    run.set_defaults(command=_run)
    extract = commands.add_parser("extract", help="print the facts of files")
    extract.add_argument("files", type=Path, nargs="+", metavar="FILE")
    extract.add_argument("--format", choices=("jsonl", "csv", "table"), default="jsonl", help="default: %(default)s")
    extract.set_defaults(command=_extract)
    explain = commands.add_parser("explain", help="print a file's text with its facts, and why other numbers are none")
    explain.add_argument("file", type=Path, metavar="FILE")
    explain.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the remarks (default: zh)")
    explain.set_defaults(command=_explain)
    text = commands.add_parser("text", help="print the text of a file as the positions of its facts count it")
    text.add_argument("file", type=Path, metavar="FILE")
    text.set_defaults(command=_text)
    return parser


def _workers(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return count or os.cpu_count() or 1


def _run(parsed: argparse.Namespace) -> int:
    from etl import pipeline
    from etl.commands import progress, summary
    from etl.model import messages

    settings = pipeline.RunSettings(parsed.reports, parsed.tables, parsed.out, parsed.workers, parsed.strict)
    try:
        with progress.bar() as advance:
            done = pipeline.run(settings, advance)
    except OSError as error:
        print(messages.message("summary.cannot_write", folder=parsed.out, reason=error), file=sys.stderr)
        return 1
    sys.stdout.write(summary.summary(done) + "\n")
    return 0 if done.snapshot is not None else 1


def _extract(parsed: argparse.Namespace) -> int:
    from etl.build.one_file import process, renamed
    from etl.commands import listing

    read = 0
    with listing.writer(parsed.format, sys.stdout) as write:
        for path in parsed.files:
            result = renamed(process(path), path.name)
            _report(path, result.unreadable, *result.problems, trace=result.trace)
            if result.document is not None:
                read += 1
                write(result.facts)
    return 0 if read else 1


def _explain(parsed: argparse.Namespace) -> int:
    from etl.commands import explain

    document = _document(parsed.file)
    if document is None:
        return 1
    explain.show(explain.explain(document), sys.stdout, parsed.lang)
    return 0


def _text(parsed: argparse.Namespace) -> int:
    document = _document(parsed.file)
    if document is None:
        return 1
    sys.stdout.write(document.text)
    return 0


def _document(path: Path) -> Document | None:
    """Read one file; tell on stderr why it cannot be read."""
    from etl import readers
    from etl.build.one_file import cannot_open
    from etl.model.problems import UnreadableError

    try:
        return readers.read(path)
    except UnreadableError as error:
        _report(path, error.problem)
    except OSError as error:
        _report(path, cannot_open(path, error))
    return None


def _report(path: Path, *problems: Problem | None, trace: str = "") -> None:
    """Tell the problems of one file on stderr."""
    from etl.commands.summary import describe

    for problem in filter(None, problems):
        print(f"{path}: {describe(problem)}", file=sys.stderr)
    if trace:
        logging.getLogger(__name__).debug("%s", trace)


if __name__ == "__main__":
    sys.exit(main())
