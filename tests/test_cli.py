"""The commands as a shell sees them: results, messages, exit status, whatever the locale."""

import csv
import json
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import psutil
import pytest

from reviewer.assets import resource
from reviewer.cli import main
from reviewer.commands import aligned
from reviewer.domain.form import Forms

SAMPLES = resource("samples")
COMMANDS = ["extract", "import", "check", "export"]
MEMBERS = [
    *("source", "sha256", "agency", "year", "editions"),
    *("cells", "findings", "claims", "proposals", "error"),
]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and locales of POSIX")


def shell(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reviewer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **settings)


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal) for line in output.splitlines()]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([*map(str, arguments), "--lang", "zh"])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_extract_prints_the_contract(capsys: pytest.CaptureFixture[str], forms: Forms) -> None:
    paths = [SAMPLES / "05-totals-left-zero.txt", SAMPLES / "03-old-edition.txt"]
    status, out, err = run(capsys, "extract", *paths)
    assert (status, err) == (0, "")
    told = lines(out)
    assert [line["source"] for line in told] == [str(path) for path in paths]
    for line, path in zip(told, paths, strict=True):
        truth = json.loads(path.with_suffix(".truth.json").read_text(), parse_float=Decimal)
        assert list(line) == MEMBERS
        assert (line["agency"], line["year"], line["error"]) == (
            truth["agency"],
            truth["year"],
            None,
        )
        assert list(line["cells"]) == list(forms.cells(truth["forms"]))
        assert {k: c["value"] for k, c in line["cells"].items()} == truth["cells"]
        failed = [finding["rule"] for finding in line["findings"]]
        assert sorted(failed) == sorted(truth["broken"])
    for cell in told[0]["cells"].values():
        assert list(cell) == ["text", "value", "status", "confidence", "span"]


def test_a_finding_tells_both_sides_and_a_proposal_its_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "extract", SAMPLES / "05-totals-left-zero.txt")
    (line,) = lines(out)
    finding = line["findings"][0]
    expected = ["rule", "severity", "outcome", "left", "right", "difference", "cells"]
    assert list(finding) == expected
    assert finding["left"] - finding["right"] == finding["difference"]
    proposal = line["proposals"][0]
    assert list(proposal) == ["changes", "pattern", "rank"]
    assert list(proposal["changes"][0]) == ["key", "from", "to"]


def test_a_claim_tells_its_sentence_and_whether_the_table_agrees(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "extract", SAMPLES / "11-text-disagrees.txt")
    claims = lines(out)[0]["claims"]
    first = claims[0]
    assert list(first) == ["sentence", "value", "key", "verdict"]
    assert (first["key"], first["verdict"]) == ("requests.received.total", "doubtful")
    assert f"{first['value']}件" in first["sentence"].replace("\n", "")
    assert [claim["verdict"] for claim in claims[1:]] == ["agrees"] * (len(claims) - 1)


def test_amounts_keep_every_digit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (SAMPLES / "03-old-edition.txt").read_text(encoding="utf-8-sig")
    path = tmp_path / "a.txt"
    path.write_text(text.replace("796.6467", "491.2800"), encoding="utf-8")
    _, out, _ = run(capsys, "extract", path)
    assert '{"text": "491.2800", "value": 491.2800, "status": "printed"' in out


def test_all_lists_the_passed_rules_too(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "extract", "--all", SAMPLES / "01-city.txt")
    outcomes = [finding["outcome"] for finding in lines(out)[0]["findings"]]
    assert outcomes == ["passed"] * 42


def test_a_bad_file_is_a_line_and_a_status_and_never_a_traceback(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    bad, good = tmp_path / "空.txt", SAMPLES / "01-city.txt"
    status, out, err = run(capsys, "extract", bad, tmp_path / "无.txt", good)
    first, second, third = lines(out)
    assert status == 1
    assert first == dict.fromkeys(MEMBERS) | {
        "source": str(bad),
        "error": {"code": "damaged", "message": "文件是空的。"},
    }
    assert second["error"]["code"] == "unreadable"
    assert third["error"] is None
    assert "Traceback" not in err


def test_a_folder_with_nothing_to_read_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "extract", tmp_path) == (1, "", "没有找到可以读取的文件。\n")


def test_from_import_to_export(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    workspace = tmp_path / "年报 2023.reviewer"
    files = sorted(SAMPLES.glob("0[1-6]*.txt"))
    status, out, _ = run(capsys, "import", workspace, *files, "--jobs", "2")
    assert (status, out) == (0, "导入 6 份，跳过已有的 0 份，失败 0 份。\n")
    status, out, _ = run(capsys, "import", workspace, *files[:2], tmp_path / "无.txt")
    assert (status, out) == (1, "导入 0 份，跳过已有的 2 份，失败 1 份。\n")
    status, out, _ = run(capsys, "check", workspace)
    heads, *rows = out.splitlines()
    assert (status, len(rows)) == (0, 6)
    assert heads.split() == [
        "编号",
        "单位",
        "年度",
        "不平衡",
        "无法判断",
        "原文如此",
        "需查看",
        "来源",
    ]
    assert rows[4].split()[:5] == ["5", "望潮县自然资源局", "2021", "6", "0"]
    for name in ["a.xlsx", "a.csv", "a.json", "a.dta", "包"]:
        status, out, err = run(capsys, "export", workspace, tmp_path / name)
        assert (status, err) == (0, "")
        assert out == f"已导出 6 份报告：{tmp_path / name}\n"
        assert (tmp_path / name).exists()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["data"].max_row == 8
    run(
        capsys, "export", workspace, tmp_path / "b.csv", "--layout", "long", "--encoding", "gb18030"
    )
    with (tmp_path / "b.csv").open(encoding="gb18030", newline="") as file:
        assert {row["agency"] for row in csv.DictReader(file)} >= {"青澜市人民政府"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "{}/无.reviewer"], "没有找到工作区"),
        (["export", "{}/无.reviewer", "{}/a.csv"], "没有找到工作区"),
        (["check", "{}"], "是文件夹"),
        (["check", "{}/text.txt"], "不是工作区文件"),
        (["import", "{}/missing/a.reviewer", "{}/text.txt"], "没有文件夹"),
        (["check", "nonsense+driver://host/db"], "不能使用这个数据库地址"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "text.txt").write_text("no workspace", encoding="utf-8")
    status, out, err = run(capsys, *(argument.format(tmp_path) for argument in arguments))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert sentence in err


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["import", "a.reviewer"], ["check"], ["export", "a"], ["nonsense"],
     ["extract", "a", "--jobs", "0"], ["check", "a", "--unknown"]],
)  # fmt: skip
def test_wrong_usage_has_its_own_status(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, *arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert "命令写法不对" in printed.err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_an_example(
    capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help", "--lang", language])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"reviewer {command} " in out.splitlines()[-1]
    assert ("示例" if language == "zh" else "Example") in out


def test_the_window_without_a_display_is_one_sentence() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform != "linux":
        pytest.skip("elsewhere there is always a display")
    done = shell("--lang", "en", env=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"the commands work: reviewer extract" in done.stderr


def test_the_commands_work_where_qt_cannot_be_imported() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None;"
        "from reviewer.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    sample = str(SAMPLES / "01-city.txt")
    command = [sys.executable, "-c", code, "extract", sample]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("locale", ["C", "zh_CN.GB18030", "C.UTF-8"])
def test_results_are_utf8_whatever_the_locale(locale: str) -> None:
    environment = os.environ | {
        "LC_ALL": locale,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    done = shell("extract", SAMPLES / "09-one-column-off.txt", env=environment)
    (line,) = lines(done.stdout.decode("utf-8"))
    assert line["agency"] == "白砚县公安局"
    assert done.stderr == b""


@posix
def test_a_reader_that_has_enough_causes_no_complaint() -> None:
    command = [sys.executable, "-m", "reviewer", "extract", "--all", str(SAMPLES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@posix
def test_told_to_end_it_leaves_no_process_and_no_file_behind(tmp_path: Path) -> None:
    text = (SAMPLES / "01-city.txt").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", text)
        archive.writestr("2.txt", text * 4000)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "reviewer", "extract", str(tmp_path / "a.zip")]
    environment = os.environ | {"TMPDIR": str(scratch)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        workers = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        process.communicate()
    assert process.returncode == 130
    assert list(scratch.iterdir()) == []
    gone, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
    assert gone


@posix
def test_progress_is_shown_on_a_terminal_only() -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "reviewer", "extract", str(SAMPLES / "01-city.txt")]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    shown = os.read(ours, 100)
    os.close(ours)
    os.close(theirs)
    assert shown.strip() == b"1/1"
    assert shell("extract", SAMPLES / "01-city.txt").stderr == b""


@posix
def test_modules_in_the_folder_of_the_reports_are_never_run(tmp_path: Path) -> None:
    for name in ["random", "multiprocessing", "json", "reviewer"]:
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    command = Path(sys.executable).with_name("reviewer")
    if not command.is_file():
        pytest.skip("the command is not installed")
    done = subprocess.run(
        [command, "extract", SAMPLES / "01-city.txt"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (tmp_path / "ran").exists()


def test_columns_align_under_chinese_heads() -> None:
    assert aligned([["编号", "单位"], ["1", "青澜市"], ["100", "a"]]) == [
        "编号  单位",
        "   1  青澜市",
        " 100  a",
    ]
