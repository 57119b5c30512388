import json

import pytest
from dash import dcc
from plotly.io.json import to_json_plotly

from callbacks.boards import do
from callbacks.present import present_content, present_request
from callbacks.save_view import SaveRequest, save, save_dialog
from callbacks.services import Services
from callbacks.slides import LostError, described, made_slide, reopened, saved_query
from compare.model.board import SavedView
from compare.model.board_errors import NameTaken, Unavailable
from compare.model.tabs import TABS
from layouts.controls.save_view import NEW
from layouts.present.screen import PresentRequest
from workspace.boards.store import Boards

RANKING = "indicators=infant_mortality_rate&year=best"
LOST = "indicators=no_such_indicator&tab=trend"


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


@pytest.fixture
def boards(tmp_path):
    opened = Boards(f"sqlite:///{tmp_path / 'boards.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def broken(tmp_path):
    return Boards(f"sqlite:///{tmp_path / 'missing' / 'boards.sqlite'}")


@pytest.fixture
def board(boards):
    made = boards.create("评议")
    boards.add(made.id, SavedView(RANKING, "", "先讲全国"))
    return boards.add(made.id, SavedView(LOST, "旧图"))


def spec(board, at=0):
    return {"query": board.items[at].query, "title": board.items[at].title, "number": at + 1}


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (None, PresentRequest("list", "", "zh")),
        ({"mode": "show", "board": "ab", "lang": "en"}, PresentRequest("show", "ab", "en")),
        ({"mode": "nonsense", "board": None, "lang": "xx"}, PresentRequest("list", "", "zh")),
    ],
)
def test_what_the_address_asks_for(given, asked):
    assert present_request(given) == asked


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("mode", ["list", "board", "show", "presenter", "print"])
def test_every_mode_draws_in_both_languages(services, boards, board, mode, lang):
    assert "评议" in printed(present_content(PresentRequest(mode, board.id, lang), services, boards)) or mode in (
        "show",
        "presenter",
    )


@pytest.mark.parametrize("mode", ["board", "show", "print"])
def test_an_unknown_board_is_reported(services, boards, mode):
    assert "没有看板“nowhere”" in printed(present_content(PresentRequest(mode, "nowhere", "zh"), services, boards))


def test_an_empty_board_says_how_to_fill_it(services, boards):
    empty = boards.create("空")
    for mode in ("board", "show", "print"):
        assert "保存视图" in printed(present_content(PresentRequest(mode, empty.id, "zh"), services, boards))


def test_without_a_database_boards_are_reported_and_nothing_breaks(services, broken):
    for asked in (PresentRequest("list", "", "zh"), PresentRequest("show", "ab", "zh")):
        assert "数据库现在打不开" in printed(present_content(asked, services, broken))
    assert "数据库现在打不开" in printed(save_dialog("?" + RANKING, services, broken))


def test_a_slide_is_the_answer_that_compare_shows(services, board):
    from callbacks.compare import answer_parts

    compare = answer_parts("?" + RANKING, "light", services)
    slide = made_slide(spec(board), "zh", "light", services, paper=False)
    assert slide[0].children == compare["finding"]
    (there,) = (part for part in compare["body"]._traverse() if isinstance(part, dcc.Graph))
    (here,) = (part for part in slide[3]._traverse() if isinstance(part, dcc.Graph))
    for key in ("x", "y", "customdata", "hovertext"):
        assert here.figure["data"][0][key] == there.figure["data"][0][key]
    assert here.id == {"type": "chart", "slide": 1}
    assert printed(slide[-1].children) == printed(compare["footer"])


def test_a_slide_has_its_own_title_over_what_the_chart_finds(services, board):
    untitled = made_slide(spec(board), "zh", "light", services, paper=False)
    titled = made_slide({**spec(board), "title": "三句话"}, "zh", "light", services, paper=False)
    assert titled[0].children == "三句话"
    assert titled[1].children.startswith(untitled[0].children)


@pytest.mark.parametrize("query", [LOST, RANKING + "&regions=999999"])
def test_a_lost_view_is_reported_and_not_replaced(services, query):
    slide = made_slide({"query": query, "title": "旧图", "number": 1}, "zh", "light", services, paper=False)
    assert slide[0].children == "旧图"
    assert not any(isinstance(part, dcc.Graph) for part in slide[1]._traverse())
    assert "已不在目录中" in printed(slide)
    with pytest.raises(LostError, match="is known any more"):
        reopened(query, "en", services)


def test_what_is_partly_lost_is_shown_with_a_notice(services):
    spec = {"query": "indicators=infant_mortality_rate,no_such_indicator", "title": "", "number": 1}
    slide = made_slide(spec, "zh", "light", services, paper=False)
    assert "no_such_indicator" in printed(slide[2])
    assert any(isinstance(part, dcc.Graph) for part in slide[3]._traverse())


def test_a_lost_item_says_so_on_its_board(services, board):
    lost = described(board, "zh", services)[1]
    assert "no_such_indicator" in lost.problem
    assert not lost.link


def test_slides_without_data_say_what_to_run(tmp_path, board):
    empty = Services.of(tmp_path / "none")
    assert "python -m etl run" in printed(made_slide(spec(board), "zh", "light", empty, paper=False))
    assert described(board, "zh", empty)[0].problem == "还没有数据"


def test_paper_shows_tables_whole_or_says_what_is_left(services):
    query = "indicators=life_expectancy,infant_mortality_rate&tab=table"
    slide = made_slide({"query": query, "title": "", "number": 1}, "zh", "light", services, paper=True)
    text = printed(slide)
    assert "AgGrid" not in text
    assert "全国" in text
    assert "行、0 列未列出" in text


@pytest.mark.parametrize("paper", [False, True])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_its_slide(services, tab, paper, caplog):
    indicators = "life_expectancy,infant_mortality_rate,maternal_mortality_ratio"
    query = f"indicators={indicators}&tab={tab}{'&regions=430300' if tab == 'profile' else ''}"
    slide = made_slide({"query": query, "title": "", "number": 7}, "zh", "light", services, paper=paper)
    assert not caplog.records
    inside = list(slide[3]._traverse())
    assert inside
    ids = [part.id for part in inside if getattr(part, "id", None) is not None]
    assert all(id["slide"] == 7 for id in ids)
    assert "AgGrid" not in printed(slide) or not paper


def save_form(title="", comment="", board=NEW, name="新看板"):
    return SaveRequest(title, comment, board, name)


def test_saving_makes_the_board_and_keeps_the_view(services, boards):
    made = save("?indicators=infant_mortality_rate&lang=en&fact=abc&year=soon", save_form(), services, boards)
    assert made.name == "新看板"
    assert made.items[0].query == "indicators=infant_mortality_rate"


def test_a_bare_address_is_saved_with_the_indicator_it_shows(services):
    assert saved_query("", services).startswith("indicators=")


def test_a_title_left_as_the_finding_follows_the_data(services, boards, board):
    finding = described(board, "zh", services)[0].finding
    kept = save("?" + RANKING, save_form(finding + " ", board=board.id), services, boards)
    assert kept.items[-1].title == ""
    assert save("?" + RANKING, save_form("自拟", board=board.id), services, boards).items[-1].title == "自拟"


def test_a_refused_saving_keeps_the_boards_as_they_were(services, boards, board):
    with pytest.raises(NameTaken):
        save("?" + RANKING, save_form(name="评议"), services, boards)
    assert boards.get(board.id) == board


def test_the_last_changed_board_is_offered_first(services, boards):
    for name in ("评议", "更新的"):
        boards.create(name)
    text = printed(save_dialog("?" + RANKING, services, boards))
    assert text.index("更新的") < text.index("评议")


def test_texts_are_saved_without_drawing_anew(boards, board):
    item = board.items[0]
    asked = {"do": "edit", "board": board.id, "item": item.id, "title": "甲", "comment": "", "seen": item.version}
    done = do(asked, boards, "zh")
    assert (done.redraw, done.part, done.version) == (False, f"edit-{item.id}", boards.get(board.id).items[0].version)


def test_a_stale_text_is_shown_beside_the_stored_one(boards, board):
    item = board.items[0]
    boards.edit(board.id, item.id, "甲写的", "甲注", board.version)
    asked = {
        "do": "edit",
        "board": board.id,
        "item": item.id,
        "title": "乙写的",
        "comment": "乙注",
        "seen": item.version,
    }
    done = do(asked, boards, "zh")
    text = printed(done.message)
    assert all(words in text for words in ("甲写的", "甲注", "乙写的", "乙注"))
    assert not done.redraw
    acts = [json.loads(part.to_plotly_json()["props"]["data-act"]) for part in done.message._traverse()
            if "data-act" in getattr(part, "to_plotly_json", dict)().get("props", {})]  # fmt: skip
    over, beside, theirs = acts
    do(beside, boards, "zh")
    kept = boards.get(board.id).items[0]
    assert (kept.title, kept.comment) == ("甲写的 / 乙写的", "甲注\n乙注")
    assert "已被他人改动" in printed(do(over, boards, "zh").message)
    assert theirs == {"do": "reload"}


def test_a_stale_name_is_shown_beside_the_stored_one(boards, board):
    boards.rename(board.id, "甲名", "", board.version)
    asked = {"do": "rename", "board": board.id, "name": "乙名", "comment": "", "seen": board.heading_version}
    text = printed(do(asked, boards, "zh").message)
    assert "甲名" in text
    assert "乙名" in text


def test_a_stale_move_shows_the_present_order(boards, board):
    ids = [item.id for item in board.items]
    boards.reorder(board.id, ids[::-1], board.version)
    done = do({"do": "order", "board": board.id, "order": ids, "seen": board.version}, boards, "zh")
    assert done.redraw
    assert "没有写入" in printed(done.message)
    assert [item.id for item in boards.get(board.id).items] == ids[::-1]


def test_a_button_restores_what_was_deleted(boards, board):
    for asked in (
        {"do": "remove", "board": board.id, "item": board.items[0].id, "seen": board.version},
        {"do": "delete", "board": board.id, "seen": 99},
    ):
        done = do(asked, boards, "zh")
        undo = next(part for part in done.message._traverse() if "data-act" in part.to_plotly_json()["props"])
        do(json.loads(undo.to_plotly_json()["props"]["data-act"]), boards, "zh")
        assert [item.id for item in boards.get(board.id).items] == [item.id for item in board.items]


def test_a_change_that_cannot_be_written_stays_at_hand(broken):
    asked = {"do": "create", "name": "评议"}
    text = printed(do(asked, broken, "zh").message)
    assert "数据库现在打不开" in text
    assert "再试一次" in text
    with pytest.raises(Unavailable):
        broken.all()
