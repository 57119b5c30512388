from io import BytesIO

import pytest
from pptx import Presentation

from callbacks.board_deck import deck_of as board_deck
from callbacks.export import FILES, shown_of
from compare.model.board import SavedView
from compare.model.tabs import TABS
from layouts import ids
from workspace.boards.store import Boards


@pytest.mark.parametrize("tab", TABS)
def test_the_screen_becomes_slides(tab, services):
    shown = shown_of(
        f"indicators=infant_mortality_rate,under5_mortality_rate&tab={tab}", "http://desk/compare", services
    )
    slides = Presentation(BytesIO(FILES[ids.export("deck")].content(shown))).slides
    assert slides[0].shapes.title.text.startswith(shown.answer.finding.text("zh"))
    assert "http://desk/evidence?fact=" in slides[0].notes_slide.notes_text_frame.text
    assert FILES[ids.export("deck")].ending == "pptx"


def test_a_board_becomes_a_deck_in_the_language_of_the_screen(services, tmp_path):
    boards = Boards(f"sqlite:///{tmp_path / 'boards.sqlite'}")
    board = boards.create("评议")
    boards.add(board.id, SavedView("indicators=infant_mortality_rate&tab=change"))
    board = boards.add(board.id, SavedView("indicators=no_such", "旧页"))
    slides = Presentation(BytesIO(board_deck(board, "en", "http://desk", services))).slides
    boards.close()
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[:2] == ["评议", "Contents"]
    assert titles[-1] == "旧页"
    assert "no_such" in "".join(shape.text_frame.text for shape in slides[len(slides) - 1].shapes)
