"""Large text: source and list give way to the columns of the tables."""

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.ui.banner import Message
from tests.ui.clerk import KEY, Clerk

pytestmark = pytest.mark.qt
LARGEST, NORMAL = 24, 13


@pytest.fixture
def wide(clerk: Clerk) -> Clerk:
    """The window on a small screen, at the table of the requests."""
    clerk.window.resize(1366, 728)
    clerk.go_to("requests.granted.total")
    # What is proposed needs room as well.
    clerk.qtbot.waitUntil(lambda: not clerk.session.advice.finder.busy)
    QApplication.processEvents()
    return clerk


def write_in(clerk: Clerk, size: int) -> None:
    """Take another size of the text."""
    clerk.window.zoom(size - clerk.window.theme.size)
    clerk.qtbot.waitUntil(lambda: clerk.page.yielding.settled)
    QApplication.processEvents()


def dividers(clerk: Clerk) -> tuple[list[int], list[int]]:
    """Where the dividers stand."""
    return clerk.page.whole.sizes(), clerk.page.right.sizes()


def test_in_the_largest_text_all_columns_stay_in_sight(wide: Clerk) -> None:
    before = dividers(wide)
    write_in(wide, LARGEST)
    table = wide.page.tables.table
    assert table is not None
    assert table.horizontalScrollBar().maximum() == 0
    assert wide.page.middle.width() >= wide.page.middle.minimumSizeHint().width()
    write_in(wide, NORMAL)
    assert dividers(wide) == before


def test_a_divider_that_was_moved_by_hand_stays(wide: Clerk) -> None:
    write_in(wide, LARGEST)
    wide.page.whole.moveSplitter(333, 1)
    write_in(wide, NORMAL)
    assert wide.page.whole.sizes()[0] == 333


def test_text_that_fits_moves_nothing(wide: Clerk) -> None:
    before = dividers(wide)
    write_in(wide, NORMAL + 1)
    assert dividers(wide) == before


@pytest.mark.parametrize("size", [NORMAL, 20, LARGEST])
def test_beside_a_long_message_the_buttons_of_a_proposal_stay_in_sight(
    wide: Clerk, size: int
) -> None:
    page = wide.page
    wide.press(KEY.Key_F8)
    wide.qtbot.waitUntil(page.proposals.isVisible)
    write_in(wide, size)
    wide.window.banners.tell(Message("没能导入：", details=tuple(f"{n}.pdf" for n in range(9))))
    wide.settle()
    needed, given = page.minimumSizeHint().height(), page.height()
    low = page.proposals.mapTo(page, page.proposals.rect().bottomLeft()).y()
    write_in(wide, NORMAL)
    assert low <= given
    assert needed <= given
