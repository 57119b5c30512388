"""Stretches: a document's prose cut into headings, paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.model.document import Block, Document
from etl.model.wording import pattern

_TERMINAL = "。！？!?"
_OPEN_END = re.compile(r"[\u4e00-\u9fff、，,(（“]$")
_UNIT_END = pattern(r"(?:[\d%‰]|{unit_at_line_end})$")
_NUMBERED = pattern(
    r"^\s*(?:{ordinal}+[、是]|[(（](?:{ordinal}|\d)+[)）]|\d+[.、．]|第{ordinal}+[章节条部]|[-—•●□*#|])"
)
_SENTENCE_END = re.compile(r"[。！？!?\n](?:(?<=\n)\n+|(?<!\n)[。！？!?]*[”’」)）]*)")
_METADATA = pattern(
    r"^\s*{imprint_label}\s*[:：]"
    r"|^\s*[(（]?(?:19|20)\d\d年\d{1,2}月[)）]?\s*$"
    r"|^[^，,。；;]{0,24}(?:19|20)\d\d[-年]\d{1,2}[-月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[)）]?(?:\s*[^，,。；;\d]{0,30})?$"
)
_SHORT_LINE = 80
_LONGEST = 600  # characters that one sentence may have


def stretches(document: Document) -> Iterator[tuple[str, int, int, int]]:
    """Yield (kind, level, start, end) of prose, with paragraphs whose sentence the line end broke joined again."""
    pending: Block | None = None
    for block in document.blocks:
        if block.kind == "table":
            if pending:
                yield pending.kind, pending.level, pending.start, pending.end
            pending = None
            continue
        if pending is not None and _continues(document.text, pending, block):
            pending = replace(pending, end=block.end)
            continue
        if pending is not None:
            yield pending.kind, pending.level, pending.start, pending.end
        pending = block
    if pending is not None:
        yield pending.kind, pending.level, pending.start, pending.end


def is_metadata(line: str) -> bool:
    """Tell a line that dates or signs the document; 记者：请问… opens an interview."""
    return len(line) <= _SHORT_LINE and not _SENTENCE_END.search(line) and _METADATA.match(line) is not None


def _continues(text: str, first: Block, second: Block) -> bool:
    """Tell whether ``second`` goes on with a sentence that ``first`` left open."""
    if first.kind != "paragraph" or text.endswith(tuple(_TERMINAL), first.start, first.end):
        return False
    between = text[first.end : second.start]
    if between.strip() or between.count("\n") > 1:
        return False
    head, tail = text[first.start : first.end].rstrip(), text[second.start : second.end].lstrip()
    last = head[max(head.rfind(mark) for mark in _TERMINAL) + 1 :]
    if not last or not _OPEN_END.search(last) or _NUMBERED.match(tail):
        return False
    # a line of a list may end without a mark: only a clause after a comma is surely unfinished
    return bool(re.search(r"[，,；;]", last)) and not (_UNIT_END.search(last) and not last.endswith(("，", ",", "、")))


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences."""
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _is_broken_sign(text, match.start()):
            continue
        stop = match.end()
        if stop - position > _LONGEST:
            yield from _pieces(text, position, stop)
        else:
            yield position, stop
        position = stop
    if position < end:
        yield from _pieces(text, position, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is far too long to be one, between clauses where there are any: bounded work for any text."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "；;，,、 \n") + 1
        if cut <= start:
            cut = start + _LONGEST
            while cut > start + 1 and text[cut - 1].isdigit():
                cut -= 1
        yield start, cut
        start = cut
    yield start, end


def _is_broken_sign(text: str, at: int) -> bool:
    """Tell a mark that stands for a lost character from the end of a sentence: 1.8%。，for ‰, 筛查率?3.7%, ??7个."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "。":
        return before in ("%", "％") and after != "" and after in "，,、；;"
    return text[at] == "?" and (after.isdigit() or after == "?" or before == "?")
