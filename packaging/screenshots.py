"""Pictures of the window in its states, sizes, looks and languages, made without a screen.

`screenshots.py [FOLDER [STATE…]]` writes PNG files; look at them. Without more it shows every
state in Chinese and English on a small screen and a few of them otherwise; `--all` shows every
state in every way, `--modes`, `--sizes`, `--languages` and `--text` what they name. For a scaled
screen set QT_SCALE_FACTOR.
"""

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import advice_states
import desk_states
import list_states
import page_states
import view_states
from posing import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.domain.record import WorklistQuery
from reviewer.ui import language
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window
from reviewer.ui.theme import Mode

ROOT = Path(__file__).resolve().parents[1]
SIZES = ("1366x728", "1920x1040", "2560x1400")
LANGUAGES = ("zh", "en")
MODES = (Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST)
FEW = ("problem", "page-typing", "worklist", "comparison", "overview", "settings-options")
_NORMAL = 13


def _nothing(window: MainWindow) -> None:
    """The window as it opens."""


STATES: dict[str, Callable[[MainWindow], None]] = {
    "welcome": _nothing,
    "desk": _nothing,
    **desk_states.STATES,
    **advice_states.STATES,
    **list_states.STATES,
    **view_states.STATES,
    **page_states.STATES,
}


@dataclass(frozen=True, slots=True)
class Shot:
    """One way of showing states; `text` is the size of the text in pixels."""

    language: str
    mode: Mode
    size: str
    states: tuple[str, ...]
    text: int = _NORMAL

    def name(self, state: str) -> str:
        """The file of a picture."""
        text = "" if self.text == _NORMAL else f"-{self.text}px"
        return f"{state}-{self.size.partition('x')[0]}-{self.mode}{text}-{self.language}.png"


def main(arguments: Sequence[str]) -> int:
    """Make the pictures that are asked for."""
    asked = _asked(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    shots = sorted(_shots(asked), key=lambda shot: shot.language, reverse=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["REVIEWER_HOME"] = scratch
        workspace = _workspace(Path(scratch))
        for code, some in groupby(shots, key=lambda shot: shot.language):
            translators = language.install(application, code)
            memory = Memory(Path(scratch) / f"{code}.json")
            memory.put(recent=[str(workspace)])
            window = make_window(application, Application(actor="张敏", language=code), memory)
            window.show()
            for shot in some:
                _take(window, workspace, shot, asked.folder)
            window.close()
            for translator in translators:
                application.removeTranslator(translator)
    return 0


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("states", nargs="*", metavar="STATE", help=", ".join(STATES))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--modes", nargs="+", type=Mode, choices=MODES)
    parser.add_argument("--sizes", nargs="+", metavar="WIDTHxHEIGHT")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES)
    parser.add_argument("--text", type=int, default=_NORMAL)
    asked = parser.parse_args(arguments)
    unknown = set(asked.states) - STATES.keys()
    if unknown:
        parser.error(f"no such state: {', '.join(sorted(unknown))}")
    return asked


def _shots(asked: Namespace) -> Iterator[Shot]:
    states = tuple(asked.states or STATES)
    if asked.all or asked.modes or asked.sizes or asked.languages or asked.text != _NORMAL:
        ways = product(
            asked.languages or LANGUAGES,
            asked.modes or (MODES if asked.all else MODES[:1]),
            asked.sizes or (SIZES if asked.all else SIZES[:1]),
        )
        yield from (Shot(*way, states, asked.text) for way in ways)
        return
    yield from (Shot(code, Mode.LIGHT, SIZES[0], states) for code in LANGUAGES)
    if not asked.states:
        yield Shot("zh", Mode.DARK, SIZES[-1], FEW)
        yield Shot("en", Mode.HIGH_CONTRAST, SIZES[0], FEW)


def _workspace(folder: Path) -> Path:
    location = folder / "2023年报.reviewer"
    program = Application(actor="张敏", language="zh")
    workspace = program.open_workspace(location, create=True)
    program.import_files(workspace, [ROOT / "resources" / "samples"])
    workspace.close()
    return location


def _take(window: MainWindow, workspace: Path, shot: Shot, folder: Path) -> None:
    """Make the pictures of one way."""
    width, height = shot.size.split("x")
    window.theme.set_mode(shot.mode)
    if shot.text != window.theme.size:
        window.theme.zoom(shot.text - window.theme.size)
    window.resize(int(width), int(height))
    for state in shot.states:
        if state != "welcome":
            window.open_workspace(str(workspace))
        window.activateWindow()
        QApplication.processEvents()
        STATES[state](window)
        settle(window)
        window.grab().save(str(folder / shot.name(state)))
        _clear(window)


def _clear(window: MainWindow) -> None:
    """Back to the welcome page, with nothing half typed and nothing told."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Escape)
    window.strip.end()
    for message in window.banners.messages:
        window.banners.withdraw(message.topic)
    if window.session is not None:
        window.session.page.worklist.group(False)
        window.session.page.worklist.show_query(WorklistQuery())
        window.session.notes.put("position", None)
    window.close_workspace()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
