"""The overview in the window, by real keys and clicks."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reviewer.domain.changes import ReviewState
from reviewer.review.operations import AcceptFinding, SetCell, SetState
from reviewer.review.overview import Subject
from reviewer.ui.overview.bars import BarList
from reviewer.ui.overview.page import OverviewPage
from tests.ui.clerk import Clerk
from tests.ui.made import BALANCED, report_text

pytestmark = pytest.mark.qt
KEY = Qt.Key


def opened(clerk: Clerk) -> OverviewPage:
    """The page once it has been counted."""
    clerk.press(KEY.Key_F11)
    page = clerk.window.stage.above
    assert isinstance(page, OverviewPage)
    clerk.qtbot.waitUntil(lambda: not clerk.window.runner.busy)
    return page


def bars(page: OverviewPage, subject: Subject) -> BarList:
    return page.cards[subject].bars


def told(page: OverviewPage, subject: Subject) -> list[str]:
    return [bar.told for bar in bars(page, subject).bars]


def listed(clerk: Clerk) -> list[str | None]:
    bench = clerk.session.bench
    return [row.agency for row in bench.workspace.worklist_rows(bench.rows.ids)]


def test_the_charts_speak_the_words_of_the_form(clerk: Clerk) -> None:
    page = opened(clerk)
    assert page.told == "0/3 份已完成"
    assert told(page, Subject.PROGRESS)[-1] == "未开始：3  100%"
    rules = told(page, Subject.RULES)
    assert any(rule.startswith("（一）予以公开：") and rule.endswith("：1") for rule in rules)
    assert not any("requests." in rule for rule in rules)
    assert told(page, Subject.AGENCIES) == ["青石县教育局：2  ✕2"]
    assert told(page, Subject.YEARS) == ["2023 年：2  ✕2"]


def test_what_is_done_shows_after_counting_again(clerk: Clerk) -> None:
    clerk.session.bench.apply(SetCell(2, "requests.granted.other", "8"))
    clerk.session.bench.apply(AcceptFinding(1, "requests.row_total.granted", reason="与原件一致"))
    clerk.session.bench.apply(SetState(3, ReviewState.DONE, reason="原件如此"))
    page = opened(clerk)
    assert page.told == "1/3 份已完成"
    assert told(page, Subject.REASONS) == ["与原件一致：1"]
    clerk.session.bench.apply(SetState(2, ReviewState.SET_ASIDE, reason="采用另一份"))
    page = opened(clerk)
    assert page.told == "1/2 份已完成"
    assert clerk.session.bench.progress == (1, 2)
    assert told(page, Subject.HANDLED) == ["原文如此：1", "键入：1"]
    assert told(page, Subject.CELLS) == ["（一）予以公开 · 其他：1"]
    assert "青石县教育局：2  ✕1 ✓1" in told(page, Subject.AGENCIES)
    assert len(told(page, Subject.DAYS)) == 1


def test_enter_on_a_bar_lists_its_reports_and_the_list_can_be_whole_again(clerk: Clerk) -> None:
    clerk.page.worklist.filter.setText("白云")
    clerk.qtbot.waitUntil(lambda: len(listed(clerk)) == 1)
    page = opened(clerk)
    bars(page, Subject.RULES).setFocus()
    clerk.press(KEY.Key_Down, KEY.Key_Return)
    assert clerk.window.stage.above is None
    assert len(listed(clerk)) == 1
    assert len(clerk.page.worklist.chips.texts) == 1
    chip = clerk.page.worklist.chips.findChild(QPushButton)
    assert isinstance(chip, QPushButton)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    clerk.qtbot.waitUntil(lambda: len(listed(clerk)) == 3)
    assert clerk.page.worklist.chips.texts == []


def test_a_click_on_a_bar_lists_its_reports(clerk: Clerk) -> None:
    page = opened(clerk)
    view = bars(page, Subject.AGENCIES)
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed(clerk) == ["青石县教育局"]


def test_a_bar_of_nothing_leads_nowhere_and_escape_leads_back(clerk: Clerk) -> None:
    before = clerk.cell
    page = opened(clerk)
    bars(page, Subject.PROGRESS).setFocus()
    clerk.press(KEY.Key_Home, KEY.Key_Return)
    assert not page.isHidden()
    clerk.press(KEY.Key_Escape)
    assert page.isHidden()
    assert clerk.cell == before


def test_an_empty_workspace_says_what_to_do(
    open_window: Callable[..., Clerk], tmp_path: Path
) -> None:
    clerk = open_window()
    assert clerk.window.open_workspace(str(tmp_path / "空.reviewer"), create=True)
    assert "Ctrl+I" in opened(clerk).told


def test_what_is_imported_while_one_looks_is_counted(
    open_window: Callable[..., Clerk], tmp_path: Path
) -> None:
    clerk = open_window()
    assert clerk.window.open_workspace(str(tmp_path / "空.reviewer"), create=True)
    page = opened(clerk)
    text = report_text(clerk.window.program.forms, "青石县教育局", 2023, BALANCED)
    (tmp_path / "2023.txt").write_text(text, encoding="utf-8")
    clerk.window.import_paths([tmp_path / "2023.txt"])
    clerk.qtbot.waitUntil(lambda: page.told == "0/1 份已完成", timeout=30_000)
    clerk.qtbot.waitUntil(lambda: not clerk.window.runner.busy)


def test_the_charts_are_saved_as_picture_vector_file_and_table(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = opened(clerk)
    for ending in ("png", "svg", "csv"):
        clerk.window.views.overviewing.save(str(tmp_path / f"概览.{ending}"))
    picture = QImage(str(tmp_path / "概览.png"))
    assert picture.width() == 1800
    renderer = QSvgRenderer(str(tmp_path / "概览.svg"))
    assert renderer.isValid()
    assert renderer.viewBoxF() == QRectF(0, 0, 900, picture.height() / 2)
    with (tmp_path / "概览.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["图表", "项目", "数量", "未解决", "原文如此", "已更正"]
    assert ["错误，按机关", "青石县教育局", "2", "2", "0", "0"] in rows
    assert len(rows) == 1 + sum(len(chart.bars) for chart in page.charts)


def test_a_place_that_cannot_be_written_is_told(clerk: Clerk, tmp_path: Path) -> None:
    opened(clerk)
    clerk.window.views.overviewing.save(str(tmp_path / "没有" / "概览.png"))
    assert len(clerk.banners) == 1
    assert "没有" in clerk.banners[0]


def test_the_table_is_copied_for_a_spreadsheet(clerk: Clerk) -> None:
    page = opened(clerk)
    page.copy_table.emit()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "错误，按年度\t2023 年\t2\t2\t0\t0" in lines
    page.copy_picture.emit()
    assert QGuiApplication.clipboard().image().width() == 1800


def test_the_charts_stand_in_as_many_columns_as_there_is_room_for(clerk: Clerk) -> None:
    page = opened(clerk)
    assert len(page.columns) == 2
    clerk.window.resize(2560, 1400)
    clerk.settle()
    assert len(page.columns) == 3
    shown = [card for column in page.columns for card in column]
    assert len(shown) == len(set(map(id, shown))) == len(Subject)


def test_no_bar_is_cut_off(clerk: Clerk) -> None:
    page = opened(clerk)
    cards = page.cards.values()
    # What was counted is laid out in the rounds that follow.
    clerk.qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in cards))
    for card in cards:
        assert card.rect().contains(card.bars.geometry()) or card.bars.isHidden()


def test_every_chart_can_be_heard(clerk: Clerk) -> None:
    page = opened(clerk)
    view = bars(page, Subject.AGENCIES)
    index = view.model().index(0, 0)
    assert view.accessibleName() == "错误，按机关"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "青石县教育局：2  ✕2"
