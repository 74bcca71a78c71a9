"""Pictures of the window in its states, sizes, looks and languages, made without a screen.

`screenshots.py [FOLDER [STATE…]]` writes PNG files; look at them.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import advice_states
import view_states
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.domain.record import WorklistQuery
from reviewer.review.rulebook import Predecessor
from reviewer.ui import language
from reviewer.ui.banner import Level, Message, Question
from reviewer.ui.crash import what_to_send
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window
from reviewer.ui.theme import Mode

ROOT = Path(__file__).resolve().parents[1]
_SEARCH_SECONDS = 5
_SETTLE_MS = 60
SIZES = ((1366, 728), (1920, 1040), (2560, 1400))


@dataclass(frozen=True, slots=True)
class State:
    """What a picture shows and how one gets there."""

    name: str
    reach: Callable[[MainWindow], None]


def main(arguments: list[str]) -> int:
    """Make all pictures."""
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    states = [state for state in STATES if state.name in (arguments[1:] or [state.name])]
    application = QApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["REVIEWER_HOME"] = scratch
        workspace = _workspace(Path(scratch))
        for code in ("zh", "en"):
            language.install(application, code)
            memory = Memory(Path(scratch) / f"{code}.json")
            memory.put(recent=[str(workspace)])
            window = make_window(application, Application(actor="张敏", language=code), memory)
            window.show()
            for mode, size in product((Mode.LIGHT, Mode.DARK), SIZES):
                window.theme.set_mode(mode)
                window.resize(*size)
                for state in states:
                    _picture(window, workspace, state)
                    name = f"{state.name}-{size[0]}-{mode}-{code}.png"
                    window.grab().save(str(folder / name))
                    _clear(window)
            window.close()
    return 0


def _workspace(folder: Path) -> Path:
    location = folder / "2023年报.reviewer"
    program = Application(actor="张敏", language="zh")
    workspace = program.open_workspace(location, create=True)
    program.import_files(workspace, [ROOT / "resources" / "samples"])
    workspace.close()
    return location


def _picture(window: MainWindow, workspace: Path, state: State) -> None:
    """Bring the window into a state."""
    if state.name != "welcome":
        window.open_workspace(str(workspace))
    window.activateWindow()
    QApplication.processEvents()
    state.reach(window)
    # What the state has changed is laid out in the rounds that follow.
    QTest.qWait(_SETTLE_MS)


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


def _press(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_id[name].trigger()
        QApplication.processEvents()


def _nothing(window: MainWindow) -> None:
    """The window as it opens."""


def _problem(window: MainWindow) -> None:
    _press(window, "next_problem", "next_problem", "next_problem")
    if window.session is not None:
        deadline = monotonic() + _SEARCH_SECONDS
        while not window.session.page.proposals.isVisible() and monotonic() < deadline:
            QTest.qWait(20)


def _refused(window: MainWindow) -> None:
    _press(window, "next_problem", "next_problem", "amend")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "x")
        QTest.keyClick(focus, Qt.Key.Key_Return)


def _reason(window: MainWindow) -> None:
    _press(window, "next_problem", "accept")


def _find(window: MainWindow) -> None:
    _press(window, "find")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "2023")


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
    _press(window, "unlock")


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
    _press(window, "twins")


def _disputes(window: MainWindow) -> None:
    _press(window, "table_3")


def _disclosure(window: MainWindow) -> None:
    _press(window, "table_1")


def _pasted(window: MainWindow) -> None:
    _press(window, "next_problem", "table_2")
    if window.session is not None:
        window.session.page.go_to("requests.received.natural_person")
    QGuiApplication.clipboard().setText("１２\t1,234\t一二\t\t0\t0\t9\t7\n3\t/\t0\t0\t0\t0\t3\n")
    _press(window, "paste")


def _shifted(window: MainWindow) -> None:
    _press(window, "next_problem", "shift_right")


def _split(window: MainWindow) -> None:
    _press(window, "table_2")
    if window.session is not None:
        page = window.session.page
        for key, text in (("business", ""), ("natural_person", "415")):
            page.go_to(f"requests.received.{key}")
            page.tables.amend(text)
        _press(window, "split_number")


def _ranged(window: MainWindow) -> None:
    _press(window, "table_2")
    focus = QApplication.focusWidget()
    if window.session is not None and focus is not None:
        window.session.page.go_to("requests.granted.business")
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
            QTest.keyClick(focus, key, Qt.KeyboardModifier.ShiftModifier)


def _history(window: MainWindow) -> None:
    _press(window, "next_problem", "show_history")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "3")
        QTest.keyClick(focus, Qt.Key.Key_Up)
        _press(window, "undo")


def _palette(window: MainWindow) -> None:
    _press(window, "palette")
    _type("bg")


def _find_report(window: MainWindow) -> None:
    _press(window, "find_report")
    _type("2023")


def _settings(window: MainWindow, section: int) -> None:
    _press(window, "settings")
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


def _type(text: str) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, text)


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
            session.bench.annotate(report_id, some, "电话催过一次，等更正件。")


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
    _press(window, "annotate")


def _bulk(window: MainWindow) -> None:
    _tagged(window)
    session = window.session
    if session is None:
        return
    session.page.worklist.view.selectAll()
    _press(window, "bulk")
    page = window.bulk.page
    if page is not None:
        page.form.buttons.button(2).click()
        deadline = monotonic() + _SEARCH_SECONDS
        while (page.busy or page.form.waiting) and monotonic() < deadline:
            QTest.qWait(20)


def _rules(window: MainWindow) -> None:
    """The page of the rules, one of them about to be switched off."""
    _press(window, "rules")
    page = window.rules.page
    if page is not None:
        page.list.select("plausible.ratio")
        page.list.ask()


def _heirs(window: MainWindow) -> None:
    _press(window, "rules")
    page = window.rules.page
    if page is not None:
        page.show_heirs([Predecessor("临江市教育和体育局", "临江市教育局", 2023)])
        page.tabs.setCurrentIndex(1)


def _office_rules(window: MainWindow) -> None:
    _press(window, "rules")
    if window.rules.page is not None:
        window.rules.page.tabs.setCurrentIndex(2)


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


STATES = (
    State("rules", _rules),
    State("heirs", _heirs),
    State("office-rules", _office_rules),
    State("words", _words),
    State("welcome", _nothing),
    State("desk", _nothing),
    State("problem", _problem),
    State("refused", _refused),
    State("reason", _reason),
    State("find", _find),
    State("import", _failed_import),
    State("paste", _pasted),
    State("shift", _shifted),
    State("split", _split),
    State("range", _ranged),
    State("history", _history),
    State("password", _password),
    State("twins", _twins),
    *(State(name, reach) for name, reach in advice_states.STATES.items()),
    *(State(name, reach) for name, reach in view_states.STATES.items()),
    State("disputes", _disputes),
    State("disclosure", _disclosure),
    State("palette", _palette),
    State("find-report", _find_report),
    State("keys", lambda window: _press(window, "keys")),
    State("settings-keys", lambda window: _settings(window, 0)),
    State("settings-options", lambda window: _settings(window, 1)),
    State("settings-looks", lambda window: _settings(window, 2)),
    State("error", _error),
    State("empty", _empty),
    State("help", lambda window: _help(window, "01-first-steps")),
    State("help-import", lambda window: _help(window, "09-importing")),
    State("worklist", _worklist),
    State("grouped", _grouped),
    State("annotate", _annotate),
    State("bulk", _bulk),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
