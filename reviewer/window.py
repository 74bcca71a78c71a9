"""`reviewer` and `reviewer open`: the window, or one sentence why there can be none."""

import os
import sys
from argparse import Namespace
from ctypes import CDLL
from importlib.util import find_spec

from reviewer.messages import sentence

_HEADLESS_QT = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}
NO_WINDOW = 2


def run(options: Namespace) -> int:
    """Open the window on the workspace named or the last one; returns the exit status."""
    code = obstacle()
    if code:
        print(sentence(code, options.lang), file=sys.stderr)
        return NO_WINDOW
    from reviewer.app import Application  # noqa: PLC0415 - takes a second where no window can open
    from reviewer.ui import start  # noqa: PLC0415 - only the window needs Qt

    return start.run(Application(language=options.lang), getattr(options, "workspace", None))


def obstacle() -> str | None:
    """The code of what keeps a window from opening here, if anything does."""
    if find_spec("PySide6") is None:
        return "no_window"
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in _HEADLESS_QT:
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "no_display"
    return None if _has_xcb_cursor() else "no_xcb_cursor"


def _has_xcb_cursor() -> bool:
    """Without it Qt ends the process where it stands."""
    try:
        CDLL("libxcb-cursor.so.0")
    except OSError:
        return False
    return True
