"""The page of the rules: switching off with a note, predecessors, the office's own, by keys."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget

from reviewer.app import Application
from reviewer.outcomes import Progress
from reviewer.review.rulebook import Predecessor, predecessors, switch, switches
from reviewer.settings import Settings
from reviewer.ui.rules_page.page import RulesPage
from reviewer.ui.theme import Mode
from tests.ui.clerk import CTRL, KEY, SHIFT, Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
OFFICE = """
version = "7"
[[rule]]
id = "granted"
equation = "requests.granted.total <= requests.partly_granted.total"
name = { zh = "予以公开不多于部分公开" }
"""
ODD = BALANCED | {"disclosure.regulations.in_force": "6"}
RULE = "plausible.regulations"


@pytest.fixture
def location(program: Application, tmp_path: Path) -> Path:
    return workspace_with(program, tmp_path, {"青石县教育局": ODD, "临江市财政局": ODD})


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], location: Path) -> Clerk:
    clerk = open_window(location)
    for row in clerk.session.bench.rows.ids:
        clerk.page.open_report(row)
    list(clerk.session.count_anew())
    clerk.page.open_report(1)
    clerk.page.tables.take_focus()
    return clerk


def opened(clerk: Clerk) -> RulesPage:
    clerk.press(KEY.Key_R, modifiers=CTRL | SHIFT)
    page = clerk.window.rules.page
    assert page is not None
    assert clerk.window.stage.above is page
    return page


def text_of(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item else ""


def counted(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.window.rules.recount.busy)


def notices(clerk: Clerk) -> list[int]:
    return [row.tally.notices for row in clerk.session.workspace.worklist_rows([1, 2])]


def test_a_soft_rule_is_switched_off_with_a_note_and_all_reports_are_counted(
    clerk: Clerk,
) -> None:
    assert notices(clerk) == [1, 1]
    page = opened(clerk)
    page.list.select(RULE)
    clerk.press(KEY.Key_Space)
    clerk.press(KEY.Key_Return)
    assert switches(clerk.session.workspace) == (), "not without a note"
    clerk.type("local")
    clerk.press(KEY.Key_Return)
    counted(clerk)
    assert [(one.rule, one.on, one.who, one.note) for one in switches(clerk.session.workspace)] == [
        (RULE, False, "张敏", "local")
    ]
    assert notices(clerk) == [0, 0]
    assert clerk.sheet.tally.notices == 0
    current = page.list.current
    assert current is not None
    assert (current.id, current.on) == (RULE, False)
    assert "local" in text_of(page.list, page.list.currentRow(), 3)
    page.list.setFocus()
    clerk.press(KEY.Key_Space)
    counted(clerk)
    assert notices(clerk) == [1, 1]


def test_what_must_hold_cannot_be_switched_off(clerk: Clerk) -> None:
    page = opened(clerk)
    page.list.select("requests.balance")
    assert not page.turn.isEnabled()
    clerk.press(KEY.Key_Space)
    assert not page.reason.isVisible()


def test_every_rule_is_listed_with_its_sentence_and_version(clerk: Clerk) -> None:
    page = opened(clerk)
    lines = clerk.session.rule_lines()
    assert {line.id for line in lines} >= {"requests.row_total", "nonnegative", "text.claims", RULE}
    shown = [text_of(page.list, row, 0) for row in range(page.list.rowCount())]
    assert all(line.names["zh"] in shown for line in lines)
    assert all(line.version for line in lines)
    assert "2021.1" in page.versions.text()
    clerk.press(KEY.Key_Escape)
    assert clerk.window.stage.above is None


def test_predecessors_are_typed_into_the_table(clerk: Clerk) -> None:
    page = opened(clerk)
    page.tabs.setCurrentIndex(1)
    QTest.mouseClick(page.heirs.add, Qt.MouseButton.LeftButton)
    clerk.settle()
    for text in ("a", "b", "２０２３"):
        clerk.type(text)
        clerk.press(KEY.Key_Tab)
    clerk.press(KEY.Key_Escape)
    counted(clerk)
    assert predecessors(clerk.session.workspace) == (Predecessor("a", "b", 2023),)
    page.heirs.table.setCurrentCell(0, 0)
    page.heirs.table.setFocus()
    clerk.press(KEY.Key_Delete)
    counted(clerk)
    assert predecessors(clerk.session.workspace) == ()


def test_a_year_that_is_none_is_refused(clerk: Clerk) -> None:
    page = opened(clerk)
    page.heirs.show_table([Predecessor("a", "b", 2023)])
    wrong = page.heirs.table.item(0, 2)
    assert wrong is not None
    wrong.setText("1")
    assert clerk.banners == ["年度不在合理范围内：1"]
    assert predecessors(clerk.session.workspace) == ()


def test_the_offices_rules_are_read_shown_and_told_where_they_are_wrong(
    open_window: Callable[..., Clerk],
    location: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = Application(actor="张敏", language="zh", settings=Settings(tmp_path / "own"))
    clerk = open_window(location, of=program)
    folder = program.rules.folder
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    page = opened(clerk)
    page.tabs.setCurrentIndex(2)
    for button in (page.office.open_folder, page.office.make_example):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown == [str(folder)]
    assert [path.name for path in folder.iterdir()] == ["example.toml"]
    (folder / "本区.toml").write_text(OFFICE, encoding="utf-8")
    (folder / "坏.toml").write_text("version = 1\n[[rule]]\nid = ", encoding="utf-8")
    QTest.mouseClick(page.office.read_anew, Qt.MouseButton.LeftButton)
    counted(clerk)
    assert "“坏.toml”第 3 行第 6 列" in clerk.banners[0]
    assert "坏.toml" in page.office.faults.toPlainText()
    assert [line.id for line in clerk.session.rule_lines()][-1] == "office.granted"
    problems = {problem.id: problem.kind for problem in clerk.sheet.problems}
    assert problems["office.granted"] == "warning"
    (folder / "坏.toml").unlink()
    QTest.mouseClick(page.office.read_anew, Qt.MouseButton.LeftButton)
    counted(clerk)
    assert clerk.banners == []


def test_a_wrong_file_is_told_at_the_start(
    open_window: Callable[..., Clerk], location: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "home" / "rules"
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text("[[rule]]\nid = 1\n", encoding="utf-8")
    clerk = open_window(location, of=Application(actor="张敏", language="zh"))
    assert "“a.toml”第 1 行" in clerk.banners[0]
    assert clerk.sheet.findings


def test_leaving_while_reports_are_counted_harms_nothing(clerk: Clerk) -> None:
    page = opened(clerk)
    page.switched.emit(RULE, False, "不核")
    page.switched.emit(RULE, True, "")
    assert clerk.window.close_workspace()
    assert not clerk.window.rules.recount.busy
    assert not clerk.window.strip.isVisible()


def test_what_an_older_program_has_left_uncounted_is_counted_on_opening(
    open_window: Callable[..., Clerk], location: Path
) -> None:
    with closing(sqlite3.connect(location)) as plain, plain:
        plain.execute("DELETE FROM open_rules")
        plain.execute("UPDATE reports SET notices = 0")
    clerk = open_window(location)
    counted(clerk)
    assert notices(clerk) == [1, 1]
    assert clerk.session.workspace.uncounted() == []


def stopped_after_one(clerk: Clerk) -> None:
    """Switch the rule off, and stop when one report has been counted."""
    reached, gate = Event(), Event()

    def count() -> Iterator[Progress]:
        for progress in clerk.session.count_anew():
            if progress.done == 1:
                reached.set()
                gate.wait()
            yield progress

    switch(clerk.session.workspace, RULE, on=False, who="张敏", note="不核")
    clerk.window.rules.recount.start(count)
    clerk.qtbot.waitUntil(reached.is_set)
    stop = next(one for one in clerk.window.strip.findChildren(QPushButton) if one.isVisible())
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    gate.set()
    counted(clerk)


def test_what_a_stop_has_left_uncounted_is_told_and_counted_on_opening_again(
    clerk: Clerk, open_window: Callable[..., Clerk], location: Path
) -> None:
    stopped_after_one(clerk)
    assert notices(clerk) == [0, 1]
    assert "有 1 份报告还没有按现行规则重新核对" in clerk.banners[0]
    clerk.close()
    again = open_window(location)
    counted(again)
    assert notices(again) == [0, 0]
    assert again.banners == []


def test_what_a_stop_has_left_uncounted_is_counted_on_request(clerk: Clerk) -> None:
    stopped_after_one(clerk)
    button = next(
        one
        for one in clerk.window.banners.findChildren(QPushButton)
        if one.text() == "现在接着核对"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    counted(clerk)
    assert notices(clerk) == [0, 0]
    assert clerk.session.workspace.uncounted() == []
    assert clerk.banners == []


def test_what_the_overview_has_counted_is_no_longer_told_as_uncounted(clerk: Clerk) -> None:
    stopped_after_one(clerk)
    clerk.press(KEY.Key_F11)
    clerk.qtbot.waitUntil(lambda: not clerk.window.runner.busy)
    assert clerk.banners == []
    lines = [clerk.session.bench.rows.line_of(one) for one in (1, 2)]
    shown = [line.tally.notices for line in lines if line is not None]
    assert shown == notices(clerk) == [0, 0]


def test_rules_that_an_office_has_changed_meanwhile_are_counted_on_opening(
    open_window: Callable[..., Clerk], location: Path, tmp_path: Path
) -> None:
    program = Application(actor="张敏", language="zh", settings=Settings(tmp_path / "own"))
    clerk = open_window(location, of=program)
    counted(clerk)
    failing = clerk.session.workspace.worklist_rows([2])[0].tally.warnings
    clerk.close()
    file = program.rules.folder / "ours.toml"
    file.parent.mkdir(parents=True)
    file.write_text(OFFICE, encoding="utf-8")
    program.rules.read_office()
    again = open_window(location, of=program)
    counted(again)
    assert again.session.workspace.worklist_rows([2])[0].tally.warnings == failing + 1
    assert again.session.workspace.uncounted() == []
    again.close()
    once_more = open_window(location, of=program)
    assert not once_more.window.rules.recount.busy, "once is enough"


def test_the_look_can_be_changed_once_the_page_is_gone(clerk: Clerk) -> None:
    opened(clerk)
    window = clerk.window
    window.close_workspace()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.rules.page is None
    window.theme.set_mode(Mode.DARK)
    assert window.theme.colours.dark
