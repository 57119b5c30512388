"""The lines of a text, with their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``text`` is stripped and stands at ``start``..``end``; ``raw_start``..``raw_end`` is the whole line."""

    text: str
    start: int
    end: int
    raw: str
    raw_start: int

    @property
    def raw_end(self) -> int:
        """End of the whole line, without its line end."""
        return self.raw_start + len(self.raw)

    @property
    def indented(self) -> bool:
        """Whether the line begins with the two-character indent of a Chinese paragraph."""
        return self.raw.startswith(("\u3000\u3000", "    "))


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of ``text[start:end]``, split at LF alone, with offsets into ``text``."""
    lines = []
    place = start
    for raw in text[start : len(text) if end is None else end].split("\n"):
        stripped = raw.strip()
        left = place + (len(raw) - len(raw.lstrip())) if stripped else place
        lines.append(Line(stripped, left, left + len(stripped), raw, place))
        place += len(raw) + 1
    return lines
