import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from reviewer.domain.changes import Subject
from reviewer.domain.form import Forms
from reviewer.domain.report import Entry
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put

ROOT = Path(__file__).resolve().parents[2]
TIMES = 50


class Clerk:
    """The process that is killed, seen through what it acknowledges."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._orders = process.stdin
        self._output = process.stdout.fileno()
        self._rest = b""

    def acknowledged_until_killed(self, seed: int, *, seconds: float) -> list[list[str]]:
        """Let a clerk work for so long, kill it, and return all it had told.

        The time counts from its start (even seeds) or from the first edit it told.
        """
        self._orders.write(b"%d\n" % seed)
        self._orders.flush()
        lines: list[list[str]] = []
        while len(lines) < (3 if seed % 2 else 1):
            lines += self._read()
        [_, clerk], *lines = lines
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._output], [], [], left)[0]:
                lines += self._read()
        os.kill(int(clerk), signal.SIGKILL)
        while ["dead"] not in lines:
            lines += self._read()
        return lines[:-1]

    def _read(self) -> list[list[str]]:
        data = os.read(self._output, 65536)
        assert data, "the editor has ended by itself"
        *whole, self._rest = (self._rest + data).split(b"\n")
        return [line.decode().split(" ") for line in whole]


@pytest.fixture
def clerk(path: Path) -> Iterator[Clerk]:
    command = [sys.executable, "-m", "tests.storage.editor", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Clerk(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the process that is killed")
def test_fifty_kills_lose_nothing_that_was_acknowledged(
    path: Path, forms: Forms, clerk: Clerk
) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        for seed in range(5):
            put(workspace, make_report(forms, seed))
    random = Random(9)
    edits = 0
    for seed in range(TIMES):
        told = clerk.acknowledged_until_killed(seed, seconds=random.uniform(0.0, 0.09))
        check(path, told)
        edits += sum(line[0] == "edit" for line in told)
    assert edits >= TIMES // 2


def check(path: Path, told: list[list[str]]) -> None:
    with closing(Workspace.open(path)) as workspace:
        for kind, *facts in told:
            if kind == "edit":
                report_id, version, key, text = facts
                assert edit_of(workspace, int(report_id), int(version)) == (key, text)
        drafts = [[int(report_id), *rest] for kind, report_id, *rest in told if kind == "draft"]
        kept = workspace.setting("draft")
        # The last one told, or one stored after it that could no longer be told.
        assert kept in drafts[-1:] or kept not in drafts
        for row in workspace.worklist():
            assert row.version == len(workspace.trail(row.id))
            assert entries(workspace, row.id) == replayed(workspace, row.id)
        assert workspace.verify_trail() == len(workspace.trail())
        with workspace._database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def edit_of(workspace: Workspace, report_id: int, version: int) -> tuple[str, str]:
    """The cell and text of the edit that led to a version."""
    [change] = [
        change
        for change in workspace.trail(report_id)[version - 1].changes
        if change.subject is Subject.CELL
    ]
    assert isinstance(change.new, Entry)
    return change.key, change.new.text


def entries(workspace: Workspace, report_id: int) -> dict[str, Entry]:
    cells = workspace.record(report_id).report.cells
    return {key: cell.entry for key, cell in cells.items() if cell.entry}


def replayed(workspace: Workspace, report_id: int) -> dict[str, object]:
    """The entries as the trail tells them."""
    changes = [change for line in workspace.trail(report_id) for change in line.changes]
    return {change.key: change.new for change in changes if change.subject is Subject.CELL}
