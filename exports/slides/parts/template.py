"""The presentation that slides are added to: the bundled one, or a commission's own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart

from etl.model.messages import Language
from exports.parts.errors import ExportError
from exports.slides.parts.frame import Frame
from exports.slides.parts.writing import Fonts

BUNDLED = Path(__file__).resolve().parents[2] / "templates" / "deck.pptx"
LATIN, EAST_ASIAN = "Arial", "微软雅黑"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True, slots=True)
class Template:
    """An open presentation without slides, the layouts of cover and content, and what text is set in."""

    presentation: Any
    cover: Any
    content: Any
    fonts: Fonts

    @property
    def whole_slide(self) -> Frame:
        """The whole slide."""
        return Frame(0, 0, self.presentation.slide_width, self.presentation.slide_height)


def _read(path: Path) -> Any:
    try:
        return Presentation(str(path))
    except FileNotFoundError as error:
        raise ExportError("no_template", file=str(path)) from error
    except PackageNotFoundError as error:
        raise ExportError("template" if path.exists() else "no_template", file=str(path)) from error
    except OSError as error:
        raise ExportError("template_unreadable", file=str(path), reason=error.strerror or str(error)) from error
    except (BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise ExportError("template", file=str(path)) from error


def _empty(presentation: Any) -> None:
    """Remove the slides that a template comes with: they are samples."""
    listed = presentation.slides._sldIdLst
    for slide in list(listed):
        presentation.part.drop_rel(slide.rId)
        listed.remove(slide)
    extensions = presentation.part._element.find(qn("p:extLst"))
    if extensions is not None:  # sections name slides that are no more
        presentation.part._element.remove(extensions)


def _kinds(layout: Any) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders]


def _content(layouts: list[Any]) -> Any:
    """Return the layout with a title and as little else as possible; of a template without titles the emptiest."""

    def other(layout: Any) -> tuple[bool, bool, int]:
        kinds = _kinds(layout)
        plain = [kind for kind in kinds if kind not in (*_TITLES, *_FURNITURE)]
        return PP_PLACEHOLDER.TITLE not in kinds, not any(kind in _TITLES for kind in kinds), len(plain)

    return min(layouts, key=other)


def _cover(layouts: list[Any], content: Any) -> Any:
    named = [layout for layout in layouts if PP_PLACEHOLDER.CENTER_TITLE in _kinds(layout)]
    return named[0] if named else content


def _theme_font(presentation: Any, tag: str) -> str:
    """Return the typeface that the template's theme has for body text, empty where it leaves it open."""
    master: Any = presentation.slide_masters[0].part
    for relation in master.rels.values():
        if posixpath.basename(relation.reltype) == "theme":
            found = etree.fromstring(relation.target_part.blob).find(f".//{qn('a:minorFont')}/{qn(tag)}")
            return "" if found is None else found.get("typeface", "")
    return ""


def open_template(path: Path | None, language: Language) -> Template:
    """Open a template (None: the bundled one) and empty it of its slides.

    Raises:
        ExportError: there is no such file, it cannot be read, or it is no pptx with layouts.
    """
    presentation = _read(path or BUNDLED)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    if not layouts or not all(isinstance(layout.part, SlideLayoutPart) for layout in layouts):
        raise ExportError("template", file=str(path))
    _empty(presentation)
    latin = _theme_font(presentation, "a:latin") if path else LATIN
    east_asian = _theme_font(presentation, "a:ea") if path else EAST_ASIAN
    content = _content(layouts)
    fonts = Fonts(latin or LATIN, east_asian or EAST_ASIAN, language)
    return Template(presentation, _cover(layouts, content), content, fonts)
