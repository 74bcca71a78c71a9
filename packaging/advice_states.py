"""States of the window for its pictures: proposals, what is missing, guards, prose."""

from collections.abc import Callable

from posing import press, wait_while
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ui.main_window import MainWindow


def _typing(window: MainWindow) -> None:
    """A number is half typed that leaves its row and its column open."""
    press(window, "next_problem", "next_problem")
    _type(window, "4")
    QTest.qWait(300)


def _typing_large(window: MainWindow) -> None:
    """The same among large numbers, one of them corrected before."""
    session = window.session
    if session is None:
        return
    row = max(session.bench.all_rows, key=lambda row: (row.agency or "").endswith("市人民政府"))
    session.page.open_report(row.id)
    press(window, "table_2")
    texts = {"granted.business": "1234", "partly_granted.natural_person": "77"}
    for key, text in (texts | {"granted.natural_person": "12345"}).items():
        session.page.go_to(f"requests.{key}")
        session.page.tables.amend(text)
    QTest.qWait(300)


def _report(window: MainWindow, source: str, *, step: bool = True) -> None:
    """Open the report from a file, with the proposals for its first problem or the next."""
    session = window.session
    if session is None:
        return
    row = next(row for row in session.bench.all_rows if source in row.source)
    session.page.open_report(row.id)
    if step:
        press(window, "next_problem")
    wait_while(lambda: not session.page.proposals.isVisible())
    QTest.qWait(300)


def _page_proposal(window: MainWindow) -> None:
    _report(window, "p18-totals-left-zero")


def _unread(window: MainWindow) -> None:
    """A table in which no number was found."""
    _report(window, "p24-swapped")


def _flow_proposal(window: MainWindow) -> None:
    """Also the picture of the README, made at 1280x832 with QT_SCALE_FACTOR=1.5."""
    _report(window, "h05-layout-tables")
    if window.session is not None:
        window.session.page.go_to("requests.granted.natural_person")
        QTest.qWait(300)


def _fillings(window: MainWindow) -> None:
    _report(window, "p20-zeros-blank", step=False)


def _fillings_preview(window: MainWindow) -> None:
    """All that one filling would do, before it is taken."""
    _fillings(window)
    press(window, "take_proposal")


def _blank_table(window: MainWindow) -> None:
    """A table that somebody has left blank, and what hangs on it unfolded."""
    _report(window, "p19-mixed-editions")
    if window.session is not None:
        window.session.page.go_to("disputes.reconsideration.upheld")
        window.session.page.tables.take_focus()
        focus = QApplication.focusWidget()
        if focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(window, "clear_cells", "next_problem", "fold")
        QTest.qWait(600)


def _candidates(window: MainWindow) -> None:
    """A total of which nothing tells whether it or one of its details is wrong."""
    _report(window, "p19-mixed-editions")
    total = "disputes.litigation_direct.total"
    if window.session is not None:
        window.session.page.go_to(total)
        _type(window, "7", Qt.Key.Key_Return)
        QTest.qWait(600)
        window.session.page.go_to(total)
        QTest.qWait(300)


def _type(window: MainWindow, text: str, *keys: Qt.Key) -> None:
    """Type into the cell at hand."""
    if window.session is not None:
        window.session.page.tables.take_focus()
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, text)
    for key in keys:
        focus = QApplication.focusWidget()
        if focus is not None:
            QTest.keyClick(focus, key)


def _page_typing(window: MainWindow) -> None:
    _report(window, "p18-totals-left-zero")
    _type(window, "4")
    QTest.qWait(500)


def _guards(window: MainWindow) -> None:
    press(window, "next_problem", "show_guards")
    session = window.session
    if session is not None:
        QTest.qWait(100)
        session.notes.put("guards", None)


def _prose(window: MainWindow) -> None:
    _claimed(window, "11-text-disagrees.txt")


def _page_prose(window: MainWindow) -> None:
    _claimed(window, "p01-plain")


def _claimed(window: MainWindow, source: str) -> None:
    """The prose of a report, beside the cell it speaks of."""
    session = window.session
    if session is None:
        return
    row = next(row for row in session.bench.all_rows if source in row.source)
    session.page.open_report(row.id, "requests.received.total")
    QTest.qWait(600)
    view = session.page.source.shown
    for found in view.search("收到")[:1]:
        view.show_position(*found)
    QTest.qWait(600)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "typing": _typing,
    "typing-large": _typing_large,
    "page-typing": _page_typing,
    "page-proposal": _page_proposal,
    "unread": _unread,
    "flow-proposal": _flow_proposal,
    "fillings": _fillings,
    "fillings-preview": _fillings_preview,
    "blank-table": _blank_table,
    "candidates": _candidates,
    "guards": _guards,
    "prose": _prose,
    "page-prose": _page_prose,
}
"""By name, how one gets there."""
