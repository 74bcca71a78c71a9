"""Going from problem to problem, deciding, undoing, finishing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from reviewer.domain.changes import ReviewState
from reviewer.review.operations import SetCell
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
KEY = Qt.Key
TOTAL = "requests.granted.total"
OUTCOMES = "requests.processed.total"
BLANK = "disputes.reconsideration.total"


def test_f8_visits_every_problem_over_reports_and_says_when_there_is_no_more(clerk: Clerk) -> None:
    seen = [(clerk.agency, clerk.cell)]
    for _ in range(2):
        clerk.press(KEY.Key_F8)
        seen.append((clerk.agency, clerk.cell))
    assert seen == [
        ("青石县教育局", TOTAL),
        ("青石县教育局", OUTCOMES),
        ("临江市财政局", BLANK),
    ]
    clerk.press(KEY.Key_F8)
    assert (clerk.agency, clerk.cell) == seen[-1]
    assert "无更多问题" in clerk.status
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert (clerk.agency, clerk.cell) == seen[1]


def test_undo_and_redo_say_what_they_did(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "已撤销：已完成 → 进行中"
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "已撤销：（一）予以公开 · 总计 2 → 5"
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.status == "已重做：（一）予以公开 · 总计 5 → 2"
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "已撤销：对问题的决定 （一）予以公开：六类申请人之和 = 总计"
    clerk.press(KEY.Key_F4)
    clerk.press(KEY.Key_A, modifiers=CTRL)
    clerk.type("丙局")
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "已撤销：丙局 → 青石县教育局"


def test_undoing_a_block_names_a_few_of_its_cells(clerk: Clerk) -> None:
    clerk.go_to("requests.received.natural_person")
    clerk.press(KEY.Key_End, modifiers=SHIFT)
    clerk.press(KEY.Key_Delete, modifiers=ALT)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status.startswith("已撤销：一、本年新收政府信息公开申请数量 · 自然人、商业企业")
    assert "等 7 格" in clerk.status


def test_past_the_last_problem_what_is_left_is_said_and_f8_begins_anew(clerk: Clerk) -> None:
    clerk.press(KEY.Key_F8, KEY.Key_F8, KEY.Key_F8)
    assert clerk.status == "后面无更多问题；前面还有没处理的，再按一次从头看起"
    clerk.press(KEY.Key_F8)
    assert (clerk.agency, clerk.cell) == ("青石县教育局", TOTAL)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert clerk.status == "前面无更多问题；后面还有没处理的，再按一次从末尾看起"
    clerk.press(KEY.Key_F8)
    assert (clerk.agency, clerk.cell) == ("青石县教育局", OUTCOMES)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert (clerk.agency, clerk.cell) == ("临江市财政局", BLANK)


def test_where_nothing_is_left_f8_says_just_that(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_F8, KEY.Key_F8)
    assert (clerk.agency, clerk.cell) == ("临江市财政局", BLANK)
    assert clerk.status == "无更多问题"


def test_f8_goes_to_reports_that_the_filter_hides_and_says_so(clerk: Clerk) -> None:
    clerk.page.worklist.filter.setText("青石")
    clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
    clerk.press(KEY.Key_F8, KEY.Key_F8)
    assert clerk.agency == "临江市财政局"
    assert "被筛选条件隐藏" in clerk.status


def test_undo_and_redo_follow_to_the_report_concerned(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_Return)
    clerk.page.open_report(2)
    clerk.go_to("requests.received.other")
    clerk.type("9")
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert (clerk.agency, clerk.cell) == ("白云镇人民政府", "requests.received.other")
    assert clerk.value("requests.received.other") == 0
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert (clerk.agency, clerk.cell) == ("青石县教育局", TOTAL)
    assert clerk.value(TOTAL) == 5
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.value(TOTAL) == 2
    clerk.press(KEY.Key_Z, modifiers=CTRL | SHIFT)
    assert clerk.agency == "白云镇人民政府"
    assert clerk.value("requests.received.other") == 9
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.status == "没有可以重做的步骤"


def test_a_remark_does_not_outlive_the_next_step(clerk: Clerk) -> None:
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.status == "没有可以重做的步骤"
    clerk.qtbot.waitUntil(lambda: _left(clerk, KEY.Key_Left))
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.status
    clerk.qtbot.waitUntil(lambda: _left(clerk, KEY.Key_F11))


def _left(clerk: Clerk, key: Qt.Key) -> bool:
    """Whether a key takes the remark away; not before it has been painted."""
    clerk.press(key)
    return not clerk.status


def test_accepting_as_printed_closes_one_problem_with_its_reason(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    assert "左 2，右 5，差 −3" in clerk.page.reason.question
    clerk.type("公开件如此")
    clerk.press(KEY.Key_Return)
    decision = clerk.sheet.record.decisions["requests.row_total.granted"]
    assert decision.reason == "公开件如此"
    assert clerk.foci() == [OUTCOMES]
    assert clerk.look(TOTAL).accepted
    assert clerk.value(TOTAL) == 5
    assert clerk.table.hasFocus()


def test_a_reason_may_begin_with_a_year(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.type("2023年起不再统计")
    clerk.press(KEY.Key_Return)
    decision = clerk.sheet.record.decisions["requests.row_total.granted"]
    assert decision.reason == "2023年起不再统计"
    assert clerk.agency == "青石县教育局"


def test_a_recent_reason_by_its_number_and_reopening(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.type("旧的理由")
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_F8)
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    assert clerk.sheet.record.decisions["requests.outcomes.total"].reason == "旧的理由"
    assert clerk.foci() == []
    clerk.press(KEY.Key_O, modifiers=ALT)
    assert clerk.foci() == [OUTCOMES]


def test_escape_leaves_the_reason_and_nothing_is_decided(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_Escape)
    assert not clerk.page.reason.isVisible()
    assert clerk.sheet.record.decisions == {}
    assert clerk.table.hasFocus()


def test_a_decision_whose_basis_changed_wants_another_look(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    clerk.go_to("requests.granted.business")
    clerk.type("1")
    clerk.press(KEY.Key_Return)
    stale = [line for line in clerk.page.problems.list.lines if line.sign == "stale"]
    assert [line.rule_id for line in stale] == ["requests.row_total.granted"]
    assert "依据已变化" in stale[0].detail


def test_done_and_next_in_one_key(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.agency == "临江市财政局"
    assert clerk.page.worklist.progress_text == "1/3 已完成"


def test_finishing_with_open_failures_wants_one_reason(clerk: Clerk) -> None:
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert "还有 2 处不平衡" in clerk.page.reason.question
    assert clerk.sheet.record.state is ReviewState.OPEN
    clerk.type("已退回单位")
    clerk.press(KEY.Key_Return)
    assert clerk.agency == "白云镇人民政府"
    assert clerk.page.worklist.model.rows[0].state is ReviewState.DONE
    trail = clerk.session.workspace.trail(1)
    assert trail[-1].reason == "已退回单位"


def test_finishing_the_last_report_says_all_is_done(clerk: Clerk) -> None:
    for _ in range(3):
        clerk.press(KEY.Key_Return, modifiers=CTRL)
        if clerk.page.reason.isVisible():
            clerk.press(KEY.Key_1, modifiers=CTRL)
    assert clerk.page.worklist.progress_text == "3/3 已完成"
    assert clerk.status == "全部报告都已完成"


def test_the_history_of_a_cell_tells_who_from_what_to_what_and_why(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    for text in ("8", "2"):
        clerk.type(text)
        clerk.press(KEY.Key_Down, KEY.Key_Up)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.press(KEY.Key_H, modifiers=CTRL)
    table = clerk.page.problems.history
    told = [
        [table.model().index(row, column).data() for column in (1, 2, 3)]
        for row in range(table.rowCount())
    ]
    assert told == [
        ["张敏", "2 → 8", "撤销，键入"],
        ["张敏", "8 → 2", "键入"],
        ["张敏", "5 → 8", "键入"],
    ]
    (nothing,) = table.findChildren(QLabel)
    assert not nothing.isVisible()
    clerk.go_to("requests.carried_in.other")
    assert nothing.isVisible()
    assert nothing.text() == "这一格没有改动过"


def test_restoring_what_was_read(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_Up, KEY.Key_Down)
    clerk.press(KEY.Key_Down)
    clerk.go_to(TOTAL)
    clerk.press(KEY.Key_R, modifiers=CTRL)
    assert clerk.value(TOTAL) == 5
    assert not clerk.look(TOTAL).corrected


def test_agency_and_year_can_be_corrected(clerk: Clerk) -> None:
    clerk.press(KEY.Key_F4)
    clerk.type("青石县教育体育局")
    clerk.press(KEY.Key_Tab)
    clerk.type("2022")
    clerk.press(KEY.Key_Return)
    assert clerk.page.header.title == "青石县教育体育局 · 2022 年"
    assert clerk.page.worklist.model.rows[0].year == 2022
    assert clerk.table.hasFocus()
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.page.header.title == "青石县教育局 · 2023 年"
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    assert clerk.page.header.title == "青石县教育体育局 · 2022 年"


def test_a_year_that_is_none_is_asked_for_again_and_escape_returns_to_the_cell(
    clerk: Clerk,
) -> None:
    before = clerk.page.header.title
    clerk.press(KEY.Key_F4, KEY.Key_Tab)
    for text, told in (("20x3", "年度应为四位数字"), ("23", "")):
        clerk.type(text)
        clerk.press(KEY.Key_Return)
        assert clerk.focus.accessibleName() == "年度"
        assert not told or clerk.status == told
    assert clerk.banners
    clerk.press(KEY.Key_Escape)
    assert clerk.table.hasFocus()
    assert clerk.page.header.title == before


def test_a_name_typed_for_one_report_is_not_offered_to_the_next(clerk: Clerk) -> None:
    clerk.press(KEY.Key_F4)
    clerk.type("青石县教育体育局")
    clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    assert clerk.agency == "白云镇人民政府"
    visible = [line for line in clerk.page.header.findChildren(QLineEdit) if line.isVisible()]
    assert visible == []
    assert clerk.table.hasFocus()


def test_what_is_written_on_one_report_is_kept_when_one_goes_on_to_the_next(clerk: Clerk) -> None:
    first = clerk.sheet.record.id
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件")
    clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    assert clerk.table.hasFocus()
    assert clerk.session.workspace.record(first).tags == ("急件",)
    assert clerk.sheet.record.tags == ()


def test_a_number_half_typed_stands_while_its_finding_is_accepted(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_A, modifiers=ALT)
    assert clerk.value(TOTAL) == 2
    clerk.press(KEY.Key_Escape)
    assert clerk.table.hasFocus()
    clerk.type("1")
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    assert clerk.table.hasFocus()
    assert clerk.value(TOTAL) == 1
    assert clerk.sheet.tally.accepted == 1


def test_another_person_was_faster(clerk: Clerk, workspace: object) -> None:
    other = clerk.window.program.open_workspace(str(workspace))
    desk = clerk.window.program.desk(other)
    desk.open(1)
    desk.do(SetCell(1, TOTAL, "7"))
    other.close()
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(KEY.Key_Return)
    assert clerk.typed() == "2"
    assert clerk.table.refusal
    assert clerk.value(TOTAL) == 7
    clerk.press(KEY.Key_Return)
    assert clerk.value(TOTAL) == 2
