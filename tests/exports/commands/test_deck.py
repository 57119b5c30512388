import errno
import os
import shutil
import stat

import pytest
from pptx import Presentation

from compare.model.board import SavedView
from etl.model import catalogue as catalogue_file
from exports.__main__ import main
from exports.parts.errors import ExportError
from exports.parts.saving import save
from tests.support.comparison_samples import fact
from tests.support.deck_samples import QUERIES
from tests.support.small_snapshot import store_of
from workspace.boards.store import Boards

BEDS = "indicators=beds_per_1000&tab=rank&year=2023"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A snapshot that the command reads with the project's own catalogue."""
    folder = tmp_path_factory.mktemp("build")
    store_of(folder, fact("株洲市", "2023", 7.71), fact("湘潭市", "2023", 7.0), fact("全国", "2023", 7.23))
    assert "beds_per_1000" in catalogue_file.load().indicators
    return folder


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "boards.sqlite"
    boards = Boards(f"sqlite:///{file}")
    board = boards.create("三季度评议", "市级会议")
    boards.add(board.id, SavedView(BEDS, "床位", "先讲株洲"))
    boards.add(board.id, SavedView("indicators=beds_per_1000&tab=table"))
    boards.create("空看板")
    boards.close()
    return file


def run(out, data, *arguments):
    return main(["deck", "-o", str(out), "--data", str(data), *map(str, arguments)])


def left_in(folder, out):
    return [path.name for path in folder.iterdir() if out.name in path.name]


def test_a_board_by_name(tmp_path, data, database):
    out = tmp_path / "a.pptx"
    assert run(out, data, "--board", "三季度评议", "--database", f"sqlite:///{database}") == 0
    slides = Presentation(str(out)).slides
    assert [slide.shapes.title.text for slide in slides] == ["三季度评议", "目录", "床位", slides[3].shapes.title.text]
    assert "先讲株洲" in slides[2].notes_slide.notes_text_frame.text
    assert stat.S_IMODE(out.stat().st_mode) == 0o666 & ~_umask()


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_views_in_english_without_a_cover(tmp_path, data):
    out = tmp_path / "a.pptx"
    assert run(out, data, "--view", f"http://desk/compare?{BEDS}", "--view", BEDS, "--lang", "en") == 0
    titles = [slide.shapes.title.text for slide in Presentation(str(out)).slides]
    assert len(titles) == 2
    assert "Zhuzhou" in titles[0]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--view", "indicators=no_such"], "no_such"),
        (["--view", "indicators=beds_per_1000&regions=999999"], "999999"),
        (["--view", "indicators=beds_per_1000&year=soon"], "year"),
        (["--view", BEDS, "--template", "{folder}/text.pptx"], "text.pptx"),
        (["--view", BEDS, "--template", "{folder}/zip.pptx"], "zip.pptx"),
        (["--view", BEDS, "--template", "{folder}/missing.pptx"], "missing.pptx"),
        (["--view", BEDS, "--template", "{folder}"], "{folder}"),
        (["--board", "没有的", "--database", "sqlite:///{folder}/boards.sqlite"], "三季度评议"),
        (["--board", "空看板", "--database", "sqlite:///{folder}/boards.sqlite"], "空看板"),
        (["--board", "没有的", "--database", "sqlite:///{folder}/nowhere.sqlite"], "nowhere.sqlite"),
        (["--board", "没有的", "--database", "sqlite:///{folder}/text.pptx"], "没有写出文件"),
        (["--board", "没有的", "--database", "nonsense"], "nonsense"),
        (["--view", BEDS, "--data", "{folder}/nothing"], "etl run"),
    ],
)
def test_a_deck_that_cannot_be_made_is_refused_and_nothing_is_written(arguments, said, tmp_path, data, capsys):
    (tmp_path / "text.pptx").write_text("no slides", encoding="utf-8")
    shutil.make_archive(str(tmp_path / "zip"), "zip", data)
    (tmp_path / "zip.zip").rename(tmp_path / "zip.pptx")
    out = tmp_path / "a.pptx"
    out.write_bytes(b"last month's")
    assert run(out, data, *(part.format(folder=tmp_path) for part in arguments)) == 2
    errors = capsys.readouterr().err
    assert said.format(folder=tmp_path) in errors
    assert "没有写出文件" in errors
    assert "o file was written" in errors  # both languages where none is asked for
    assert out.read_bytes() == b"last month's"
    assert left_in(tmp_path, out) == ["a.pptx"]
    assert not (tmp_path / "nowhere.sqlite").exists()


def test_an_error_is_reported_in_the_language_asked_for(tmp_path, data, capsys):
    assert run(tmp_path / "a.pptx", data, "--view", "indicators=no_such", "--lang", "en") == 2
    assert capsys.readouterr().err.startswith("The catalogue does not know")


def test_a_folder_that_is_not_there(tmp_path, data, capsys):
    assert run(tmp_path / "missing" / "a.pptx", data, "--view", BEDS) == 2
    assert "missing" in capsys.readouterr().err


def test_another_ending_is_refused(tmp_path, data, capsys):
    assert run(tmp_path / "a.ppt", data, "--view", BEDS) == 2
    assert ".pptx" in capsys.readouterr().err


def test_a_read_only_database_is_read(tmp_path, data, database):
    database.chmod(0o444)
    assert run(tmp_path / "a.pptx", data, "--board", "三季度评议", "--database", f"sqlite:///{database}") == 0


def test_a_full_disk_leaves_what_was_there(tmp_path):
    out = tmp_path / "a.pptx"
    out.write_bytes(b"old")

    def full(file):
        file.write(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ExportError) as error:
        save(out, full)
    assert "磁盘已满" in error.value.text("zh")
    assert out.read_bytes() == b"old"
    assert left_in(tmp_path, out) == ["a.pptx"]


def test_every_tab_can_be_written(tmp_path, data):
    views = [part for query in QUERIES.values() for part in ("--view", query.replace("focus=430200&", ""))]
    assert run(tmp_path / "a.pptx", data, *views) == 0
    assert len(Presentation(str(tmp_path / "a.pptx")).slides) >= len(QUERIES)
