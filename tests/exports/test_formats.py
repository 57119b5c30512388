"""Every file format is whole: a writer, an item of the menu with its words, a command; each writes every tab."""

import pytest

from compare.model.view import from_query
from etl.model import messages
from exports.__main__ import main
from exports.formats import FORMATS
from exports.parts.shown_answer import ShownAnswer
from layouts import ids
from layouts.controls.export_menu import export_menu
from tests.support.deck_samples import QUERIES, store_in

KEYS = [format.key for format in FORMATS]
COMMANDS = {"excel": "workbook"}
SIGNATURES = {"xlsx": b"PK", "pptx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_in(tmp_path_factory.mktemp("build"))


@pytest.mark.parametrize("format", FORMATS, ids=KEYS)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_format_writes_every_tab(format, query, store):
    content = format.content(ShownAnswer.of(from_query(query)[0], store, "http://desk"))
    assert len(content) > 100
    assert content.startswith(SIGNATURES.get(format.ending, content[:1]))


@pytest.mark.parametrize("format", FORMATS, ids=KEYS)
def test_every_format_has_its_words(format):
    assert {f"screen.export.{format.key}", f"screen.export.{format.key}_hint"} <= messages.keys()


@pytest.mark.parametrize("format", FORMATS, ids=KEYS)
def test_every_format_has_a_command(format, capsys):
    with pytest.raises(SystemExit) as ended:
        main([COMMANDS.get(format.key, format.key), "--help"])
    assert ended.value.code == 0
    assert "--view" in capsys.readouterr().out


def test_the_menu_has_an_item_a_format_in_order_and_the_picture_last():
    items = [part.id for part in export_menu("zh", KEYS)._traverse() if getattr(part, "id", None)]
    files = [id for id in items if id.startswith("export-")]
    assert files == [*map(ids.export, KEYS), "export-png"]


def test_what_the_server_makes_is_marked_so_that_the_browser_says_it_is_at_work():
    menu = export_menu("zh", KEYS)
    asked = {part.id for part in menu._traverse() if getattr(part, "className", None) == "asked"}
    assert asked == {*map(ids.export, KEYS), ids.COPY_TABLE, ids.COPY_TEXT}
