"""Processes that hang, die or eat memory cost their own input only; the order is kept."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker
from pathlib import Path

import psutil
import pytest

from reviewer.worker_process import OUT_OF_MEMORY, reason
from reviewer.workers import Allowance, Lost, run_in_workers

AMPLE = Allowance(seconds=60, memory=1 << 30)
BRIEF = Allowance(seconds=0.5, memory=1 << 30)
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")


def twice(number: int) -> int:
    return 2 * number


def behave(command: str) -> str:
    """What a reader may do on a bad file."""
    if command == "hang":
        while True:
            pass
    if command == "die":
        os._exit(1)
    if command == "abort":
        os.abort()
    if command == "raise":
        raise RuntimeError("a bug")
    if command == "eat":
        return str(len(bytearray(4 << 30)))
    if command == "speak":
        os.write(1, b"noise on standard output")
    return f"{command} by {os.getpid()}"


def never() -> bool:
    return False


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    resource_tracker.ensure_running()
    before = children()
    yield
    assert children() == before


def outcomes(commands: list[str], allowance: Allowance, jobs: int = 1) -> list[str | Lost]:
    done = run_in_workers(behave, commands, jobs=jobs, allowance=allowance, cancelled=never)
    return [outcome for _, outcome in done]


@pytest.mark.parametrize("jobs", [1, 3])
def test_outputs_come_in_the_order_of_the_inputs(jobs: int) -> None:
    done = run_in_workers(twice, range(40), jobs=jobs, allowance=AMPLE, cancelled=never)
    assert list(done) == [(number, 2 * number) for number in range(40)]


def test_one_process_does_all_and_it_is_not_this_one() -> None:
    told = {str(outcome).rpartition(" ")[2] for outcome in outcomes(["ok"] * 5, AMPLE)}
    assert len(told) == 1
    assert str(os.getpid()) not in told


@pytest.mark.parametrize(
    ("command", "lost"),
    [("hang", Lost.TOO_LONG), ("die", Lost.DIED), ("raise", Lost.DIED), ("abort", Lost.TOO_MUCH)],
)
def test_a_lost_input_leaves_the_others_alone(command: str, lost: Lost) -> None:
    allowance = BRIEF if command == "hang" else AMPLE
    first, second, third = outcomes(["ok", command, "ok"], allowance)
    assert second is lost
    assert str(first).startswith("ok by")
    assert str(third).startswith("ok by")


@posix
def test_memory_is_limited() -> None:
    assert outcomes(["eat"], AMPLE) == [Lost.TOO_MUCH]


@pytest.mark.parametrize(
    ("status", "lost"),
    [
        (OUT_OF_MEMORY, Lost.TOO_MUCH),
        (0xE0000008, Lost.TOO_MUCH),
        (0xC0000017, Lost.TOO_MUCH),
        (0xC0000005, Lost.DIED),
        (1, Lost.DIED),
        (0, Lost.DIED),
        (None, Lost.DIED),
    ],
)
def test_an_exit_status_tells_why_a_process_ended(status: int | None, lost: Lost) -> None:
    assert reason(status) is lost


@posix
def test_a_signal_tells_why_a_process_ended() -> None:
    ends = (signal.SIGABRT, signal.SIGXCPU, signal.SIGSEGV, signal.SIGKILL)
    expected = [Lost.TOO_MUCH, Lost.TOO_LONG, Lost.DIED, Lost.DIED]
    assert [reason(-end) for end in ends] == expected


def test_what_a_worker_says_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes(["speak", "raise"], AMPLE)
    assert capfd.readouterr() == ("", "")


def test_inputs_are_taken_only_as_far_ahead_as_needed() -> None:
    taken = []

    def inputs() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    done = run_in_workers(twice, inputs(), jobs=2, allowance=AMPLE, cancelled=never)
    assert next(done) == (0, 0)
    assert len(taken) < 20
    done.close()


def test_cancelling_stops_at_once_even_a_worker_that_hangs() -> None:
    seen: list[tuple[str, str | Lost]] = []
    done = run_in_workers(
        behave, ["ok", "hang"], jobs=1, allowance=AMPLE, cancelled=lambda: bool(seen)
    )
    seen.extend(done)
    assert [command for command, _ in seen] == ["ok"]


@posix
def test_a_worker_killed_while_it_is_free_is_replaced() -> None:
    def inputs() -> Iterator[str]:
        yield "ok"
        for child in children() - before:
            os.kill(child, signal.SIGKILL)
            os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        yield "ok"

    before = children()
    done = run_in_workers(behave, inputs(), jobs=1, allowance=AMPLE, cancelled=never)
    assert all(str(outcome).startswith("ok by") for _, outcome in done)


def test_the_script_that_asks_is_not_run_again(tmp_path: Path) -> None:
    """Also where it has no guard around its main part, or comes from standard input."""
    script = """
from reviewer.worker_process import OUT_OF_MEMORY, reason
from reviewer.workers import Allowance, run_in_workers
print("begun", flush=True)
done = run_in_workers(abs, [-1, -2], jobs=1, allowance=Allowance(60, 1 << 30), cancelled=bool)
print([outcome for _, outcome in done])
"""
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    for command, given in (([str(tmp_path / "script.py")], ""), (["-"], script)):
        run = subprocess.run(
            [sys.executable, *command], input=given, capture_output=True, text=True, check=True
        )
        assert run.stdout.split("\n") == ["begun", "[1, 2]", ""]


def test_threads_that_start_processes_leave_this_one_as_it_was() -> None:
    def work(numbers: range) -> list[int | Lost]:
        done = run_in_workers(twice, numbers, jobs=2, allowance=AMPLE, cancelled=never)
        return [outcome for _, outcome in done]

    before = sys.modules["__main__"], os.environ.get("PYTHONSAFEPATH")
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(work, [range(4)] * 4))
    assert results == [[0, 2, 4, 6]] * 4
    assert (sys.modules["__main__"], os.environ.get("PYTHONSAFEPATH")) == before


def test_nothing_to_do_starts_nothing() -> None:
    before = children()
    done = run_in_workers(twice, list[int](), jobs=2, allowance=AMPLE, cancelled=never)
    assert list(done) == []
    assert children() == before
