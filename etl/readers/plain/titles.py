"""The title of a plain text: the first lines, when they read like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.wording import words
from etl.readers.plain.headings import numbered_heading
from etl.readers.plain.lines import Line
from etl.readers.plain.metadata import is_metadata_line

_PIPE = re.compile(r"\s*[|｜]\s*")
_MAX_TITLE = 70
_MAX_SECOND = 40
_EDITORS_NOTES, _PICTURES = words("editors_note"), words("picture_label")
_NEVER_LAST = "。；;，,、：:"


def find_title(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the indices of the title's lines: none, one, or two where a title is set on two lines.

    Metadata lines and an editor's note (its label and its paragraph) may stand above the title; prose may not.
    """
    filled = [index for index, line in enumerate(lines[:60]) if line.text]
    place = 0
    while place < len(filled):
        text = lines[filled[place]].text
        if text in _EDITORS_NOTES:
            place += 2
        elif text in _PICTURES or is_metadata_line(text):
            place += 1
        else:
            break
    if place >= len(filled) - 1:
        return ()
    first = filled[place]
    if not _reads_like_title(_unpiped(lines, filled, place), _MAX_TITLE):
        return ()
    if place + 2 < len(filled) and _continues(lines, filled[place : place + 3]):
        return first, filled[place + 1]
    return (first,)


def _unpiped(lines: Sequence[Line], filled: Sequence[int], place: int) -> str:
    """Return a line without the one pipe that parts a title (一图读懂 | 某某规划), where it begins no table."""
    text, below = lines[filled[place]].text, lines[filled[place + 1]].text
    parts = _PIPE.split(text)
    return "".join(parts) if len(parts) == 2 and all(parts) and not _PIPE.search(below) else text


def _reads_like_title(text: str, limit: int) -> bool:
    return (
        4 <= len(text) <= limit
        and text[-1] not in _NEVER_LAST
        and "。" not in text
        and not any(sign in text for sign in "\t|｜")
        and not is_metadata_line(text)
        and numbered_heading(text) is None
    )


def _continues(lines: Sequence[Line], three: list[int]) -> bool:
    """Whether the second line is the title's second half: after a dash, or adjacent and above a metadata line."""
    first, second, third = (lines[index].text for index in three)
    if not _reads_like_title(second, _MAX_SECOND):
        return False
    adjacent = three[1] == three[0] + 1
    return (
        first.endswith(("——", "—"))
        or second.startswith("——")
        or (adjacent and len(second) >= 8 and is_metadata_line(third))
    )
