"""What of the environment must not reach Qt, and what it must be told instead."""

import sys
from collections.abc import MutableMapping
from importlib.util import find_spec
from pathlib import Path

_FOREIGN = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QML_IMPORT_PATH",
    "QML2_IMPORT_PATH",
)
_LIST, _ONE, _OF_X = "QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS"


def clean(environment: MutableMapping[str, str]) -> None:
    """Take out the variables that would load plugins of another Qt."""
    for name in _FOREIGN:
        environment.pop(name, None)


def choose_input_method(environment: MutableMapping[str, str]) -> None:
    """Name the input method so that Qt's own plugins reach it.

    Qt comes with a plugin for ibus and none for fcitx, and fcitx5 answers to ibus's protocol.
    Qt also does not heed what X says, where nothing else names an input method.
    """
    if not sys.platform.startswith("linux") or _has_fcitx():
        return
    for name in (_LIST, _ONE):
        if name in environment:
            known = environment[name].split(";")
            environment[name] = ";".join(map(_reachable, known))
    of_x = environment.get(_OF_X, "").removeprefix("@im=").lower()
    named = environment.get(_LIST) or environment.get(_ONE) or environment.get("WAYLAND_DISPLAY")
    if not named and _reachable(of_x) == "ibus":
        environment[_ONE] = "ibus"


def _reachable(name: str) -> str:
    return "ibus" if name.lower().startswith("fcitx") else name


def _has_fcitx() -> bool:
    """Whether a plugin for fcitx was put into Qt's own folder."""
    found = find_spec("PySide6")
    folders = found.submodule_search_locations if found else None
    return any(
        next(Path(folder).glob("Qt/plugins/platforminputcontexts/*fcitx*"), None) is not None
        for folder in folders or ()
    )
