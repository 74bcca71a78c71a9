"""Two reports side by side in the window, by real keys."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.app import Application
from reviewer.assets import load_forms
from reviewer.domain.record import Record
from reviewer.review.comparison import compare
from reviewer.ui.comparison.page import ComparisonPage
from tests.ui.clerk import ALT, SHIFT, Clerk
from tests.ui.made import BALANCED, report_text, workspace_of

pytestmark = pytest.mark.qt
KEY = Qt.Key
FORMS = load_forms()
CARRIED = "requests.carried_in.natural_person"
NEXT_YEAR = BALANCED | {
    "requests.received.natural_person": "7",
    "requests.received.total": "7",
    "disclosure.licensing.decisions": "95",
}


@pytest.fixture
def clerk(program: Application, open_window: Callable[..., Clerk], tmp_path: Path) -> Clerk:
    """Two years of one body, a second version of the later one, and another body."""
    later = report_text(program.forms, "青石县教育局", 2023, NEXT_YEAR)
    texts = {
        "2022.txt": report_text(program.forms, "青石县教育局", 2022, BALANCED),
        "2023.txt": later.replace("申请3件", "申请7件"),
        "2023改.txt": later.replace("\t95\n", "\t59\n"),
        "白云.txt": report_text(program.forms, "白云镇人民政府", 2023, BALANCED),
    }
    return open_window(workspace_of(program, tmp_path, texts))


def page(clerk: Clerk) -> ComparisonPage:
    found = clerk.window.stage.above
    assert isinstance(found, ComparisonPage)
    return found


def offered(clerk: Clerk) -> list[str]:
    return [entry.detail for entry in clerk.window.doors.chooser.entries]


def test_the_partner_is_offered_same_year_first_then_other_years_then_any(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    clerk.press(KEY.Key_F7)
    assert offered(clerk) == ["2023 年 · 2023改.txt", "2022 年 · 2022.txt", "2023 年 · 白云.txt"]
    clerk.type("by")
    assert offered(clerk) == ["2023 年 · 白云.txt"]
    clerk.press(KEY.Key_Return)
    made = page(clerk).made
    assert made is not None
    assert (made.left.id, made.right.id) == (2, 4)


def test_keys_go_from_difference_to_difference_and_escape_back_to_the_cell(clerk: Clerk) -> None:
    clerk.go_to("disputes.reconsideration.total")
    clerk.window.show_comparison(1, 2)
    shown = page(clerk)
    assert shown.tab == "ties"
    clerk.press(KEY.Key_2, modifiers=ALT)
    seen = [shown.current_key]
    for _ in range(2):
        clerk.press(KEY.Key_F8)
        seen.append(shown.current_key)
    assert seen == [
        "requests.received.natural_person",
        "requests.received.total",
        "requests.received.total",
    ]
    assert clerk.status == "没有更多不同"
    assert shown.detail.endswith("左 3，右 7，差 +4")
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert (shown.tab, shown.current_key) == ("disclosure", "disclosure.licensing.decisions")
    clerk.press(KEY.Key_Escape)
    assert clerk.window.stage.above is None
    assert (clerk.sheet.record.id, clerk.cell) == (1, "disputes.reconsideration.total")


def test_enter_on_a_difference_opens_the_desk_at_its_cell(clerk: Clerk) -> None:
    clerk.window.show_comparison(1, 2)
    clerk.press(KEY.Key_1, modifiers=ALT)
    clerk.press(KEY.Key_F8, KEY.Key_Return)
    assert clerk.window.stage.above is None
    assert (clerk.sheet.record.id, clerk.cell) == (2, "requests.received.natural_person")


def test_two_years_show_the_rules_that_tie_them(clerk: Clerk) -> None:
    clerk.window.show_comparison(1, 2)
    shown = page(clerk)
    broken = [line for line in shown.ties.lines if line.sign == "✕"]
    assert [line.key for line in broken] == [CARRIED, "requests.carried_in.total"]
    assert "本年 0，上年度报告 1" in broken[0].texts[0]
    assert any(line.sign == "✓" for line in shown.ties.lines)


def test_two_versions_must_agree(clerk: Clerk) -> None:
    clerk.window.show_comparison(2, 3)
    shown = page(clerk)
    made = shown.made
    assert made is not None
    assert made.differences == ("disclosure.licensing.decisions",)
    side = shown.twins["disclosure"].sides[1]
    assert side is not None
    look = side.look("disclosure.licensing.decisions")
    assert look is not None
    assert (look.text, look.beneath, look.grave) == ("59", "−36", True)
    assert not shown.tabs.isTabVisible(3)
    shown.heading.only.click()
    assert [line.key for line in shown.list.lines] == ["disclosure.licensing.decisions"]


def test_the_prose_is_compared_sentence_by_sentence(clerk: Clerk) -> None:
    clerk.window.show_comparison(3, 2)
    shown = page(clerk)
    clerk.qtbot.waitUntil(lambda: shown.prose.count > 0)
    clerk.press(KEY.Key_5, modifiers=ALT)
    clerk.press(KEY.Key_F8)
    assert shown.prose.at == 0
    text = shown.prose.toPlainText()
    assert "年内共收到政府信息公开申请3件。" in text
    assert "年内共收到政府信息公开申请7件。" in text


def test_scrolling_and_cursor_go_together(clerk: Clerk) -> None:
    clerk.window.show_comparison(1, 2)
    shown = page(clerk)
    clerk.press(KEY.Key_2, modifiers=ALT)
    left, right = shown.twins["requests"].sides
    assert left is not None
    assert right is not None
    bar = left.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert right.verticalScrollBar().value() == right.verticalScrollBar().maximum() > 0
    right.setFocus()
    clerk.press(KEY.Key_Down, KEY.Key_Right)
    assert left.current_key == right.current_key


def test_a_table_that_only_one_report_has_and_one_that_none_has(clerk: Clerk, qtbot: QtBot) -> None:
    left = shown_report(clerk, {"disclosure": "2021"})
    right = shown_report(clerk, {"requests": "2021"})
    shown = ComparisonPage(clerk.window.theme, FORMS, "zh")
    qtbot.addWidget(shown)
    shown.show_comparison(compare(left, right, FORMS, ()))
    assert [shown.tabs.isTabEnabled(place) for place in range(3)] == [True, True, False]
    assert shown.twins["disclosure"].sides[1] is None
    shown.show_tab("requests")
    assert shown.current_key == "requests.received.natural_person"
    assert "不可比" in shown.detail
    shown.step(1)
    none = replace(left, report=replace(left.report, forms={}, cells={}))
    shown.show_comparison(compare(none, none, FORMS, ()))
    assert (shown.tab, shown.twins) == ("prose", {})


def shown_report(clerk: Clerk, forms: Mapping[str, str]) -> Record:
    """The report at hand with some of its tables."""
    record = clerk.sheet.record
    cells = {key: record.report.cells[key] for key in FORMS.cells(forms)}
    return replace(record, report=replace(record.report, forms=forms, cells=cells))


def test_a_problem_with_another_report_is_shown_at_its_cell(
    program: Application, open_window: Callable[..., Clerk], tmp_path: Path
) -> None:
    ratio = "disclosure.penalty.decisions"
    many = BALANCED | {"disclosure.licensing.decisions": "90", ratio: "700"}
    texts = {
        "2022.txt": report_text(program.forms, "青石县教育局", 2022, BALANCED | {ratio: "70"}),
        "2023.txt": report_text(program.forms, "青石县教育局", 2023, many),
    }
    clerk = open_window(workspace_of(program, tmp_path, texts))
    clerk.page.open_report(2)
    jump = clerk.session.jump
    assert jump.to_problem(f"plausible.ratio.{ratio}")
    clerk.press(KEY.Key_F7, modifiers=SHIFT)
    shown = page(clerk)
    assert (shown.tab, shown.current_key) == ("disclosure", ratio)
    assert shown.detail.endswith("左 700，右 70，差 −630")
