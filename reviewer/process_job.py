"""A process with all that it starts: bounded in memory on Windows, and gone with its owner there.

Elsewhere a process bounds itself, and what it starts watches a pipe; here is nothing to do then.
"""

import sys
from ctypes import POINTER, Structure, byref, c_int64, c_size_t, c_uint32, c_uint64, sizeof
from typing import ClassVar

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100
_DIE_OF_EXCEPTIONS = 0x400
"""No window of the system's asks about a process that crashed, which would keep it waiting."""
_KILL_ON_CLOSE = 0x2000


class BasicLimits(Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("active_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    ]


class ExtendedLimits(Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("basic", BasicLimits),
        ("transfers", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    ]


def limits(memory: int) -> ExtendedLimits:
    """What a job allows: bytes a process commits; all ends when its last handle is closed."""
    wanted = ExtendedLimits()
    wanted.basic.flags = _PROCESS_MEMORY | _DIE_OF_EXCEPTIONS | _KILL_ON_CLOSE
    wanted.process_memory = memory
    return wanted


if sys.platform == "win32":
    from ctypes import WinDLL, WinError, get_last_error
    from ctypes.wintypes import BOOL, DWORD, HANDLE, LPCWSTR, LPVOID

    _kernel = WinDLL("kernel32", use_last_error=True)
    _kernel.CreateJobObjectW.argtypes = (LPVOID, LPCWSTR)
    _kernel.CreateJobObjectW.restype = HANDLE
    _kernel.SetInformationJobObject.argtypes = (HANDLE, DWORD, POINTER(ExtendedLimits), DWORD)
    _kernel.SetInformationJobObject.restype = BOOL
    _kernel.AssignProcessToJobObject.argtypes = (HANDLE, HANDLE)
    _kernel.AssignProcessToJobObject.restype = BOOL
    _kernel.CloseHandle.argtypes = (HANDLE,)
    _kernel.CloseHandle.restype = BOOL

    class ProcessJob:
        """A Job object around one process; this process holds its only handle."""

        def __init__(self, process: int, memory: int) -> None:
            """`process` is its handle. Raises `OSError`."""
            self._handle = _kernel.CreateJobObjectW(None, None)
            wanted = limits(memory)
            if not (
                self._handle
                and _kernel.SetInformationJobObject(
                    self._handle, _EXTENDED_LIMITS, byref(wanted), sizeof(wanted)
                )
                and _kernel.AssignProcessToJobObject(self._handle, process)
            ):
                error = WinError(get_last_error())
                self.close()
                raise error

        def close(self) -> None:
            """End the process and all it has started."""
            if self._handle:
                _kernel.CloseHandle(self._handle)
                self._handle = None

else:

    class ProcessJob:
        """Nothing, where there are no Job objects."""

        def __init__(self, process: int, memory: int) -> None:
            """As on Windows."""

        def close(self) -> None:
            """As on Windows."""
