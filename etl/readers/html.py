"""Saved web pages (.html, .htm): the main text with its headings and tables, without navigation and advertising."""

from __future__ import annotations

import re
from typing import Any

from etl.model.document import Document
from etl.model.problems import Problem
from etl.model.wording import pattern
from etl.readers import html_format
from etl.readers.bytes.encoding import decode, decode_as
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import Heading, Piece, Prose, Table, compose, one_line
from etl.readers.formatted import LeftOut, cell_text
from etl.readers.grids.cells import is_label, is_number
from etl.readers.grids.merged import Cell, lay_out
from etl.readers.plain.blocks import title_of
from etl.readers.plain.lines import Line, split_lines
from etl.readers.plain.metadata import Metadata, find_metadata, iso_date

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_TITLE_METAS = ("articletitle", "og:title", "title")
_DATE_METAS = ("pubdate", "publishdate", "article:published_time", "publish_date", "firstpublishedtime", "date")
_SOURCE_METAS = ("contentsource", "source", "og:site_name", "sitename")
_SITE_SUFFIX = pattern(r"\s*[-_|—–]+\s*[^-_|—–]*{site_word}[^-_|—–]*$")
_LABEL = pattern(r"(?:{publishing}{date_word}|{source_of})\s*[:：]")
_PLACEHOLDER = re.compile(r"TABLEPLACE(\d+)END")
_MAX_CELL_TEXT = 400
_BLOCK_TAGS = frozenset({"p", "item", "quote", "ab", "code", "div"})


def read_html(source: Source) -> Document:
    """Return the document of a web page; its text is the main text, one line a paragraph or table row.

    Struck-through and hidden text is left out, marked as a doubt (``text_left_out``) where it holds figures.

    Raises:
        UnreadableError: ``no_text`` where the page has no main text, and what :func:`decode` raises.
    """
    check_format(source, "HTML", frozenset({"HTML", ""}))
    markup, problems = _decode(source)
    if not re.search(r"<[a-zA-Z!/]", markup):
        raise source.refuse("wrong_format", expected="HTML", found="TXT")
    check_text_size(source, markup)
    with source.corrupt_unless_parsed():
        page = _parse(markup)
        left_out = LeftOut()
        html_format.settle(page, left_out)
        metas = _metas(page)
        visible = _visible_lines(page)
        tables = _lift_tables(page)
        main, extracted = _extract(page)
        pieces = _pieces(main, tables)
    if not any(isinstance(piece, Table) or piece.text.strip() for piece in pieces):
        raise source.refuse("no_text")
    title = _title(metas, extracted, page)
    text, blocks = compose(_under_title(pieces, title))
    about = _about(metas, extracted, visible, find_metadata(split_lines(text)))
    return Document(
        name=source.name,
        format="html",
        text=text,
        blocks=blocks,
        title=title or title_of(text, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=(*problems, *left_out.doubts(source)),
    )


def _decode(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """Decode by the page's own declaration where that holds for every byte, else as any text."""
    declared = _CHARSET.search(source.data[:4096])
    if declared and not source.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        text = decode_as(source, declared[1].decode("ascii"))
        if text is not None and "\0" not in text:
            return text, ()
    return decode(source)


def _parse(markup: str) -> Any:
    from lxml import html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    without_declaration = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    page = html.document_fromstring(without_declaration, parser=parser)
    for hidden in page.xpath("//script|//style|//noscript|//template"):
        hidden.drop_tree()
    return page


def _metas(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        content = one_line(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _visible_lines(page: Any) -> list[Line]:
    """Return the page's lines around its labels of date and source, which the main text often lacks."""
    body = page.find("body")
    texts = [one_line(text) for text in (body if body is not None else page).itertext()]
    joined = " ".join(text for text in texts if text)
    label = _LABEL.search(joined)
    return split_lines(joined[label.start() : label.start() + 80]) if label else []


def _lift_tables(page: Any) -> list[Table]:
    """Replace every table of data by a placeholder paragraph and return them in the placeholders' order.

    The extraction of the main text flattens merged cells; it keeps a paragraph where it stands.
    """
    from lxml import html

    lifted: list[Table] = []
    for element in page.xpath("//table[not(.//table)]"):
        grid = lay_out([_cells(row) for row in element.iter("tr")])
        if not _is_data(element, grid.rows) or element.getparent() is None:
            continue
        holder = html.Element("p")
        holder.text = f"TABLEPLACE{len(lifted)}END"
        holder.tail = element.tail
        element.tail = None
        element.getparent().replace(element, holder)
        caption = element.find("caption")
        if caption is not None and caption.text_content().strip():
            named = html.Element("p")
            named.text = one_line(caption.text_content())
            holder.addprevious(named)
        lifted.append(Table(grid.rows, grid.covered))
    return lifted


def _cells(row: Any) -> list[Cell]:
    return [
        Cell(_cell_text(cell), _span(cell.get("colspan")), _span(cell.get("rowspan")))
        for cell in row.iterchildren("td", "th")
    ]


def _cell_text(cell: Any) -> str:
    """Return a cell's text, its lines (``br``, ``p``, ``div``) told apart."""
    if not any(child.tag in html_format.LINES for child in cell.iterdescendants()):
        return one_line(cell.text_content())
    return cell_text([one_line(line) for line in html_format.lines(cell)])


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 500) if value and value.strip().isdecimal() else 1


def _is_data(element: Any, rows: list[list[str]]) -> bool:
    """Whether the table holds data, not the page's layout: two columns or more, short cells, no blocks of prose."""
    width = max((len(row) for row in rows), default=0)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return len(rows) > 1 and width > 1 and longest <= _MAX_CELL_TEXT and not element.xpath(".//form|.//h1|.//ul[li/a]")


def _extract(page: Any) -> tuple[Any, Any]:
    """Return the element of the main text (or None) and what is known of the page."""
    import trafilatura

    known = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if known is None or isinstance(known, dict):
        return None, None
    return known.body, known


def _pieces(main: Any, tables: list[Table]) -> list[Piece]:
    pieces: list[Piece] = []
    if main is not None:
        _walk(main, tables, pieces)
    kept = {int(number) for piece in pieces if isinstance(piece, Prose) for number in _PLACEHOLDER.findall(piece.text)}
    result: list[Piece] = []
    for piece in pieces:
        result.extend(_restore(piece, tables) if isinstance(piece, Prose) else [piece])
    lost = [table for number, table in enumerate(tables) if number not in kept]
    return [*result, *(table for table in lost if not result or _holds_figures(table))]


def _holds_figures(table: Table) -> bool:
    """Whether a table outside the main text is one of labelled figures, not of links, nor a calendar."""
    labelled = [row for row in table.rows if row and is_label(row[0]) and any(is_number(cell) for cell in row[1:])]
    return len(labelled) >= 2 and 2 * len(labelled) >= len(table.rows)


def _restore(piece: Prose, tables: list[Table]) -> list[Piece]:
    """Return the prose with the tables put back at their placeholders."""
    parts = _PLACEHOLDER.split(piece.text)
    return [tables[int(part)] if place % 2 else Prose(part) for place, part in enumerate(parts) if part.strip()]


def _walk(element: Any, tables: list[Table], pieces: list[Piece]) -> None:
    """Collect pieces in document order from the extraction's own markup."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "head":
            level = re.search(r"[1-6]", child.get("rend") or "")
            pieces.append(Heading(_text(child), int(level[0]) if level else 2))
        elif tag == "table":
            pieces.extend(_unlifted(child))
        elif tag in _BLOCK_TAGS and not len(child.findall(".//p")):
            pieces.append(Prose(_text(child)))
        else:
            if (child.text or "").strip():
                pieces.append(Prose(child.text))
            _walk(child, tables, pieces)
        if (child.tail or "").strip():
            pieces.append(Prose(child.tail))


def _unlifted(table: Any) -> list[Piece]:
    """Return a table that was judged to be the page's layout as the paragraphs of its cells."""
    return [Prose(text) for cell in table.iter("cell") if (text := _text(cell)).strip()]


def _text(element: Any) -> str:
    """Return the element's text, one line a ``lb``."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    lines = "".join(parts).split("\n") if element.tag != "cell" else [" ".join(parts)]
    return "\n".join(line for line in lines if line.strip())


def _title(metas: dict[str, str], extracted: Any, page: Any) -> str:
    for name in _TITLE_METAS:
        if len(metas.get(name, "")) > 3:
            return _SITE_SUFFIX.sub("", metas[name])
    headings = [one_line(heading.text_content()) for heading in page.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    named = one_line(page.findtext(".//title") or "") or ((extracted.title or "") if extracted is not None else "")
    return _SITE_SUFFIX.sub("", named)


def _under_title(pieces: list[Piece], title: str) -> list[Piece]:
    """Return the pieces under the title as their one level-1 heading."""
    if not title:
        return pieces
    kept = [piece for piece in pieces if isinstance(piece, Table) or one_line(piece.text) != title]
    lowered = [Heading(one.text, max(one.level, 2)) if isinstance(one, Heading) else one for one in kept]
    return [Heading(title, 1), *lowered]


def _about(metas: dict[str, str], extracted: Any, visible: list[Line], stated: Metadata) -> Metadata:
    """Return the metadata: the page's declarations first, then what it prints, then what the extraction infers."""
    printed = find_metadata(visible)
    declared = next((date for name in _DATE_METAS if (date := iso_date(metas.get(name, "")))), "")
    source = next((metas[name] for name in _SOURCE_METAS if metas.get(name)), "")
    inferred = (extracted.date or "") if extracted is not None else ""
    address = (extracted.url or "") if extracted is not None else ""
    return Metadata(
        published=declared or printed.published or stated.published or inferred,
        publisher=printed.publisher or stated.publisher or source,
        url=address or stated.url,
    )
