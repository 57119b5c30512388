"""The input files of a run: which there are, what they are called, what is left out."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl import readers

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """One input file. ``doc`` is its name in the table: the path below its folder, with forward slashes."""

    path: Path
    doc: str


def find(roots: dict[str, Path]) -> tuple[list[Input], list[str]]:
    """List the files below each folder of ``roots`` (name to folder; a missing one is empty), sorted by name.

    A relative path found below two folders is prefixed with the folder's name. README.md, hidden files and the lock
    files of office programs are passed over.

    Returns:
        The inputs, and the names of files whose format is not supported.
    """
    found = {path: (name, _relative(path, root)) for name, root in roots.items() for path in _walk(root)}
    times = Counter(relative for _, relative in found.values())
    named = {
        path: relative if times[relative] == 1 else f"{name}/{relative}" for path, (name, relative) in found.items()
    }
    known = [Input(path, doc) for path, doc in named.items() if path.suffix.lower() in readers.NAMED]
    skipped = [doc for path, doc in named.items() if path.suffix.lower() not in readers.NAMED]
    return sorted(known, key=lambda item: item.doc), sorted(skipped)


def _walk(root: Path) -> Iterator[Path]:
    for folder, subfolders, files in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder).resolve() / name for name in sorted(files) if not _passed_over(name))


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() == "readme.md"


def _relative(path: Path, root: Path) -> str:
    relative = path.relative_to(root.resolve()).as_posix()
    return os.fsencode(relative).decode("utf-8", "replace")


def digest(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size in bytes.

    Raises:
        OSError: the file cannot be opened or read.
    """
    if not path.is_file():  # a pipe or a device would be waited for without end
        raise OSError(0, "not a regular file")
    sha, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            sha.update(chunk)
            size += len(chunk)
    return sha.hexdigest(), size
