import re

import pytest

from exports.slides.deck import deck
from tests.support.comparison_samples import CATALOGUE
from tests.support.deck_samples import CONTEXT, QUERIES, opened, page_of, store_in
from tests.support.office import to_pdf


@pytest.fixture(scope="module")
def deck_and_text(tmp_path_factory):
    """A deck of every tab, opened again, and the text of its pages as LibreOffice shows them."""
    folder = tmp_path_factory.mktemp("deck")
    pages = [page_of(query, store_in(folder)) for query in QUERIES.values()]
    file = folder / "all.pptx"
    file.write_bytes(deck(pages, CATALOGUE, CONTEXT, "zh", name="评议"))
    return opened(pages, name="评议"), to_pdf(file, folder)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def test_every_slide_is_a_page(deck_and_text):
    presentation, pages = deck_and_text
    assert len(pages) == len(presentation.slides)


def test_every_page_shows_its_title_and_its_footnote(deck_and_text):
    presentation, pages = deck_and_text
    for slide, page in list(zip(presentation.slides, pages, strict=True))[2:]:
        shown = squeezed(page)
        assert squeezed(slide.shapes.title.text)[:12] in shown
        assert CONTEXT.data_version in shown


def test_charts_show_values_with_their_marks(deck_and_text):
    _, pages = deck_and_text
    ranking = squeezed(pages[2])
    for text in ("7.71", "约7", ">5(2022)", "1–10月", "1–2株洲市", "全国(2023)"):
        assert text in ranking, text
