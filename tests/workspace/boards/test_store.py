from concurrent.futures import ThreadPoolExecutor

import pytest

from compare.model.board import SavedView
from compare.model.board_errors import Conflict, Invalid, NameTaken, NoBoard, NoItem
from workspace.boards.store import Boards

VIEW = SavedView("indicators=beds_per_1000&year=2023", "床位", "先讲全省")


def titles(board):
    return [item.title for item in board.items]


@pytest.fixture
def board(boards):
    made = boards.create("三季度评议")
    for title in ("一", "二", "三"):
        made = boards.add(made.id, SavedView("tab=trend", title))
    return made


def test_a_saved_view_comes_back_as_it_was(boards):
    made = boards.add(boards.create("评议").id, VIEW)
    again = boards.get(made.id)
    assert again == made
    assert (again.items[0].query, again.items[0].title, again.items[0].comment) == (
        "indicators=beds_per_1000&year=2023", "床位", "先讲全省",
    )  # fmt: skip


def test_the_list_counts_and_begins_with_the_last_changed(boards, board):
    boards.create("另一个")
    boards.edit(board.id, board.items[0].id, "改", "", board.version)
    assert [(entry.name, entry.count) for entry in boards.all()] == [("三季度评议", 3), ("另一个", 0)]


def test_boards_are_found_by_name(boards, board):
    assert boards.named("三季度评议") == board
    with pytest.raises(NoBoard):
        boards.named("没有")


def test_items_move(boards, board):
    one, two, three = (item.id for item in board.items)
    assert titles(boards.reorder(board.id, [three, one, two], board.version)) == ["三", "一", "二"]


def test_a_removed_item_goes_back_to_its_place(boards, board):
    second = board.items[1].id
    assert titles(boards.remove(board.id, second, board.version)) == ["一", "三"]
    assert titles(boards.put_back(board.id, second)) == ["一", "二", "三"]
    assert titles(boards.put_back(board.id, second)) == ["一", "二", "三"]


def test_a_deleted_board_comes_back_whole(boards, board):
    boards.delete(board.id, board.version)
    assert boards.all() == ()
    with pytest.raises(NoBoard):
        boards.get(board.id)
    assert boards.restore(board.id).items == board.items


def test_names_are_one_to_a_board(boards, board):
    with pytest.raises(NameTaken, match="三季度评议"):
        boards.create("  三季度评议 ")
    other = boards.create("另一个")
    with pytest.raises(NameTaken):
        boards.rename(other.id, "三季度评议", "", other.version)
    boards.delete(board.id, board.version)
    boards.create("三季度评议")
    with pytest.raises(NameTaken):
        boards.restore(board.id)


def test_a_stale_text_is_refused_and_nothing_is_lost(boards, board):
    first = board.items[0]
    boards.edit(board.id, first.id, "甲的标题", "", first.version)
    with pytest.raises(Conflict) as refused:
        boards.edit(board.id, first.id, "乙的标题", "", first.version)
    stored = refused.value.board
    assert stored.item(first.id).title == "甲的标题"
    assert boards.edit(board.id, first.id, "乙的标题", "", stored.version).item(first.id).title == "乙的标题"


STALE = {
    "rename": lambda boards, old: boards.rename(old.id, "新名", "", old.version),
    "reorder": lambda boards, old: boards.reorder(old.id, [item.id for item in old.items][::-1], old.version),
    "remove": lambda boards, old: boards.remove(old.id, old.items[0].id, old.version),
    "delete": lambda boards, old: boards.delete(old.id, old.version),
}
MEANWHILE = {
    "rename": lambda boards, old: boards.rename(old.id, "别名", "", old.version),
    "reorder": lambda boards, old: boards.add(old.id, VIEW),
    "remove": lambda boards, old: boards.edit(old.id, old.items[0].id, "改", "", old.version),
    "delete": lambda boards, old: boards.add(old.id, VIEW),
}


@pytest.mark.parametrize("what", STALE)
def test_a_stale_write_changes_nothing(boards, board, what):
    MEANWHILE[what](boards, board)
    now = boards.get(board.id)
    with pytest.raises(Conflict) as refused:
        STALE[what](boards, board)
    assert refused.value.board == now == boards.get(board.id)


def test_two_who_edit_different_slides_do_not_disturb_each_other(boards, board):
    one, two, _ = board.items
    boards.edit(board.id, one.id, "甲", "", board.version)
    boards.rename(board.id, "新名", "", board.version)
    assert titles(boards.edit(board.id, two.id, "乙", "", board.version)) == ["甲", "乙", "三"]


def test_the_same_text_twice_is_no_conflict(boards, board):
    first = board.items[0]
    boards.edit(board.id, first.id, "同", "", first.version)
    assert boards.edit(board.id, first.id, "同", "", first.version).item(first.id).title == "同"


def test_many_at_once_lose_nothing(url, boards):
    made = boards.create("众人")
    others = [Boards(url) for _ in range(4)]

    def work(number):
        return others[number % 4].add(made.id, SavedView("", str(number))).version

    with ThreadPoolExecutor(8) as pool:
        versions = list(pool.map(work, range(24)))
    assert len(set(versions)) == 24
    assert sorted(titles(boards.get(made.id)), key=int) == [str(number) for number in range(24)]
    for other in others:
        other.close()


def test_of_two_stale_writers_at_once_one_wins(url, boards, board):
    first = board.items[0]
    others = [Boards(url) for _ in range(4)]

    def work(number):
        try:
            return others[number].edit(board.id, first.id, f"第{number}人", "", board.version)
        except Conflict as refused:
            return refused

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(work, range(4)))
    won = [outcome for outcome in outcomes if not isinstance(outcome, Conflict)]
    assert len(won) == 1
    assert boards.get(board.id).items == won[0].items
    for other in others:
        other.close()


@pytest.mark.parametrize("name", ["", " \n", "\x00", "字" * 81])
def test_a_board_needs_a_name_that_fits(boards, name):
    with pytest.raises(Invalid):
        boards.create(name)
    assert boards.all() == ()


def test_too_long_a_comment_is_refused_whole(boards, board):
    with pytest.raises(Invalid, match="5001"):
        boards.edit(board.id, board.items[0].id, "题", "长" * 5001, board.version)
    assert boards.get(board.id) == board


@pytest.mark.parametrize("text", ["'; DROP TABLE boards; --", "半\ud800字\x00", "🩺\n第二行"])
def test_any_text_is_kept(boards, board, text):
    kept = boards.edit(board.id, board.items[0].id, text, text, board.version).items[0]
    assert kept.title == kept.comment == text.replace("\x00", "").replace("\ud800", "")


def test_items_of_another_board_are_none_of_this(boards, board):
    other = boards.create("另一个")
    for call in (
        lambda: boards.edit(other.id, board.items[0].id, "", "", 99),
        lambda: boards.remove(other.id, board.items[0].id, 99),
        lambda: boards.put_back(other.id, board.items[0].id),
        lambda: boards.put_back(other.id, 424242),
    ):
        with pytest.raises(NoItem):
            call()
