"""States of the window for its pictures: rules, settings, help, messages, choosers."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from posing import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.review.rulebook import Predecessor
from reviewer.ui.banner import Level, Message, Question
from reviewer.ui.crash import what_to_send
from reviewer.ui.main_window import MainWindow


def _rules(window: MainWindow) -> None:
    """The page of the rules, one of them about to be switched off."""
    press(window, "rules")
    page = window.rules.page
    if page is not None:
        page.list.select("plausible.ratio")
        page.list.ask()


def _heirs(window: MainWindow) -> None:
    press(window, "rules")
    page = window.rules.page
    if page is not None:
        page.show_heirs([Predecessor("临江市教育和体育局", "临江市教育局", 2023)])
        page.tabs.setCurrentIndex(1)


def _office_rules(window: MainWindow) -> None:
    press(window, "rules")
    if window.rules.page is not None:
        window.rules.page.tabs.setCurrentIndex(2)


def _office_faults(window: MainWindow) -> None:
    """Two files of the office with an error each."""
    folder = window.program.rules.folder
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"县局.toml": 'version = "1"\n[[rule]]\nid = “复议”\n', "往年.toml": 'version = "1\n'}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    _office_rules(window)
    if window.rules.page is not None:
        window.rules.page.office.reading_wanted.emit()
    for name in texts:
        (folder / name).unlink()


def _failed_import(window: MainWindow) -> None:
    text = "导入 97 份，跳过已有的 1 份，2 个文件未能导入："
    details = ("甲.pdf：文件已加密，请先去掉密码再导入。", "乙.txt：这不是政府信息公开年度报告。")
    window.banners.tell(Message(text, Level.WARNING, "import", details=details))
    window.strip.begin("")
    window.strip.advance("正在导入 37/120  临江市教育局2023年年报.pdf", 37, 120)


def _password(window: MainWindow) -> None:
    text = window.importer.tr("设有密码，还没有导入：{names}").format(names="乙.pdf、丙.pdf")
    question = Question(
        window.importer.tr("密码"), window.importer.tr("打开并导入"), lambda _password: None
    )
    window.banners.tell(Message(text, Level.WARNING, "password", question=question))
    press(window, "unlock")


def _palette(window: MainWindow) -> None:
    press(window, "palette")
    type_text("bg")


def _find_report(window: MainWindow) -> None:
    press(window, "find_report")
    type_text("2023")


def _settings(window: MainWindow, section: int) -> None:
    press(window, "settings")
    if window.pages.settings is not None:
        window.pages.settings.tabs.setCurrentIndex(section)


def _empty(window: MainWindow) -> None:
    folder = Path(tempfile.mkdtemp())
    window.open_workspace(str(folder / "2024年报.reviewer"), create=True)


def _help(window: MainWindow, page: str) -> None:
    window.pages.show_help(page)


def _error(window: MainWindow) -> None:
    try:
        raise ValueError("青澜市人民政府")
    except ValueError as error:
        window.pages.show_crash(what_to_send(error))


def _cleared(window: MainWindow) -> None:
    """A whole table was cleared by mistake."""
    session = window.session
    if session is None:
        return
    session.page.open_report(session.bench.rows.ids[-1])
    press(window, "table_2", "restore")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(window, "restore", "clear_cells")


STATES: dict[str, Callable[[MainWindow], None]] = {
    "rules": _rules,
    "heirs": _heirs,
    "office-rules": _office_rules,
    "office-faults": _office_faults,
    "import": _failed_import,
    "password": _password,
    "palette": _palette,
    "find-report": _find_report,
    "keys": lambda window: press(window, "keys"),
    "settings-keys": partial(_settings, section=0),
    "settings-options": partial(_settings, section=1),
    "settings-looks": partial(_settings, section=2),
    "error": _error,
    "empty": _empty,
    "help": partial(_help, page="01-first-steps"),
    "help-import": partial(_help, page="09-importing"),
    # The last of all: what it clears stays so for the pictures that follow.
    "cleared": _cleared,
}
"""By name, how one gets there."""
