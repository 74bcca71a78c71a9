"""States of the window for its pictures: the worklist and what concerns several reports."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from posing import press, wait_while
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.domain.record import WorklistQuery
from reviewer.review.operations import SetNote
from reviewer.review.tagging import Annotate
from reviewer.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]


def _twins(window: MainWindow) -> None:
    """A report imported once more with other numbers."""
    session = window.session
    if session is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        sample = ROOT / "resources" / "samples" / "01-city.txt"
        text = sample.read_text(encoding="utf-8")
        copy = Path(folder) / "01-city（更正）.txt"
        copy.write_text(re.sub(r"\b13\b", "14", text), encoding="utf-8")
        session.ways_in.import_files([copy])
    session.reports_came()
    session.choice.refresh()
    press(window, "twins")


def _tagged(window: MainWindow) -> None:
    session = window.session
    if session is not None:
        ids = session.bench.all_rows.ids
        tags = {
            ids[0]: ("急件",),
            ids[3]: ("已退回", "经办：李四"),
            ids[4]: ("急件", "复核", "样例"),
        }
        for report_id, some in tags.items():
            begun = session.workspace.record(report_id)
            session.bench.apply(Annotate.since(begun, some, "电话催过一次，等更正件。"))


def _worklist(window: MainWindow) -> None:
    _tagged(window)
    session = window.session
    if session is not None:
        panel = session.page.worklist
        years = frozenset((2022, 2023))
        panel.show_query(WorklistQuery(years=years, only_open_problems=True))
        panel.view.setFocus()
        QTest.keyClick(panel.view, Qt.Key.Key_Home)
        QTest.qWait(50)


def _grouped(window: MainWindow) -> None:
    session = window.session
    if session is not None:
        session.page.worklist.group(True)
        QApplication.processEvents()
        session.page.worklist.view.setFocus()
        QTest.keyClick(session.page.worklist.view, Qt.Key.Key_Home)
        QTest.keyClick(session.page.worklist.view, Qt.Key.Key_Right)


def _annotate(window: MainWindow) -> None:
    _tagged(window)
    press(window, "annotate")


def _two_notes(window: MainWindow) -> None:
    """A colleague has written a note while one was being written."""
    _annotate(window)
    session = window.session
    if session is None or session.bench.report_id is None:
        return
    program = Application(actor="李四", language="zh")
    workspace = program.open_workspace(session.workspace.name)
    program.desk(workspace).do(SetNote(session.bench.report_id, "已与该局办公室核实，表三照原文。"))
    workspace.close()
    remarks = session.page.remarks
    remarks.note.setPlainText("电话催过一次，等更正件。下周三前再问。")
    QTest.keyClick(remarks.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _bulk(window: MainWindow) -> None:
    _tagged(window)
    session = window.session
    if session is None:
        return
    session.page.worklist.view.selectAll()
    press(window, "bulk")
    page = window.bulk.page
    if page is not None:
        page.form.buttons.button(2).click()
        wait_while(lambda: page.busy or page.form.waiting)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "twins": _twins,
    "worklist": _worklist,
    "grouped": _grouped,
    "annotate": _annotate,
    "two-notes": _two_notes,
    "bulk": _bulk,
}
"""By name, how one gets there."""
