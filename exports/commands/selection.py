"""What every command needs: its common options, the data, and the views that queries name, read without leniency."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from compare.answers import selection
from compare.facts.store import Store
from compare.model.view import View
from etl.model import catalogue as catalogue_file
from etl.model.catalogue import Catalogue
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from exports.parts.errors import ExportError
from settings import Settings


@dataclass(frozen=True, slots=True)
class Data:
    """The facts of one snapshot, pinned, and what is known about indicators and regions."""

    store: Store
    catalogue: Catalogue


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command has."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="file to write")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of snapshots (default: DATA_DIR)")
    parser.add_argument("--lang", choices=get_args(Language), help="language (default: the view's, else zh)")
    parser.add_argument(
        "--address", "--base-url", default="", metavar="URL", help="address of the dashboard, for links into it"
    )


def open_data(folder: Path | None) -> Data:
    """Open the current snapshot. Raises ExportError where there is none."""
    where = folder or Settings().data_dir
    catalogue = catalogue_file.load()
    try:
        return Data(Store(where, catalogue).pinned(), catalogue)
    except NoSnapshotError as error:
        raise ExportError("no_snapshot", folder=str(where)) from error


def view(query: str, data: Data, language: Language | None) -> View:
    """Read a view from a URL query, a whole address, or what follows its ``?``.

    Nobody sees a file before it is sent on, so what is not usable is refused here, not replaced.

    Raises:
        ExportError: the query names something the catalogue does not know, or holds a value that is no value.
    """
    found = selection.read_selection(query.partition("?")[2] if "?" in query else query, data.store, data.catalogue)
    if found.unknown:
        raise ExportError("unknown", names="、".join(found.unknown), query=query)
    if found.bad:
        raise ExportError("bad", keys="、".join(found.bad), query=query)
    return replace(found.view, lang=language) if language else found.view
