"""What the machine at hand is: who is signed in, how much it does at once."""

import getpass
import os

MAX_JOBS = 8


def default_jobs() -> int:
    """A process for each processor, within reason."""
    return min(MAX_JOBS, os.cpu_count() or 1)


def user_name() -> str:
    """Who is signed in; some containers have nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
