"""States of the window for its pictures: problems, cells, and the steps over several cells."""

from collections.abc import Callable

from posing import press, type_text, wait_while
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ui.main_window import MainWindow


def _problem(window: MainWindow) -> None:
    press(window, "next_problem", "next_problem", "next_problem")
    session = window.session
    if session is not None:
        wait_while(lambda: not session.page.proposals.isVisible())


def _refused(window: MainWindow) -> None:
    press(window, "next_problem", "next_problem", "amend")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "x")
        QTest.keyClick(focus, Qt.Key.Key_Return)


def _reason(window: MainWindow) -> None:
    press(window, "next_problem", "accept")


def _find(window: MainWindow) -> None:
    press(window, "find")
    type_text("2023")


def _disputes(window: MainWindow) -> None:
    press(window, "table_3")


def _disclosure(window: MainWindow) -> None:
    press(window, "table_1")


def _pasted(window: MainWindow) -> None:
    press(window, "next_problem", "table_2")
    if window.session is not None:
        window.session.page.go_to("requests.received.natural_person")
    QGuiApplication.clipboard().setText("１２\t1,234\t一二\t\t0\t0\t9\t7\n3\t/\t0\t0\t0\t0\t3\n")
    press(window, "paste")


def _shifted(window: MainWindow) -> None:
    press(window, "next_problem", "shift_right")


def _repaired(window: MainWindow) -> None:
    """A row that stands one column too far to the left, about to be pushed back."""
    press(window, "table_2")
    if window.session is None:
        return
    page = window.session.page
    for key in ("granted.other", "granted.total"):
        page.go_to(f"requests.{key}")
        page.tables.amend("")
    page.go_to("requests.granted.natural_person")
    press(window, "shift_right")


def _split(window: MainWindow) -> None:
    press(window, "table_2")
    if window.session is not None:
        page = window.session.page
        for key, text in (("business", ""), ("natural_person", "415")):
            page.go_to(f"requests.received.{key}")
            page.tables.amend(text)
        press(window, "split_number")


def _ranged(window: MainWindow) -> None:
    press(window, "table_2")
    focus = QApplication.focusWidget()
    if window.session is not None and focus is not None:
        window.session.page.go_to("requests.granted.business")
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
            QTest.keyClick(focus, key, Qt.KeyboardModifier.ShiftModifier)


def _history(window: MainWindow) -> None:
    press(window, "next_problem", "show_history")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "3")
        QTest.keyClick(focus, Qt.Key.Key_Up)
        press(window, "undo")


def _words(window: MainWindow) -> None:
    """A number of the prose that the table does not bear out."""
    session = window.session
    if session is None:
        return
    for report_id in session.bench.rows.ids:
        session.page.open_report(report_id)
        odd = [line for line in session.page.problems.list.lines if line.span is not None]
        if odd:
            session.jump.to(odd[0])
            return


def _lying(window: MainWindow) -> None:
    """A report whose pages lie on their side in the file."""
    session = window.session
    if session is None:
        return
    for report_id in session.bench.rows.ids:
        if session.workspace.record(report_id).report.source.endswith("p11-lying.pdf"):
            session.page.open_report(report_id)
            session.page.go_to("requests.granted.total")
            return


def _turned(window: MainWindow) -> None:
    _lying(window)
    press(window, "turn_page_right")


STATES: dict[str, Callable[[MainWindow], None]] = {
    "problem": _problem,
    "page-lying": _lying,
    "page-turned": _turned,
    "refused": _refused,
    "reason": _reason,
    "find": _find,
    "paste": _pasted,
    "shift": _shifted,
    "repair": _repaired,
    "split": _split,
    "range": _ranged,
    "history": _history,
    "disputes": _disputes,
    "disclosure": _disclosure,
    "words": _words,
}
"""By name, how one gets there."""
