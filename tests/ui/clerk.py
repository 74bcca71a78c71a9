"""Somebody at the window: presses keys, clicks, looks."""

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.domain.form import CellKey
from reviewer.review.desk import Sheet
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.form_table.model import Role
from reviewer.ui.form_table.view import FormTable
from reviewer.ui.main_window import MainWindow
from reviewer.ui.session import Session

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Clerk:
    """Hands and eyes of a test."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def session(self) -> Session:
        """What is open."""
        assert self.window.session is not None
        return self.window.session

    @property
    def page(self) -> DeskPage:
        """The desk."""
        return self.session.page

    @property
    def sheet(self) -> Sheet:
        """The report at hand."""
        assert self.session.bench.sheet is not None
        return self.session.bench.sheet

    @property
    def table(self) -> FormTable:
        """The table at hand."""
        assert self.page.tables.table is not None
        return self.page.tables.table

    @property
    def cell(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self.page.current_key

    @property
    def agency(self) -> str | None:
        """Whose report is open."""
        return self.sheet.record.report.agency

    @property
    def status(self) -> str:
        """The passing remark."""
        return self.window.statusBar().currentMessage()

    @property
    def banners(self) -> list[str]:
        """The sentences of the banners."""
        return [message.text for message in self.window.banners.messages]

    def foci(self) -> list[CellKey]:
        """Where the open problems point."""
        return [problem.focus for problem in self.sheet.problems]

    def typed(self) -> str | None:
        """The text in the open editor."""
        return self.table.editor.text() if self.table.editor else None

    def value(self, key: CellKey) -> object:
        """The number that counts in a cell."""
        return self.sheet.record.report.cells[key].value

    def look(self, key: CellKey) -> CellLook:
        """How a cell is painted."""
        for table in self.page.tables.tables:
            model = table.model()
            if key in table.keys:
                found = model.data(self.index(table, key), Role.LOOK)
                assert isinstance(found, CellLook)
                return found
        raise KeyError(key)

    def tip(self, key: CellKey) -> str:
        """The tool tip of a cell."""
        table = next(table for table in self.page.tables.tables if key in table.keys)
        return str(self.index(table, key).data(Qt.ItemDataRole.ToolTipRole))

    def index(self, table: FormTable, key: CellKey) -> QModelIndex:
        """Where a cell is in its table."""
        model = table.model()
        return next(
            model.index(row, column)
            for row in range(model.rowCount())
            for column in range(model.columnCount())
            if model.index(row, column).data(Role.KEY) == key
        )

    def go_to(self, key: CellKey) -> None:
        """Put the cursor on a cell by a click."""
        name = key.partition(".")[0]
        self.page.tables.show_table(("disclosure", "requests", "disputes").index(name))
        table = self.table
        index = self.index(table, key)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        self.settle()

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focus, key, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is, key by key."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self.focus, character)
            else:
                # QTest knows only the keys of a Western keyboard.
                press = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, character)
                QApplication.sendEvent(self.focus, press)
        self.settle()

    def compose(self, *preedits: str, commit: str) -> None:
        """What an input method sends where the keyboard is: what is composed, then the result."""
        for preedit in preedits:
            QApplication.sendEvent(self.focus, QInputMethodEvent(preedit, []))
            self.settle()
        done = QInputMethodEvent("", [])
        done.setCommitString(commit)
        QApplication.sendEvent(self.focus, done)
        self.settle()

    def click_source(self, key: CellKey) -> None:
        """Click on the number of a cell in the source."""
        view = self.page.source.view
        place = view.rect_of(key).center()
        point = QPoint(round(place.x()), round(place.y()))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, point)
        self.settle()

    def settle(self) -> None:
        """Let the window do what it has to."""
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        """The widget with the keyboard."""
        return QApplication.focusWidget() or self.window

    def close(self) -> None:
        """Close the window and let it go."""
        if not shiboken6.isValid(self.window):
            return
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()
