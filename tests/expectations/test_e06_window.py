"""6, at the window: every kind of step is taken back by Ctrl+Z and done again by Ctrl+Y, in order.

Two hundred steps, and over a restart, are in `test_e06_undo`.
"""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from reviewer.domain.record import Record
from reviewer.domain.report import Report
from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk
from tests.ui.test_bulk import set_year_of_all

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


def type_one(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("8")
    clerk.press(KEY.Key_Return)


def clear_several(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Right, KEY.Key_Down, modifiers=SHIFT)
    clerk.press(KEY.Key_Delete)


def paste(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("1\t2\t3\r\n4\t5\t6")
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_V, modifiers=CTRL)
    clerk.press(KEY.Key_Return)


def shift_row(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Left, modifiers=ALT)
    clerk.press(KEY.Key_Return)


def accept(clerk: Clerk) -> None:
    clerk.page.go_to(clerk.foci()[0])
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)


def tag(clerk: Clerk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件")
    clerk.press(KEY.Key_Return, modifiers=CTRL)


def finish(clerk: Clerk) -> None:
    clerk.press(KEY.Key_D, modifiers=CTRL)
    clerk.press(KEY.Key_1, modifiers=CTRL)


def finish_all(clerk: Clerk) -> None:
    set_year_of_all(clerk, "2021")
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    clerk.page.open_report(1)


STEPS: tuple[Callable[[Clerk], None], ...] = (
    *(type_one, clear_several, shift_row, paste, accept, tag, finish, finish_all),
)


Data = list[tuple[Report, object, object, object]]


def wait_for(clerk: Clerk, state: Data) -> None:
    """Several reports are changed in the background; at the end they are listed anew."""

    def reached() -> bool:
        listed = [(row.year, row.state) for row in clerk.page.worklist.model.rows]
        return data(clerk) == state and listed == [(one[0].year, one[1]) for one in state]

    clerk.qtbot.waitUntil(reached, timeout=30_000)


def data(clerk: Clerk) -> Data:
    """All that can be taken back, of every report, as it is on the disk."""
    records: list[Record] = [clerk.session.workspace.record(number) for number in (1, 2, 3)]
    return [(one.report, one.state, one.tags, dict(one.decisions)) for one in records]


def test_every_kind_of_step_there_and_back(clerk: Clerk) -> None:
    states = [data(clerk)]
    for step in STEPS:
        step(clerk)
        states.append(data(clerk))
        assert states[-1] != states[-2], step.__name__
    kept = len(clerk.session.workspace.trail())
    for state in reversed(states[:-1]):
        clerk.press(KEY.Key_Z, modifiers=CTRL)
        wait_for(clerk, state)
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "没有可以撤销的步骤"
    for state in states[1:]:
        clerk.press(KEY.Key_Y, modifiers=CTRL)
        wait_for(clerk, state)
    assert len(clerk.session.workspace.trail()) == 3 * kept
