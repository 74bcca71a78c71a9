"""No typed value is ever lost, whenever the program is killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.app import Application
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
ROOT = Path(__file__).resolve().parents[2]
TIMES = 50
Say = Callable[[str], None]


@pytest.fixture
def typist(workspace: Path) -> Iterator["subprocess.Popen[str]"]:
    """The window in a process of its own."""
    command = [sys.executable, "-m", "tests.expectations.typist", str(workspace)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.kill()


def say(process: "subprocess.Popen[str]", order: str) -> None:
    """Give an order and wait for the answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(order + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == f"typed {order}\n"


def test_e01_whatever_was_typed_is_there_after_a_kill(
    workspace: Path,
    tmp_path: Path,
    program: Application,
    typist: "subprocess.Popen[str]",
    open_window: Callable[..., Clerk],
) -> None:
    keys = list(program.forms.table("requests", "2021").cells)[: TIMES + 1]
    assert typist.stdout is not None
    assert typist.stdout.readline() == "ready\n"
    left: list[Path] = []
    for number, key in enumerate(keys[:TIMES]):
        say(typist, f"{key} {1000 + number}")
        left.append(left_behind(workspace, tmp_path / str(number)))
    say(typist, f"{keys[TIMES]} 77 half")
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait()
    for number, location in enumerate(left):
        assert values(program, location, keys) == [1000 + each for each in range(number + 1)]
    assert values(program, workspace, keys) == [1000 + each for each in range(TIMES)]
    clerk = open_window(workspace)
    message = next(item for item in clerk.window.banners.messages if "「77」" in item.text)
    message.offers[0].act()
    assert (clerk.cell, clerk.typed()) == (keys[TIMES], "77")


def left_behind(workspace: Path, folder: Path) -> Path:
    """What a kill would leave at this moment: the files as they are on the disk."""
    folder.mkdir()
    for path in workspace.parent.glob(f"{workspace.name}*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, folder / path.name)
    return folder / workspace.name


def values(program: Application, location: Path, keys: list[str]) -> list[object]:
    """The numbers that a person has typed, in order."""
    workspace = program.open_workspace(location)
    cells = workspace.record(1).report.cells
    workspace.close()
    return [cells[key].value for key in keys if cells[key].entry is not None]
