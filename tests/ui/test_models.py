"""Every item model of the window keeps Qt's rules while somebody works."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
KEY = Qt.Key
FIRST = "requests.received.natural_person"
OWN = {
    "BarModel",
    "EntryModel",
    "FormModel",
    "KeysModel",
    "LineModel",
    "PreviewModel",
    "ProblemModel",
    "WorklistModel",
}


class Watch:
    """Testers on all models there are, put on as they come."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.testers: dict[QAbstractItemModel, QAbstractItemModelTester] = {}

    def look(self) -> None:
        """Put a tester on every model that has none yet."""
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        for model in self.clerk.window.findChildren(QAbstractItemModel):
            if model not in self.testers:
                self.testers[model] = QAbstractItemModelTester(model, fatal)

    @property
    def seen(self) -> set[str]:
        """The classes of the program's own models that were tested."""
        return {type(model).__name__ for model in self.testers} & OWN

    def end(self) -> None:
        """Take the testers off."""
        for tester in self.testers.values():
            tester.deleteLater()


def test_models_keep_qts_rules_while_one_works(clerk: Clerk) -> None:
    watch = Watch(clerk)
    watch.look()
    type_paste_and_undo(clerk)
    for action in ("palette", "find_report", "settings", "overview", "bulk"):
        clerk.window.actions_by_id[action].trigger()
        clerk.settle()
        watch.look()
        clerk.type("2")
        clerk.press(KEY.Key_Escape, KEY.Key_Escape)
    clerk.window.show_comparison(1, 2)
    clerk.settle()
    watch.look()
    clerk.press(KEY.Key_F8, KEY.Key_Escape)
    clerk.page.worklist.focus_filter()
    clerk.type("县")
    clerk.settle()
    clerk.press(KEY.Key_Escape)
    clerk.page.open_report(2)
    type_paste_and_undo(clerk)
    assert watch.seen == OWN
    watch.end()


def type_paste_and_undo(clerk: Clerk) -> None:
    """Changes of values, of rows and of problems."""
    clerk.go_to(FIRST)
    clerk.type("9")
    clerk.press(KEY.Key_Return)
    QGuiApplication.clipboard().setText("1\t2\tx\n3\t4\t5\n")
    clerk.press(KEY.Key_V, modifiers=CTRL)
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_Down, modifiers=SHIFT)
    clerk.press(KEY.Key_Delete)
    clerk.press(KEY.Key_R, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Escape)
    for _ in range(3):
        clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    clerk.press(KEY.Key_F8)
