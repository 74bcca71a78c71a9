"""The commands: results, messages, exit status."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.cli import main
from reviewer.commands import aligned
from reviewer.domain.form import Forms
from reviewer.review.twins import SetAside
from tests.reading.pdf_locked import locked

SAMPLES = resource("samples")
COMMANDS = ["extract", "import", "check", "export"]
MEMBERS = [
    *("source", "sha256", "agency", "year", "editions"),
    *("cells", "findings", "claims", "proposals", "error"),
    *("plausibility", "rules"),
]


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
        "error": {"code": "damaged", "message": "文件是空的，请向报送单位重新索取。"},
    }
    assert second["error"] == {
        "code": "damaged",
        "message": "没有这个文件，请检查它是否已被移走或改名。",
    }
    assert third["error"] is None
    assert "Traceback" not in err


def test_a_folder_with_nothing_to_read_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "extract", tmp_path) == (1, "", "没有找到可以读取的文件。\n")


def test_what_folders_hold_besides_reports_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("空", "年报"):
        (tmp_path / name).mkdir()
    (tmp_path / "年报" / "扫描.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "年报" / "说明.exe").write_bytes(b"MZ")
    status, out, err = run(capsys, "extract", tmp_path / "空", tmp_path / "年报")
    (line,) = lines(out)
    assert (status, line["error"]["code"]) == (1, "no_text_layer")
    assert err.splitlines() == [
        f"文件夹“{tmp_path / '空'}”里没有可以读取的文件。",
        "文件夹里另有 1 个其他类型的文件，没有读取。",
    ]


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
        "警告",
        "提示",
        "规则版本",
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
    ("arguments", "told"),
    [
        (["extract"], "缺少 PATH"),
        (["import", "a.reviewer"], "缺少 PATH"),
        (["check"], "缺少 WORKSPACE"),
        (["export", "a"], "缺少 OUT"),
        (["nonsense"], "COMMAND 不能是“nonsense”，可用的有：extract, import, check, export, open"),
        (["--unknown"], "不认识“--unknown”"),
        (["extract", "a", "--jobs", "0"], "--jobs 要求 N ≥ 1"),
        (["extract", "a", "--jobs"], "--jobs 后面缺少内容"),
        (["extract", "a", "--all=1"], "--all 后面不能带“1”"),
        (["check", "a", "--unknown"], "不认识“--unknown”"),
    ],
)
def test_wrong_usage_has_its_own_status(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, *arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.count(f"命令写法不对：{told}") == 1
    assert "Traceback" not in printed.err


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


def test_columns_align_under_chinese_heads() -> None:
    assert aligned([["编号", "单位"], ["1", "青澜市"], ["100", "a"]]) == [
        "编号  单位",
        "   1  青澜市",
        " 100  a",
    ]


@pytest.fixture
def locked_file(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(SAMPLES / "pdf" / "p01-plain.pdf", "密码1"))
    return path


def test_passwords_come_from_a_file_or_the_environment(
    capsys: pytest.CaptureFixture[str],
    locked_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status, out, _ = run(capsys, "extract", locked_file)
    assert (status, lines(out)[0]["error"]["code"]) == (1, "encrypted")
    (tmp_path / "words.txt").write_text("wrong\n密码1\n", encoding="utf-8")
    with_file = run(capsys, "extract", "--password-file", tmp_path / "words.txt", locked_file)
    monkeypatch.setenv("REVIEWER_PASSWORD", "密码1")
    with_variable = run(capsys, "extract", locked_file)
    assert with_file == with_variable
    assert (with_file[0], lines(with_file[1])[0]["error"]) == (0, None)
    status, out, err = run(capsys, "import", tmp_path / "a.reviewer", locked_file)
    assert (status, err, "导入 1 份" in out) == (0, "", True)


def test_a_password_cannot_be_asked_for_without_a_terminal(
    capsys: pytest.CaptureFixture[str], locked_file: Path, tmp_path: Path
) -> None:
    status, out, err = run(capsys, "extract", "--password", locked_file)
    assert (status, out) == (2, "")
    assert "REVIEWER_PASSWORD" in err
    status, out, err = run(capsys, "extract", "--password-file", tmp_path / "none", locked_file)
    assert (status, out) == (2, "")
    assert "none" in err


def test_the_commands_keep_to_the_limits_the_user_has_set(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = tmp_path / "home" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"limit_pages": 1}))
    two_pages = SAMPLES / "pdf" / "p12-split.pdf"
    status, out, _ = run(capsys, "extract", two_pages)
    assert (status, lines(out)[0]["error"]["code"]) == (1, "too_large")
    status, _, err = run(capsys, "import", tmp_path / "a.reviewer", two_pages)
    assert (status, err.count("\n")) == (1, 1)


def test_another_report_of_a_body_and_year_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (SAMPLES / "05-totals-left-zero.txt").read_bytes()
    for number in range(2):
        (tmp_path / f"{number}.txt").write_bytes(text + b"\n" * number)
    status, _, err = run(capsys, "import", tmp_path / "a.reviewer", *tmp_path.glob("*.txt"))
    assert status == 0
    assert "2 份与其他报告属于同一机关、同一年度" in err


def test_reports_set_aside_are_told_by_check_and_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    location = tmp_path / "a.reviewer"
    for number in range(2):
        text = (SAMPLES / "05-totals-left-zero.txt").read_bytes()
        (tmp_path / f"{number}.txt").write_bytes(text + b"\n" * number)
    run(capsys, "import", location, tmp_path / "0.txt", tmp_path / "1.txt")
    program = Application(actor="张三", language="zh")
    workspace = program.open_workspace(location)
    program.desk(workspace).do(SetAside(2, reason="采用另一份"))
    workspace.close()
    status, out, err = run(capsys, "check", location)
    assert (status, len(out.splitlines()), err) == (0, 3, "其中不采用的报告（编号）：2。\n")
    status, out, err = run(capsys, "export", location, tmp_path / "a.csv")
    assert (status, out.startswith("已导出 1 份报告")) == (0, True)
    assert err.startswith("1 份不采用的报告没有列入数据")
