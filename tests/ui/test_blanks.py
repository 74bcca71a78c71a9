"""Reports with blanks: filled by one key, told as one problem, made 0 where that is meant."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.domain.layout import printed_table
from reviewer.domain.numbers import CellStatus
from reviewer.ui.problems.rows import Row
from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk
from tests.ui.made import BALANCED, EDITION, workspace_of, workspace_with

pytestmark = pytest.mark.qt
ZEROS_LEFT_OUT = 167
Open = Callable[[Mapping[str, str]], Clerk]


@pytest.fixture
def opened(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Open:
    """Opens a report whose two tables with rules are blank but for these cells."""

    def made(values: Mapping[str, str]) -> Clerk:
        cells = [
            cell.key for form in program.forms.of(EDITION) for cell in printed_table(form).cells
        ]
        empty = {key: "" for key in cells if key and not key.startswith("disclosure")}
        reports = {"青石县教育局": empty | dict(values)}
        return open_window(workspace_with(program, tmp_path, reports))

    return made


def rows(clerk: Clerk) -> list[Row]:
    """The rows of the list."""
    return list(clerk.page.problems.list.rows)


def blanks(clerk: Clerk, table: str) -> int:
    """How many cells of a table are blank."""
    cells = clerk.sheet.record.report.cells.items()
    return sum(cell.status is CellStatus.BLANK for key, cell in cells if key.startswith(table))


def test_zeros_left_out_are_filled_by_two_keys_and_taken_back_by_one(opened: Open) -> None:
    clerk = opened(BALANCED)
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    head, disputes = rows(clerk)
    assert head.texts[0] == f"建议补填 {ZEROS_LEFT_OUT} 格空处，都是 0"
    assert (head.folded, len(head.members)) == (True, 34)
    assert disputes.texts[0] == "整张表是空白：四 复议诉讼"
    clerk.press(KEY.Key_F9)
    preview = clerk.page.preview.preview
    assert preview is not None
    assert len(preview.lines) == ZEROS_LEFT_OUT
    assert (preview.effect, preview.better) == ("问题 37 → 3", True)
    assert blanks(clerk, "requests") == ZEROS_LEFT_OUT, "nothing has happened yet"
    assert clerk.look("requests.partly_granted.total").changing
    clerk.press(KEY.Key_Return)
    assert blanks(clerk, "requests") == 0
    assert clerk.sheet.tally.undecided == 3
    assert {step.operation for step in clerk.page.bench.workspace.trail(1)} == {"take_proposal"}
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert blanks(clerk, "requests") == ZEROS_LEFT_OUT


def test_esc_leaves_the_blanks_blank(opened: Open) -> None:
    clerk = opened(BALANCED)
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    clerk.press(KEY.Key_F9)
    clerk.press(KEY.Key_Escape)
    assert clerk.page.preview.preview is None
    assert blanks(clerk, "requests") == ZEROS_LEFT_OUT
    assert clerk.page.proposals.isVisible()


def test_an_empty_form_is_two_problems_and_nothing_is_proposed(opened: Open) -> None:
    clerk = opened({})
    lines = [row for row in rows(clerk) if row.head]
    assert [row.texts[0] for row in lines] == [
        "整张表是空白：三 申请办理",
        "整张表是空白：四 复议诉讼",
    ]
    assert clerk.sheet.tally.undecided == 42
    clerk.go_to("disclosure.penalty.decisions")
    stops = []
    for _ in range(4):
        clerk.press(KEY.Key_F8)
        stops.append(clerk.cell or "")
    assert "无更多问题" in clerk.status, "a warning of the text, then each table, then no more"
    assert [key.partition(".")[0] for key in stops[1:3]] == ["requests", "disputes"]
    clerk.qtbot.waitUntil(lambda: not clerk.session.advice.finder.busy)
    clerk.press(KEY.Key_F9)
    assert clerk.status == "这里没有建议"


def test_a_group_unfolds_by_key_by_arrows_and_by_a_click(opened: Open) -> None:
    clerk = opened({})
    view = clerk.page.problems.list
    assert view.current_head is not None, "the report opens at its first problem"
    clerk.press(KEY.Key_F8, modifiers=CTRL)
    shown = [row for row in rows(clerk) if row.indented]
    assert len(shown) == 39
    assert "无法判断" in shown[0].texts[1]
    clerk.press(KEY.Key_F8, modifiers=CTRL)
    assert not any(row.indented for row in rows(clerk))
    view.setFocus()
    clerk.press(KEY.Key_Right)
    assert len([row for row in rows(clerk) if row.indented]) == 39
    clerk.press(KEY.Key_Left)
    corner = view.visualRect(view.model().index(1, 0)).topRight() + QPoint(-20, 10)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), corner)
    clerk.settle()
    assert len([row for row in rows(clerk) if row.indented]) == 3


def test_where_there_is_nothing_to_unfold_that_is_said(clerk: Clerk) -> None:
    clerk.press(KEY.Key_F8, modifiers=CTRL)
    assert clerk.status == "这里没有可以展开的一组问题"


def test_blanks_of_a_selection_become_0_with_a_preview(opened: Open) -> None:
    clerk = opened({})
    clerk.go_to("disputes.reconsideration.upheld")
    clerk.press(KEY.Key_A, modifiers=CTRL)
    clerk.press(KEY.Key_0, modifiers=ALT)
    preview = clerk.page.preview.preview
    assert preview is not None
    assert (preview.title, len(preview.lines)) == ("空白格填 0", 15)
    clerk.press(KEY.Key_Return)
    assert (blanks(clerk, "disputes"), clerk.sheet.tally.undecided) == (0, 39)
    clerk.press(KEY.Key_A, modifiers=CTRL)
    clerk.press(KEY.Key_0, modifiers=ALT)
    refused = clerk.page.preview.preview
    assert refused is not None
    assert refused.refusal == "所选的格里没有空白。"
    clerk.press(KEY.Key_Escape)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert blanks(clerk, "disputes") == 15


def test_the_blank_of_a_real_report_is_offered_wherever_its_row_is_looked_at(
    open_window: Callable[..., Clerk],
    program: Application,
    tmp_path: Path,
    shared_reports: Path,
) -> None:
    text = next(shared_reports.glob("003*.txt")).read_text(encoding="utf-8")
    clerk = open_window(workspace_of(program, tmp_path, {"003.txt": text}))
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    assert clerk.cell == "requests.carried_forward.natural_person"
    assert rows(clerk)[0].texts[0] == "建议补填 四、结转下年度继续办理：科研机构 空 → 0"
    clerk.press(KEY.Key_F9)
    assert clerk.value("requests.carried_forward.research") == 0
    assert clerk.sheet.tally.look == 1, "the others of the row are still to be looked at"
    clerk.press(KEY.Key_F9, modifiers=SHIFT)
    assert clerk.status == "这里没有建议"
