"""The parts of an Excel workbook made fit for the library that reads them: usual names, no endless merged ranges."""

from __future__ import annotations

import io
import re
import zipfile

from etl.readers.grids.sheets import MAX_GRID_CELLS

_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
"""Names of the strict form of Open XML, as the transitional form has them."""
_MERGED = re.compile(
    rb"<mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"[^>]*?(?:/>|></mergeCell>)"
)


def usual_parts(data: bytes) -> bytes:
    """Return the archive with strict names as the usual ones and without merged ranges that cover whole sheets.

    The library sets up every place of a merged range. An archive that needs none of this is returned as it is.
    """
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        for name, content in parts.items():
            usual = content
            if b"purl.oclc.org/ooxml" in content:
                for strict, transitional in _STRICT:
                    usual = usual.replace(strict, transitional)
            if name.startswith("xl/worksheets/") and b"<mergeCell " in usual:
                usual = _MERGED.sub(_bounded, usual)
            if usual != content:
                changed[name] = usual
        if not changed:
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for name in archive.namelist():
                new.writestr(name, changed.get(name) or archive.read(name))
    return made.getvalue()


def _bounded(match: re.Match[bytes]) -> bytes:
    left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
    return b"" if (abs(right - left) + 1) * (abs(bottom - top) + 1) > _MOST else match[0]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


_MOST = MAX_GRID_CELLS // 30
"""Most places of one merged range: a title over a hundred columns, a column over a hundred thousand rows."""
