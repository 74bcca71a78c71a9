"""A worker that is ended takes the office program it has started with it."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from ctypes import Structure, sizeof
from pathlib import Path

import psutil
import pytest

from reviewer.process_job import BasicLimits, ExtendedLimits, ProcessJob, limits
from reviewer.reading.office import read_office
from reviewer.workers import Allowance, Lost, run_in_workers

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere a Job object does this")
PATIENCE = 60
# Like the real one it lets another program do the work.
OFFICE = """#!/bin/sh
sleep 600 &
echo "$$ $!" > "{pids}.part" && mv "{pids}.part" "{pids}"
wait
"""


def convert(content: bytes) -> str:
    """The job of the worker."""
    return read_office(content, "a.rtf", seconds=PATIENCE).text


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program that never ends, found as LibreOffice, tells its processes."""
    pids = tmp_path / "pids"
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(OFFICE.format(pids=pids), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return pids


def processes(pids: Path) -> list[psutil.Process]:
    return [psutil.Process(int(pid)) for pid in pids.read_text().split()]


def outcome(allowance: Allowance, cancelled: Callable[[], bool]) -> object:
    """What becomes of the file; None if the reading was cancelled."""
    found: Iterator[tuple[bytes, object]] = run_in_workers(
        convert, [b"{\\rtf1 a}"], jobs=1, allowance=allowance, cancelled=cancelled
    )
    return next((made for _, made in found), None)


@posix
@pytest.mark.parametrize("end", ["too long", "killed", "cancelled"])
def test_nothing_of_the_office_program_is_left(office: Path, end: str) -> None:
    started: list[psutil.Process] = []

    def look() -> bool:
        """Called again and again while the worker is at work."""
        if not started and office.exists():
            started.extend(processes(office))
            if end == "killed":
                worker = started[0].parent()
                assert worker is not None
                owner = worker.parent()
                assert owner is not None
                os.kill(owner.pid, signal.SIGKILL)
        return end == "cancelled" and bool(started)

    seconds = 3 if end == "too long" else PATIENCE
    expected = {"too long": Lost.TOO_LONG, "killed": Lost.DIED, "cancelled": None}
    assert outcome(Allowance(seconds, 1 << 30), look) is expected[end]
    assert len(started) == 2
    _, alive = psutil.wait_procs(started, timeout=PATIENCE)
    assert alive == []


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_a_job_bounds_memory_and_ends_with_its_handle() -> None:
    """Places and sizes as in winnt.h."""
    assert (sizeof(BasicLimits), sizeof(ExtendedLimits)) == (64, 144)
    assert offsets(BasicLimits) == [0, 8, 16, 24, 32, 40, 48, 56, 60]
    assert offsets(ExtendedLimits) == [0, 64, 112, 120, 128, 136]
    wanted = limits(5 << 30)
    assert bytes(wanted)[112:120] == (5 << 30).to_bytes(8, "little")
    assert bytes(wanted)[16:20] == (0x2500).to_bytes(4, "little")


def offsets(kind: type[Structure]) -> list[int]:
    return [getattr(kind, name).offset for name, *_ in kind._fields_]


def test_a_machine_that_allows_no_job_is_told_of_in_the_log_only(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_process: int, _memory: int) -> ProcessJob:
        raise PermissionError(5, "Access is denied")

    monkeypatch.setattr("reviewer.workers.ProcessJob", refuse)
    done = run_in_workers(abs, [-1], jobs=1, allowance=Allowance(60, 1 << 30), cancelled=bool)
    assert list(done) == [(-1, 1)]
    assert "without a limit on memory" in caplog.text


@posix
def test_where_there_are_no_jobs_nothing_happens() -> None:
    job = ProcessJob(os.getpid(), 1)
    job.close()
    assert psutil.pid_exists(os.getpid())
