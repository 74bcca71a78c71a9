"""15. Few false alarms; errors, warnings and notices filter apart; a soft rule can be off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reviewer.app import Application
from reviewer.domain.rules import Severity
from tests.bench.wired import judged
from tests.ui.clerk import CTRL, KEY, SHIFT, Clerk
from tests.ui.made import BROKEN, workspace_with

pytestmark = pytest.mark.qt
REGULATIONS = "disclosure.regulations.in_force"
MIXED = BROKEN | {"requests.received.total": "4", REGULATIONS: "6"}
"""Rules fail, the text says 3 received, and a bureau made regulations."""


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    return open_window(workspace_with(program, tmp_path, {"青石县教育局": MIXED}))


def listed(clerk: Clerk) -> set[Severity]:
    rows = (row.line for row in clerk.page.problems.list.rows)
    return {line.severity for line in rows if line is not None}


def turn(clerk: Clerk, severity: Severity) -> None:
    button = clerk.page.problems.findChild(QToolButton, f"kind-{severity.value}")
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clerk.settle()


def test_correct_reports_raise_no_error_and_hardly_a_question() -> None:
    figures = judged(8)
    assert figures["wired_hard"] == 0
    assert figures["wired_soft_per_report"] <= 0.05


def test_errors_warnings_and_notices_filter_apart(
    clerk: Clerk, open_window: Callable[..., Clerk]
) -> None:
    assert listed(clerk) == set(Severity)
    turn(clerk, Severity.WARNING)
    assert listed(clerk) == {Severity.HARD, Severity.NOTICE}
    turn(clerk, Severity.HARD)
    assert listed(clerk) == {Severity.NOTICE}
    turn(clerk, Severity.WARNING)
    assert listed(clerk) == {Severity.WARNING, Severity.NOTICE}
    again = open_window(Path(clerk.session.workspace.name))
    assert listed(again) == {Severity.WARNING, Severity.NOTICE}, "as it was left"


def test_what_the_list_hides_is_still_visited_and_said_to_be_hidden(clerk: Clerk) -> None:
    turn(clerk, Severity.WARNING)
    clerk.go_to("disclosure.regulations.issued")
    seen = set()
    while "无更多问题" not in clerk.status:
        clerk.window.statusBar().clearMessage()
        clerk.press(KEY.Key_F8)
        if clerk.status == "这个问题在清单里被隐藏，仍未处理":
            seen.add(clerk.cell)
    assert seen == {"requests.received.total"}


def test_a_soft_rule_is_switched_off_with_a_note(clerk: Clerk) -> None:
    assert clerk.sheet.tally.notices == 1
    clerk.press(KEY.Key_R, modifiers=CTRL | SHIFT)
    page = clerk.window.rules.page
    assert page is not None
    page.list.select("plausible.regulations")
    clerk.press(KEY.Key_Space)
    clerk.type("own powers")
    clerk.press(KEY.Key_Return)
    clerk.qtbot.waitUntil(lambda: not clerk.window.rules.recount.busy)
    clerk.press(KEY.Key_Escape)
    assert clerk.sheet.tally.notices == 0
    assert [line.note for line in clerk.session.rule_lines() if not line.on] == ["own powers"]


def test_only_what_must_hold_asks_for_a_reason_on_finishing(
    open_window: Callable[..., Clerk], program: Application, tmp_path: Path
) -> None:
    soft = {REGULATIONS: "6"}
    clerk = open_window(workspace_with(program, tmp_path, {"青石县教育局": soft}))
    assert clerk.sheet.tally.warnings + clerk.sheet.tally.notices >= 2
    clerk.press(KEY.Key_D, modifiers=CTRL)
    assert not clerk.page.reason.isVisible()
    assert clerk.sheet.record.state == "done"
