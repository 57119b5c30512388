"""What the format of a web page says of its text: raised marks, struck-through and hidden text, lines in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.readers.formatted import LeftOut, raised

LINES = frozenset({"br", "p", "div", "li"})
"""Elements that begin a line of their own within a cell."""

_HIDDEN = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!))")
_STRUCK = re.compile(r"(?i)text-decoration[^;]*line-through")
_RAISED = re.compile(r"(?i)vertical-align\s*:\s*super")
_STRUCK_TAGS = ("del", "s", "strike")
_WITH_FIGURES = re.compile(r"\d")
_TOLD = 6
"""Hidden text shorter than this is a counter or a button, not worth telling."""
_MOST = 0.5


def settle(page: Any, left_out: LeftOut) -> None:
    """Take struck-through and hidden elements out of ``page`` and settle its raised marks, in place.

    What holds most of the page's words is kept though it is marked as hidden: a script shows it.
    """
    gone = [element for element in page.iter() if isinstance(element.tag, str) and _is_gone(element)]
    if gone:
        whole = len("".join(page.text_content().split()))
        dropped: set[Any] = set()
        for element in gone:
            if not any(above in dropped for above in element.iterancestors()) and _drop(element, whole, left_out):
                dropped.add(element)
    for element in [one for one in page.iter("sup", "span", "font") if one.tag == "sup" or _is_raised(one)]:
        _settle_raised(element)


def _is_gone(element: Any) -> bool:
    style = element.get("style")
    return (
        element.tag in _STRUCK_TAGS
        or (element.get("hidden") is not None and element.get("hidden") != "until-found")
        or (style is not None and (_HIDDEN.search(style) is not None or _STRUCK.search(style) is not None))
    )


def _is_raised(element: Any) -> bool:
    style = element.get("style")
    return style is not None and _RAISED.search(style) is not None


def _drop(element: Any, whole: int, left_out: LeftOut) -> bool:
    """Take an element out and tell whether that was done."""
    if element.getparent() is None:  # the page itself
        return False
    text = element.text_content()
    if len("".join(text.split())) > _MOST * whole:
        return False
    if _WITH_FIGURES.search(text) and (len(text.strip()) >= _TOLD or element.tag in _STRUCK_TAGS or _in_row(element)):
        left_out.add(text)
    element.drop_tree()
    return True


def _in_row(element: Any) -> bool:
    return element.tag in ("td", "th", "tr") or any(above.tag == "tr" for above in element.iterancestors())


def _settle_raised(element: Any) -> None:
    """Replace a raised element by its text as read: nothing for a mark."""
    if element.getparent() is None:
        return
    text = element.text_content()
    before, parent = element.getprevious(), element.getparent()
    read = raised((before.tail if before is not None else parent.text) or "", text)
    if read == text or _bare(parent.text_content()) == _bare(text):
        return  # words, or raised as a whole: nothing that it could be a mark at
    for child in list(element):
        element.remove(child)
    element.text = read or None
    element.drop_tag()


def _bare(text: str) -> str:
    return "".join(text.split())


def lines(cell: Any) -> Iterator[str]:
    """Yield the lines of a cell's text."""
    parts: list[str] = []
    for text, breaks in _stretches(cell):
        if breaks and parts:
            yield "".join(parts)
            parts = []
        parts.append(text)
    yield "".join(parts)


def _stretches(element: Any) -> Iterator[tuple[str, bool]]:
    """Yield the texts of an element in order, each with whether a line begins before it."""
    yield element.text or "", element.tag in LINES
    for child in element:
        yield from _stretches(child)
        yield child.tail or "", child.tag in LINES
