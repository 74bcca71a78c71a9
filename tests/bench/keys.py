"""How many keys typical corrections take: `python -m tests.bench.keys` prints the table.

Every report of a made workspace is brought from its opening to the opening of the next one by
key events (and one click) in the real window. A key with its modifiers counts once.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.assets import load_forms
from reviewer.domain.changes import ReviewState
from reviewer.domain.form import CellKey
from reviewer.editing.proposals import Proposal
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window
from tests.ui.made import BALANCED, BROKEN, EDITION, NO_TOTAL, workspace_with

KEY = Qt.Key
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
TOTAL = "requests.granted.total"
PERSON = "requests.granted.natural_person"
_PATIENCE = 30
_PLACES = "青白临望碧河砚杏茶榆云竹"


class Hand:
    """Presses keys at the window and notes them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pressed: list[str] = []

    @property
    def page(self) -> DeskPage:
        """The desk."""
        assert self.window.session is not None
        return self.window.session.page

    @property
    def report(self) -> int:
        """Which report is open."""
        sheet = self.page.bench.sheet
        assert sheet is not None
        return sheet.record.id

    def value(self, key: CellKey) -> object:
        """The number that counts in a cell of the open report."""
        sheet = self.page.bench.sheet
        assert sheet is not None
        return sheet.record.report.cells[key].value

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press one key where the keyboard is."""
        names = {CTRL: "Ctrl+", ALT: "Alt+", NONE: ""}
        name = {"Return": "Enter"}.get(key.name[4:], key.name[4:])
        self.pressed.append(names[modifiers] + name)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def click_source(self, key: CellKey) -> None:
        """Ctrl and a click on the number of a cell in the source."""
        self.pressed.append("Ctrl+click")
        view = self.page.source.view
        place = view.rect_of(key).center()
        at = QPoint(round(place.x()), round(place.y()))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
        QApplication.processEvents()

    def proposal(self) -> Proposal:
        """The proposal, once it is shown."""
        self.wait(self.page.proposals.isVisible)
        found = self.page.proposals.current
        assert found is not None
        return found

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window work until that is so."""
        end = time.monotonic() + _PATIENCE
        while not done():
            assert time.monotonic() < end, self.pressed
            QApplication.processEvents()

    def finish(self) -> None:
        """Done and next."""
        self.press(KEY.Key_Return, CTRL)


def clean(hand: Hand) -> None:
    """Nothing to do."""
    hand.finish()


def take(hand: Hand) -> None:
    """Take the proposal."""
    hand.proposal()
    hand.press(KEY.Key_F9)
    hand.finish()


def swap(hand: Hand) -> None:
    """Take the proposal that sees two digits exchanged."""
    assert hand.proposal().pattern == "digits_swapped"
    take(hand)


def retype(hand: Hand) -> None:
    """Type over the cell the problem points at."""
    hand.press(KEY.Key_2)
    hand.press(KEY.Key_Return)
    assert hand.value(TOTAL) == 2
    hand.finish()


def as_printed(hand: Hand) -> None:
    """The source says so, with a recent reason."""
    hand.press(KEY.Key_A, ALT)
    hand.press(KEY.Key_1, CTRL)
    sheet = hand.page.bench.sheet
    assert sheet is not None
    assert len(sheet.record.decisions) == 1
    assert sheet.tally.open == 0
    hand.finish()


def shift_back(hand: Hand) -> None:
    """The row one column to the left, and its total filled."""
    hand.press(KEY.Key_Home)
    hand.press(KEY.Key_Left, ALT)
    hand.press(KEY.Key_Return)
    assert hand.value(PERSON) == 2
    hand.press(KEY.Key_F8)
    take(hand)


def from_source(hand: Hand) -> None:
    """The number clicked on in the source."""
    hand.click_source(PERSON)
    assert hand.value(TOTAL) == 2
    hand.finish()


def fill(hand: Hand) -> None:
    """Take the filling of one table after a look at it; the other one is blank, and 0 is meant."""
    hand.proposal()
    hand.press(KEY.Key_F9)
    hand.press(KEY.Key_Return)
    hand.press(KEY.Key_F8)
    hand.press(KEY.Key_A, CTRL)
    hand.press(KEY.Key_0, ALT)
    hand.press(KEY.Key_Return)
    hand.finish()


def two(hand: Hand) -> None:
    """Two proposals, one after the other."""
    hand.proposal()
    hand.press(KEY.Key_F9)
    hand.press(KEY.Key_F8)
    take(hand)


def finish_open(hand: Hand) -> None:
    """Finish as it is, with a recent reason."""
    hand.finish()
    hand.press(KEY.Key_1, CTRL)


@dataclass(frozen=True, slots=True)
class Case:
    """A report and what is done with it."""

    zh: str
    en: str
    values: Mapping[str, str]
    play: Callable[[Hand], None]
    balances: bool = True
    """Whether nothing fails any more at the end."""


def _lines(**numbers: int) -> dict[str, str]:
    """Rows that have the same number for natural persons and in all."""
    columns = ("natural_person", "total")
    return {f"requests.{row}.{c}": str(n) for row, n in numbers.items() for c in columns}


_TENS = _lines(received=3, carried_in=49, granted=26, processed=26, carried_forward=26)
_UNTOLD = _lines(received=4, granted=2, processed=2, carried_forward=2)
"""The text of the made report tells of 3 received."""
_NO_ZEROS = {
    key: text if (text := BALANCED.get(key, "")) != "0" else ""
    for key in load_forms().cells(EDITION)
    if not key.startswith("disclosure")
}
_SHIFTED = BALANCED | {PERSON: "", "requests.granted.business": "2", TOTAL: "0"}
_DISPUTE = {"disputes.reconsideration.upheld": "3", "disputes.reconsideration.total": "1"}
CASES = (
    Case("没有问题的报告", "A clean report", BALANCED, clean),
    Case("总计未更新，采纳建议", "A stale total, by proposal", BROKEN, take),
    Case("数字颠倒，采纳建议", "Two digits swapped, by proposal", _TENS | {PERSON: "62"}, swap),
    Case("改一格，键入", "One cell, typed", BROKEN, retype),
    Case(
        "原文如此，用最近的理由",
        "The source says so, with a recent reason",
        BALANCED | _DISPUTE,
        as_printed,
        balances=False,
    ),
    Case("补上空白的总计", "A blank total filled", NO_TOTAL, take),
    Case("零全部空着，补填", "All zeros left out, filled in", _NO_ZEROS, fill),
    Case("一行错开一列，移回", "A row shifted back by a column", _SHIFTED, shift_back),
    Case("取自原文", "A value taken from the source", BROKEN, from_source),
    Case("两处互不相关的错误", "Two independent errors", BROKEN | _DISPUTE, two),
    Case("接受一个警告", "A warning accepted", _UNTOLD, as_printed),
    Case("带着不平衡完成", "Finished with an open failure", BROKEN, finish_open, balances=False),
)


def count(window: MainWindow) -> Iterator[tuple[Case, list[str]]]:
    """What each case took, on a window that has them open in order."""
    for number, case in enumerate(CASES, start=1):
        hand = Hand(window)
        assert hand.report == number, case.en
        case.play(hand)
        done = hand.page.bench.workspace.record(number)
        assert done.state is ReviewState.DONE, (case.en, hand.pressed)
        row = next(row for row in hand.page.bench.rows if row.id == number)
        assert row.tally.failed == 0 or not case.balances, case.en
        yield case, hand.pressed


def table(counted: Iterable[tuple[Case, list[str]]]) -> str:
    """The table as it stands in the README."""
    lines = ["| 更正 | correction | keys | which |", "|---|---|---|---|"]
    for case, keys in counted:
        lines.append(f"| {case.zh} | {case.en} | {len(keys)} | {' · '.join(keys)} |")
    return "\n".join(lines)


def make(program: Application, folder: Path) -> Path:
    """A workspace with a report for each case."""
    reports = {f"{place}县教育局": case.values for place, case in zip(_PLACES, CASES, strict=True)}
    return workspace_with(program, folder, reports)


def main() -> None:
    """Count and print."""
    application = QApplication([])
    program = Application(actor="bench", language="zh")
    with TemporaryDirectory() as name:
        location = make(program, Path(name))
        window = make_window(application, program, Memory(Path(name) / "window.json"))
        window.show()
        # Without it no shortcut is heard.
        window.activateWindow()
        window.open_workspace(str(location))
        QApplication.processEvents()
        print(table(count(window)))
        window.close()


if __name__ == "__main__":
    main()
