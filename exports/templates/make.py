"""Make the bundled template: ``python -m exports.templates.make``. Wide slides, a cover and a slide with a title.

It begins with the empty presentation that python-pptx brings and sets what a meeting needs: size, places, typefaces and
colours. The result is committed, so that a deck needs nothing but the file; commissions may use it as a start.
"""

from __future__ import annotations

import posixpath
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from exports.parts import colours
from exports.slides.parts.template import BUNDLED, EAST_ASIAN, LATIN

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
COVER, CONTENT = "Title Slide", "Title Only"
NAMES = {COVER: "封面", CONTENT: "标题和内容"}
SIDE = 0.55
"""Inches at the left and right of everything."""
BOXES = {
    "title": (SIDE, 0.32, 12.23, 0.85),
    "dt": (SIDE, 7.08, 3.0, 0.3),
    "ftr": (4.2, 7.08, 5.0, 0.3),
    "sldNum": (10.78, 7.08, 2.0, 0.3),
    "body": (SIDE, 1.3, 12.23, 5.6),
    "ctrTitle": (1.0, 2.2, 11.3, 1.5),
    "subTitle": (1.0, 3.95, 11.3, 1.6),
}
SCHEME = {
    "dk1": colours.INK, "lt1": colours.SURFACE, "dk2": colours.MUTED, "lt2": colours.HEADER,
    "accent1": colours.ACCENT, "accent2": colours.WORSE, "accent3": colours.BETTER,
    "accent4": colours.SERIES[3], "accent5": colours.SERIES[4], "accent6": colours.SERIES[5],
}  # fmt: skip


def _set_box(shape: Any) -> None:
    kind = shape.element.find(".//" + qn("p:ph")).get("type", "body")
    if kind in BOXES:
        shape.left, shape.top, shape.width, shape.height = (Inches(size) for size in BOXES[kind])


def _theme(master: Any) -> None:
    """Set typefaces and colours of the theme; python-pptx keeps it as bytes."""
    part = next(r.target_part for r in master.part.rels.values() if posixpath.basename(r.reltype) == "theme")
    theme = etree.fromstring(part.blob)
    for family in ("a:majorFont", "a:minorFont"):
        fonts = theme.find(f".//{qn(family)}")
        fonts.find(qn("a:latin")).set("typeface", LATIN)
        fonts.find(qn("a:ea")).set("typeface", EAST_ASIAN)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for name, colour in SCHEME.items():
        slot = scheme.find(qn(f"a:{name}"))
        slot[:] = [etree.Element(qn("a:srgbClr"), val=colour)]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style_titles(master: Any) -> None:
    """Titles are bold, at the left, and stand on the baseline of their place."""
    level = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    properties = level.find(qn("a:defRPr"))
    properties.set("sz", str(26 * 100))
    properties.set("b", "1")


def _anchor(layout: Any) -> None:
    for shape in layout.placeholders:
        kind = shape.element.find(".//" + qn("p:ph")).get("type", "body")
        body = shape.text_frame._txBody.bodyPr
        if kind == "title":
            body.set("anchor", "b")
        if kind in ("ctrTitle", "title"):
            for old in list(body):
                body.remove(old)
            etree.SubElement(body, qn("a:noAutofit"))
        if kind == "ctrTitle":
            body.set("anchor", "b")
        if kind == "subTitle":
            level = shape.element.find(f".//{qn('a:lvl1pPr')}")
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("sz", str(18 * 100))


def _rule(master: Any) -> None:
    """Draw a stroke of the accent at the upper edge."""
    bar = master.shapes._spTree
    stroke = etree.fromstring(
        f'<p:sp xmlns:p="{master.element.nsmap["p"]}" xmlns:a="{master.element.nsmap["a"]}"><p:nvSpPr>'
        '<p:cNvPr id="90" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="{Pt(7)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    bar.insert(2, stroke)


def make(path: Path) -> None:
    """Write the template to ``path``."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    for layout in list(presentation.slide_layouts):
        if layout.name not in NAMES:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _theme(master)
    _style_titles(master)
    _rule(master)
    for holder in (master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            _set_box(shape)
        _anchor(holder)
    for layout in presentation.slide_layouts:
        layout.element.cSld.set("name", NAMES[layout.name])
    properties = presentation.core_properties
    properties.title, properties.author, properties.last_modified_by = "卫生健康指标对照台", "", ""
    properties.created = properties.modified = datetime(2024, 1, 1)
    presentation.save(str(path))


if __name__ == "__main__":
    make(BUNDLED)
