"""A process with the real window that types what it is told, until it is killed.

`python -m tests.expectations.typist WORKSPACE`; each line of its input is `KEY TEXT` or
`KEY TEXT half` for a text that is typed and not committed. It answers with one line each.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window


def main(location: str) -> None:
    """Open the window and follow the orders."""
    application = QApplication([])
    program = Application(actor="张敏", language="zh")
    window = make_window(application, program, Memory(Path(location).with_suffix(".json")))
    window.show()
    window.open_workspace(location)
    print("ready", flush=True)
    for line in sys.stdin:
        _type(window, *line.split())
        print("typed", line.strip(), flush=True)


def _type(window: MainWindow, key: str, text: str, half: str = "") -> None:
    assert window.session is not None
    page = window.session.page
    page.go_to(key)
    QTest.keyClick(page.tables.table, text[0])  # type: ignore[call-overload]
    editor = page.tables.table.editor if page.tables.table else None
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    if half:
        while window.session.notes.get("draft") is None:
            QApplication.processEvents()
    else:
        QTest.keyClick(editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


if __name__ == "__main__":
    main(sys.argv[1])
