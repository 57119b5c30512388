"""The whole run: what is read, what is kept, what is told, and that one bad file costs one file."""

import os
from pathlib import Path

import pytest

from etl import pipeline
from etl.build.one_file import Result, process
from etl.commands.summary import describe, summary
from etl.model.document import Document
from etl.pipeline import RunReport, RunSettings
from etl.snapshot import publish
from etl.snapshot.table import COLUMNS
from tests.paths import ROOT

TABLE = "地区,年份,指标,数值,单位\n湘潭市,{year},婴儿死亡率,{value},‰\n"


def write(path: Path, year: int = 2019, value: float = 2.81) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TABLE.format(year=year, value=value), encoding="utf-8")
    return path


def settings(folder: Path, **changes: object) -> RunSettings:
    for name in ("reports", "tables"):
        (folder / name).mkdir(exist_ok=True)
    return RunSettings(folder / "reports", folder / "tables", folder / "out", **changes)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and "cache" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def codes(report: RunReport) -> list[tuple[str, str]]:
    return [(trouble.doc, trouble.problem.code) for trouble in report.unreadable]


def test_a_table_file_becomes_a_published_snapshot(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    report = pipeline.run(settings(tmp_path))
    now = publish.current(tmp_path / "out")
    assert (report.snapshot, report.documents, report.facts, report.status["actual"]) == (now.id, 1, 1, 1)
    assert list(now.facts().columns) == list(COLUMNS)
    assert now.document("a.csv")["facts"] == 1


def test_prose_and_table_in_one_run(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "b.txt").write_text(
        "株洲市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰。\n", encoding="utf-8"
    )
    pipeline.run(settings(tmp_path))
    facts = publish.current(tmp_path / "out").facts(["infant_mortality_rate"], ["region_code", "year", "value"])
    assert facts.astype(str).to_numpy().tolist() == [["430200", "2023", "2.45"], ["430300", "2019", "2.81"]]


def test_unchanged_input_gives_the_same_bytes_and_is_not_read_again(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    pipeline.run(settings(tmp_path))
    before = files(tmp_path / "out")
    report = pipeline.run(settings(tmp_path), work=refuse)
    assert (report.unchanged, report.same_as_before, codes(report)) == (1, True, [])
    assert files(tmp_path / "out") == before


def refuse(path: Path) -> Result:
    raise AssertionError(f"{path} was read again")


def test_the_result_does_not_depend_on_workers(tmp_path):
    for n in range(5):
        write(tmp_path / "tables" / f"{n}.csv", 2015 + n)
    one = pipeline.run(settings(tmp_path))
    two = pipeline.run(RunSettings(tmp_path / "reports", tmp_path / "tables", tmp_path / "out2", workers=2))
    assert one.snapshot == two.snapshot


def test_a_changed_file_is_read_again_and_its_old_result_dropped(tmp_path):
    path = write(tmp_path / "tables" / "a.csv")
    first = pipeline.run(settings(tmp_path))
    write(path, value=2.9)
    second = pipeline.run(settings(tmp_path))
    assert (second.unchanged, second.snapshot != first.snapshot) == (0, True)
    assert len(list((tmp_path / "out" / "cache").iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n{}"])
def test_a_damaged_cache_entry_is_read_anew(tmp_path, damage, caplog):
    write(tmp_path / "tables" / "a.csv")
    first = pipeline.run(settings(tmp_path))
    (entry,) = (tmp_path / "out" / "cache").iterdir()
    entry.write_bytes(damage)
    second = pipeline.run(settings(tmp_path))
    assert (second.unchanged, second.snapshot) == (0, first.snapshot)
    assert "damaged" in caplog.text


def test_bad_files_are_named_with_their_reason_and_the_rest_goes_on(tmp_path):
    write(tmp_path / "tables" / "good.csv")
    bad = tmp_path / "reports"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    (bad / "broken.docx").write_bytes(b"no zip")
    (bad / "gone.txt").symlink_to(bad / "nowhere.txt")
    os.mkfifo(bad / "pipe.txt")
    report = pipeline.run(settings(tmp_path))
    assert [doc for doc, _ in codes(report)] == ["broken.docx", "empty.txt", "gone.txt", "pipe.txt"]
    assert report.documents == 1
    assert publish.current(tmp_path / "out").manifest["unreadable"][1]["code"] == "empty_file"


def test_what_is_passed_over_and_what_is_named_as_skipped(tmp_path):
    folder = write(tmp_path / "tables" / "a.csv").parent
    for name in ("README.md", ".hidden.csv", "~$a.xlsx", "photo.jpg", ".git/x.csv"):
        write(folder / name)
    report = pipeline.run(settings(tmp_path))
    assert (report.inputs, report.skipped) == (1, ["photo.jpg"])


def test_files_of_one_name_stay_apart(tmp_path):
    for place in ("reports/a.csv", "tables/a.csv", "tables/sub/a.csv"):
        write(tmp_path / place)
    pipeline.run(settings(tmp_path))
    assert list(publish.current(tmp_path / "out").documents(["doc"])["doc"]) == [
        "reports/a.csv",
        "sub/a.csv",
        "tables/a.csv",
    ]


def test_nothing_readable_leaves_the_last_snapshot(tmp_path):
    path = write(tmp_path / "tables" / "a.csv")
    first = pipeline.run(settings(tmp_path))
    path.write_bytes(b"")
    report = pipeline.run(settings(tmp_path))
    assert (report.snapshot, publish.current(tmp_path / "out").id) == (None, first.snapshot)


def test_strict_publishes_nothing_if_a_file_is_unreadable(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    (tmp_path / "tables" / "b.csv").write_bytes(b"")
    report = pipeline.run(settings(tmp_path, strict=True))
    assert (report.refused, report.snapshot, (tmp_path / "out" / "current.json").exists()) == (True, None, False)


def test_strict_publishes_where_all_is_well(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    assert pipeline.run(settings(tmp_path, strict=True)).snapshot is not None


def test_a_missing_folder_is_told(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    report = pipeline.run(RunSettings(tmp_path / "nowhere", tmp_path / "tables", tmp_path / "out"))
    assert [trouble.problem.code for trouble in report.problems] == ["no_folder"]
    assert report.snapshot is not None


def crash(path: Path) -> Result:
    if path.name.startswith("crash"):
        os._exit(9)
    return process(path)


def test_a_dying_worker_costs_its_file_only(tmp_path):
    for n in range(6):
        write(tmp_path / "tables" / f"{n}.csv", 2015 + n)
    write(tmp_path / "tables" / "crash.csv")
    report = pipeline.run(settings(tmp_path, workers=2), work=crash)
    assert (report.documents, codes(report)) == (6, [("crash.csv", "worker_failed")])


def test_an_error_of_the_program_is_reported_with_its_type(tmp_path, monkeypatch):
    def fail(document: Document) -> list[object]:
        raise ZeroDivisionError(document.name)

    monkeypatch.setattr("etl.extract.document.read_figures", fail)
    write(tmp_path / "tables" / "a.csv")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "b.txt").write_text("株洲市2023年婴儿死亡率2.45‰。", encoding="utf-8")
    report = pipeline.run(settings(tmp_path))
    assert codes(report) == [("b.txt", "internal_error")]
    assert report.unreadable[0].problem.params["type"] == "ZeroDivisionError"
    assert report.documents == 1


def test_an_internal_error_is_tried_again_next_time(tmp_path, monkeypatch):
    write(tmp_path / "tables" / "a.csv")
    with monkeypatch.context() as patch:
        patch.setattr("etl.extract.document.facts_of_table", lambda *_: 1 / 0)
        assert codes(pipeline.run(settings(tmp_path))) == [("a.csv", "internal_error")]
    assert pipeline.run(settings(tmp_path)).documents == 1


def test_the_manifest_tells_of_inputs_and_nothing_of_this_machine(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    pipeline.run(settings(tmp_path))
    manifest = publish.current(tmp_path / "out").manifest
    assert [(row["doc"], row["bytes"]) for row in manifest["inputs"]] == [("a.csv", 75)]
    assert str(tmp_path) not in str(manifest)


def test_progress_counts_the_files_read(tmp_path):
    for n in range(3):
        write(tmp_path / "tables" / f"{n}.csv", 2015 + n)
    seen: list[tuple[int, int]] = []
    pipeline.run(settings(tmp_path), lambda done, total, _: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_summary_names_every_finding(tmp_path):
    write(tmp_path / "tables" / "a.csv")
    (tmp_path / "tables" / "b.csv").write_bytes(b"")
    (tmp_path / "tables" / "c.jpg").write_bytes(b"")
    report = pipeline.run(settings(tmp_path))
    text = summary(report)
    assert all(word in text for word in ("1 个（共 2 个", "b.csv", "文件是空的", "c.jpg", str(report.snapshot)))
    assert "could not be read" in summary(report, "en")


def test_every_problem_of_this_step_has_its_wording():
    from etl.model import messages

    wanted = ("internal_error", "worker_failed", "cannot_open", "no_header", "unread_cells", "unread_rows", "no_folder")
    assert {f"problem.{code}" for code in wanted} <= messages.keys()


def test_every_flag_and_rule_of_the_own_data_has_its_wording(tmp_path):
    from etl.model import messages

    data = ROOT / "data"
    pipeline.run(RunSettings(data / "reports", data / "tables", tmp_path))
    facts = publish.current(tmp_path).facts(None, ["flags", "rule", "headline_rule"])
    flags = {f"flag.{flag}" for row in facts["flags"] if row for flag in row.split("|")}
    rules = {f"rule.{rule}" for rule in facts["rule"]}
    headlines = {f"headline.{rule}" for rule in facts["headline_rule"] if rule}
    assert (flags | rules | headlines) - messages.keys() == set()


def test_a_problem_without_wording_is_shown_by_its_code():
    from etl.model.problems import Problem

    assert describe(Problem("never_heard_of", {"count": 3})) == "never_heard_of (count=3)"
