"""One key to the next problem, over tables and reports, never a dead end."""

import pytest

from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk

pytestmark = pytest.mark.qt
Stop = tuple[int, str]


def open_stops(clerk: Clerk) -> list[Stop]:
    """Every open problem in the order of reports and cells; notices are only listed."""
    desk = clerk.session.bench.desk
    return [
        (report_id, problem.focus)
        for report_id in (1, 2, 3)
        for problem in desk.look(report_id).problems
        if not problem.only_informs
    ]


def walk(clerk: Clerk) -> tuple[list[Stop], list[str]]:
    """F8 until nothing more comes: where it led, and what was said on the way."""
    stops: list[Stop] = []
    remarks: list[str] = []
    while len(stops) < 50:
        clerk.press(KEY.Key_F8)
        remarks.append(clerk.status)
        if "无更多问题" in clerk.status:
            return stops, remarks
        assert clerk.cell is not None
        stops.append((clerk.sheet.record.id, clerk.cell))
    raise AssertionError("no end")


def test_every_open_problem_once_in_order_then_the_end(clerk: Clerk) -> None:
    expected = open_stops(clerk)
    assert len(expected) >= 3
    clerk.go_to("disclosure.regulations.issued")
    stops, _ = walk(clerk)
    assert stops == expected
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert (clerk.sheet.record.id, clerk.cell) == expected[-2]


def test_those_a_filter_hides_come_too_and_it_says_so(clerk: Clerk) -> None:
    expected = open_stops(clerk)
    clerk.press(KEY.Key_L, modifiers=CTRL)
    clerk.type("临江")
    clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
    clerk.press(KEY.Key_Return)
    assert clerk.page.worklist.view.hasFocus()
    clerk.page.open_report(3)
    clerk.go_to("disclosure.regulations.issued")
    stops, remarks = walk(clerk)
    hidden = [stop for stop in expected if stop[0] != 3]
    assert stops == [stop for stop in expected if stop[0] == 3] + hidden
    assert sum("被筛选条件隐藏" in remark for remark in remarks) == len(hidden)


def test_what_is_solved_on_the_way_does_not_come_again(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    solved = (1, "requests.granted.total")
    clerk.go_to("disclosure.regulations.issued")
    stops, _ = walk(clerk)
    assert solved not in stops
    assert stops == open_stops(clerk)
