"""The program as a process: locales, pipes, terminals, ends, and where Qt is not installed."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from reviewer.assets import resource
from tests.reading.pdf_locked import locked

SAMPLES = resource("samples")
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and locales of POSIX")


def shell(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reviewer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **settings)


def test_the_window_without_a_display_is_one_sentence() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform != "linux":
        pytest.skip("elsewhere there is always a display")
    done = shell("--lang", "en", env=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"the commands work: reviewer extract" in done.stderr


@posix
@pytest.mark.parametrize(("status", "asked"), [(1, "import check export "), (2, "import ")])
def test_the_samples_are_shown_though_one_of_them_fails(
    tmp_path: Path, status: int, asked: str
) -> None:
    root = Path(__file__).resolve().parents[1]
    for name in ("packaging", ".venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(root / "packaging" / "run.sh", tmp_path / "packaging")
    program = tmp_path / ".venv" / "bin" / "reviewer"
    program.write_text(
        f'#!/bin/sh\nprintf "%s " "$1" >> asked\n[ "$1" = export ] || exit {status}\n',
        encoding="utf-8",
    )
    program.chmod(0o700)
    hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform != "linux":
        pytest.skip("elsewhere there is always a display")
    done = subprocess.run(
        ["/bin/sh", tmp_path / "packaging" / "run.sh"],
        env=environment | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert (tmp_path / "asked").read_text(encoding="utf-8") == asked
    assert done.returncode == (0 if status == 1 else 1)


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
    line = json.loads(done.stdout.decode("utf-8"))
    assert line["agency"] == "白砚县公安局"
    assert done.stderr == b""


@posix
def test_a_reader_that_has_enough_causes_no_complaint() -> None:
    command = [
        sys.executable,
        "-m",
        "reviewer",
        "extract",
        "--all",
        *map(str, SAMPLES.glob("*.txt")),
    ]
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
def test_a_password_is_asked_for_at_the_terminal_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked(SAMPLES / "pdf" / "p01-plain.pdf", "s3cret"))
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "reviewer", "extract", "--password", tmp_path / "a.pdf"]
    with subprocess.Popen(
        [*map(str, command), "--lang", "en"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        asked = b""
        while b"Password" not in asked:
            asked += os.read(ours, 100)
        os.write(ours, b"s3cret\n")
        out, _ = process.communicate()
    os.close(theirs)
    with suppress(OSError):
        asked += os.read(ours, 1000)
    os.close(ours)
    assert process.returncode == 0
    assert json.loads(out)["year"] == 2023
    assert b"s3cret" not in asked
    assert b"s3cret" not in out


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
