"""The command line as other programs see it: output, errors and exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.commands.listing import KEYS
from tests.paths import ROOT
from tests.support.steps import growth

SENTENCE = "株洲市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰，医疗卫生机构床位2.98万张。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def command(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    words = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, check=False, **options)  # type: ignore[call-overload]


def test_extract_prints_one_object_a_fact_with_keys_in_order(report, capsys):
    assert main(["extract", str(report)]) == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [list(row) for row in rows] == [list(KEYS)] * len(rows)
    assert [(row["doc"], row["indicator"], row["value"]) for row in rows] == [
        ("a.txt", "infant_mortality_rate", 2.45),
        ("a.txt", "hospital_beds", 29800),
    ]
    assert [SENTENCE[row["start"] : row["end"]] for row in rows] == ["2.45‰", "2.98万"]
    assert err == ""


def test_extract_csv_and_table(report, capsys):
    main(["extract", str(report), "--format", "csv"])
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], len(lines)) == (",".join(KEYS), 3)
    main(["extract", str(report), "--format", "table"])
    assert "2.45" in capsys.readouterr().out


def test_problems_go_to_stderr_and_the_other_files_are_printed(report, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["extract", str(empty), str(report)]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert str(empty) in err


def test_nothing_readable_is_status_1(tmp_path, capsys):
    assert main(["extract", str(tmp_path / "missing.txt")]) == 1
    assert main(["text", str(tmp_path / "missing.txt")]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("missing.txt") >= 2) == ("", True)


@pytest.mark.parametrize("words", [[], ["fly"], ["extract"], ["text", "a", "b"], ["run", "--workers", "-1"]])
def test_wrong_usage_is_status_2(words, capsys):
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert (stop.value.code, capsys.readouterr().out) == (2, "")


def test_text_is_the_text_to_the_byte_whatever_the_locale(report):
    done = command("text", report, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (done.stdout.decode("utf-8"), done.returncode) == (SENTENCE, 0)


def test_run_prints_a_summary_in_chinese_and_publishes(report, tmp_path, capsys):
    out = tmp_path / "out"
    words = ["run", "--reports", str(report.parent), "--tables", str(tmp_path / "none"), "--out", str(out)]
    assert main(words) == 0
    assert "已发布快照" in capsys.readouterr().out
    assert main([*words, "--strict"]) == 1  # the folder of tables is missing
    assert "--strict" in capsys.readouterr().out


def test_run_without_any_input_is_status_1(tmp_path, capsys):
    folder = str(tmp_path)
    assert main(["run", "--reports", folder, "--tables", folder, "--out", f"{folder}/out"]) == 1
    assert "没有读到任何文件" in capsys.readouterr().out


def test_an_output_folder_that_cannot_be_written_is_told(report, tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"x")
    assert main(["run", "--reports", str(report.parent), "--out", str(blocked)]) == 1
    assert "不能写入" in capsys.readouterr().err


def test_a_reader_that_closes_early_is_no_error(report):
    script = f"{sys.executable} -m etl extract {' '.join([str(report)] * 300)} | head -n 1"
    plain = {**os.environ, "LC_ALL": "C"}  # of a locale that this system does not have the shell complains
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=plain, capture_output=True, check=False)
    assert (len(done.stdout.splitlines()), done.stderr) == (1, b"")


def test_extract_does_not_load_the_table_libraries(report):
    script = f"""
import sys
from etl.__main__ import main
main(["extract", {str(report)!r}])
print(sorted({{"pandas", "pandera", "pyarrow", "rich", "trafilatura"}} & sys.modules.keys()), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr.decode().strip() == "[]"


def test_extract_loads_what_it_needs_once(report, capsys):
    assert growth(lambda files: main(["extract", *[str(report)] * files]), 5) < 4.4
    assert len(capsys.readouterr().out.splitlines()) == 2 * (5 + 20 + 5)
