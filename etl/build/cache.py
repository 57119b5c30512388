"""What was read from a file before, kept so that an unchanged file is not read again.

An entry is named after the file's bytes and name, the code and the catalogue; when any of them changes it is simply
not found. Its first line is the digest of the rest, so a damaged entry is noticed and read anew.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
from dataclasses import asdict, fields
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from etl.build.one_file import Result
from etl.model import transcript
from etl.model.document import Document
from etl.model.fact import Fact
from etl.model.problems import Problem
from etl.model.resources import CATALOGUE, WORDING

log = logging.getLogger(__name__)
CODE = Path(__file__).resolve().parent.parent
LIBRARIES = ("jieba", "lxml", "openpyxl", "pandas", "pdfplumber", "pyarrow", "pypdfium2", "trafilatura", "xlrd")
_FIELDS = [field.name for field in fields(Fact) if field.name != "basis"]
_DOCUMENT_FIELDS = [field.name for field in fields(Document) if field.name not in ("blocks", "problems")]


@cache
def code_digest() -> str:
    """Return the digest of the code that turns files into facts."""
    return _digest_of(sorted(CODE.rglob("*.py")), CODE)


@cache
def catalogue_digest() -> str:
    """Return the digest of what is known and of the words of reports (not of messages, which change no fact)."""
    return _digest_of(sorted((*CATALOGUE.glob("*.csv"), *WORDING.glob("*.csv"))), CATALOGUE.parent)


@cache
def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that reading depends on."""
    return {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _digest_of(paths: list[Path], root: Path) -> str:
    sha = hashlib.sha256()
    for path in paths:
        sha.update(f"{path.relative_to(root).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return sha.hexdigest()


def entry(folder: Path, doc: str, sha256: str) -> Path:
    """Return where the result for a file with these bytes and this name is kept."""
    parts = (code_digest(), catalogue_digest(), json.dumps(versions()), Path(doc).name, sha256)
    return folder / (hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest() + ".json")


def store(result: Result, path: Path) -> None:
    """Keep ``result`` at ``path``, whole or not at all."""
    content = {
        "document": None if result.document is None else _plain(result.document),
        "unread": transcript.unread_text(result.unread),
        "facts": [[getattr(fact, name) for name in _FIELDS] for fact in result.facts],
        "problems": [asdict(problem) for problem in result.problems],
        "unreadable": None if result.unreadable is None else asdict(result.unreadable),
    }
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
    fresh.replace(path)


def _plain(document: Document) -> dict[str, str]:
    """Return the document as texts; its problems are among those of the result."""
    own = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    return {**own, "blocks": transcript.blocks_text(document.blocks)}


def has_result(path: Path) -> bool:
    """Tell whether an undamaged result is kept at ``path``."""
    return _content(path) is not None


def load(path: Path) -> Result | None:
    """Return the result kept at ``path``, or None where there is none or it is damaged."""
    data = _content(path)
    return None if data is None else _result(json.loads(data))


def _content(path: Path) -> bytes | None:
    try:
        stated, _, data = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    if hashlib.sha256(data).hexdigest().encode() != stated:
        log.warning("cache entry %s is damaged; its file is read again", path.name)
        return None
    return data


def _result(content: dict[str, Any]) -> Result:
    document, unreadable = content["document"], content["unreadable"]
    return Result(
        document=None
        if document is None
        else Document(**{**document, "blocks": transcript.blocks_of(document["blocks"])}),
        unread=transcript.unread_of(content["unread"]),
        facts=tuple(_fact(row) for row in content["facts"]),
        problems=tuple(Problem(**problem) for problem in content["problems"]),
        unreadable=None if unreadable is None else Problem(**unreadable),
    )


def _fact(row: list[Any]) -> Fact:
    values = dict(zip(_FIELDS, row, strict=True))
    values["flags"] = tuple(values["flags"])
    return Fact(**values)


def prune(folder: Path, used: set[Path]) -> None:
    """Remove every entry that is not among ``used``, with what interrupted writes left."""
    for path in folder.iterdir():
        if path not in used:
            path.unlink()
