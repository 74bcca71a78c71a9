"""What Windows is asked for a job, as far as that can be told on another system."""

import ctypes
import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from reviewer import process_job

JOB, PROCESS = 77, 1234
ASKED = ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
Load = Callable[..., ModuleType]


class Function:
    """A function of a library: takes down how it is called."""

    def __init__(self, name: str, answer: int | None, calls: list[tuple[Any, ...]]) -> None:
        self._name, self._answer, self._calls = name, answer, calls
        self.argtypes: tuple[Any, ...] = ()
        self.restype: Any = None

    def __call__(self, *given: Any) -> int | None:
        assert len(given) == len(self.argtypes)
        for kind, value in zip(self.argtypes, given, strict=True):
            kind.from_param(value)
        self._calls.append((self._name, *given))
        return self._answer


@pytest.fixture
def calls() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, calls: list[tuple[Any, ...]]) -> Load:
    """The module as Windows loads it, over a kernel that refuses one of the functions."""

    def loaded(refused: str = "") -> ModuleType:
        answers = dict.fromkeys((*ASKED, "CloseHandle"), 1) | {"CreateJobObjectW": JOB}
        answers |= {refused: 0} if refused else {}
        kernel = ModuleType("kernel32")
        for name, answer in answers.items():
            setattr(kernel, name, Function(name, answer or None, calls))
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
        monkeypatch.setattr(ctypes, "WinError", PermissionError, raising=False)
        monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, raising=False)
        spec = importlib.util.spec_from_file_location("windows_job", process_job.__file__)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return loaded


@pytest.mark.skipif(sys.platform == "win32", reason="the real one runs there")
def test_a_job_is_made_limited_and_put_around_the_process(
    load: Load, calls: list[tuple[Any, ...]]
) -> None:
    job = load().ProcessJob(PROCESS, 1 << 30)
    assert [name for name, *_ in calls] == ASKED
    _, handle, kind, _, size = calls[1]
    assert (handle, kind, size) == (JOB, 9, 144)
    assert calls[2][1:] == (JOB, PROCESS)
    job.close()
    job.close()
    assert calls[3:] == [("CloseHandle", JOB)]


@pytest.mark.skipif(sys.platform == "win32", reason="the real one runs there")
@pytest.mark.parametrize("refused", ASKED)
def test_a_refusal_is_an_error_of_the_system_and_leaves_no_handle(
    load: Load, calls: list[tuple[Any, ...]], refused: str
) -> None:
    module = load(refused)
    with pytest.raises(OSError, match="5"):
        module.ProcessJob(PROCESS, 1 << 30)
    closed = [("CloseHandle", JOB)] if refused != ASKED[0] else []
    assert [call for call in calls if call[0] == "CloseHandle"] == closed
