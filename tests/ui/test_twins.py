"""The same report twice: signed in the list, compared, one chosen by keys, all of it undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reviewer.app import Application
from reviewer.domain.changes import ReviewState
from reviewer.ui.banner import Level
from reviewer.ui.twins.page import TwinsPage
from reviewer.ui.worklist.model import Role
from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk
from tests.ui.made import BALANCED, BROKEN, report_text, workspace_with

pytestmark = pytest.mark.qt
CORRECTED = BALANCED | {"disclosure.licensing.decisions": "121"}
WRONG = "requests.granted.total"


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    """Reports 1 and 2 are of one township and year, 3 of its county; 1 has problems."""
    location = workspace_with(program, tmp_path, {"白云镇人民政府": BROKEN, "青石县": BALANCED})
    text = report_text(program.forms, "白云镇政府", 2023, CORRECTED)
    (tmp_path / "更正.txt").write_text(text, encoding="utf-8")
    with_third = program.open_workspace(location)
    program.import_files(with_third, [tmp_path / "更正.txt"])
    with_third.close()
    return open_window(location)


def signed(clerk: Clerk) -> list[int]:
    model = clerk.page.worklist.model
    indices = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data(Role.ROW).id for index in indices if index.data(Role.TWIN)]


def states(clerk: Clerk) -> dict[int, ReviewState]:
    return {row.id: row.state for row in clerk.page.worklist.model.rows}


def page(clerk: Clerk) -> TwinsPage:
    clerk.press(KEY.Key_D, modifiers=ALT)
    assert clerk.window.twins.page is not None
    assert clerk.window.stage.above is clerk.window.twins.page
    return clerk.window.twins.page


def test_the_list_signs_those_that_want_a_choice(clerk: Clerk) -> None:
    assert signed(clerk) == [1, 3]
    model = clerk.page.worklist.model
    assert "待选定" in str(model.index(0, 0).data(3))
    assert "待选定" not in str(model.index(1, 0).data(3))
    clerk.page.open_report(3)
    clerk.press(KEY.Key_U, modifiers=ALT)
    assert clerk.status == "采用这一份；另 1 份不采用"
    assert signed(clerk) == []
    assert states(clerk)[1] is ReviewState.SET_ASIDE


def test_the_files_that_failed_stay_listed_when_the_choice_is_opened(
    clerk: Clerk, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    again.mkdir()
    (again / "通知.txt").write_text("关于召开会议的通知", encoding="utf-8")
    (again / "青石.txt").write_text(
        report_text(clerk.window.program.forms, "青石县", 2023, CORRECTED)
    )
    clerk.window.import_paths([again])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    before = clerk.focus
    clerk.press(KEY.Key_M, modifiers=CTRL | SHIFT)
    clerk.press(KEY.Key_Return)
    assert clerk.window.stage.above is clerk.window.twins.page
    (message,) = clerk.window.banners.messages
    assert message.details[0].startswith("通知.txt：")
    clerk.press(KEY.Key_Escape)
    assert clerk.focus is before


def test_an_export_tells_of_bodies_that_count_twice(clerk: Clerk, tmp_path: Path) -> None:
    clerk.window.export(str(tmp_path / "导出.csv"))
    clerk.qtbot.waitUntil(lambda: bool(clerk.banners), timeout=30_000)
    message = clerk.window.banners.messages[0]
    assert "2 份是同机关同年度的、还没有选定，数据里会重复" in message.text
    assert message.level is Level.WARNING


def test_the_report_itself_shows_the_way(clerk: Clerk) -> None:
    (button,) = (
        button
        for button in clerk.page.header.findChildren(QToolButton)
        if button.defaultAction() is clerk.window.actions_by_id["twins"]
    )
    assert clerk.sheet.record.id == 1
    assert button.isVisible()
    clerk.page.open_report(2)
    assert not button.isVisible()
    clerk.page.open_report(3)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clerk.window.twins.page is not None
    assert clerk.window.twins.page.isVisible()


def test_what_is_set_aside_is_no_work(clerk: Clerk) -> None:
    assert clerk.page.worklist.progress_text == "0/3 已完成"
    clerk.page.open_report(3)
    clerk.press(KEY.Key_U, modifiers=ALT)
    assert clerk.page.worklist.progress_text == "0/2 已完成"
    clerk.press(KEY.Key_F8)
    assert clerk.status == "无更多问题"
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.page.worklist.progress_text == "2/2 已完成"
    assert clerk.status == "全部报告都已完成"


def test_the_choice_is_one_step_that_can_be_undone(clerk: Clerk) -> None:
    clerk.page.open_report(3)
    clerk.press(KEY.Key_U, modifiers=ALT)
    (record,) = clerk.session.workspace.trail(1)
    assert record.reason == "采用同一机关同一年度的另一份：更正.txt"
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert states(clerk)[1] is ReviewState.OPEN
    assert signed(clerk) == [1, 3]


def test_changing_the_choice_is_one_step_to_undo(clerk: Clerk) -> None:
    clerk.page.open_report(3)
    clerk.press(KEY.Key_U, modifiers=ALT)
    clerk.page.open_report(1)
    clerk.press(KEY.Key_U, modifiers=ALT)
    chosen = {one: states(clerk)[one] for one in (1, 3)}
    assert chosen == {1: ReviewState.OPEN, 3: ReviewState.SET_ASIDE}
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: states(clerk)[3] is ReviewState.OPEN)
    clerk.qtbot.waitUntil(lambda: states(clerk)[1] is ReviewState.SET_ASIDE)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: signed(clerk) == [1, 3])


def test_the_page_lists_what_differs_and_leads_there(clerk: Clerk) -> None:
    shown = page(clerk)
    assert shown.groups.count() == 1
    assert shown.groups.item(0).text().endswith("2 份，待选定")
    table = shown.differences
    model = table.model()
    told = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert table.rowCount() == 2
    assert [line[1:] for line in told] == [["120", "121"], ["5", "2"]]
    table.setFocus()
    clerk.press(KEY.Key_Down, KEY.Key_Return)
    assert clerk.window.stage.above is None
    assert (clerk.sheet.record.id, clerk.cell) == (1, WRONG)


def test_the_two_can_be_seen_side_by_side(clerk: Clerk) -> None:
    shown = page(clerk)
    QTest.mouseClick(shown.beside, Qt.MouseButton.LeftButton)
    clerk.settle()
    assert clerk.window.stage.currentWidget() is clerk.window.views.comparing.page
    clerk.press(KEY.Key_Escape)
    assert clerk.window.stage.above is None


def test_choosing_on_the_page(clerk: Clerk) -> None:
    shown = page(clerk)
    shown.members.setFocus()
    clerk.press(KEY.Key_Down)
    assert shown.current is not None
    assert shown.current.id == 3
    clerk.press(KEY.Key_U, modifiers=ALT)
    assert states(clerk) == {
        1: ReviewState.SET_ASIDE,
        2: ReviewState.OPEN,
        3: ReviewState.OPEN,
    }
    assert shown.groups.item(0).text().endswith("2 份，已选定")
    assert shown.current.id == 3
    shown.members.setCurrentCell(0, 0)
    clerk.press(KEY.Key_N, modifiers=ALT)
    assert states(clerk)[1] is ReviewState.OPEN
    clerk.press(KEY.Key_N, modifiers=ALT)
    assert states(clerk)[1] is ReviewState.SET_ASIDE
    clerk.press(KEY.Key_U, modifiers=ALT)
    assert states(clerk)[1] is ReviewState.OPEN
    assert states(clerk)[3] is ReviewState.SET_ASIDE
    clerk.press(KEY.Key_Escape)
    assert clerk.window.stage.above is None


def test_a_report_alone_is_told(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    clerk.press(KEY.Key_U, modifiers=ALT)
    assert clerk.status == "没有同一机关、同一年度的其他报告"
    clerk.press(KEY.Key_N, modifiers=ALT)
    assert clerk.status == "没有别的报告可以代替这一份"
    assert set(states(clerk).values()) == {ReviewState.OPEN}


def test_an_import_offers_the_choice(clerk: Clerk, program: Application, tmp_path: Path) -> None:
    text = report_text(program.forms, "青石县政府", 2023, CORRECTED)
    (tmp_path / "又一份.txt").write_text(text, encoding="utf-8")
    clerk.window.import_paths([tmp_path / "又一份.txt"])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=60_000)
    clerk.settle()
    assert signed(clerk) == [1, 2, 3, 4]
    message = clerk.window.banners.messages[0]
    assert message.text == "导入 1 份，其中 1 份与别的报告同机关同年度"
    (offer,) = message.offers
    offer.act()
    assert clerk.window.stage.above is clerk.window.twins.page


def test_a_corrected_name_brings_reports_together(clerk: Clerk) -> None:
    clerk.session.commands.correct_heading("青石县白云镇人民政府", "2023")
    assert signed(clerk) == []
    clerk.page.open_report(2)
    clerk.session.commands.correct_heading("白云镇", "2023")
    assert signed(clerk) == [2, 3]


def test_the_page_goes_with_its_workspace(clerk: Clerk) -> None:
    page(clerk)
    assert clerk.window.close_workspace()
    assert clerk.window.twins.page is None
    assert clerk.window.welcome.isVisible()
