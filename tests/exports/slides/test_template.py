from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from exports.slides.parts.template import BUNDLED
from exports.templates.make import make
from tests.support.deck_samples import QUERIES, charts, opened, page_of, store_in, texts


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return page_of(QUERIES["rank"], store_in(tmp_path_factory.mktemp("build")))


@pytest.fixture
def own(tmp_path):
    """A commission's template: narrow slides, a sample slide, a title in the middle, no typeface for Chinese."""
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[1]).shapes.title.text = "示例"
    path = tmp_path / "委.pptx"
    presentation.save(path)
    return path


def parts(path):
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist() if not name.startswith("docProps")}


def test_the_bundled_template_is_what_its_maker_makes(tmp_path):
    make(tmp_path / "made.pptx")
    assert parts(tmp_path / "made.pptx") == parts(BUNDLED)


def test_the_bundled_template_is_wide_and_empty():
    presentation = Presentation(BUNDLED)
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert len(presentation.slides) == 0
    assert [layout.name for layout in presentation.slide_layouts] == ["封面", "标题和内容"]


def test_an_own_template_gives_size_and_layouts_and_loses_its_samples(own, page):
    presentation = opened([page], template=own, name="评议")
    assert presentation.slide_width == Inches(10)
    assert len(presentation.slides) == 2
    assert presentation.slides[1].slide_layout.name == "Title Only"
    assert "示例" not in "".join(text for slide in presentation.slides for text in texts(slide))
    run = presentation.slides[1].shapes._spTree.find(f".//{qn('a:rPr')}/{qn('a:ea')}")
    assert run.get("typeface") == "微软雅黑"


def test_everything_stays_on_the_slide(own, page):
    for template in (None, own):
        presentation = opened([page], template=template)
        for shape in presentation.slides[0].shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


def test_a_template_without_title_layouts_has_titles_all_the_same(tmp_path, page):
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name != "Blank":
            presentation.slide_layouts.remove(layout)
    presentation.save(tmp_path / "blank.pptx")
    made = opened([page], template=tmp_path / "blank.pptx", name="评议")
    assert page.answer.finding.text() in texts(made.slides[1])
    assert len(charts(made)) == 1
