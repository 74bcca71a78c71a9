"""What is still missing, shown with every key; the source beside the cell being edited."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from reviewer.app import Application
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus
from reviewer.ui.form_table.heads import metrics, widest
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.form_table.model import Role
from reviewer.ui.form_table.notes import CellNote, Corner, at_foot, foot, paint_note
from reviewer.ui.form_table.painting import gutter, paint_value
from reviewer.ui.theme import Theme
from tests.ui.clerk import Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
KEY = Qt.Key
TOTAL = "requests.granted.total"
DETAIL = "requests.granted.natural_person"
BESIDE = "requests.granted.business"
BELOW = "requests.processed.natural_person"
BLANK = "disputes.reconsideration.total"


@pytest.fixture
def balanced(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    """Somebody at a report in which every rule holds."""
    return open_window(workspace_with(program, tmp_path, {"白云镇人民政府": BALANCED}))


def note(clerk: Clerk, key: CellKey) -> CellNote | None:
    """What stands in the corners of a cell."""
    table = next(table for table in clerk.page.tables.tables if key in table.keys)
    found = clerk.index(table, key).data(Role.NOTE)
    assert found is None or isinstance(found, CellNote)
    return found


def shortest(clerk: Clerk, key: CellKey) -> tuple[str, str]:
    """The shortest wordings of the row and of the column."""
    found = note(clerk, key)
    corners = (found.across, found.down) if found else (None, None)
    across, down = (corner.wordings[-1] if corner else "" for corner in corners)
    return across, down


def test_every_key_typed_tells_what_is_missing_before_it_is_taken(balanced: Clerk) -> None:
    balanced.go_to(DETAIL)
    assert note(balanced, DETAIL) is None
    balanced.type("4")
    assert shortest(balanced, DETAIL) == ("−2", "−2")
    assert shortest(balanced, BESIDE) == ("−2", "")
    assert shortest(balanced, TOTAL) == ("+2", "")
    assert shortest(balanced, BELOW) == ("", "+2")
    balanced.type("0")
    assert shortest(balanced, DETAIL) == ("−38", "−38")
    assert balanced.value(DETAIL) == 2
    assert balanced.sheet.problems == ()


def test_the_notes_are_gone_for_what_is_no_number_and_once_it_balances(balanced: Clerk) -> None:
    balanced.go_to(DETAIL)
    balanced.type("4x")
    assert note(balanced, TOTAL) is None
    balanced.press(KEY.Key_Backspace)
    assert shortest(balanced, TOTAL) == ("+2", "")
    balanced.press(KEY.Key_Backspace)
    balanced.type("2")
    assert note(balanced, DETAIL) is None
    assert note(balanced, TOTAL) is None
    assert [text.partition("  ")[2] for text in companion(balanced)] == ["✓ 已平", "✓ 已平"]
    balanced.press(KEY.Key_Return)
    assert balanced.session.remainders.companion.isHidden()


def test_escape_brings_back_what_is_stored_and_the_notes_follow_the_cursor(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    assert shortest(clerk, TOTAL) == ("−3", "−3")
    settling = [key for key in (TOTAL, DETAIL) if (found := note(clerk, key)) and found.strong]
    assert settling == [TOTAL], "the one cell whose change would settle all its rules"
    clerk.type("2")
    assert note(clerk, TOTAL) is None
    clerk.press(KEY.Key_Escape)
    assert shortest(clerk, TOTAL) == ("−3", "−3")
    clerk.go_to("requests.carried_in.other")
    assert note(clerk, BESIDE) is None


def test_a_blank_total_tells_the_number_it_wants(clerk: Clerk) -> None:
    clerk.page.open_report(3, BLANK)
    found = note(clerk, BLANK)
    assert found is not None
    assert found.across is not None
    assert (found.across.wordings, found.across.colour) == (("应填 1", "=1"), "undecided")
    clerk.press(KEY.Key_F2)
    assert clerk.session.remainders.companion.isVisible(), "before anything is typed"
    assert companion(clerk) == ["本行  ？ 应填 1"]


def test_what_was_accepted_as_printed_is_not_asked_for_again(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    for _ in range(2):
        clerk.press(KEY.Key_A, modifiers=Qt.KeyboardModifier.AltModifier)
        clerk.type("1")
        clerk.press(KEY.Key_Return)
    assert clerk.sheet.problems == ()
    clerk.go_to(TOTAL)
    assert note(clerk, TOTAL) is None


def companion(clerk: Clerk) -> list[str]:
    """What the frame beside the editor tells."""
    return clerk.session.remainders.companion.texts


def test_the_source_stands_beside_the_editor_and_covers_no_number(balanced: Clerk) -> None:
    for key in (DETAIL, "disclosure.penalty.decisions", "disputes.litigation_direct.other"):
        balanced.go_to(key)
        balanced.type("7")
        frame = balanced.session.remainders.companion
        assert frame.isVisible()
        assert frame.crop.height() > frame.fontMetrics().height(), "where no rule asks for more too"
        assert frame.crop.words.accessibleName() != ""
        table = balanced.table
        covered = [
            other
            for other in table.keys
            if table.rect_of(other).translated(table.pos()).intersects(frame.geometry())
        ]
        assert covered == []
        balanced.press(KEY.Key_Escape)


def test_the_heads_stay_beside_a_row_that_is_scrolled(balanced: Clerk) -> None:
    balanced.go_to(TOTAL)
    table = balanced.table
    for column in range(table.model().columnCount()):
        table.setColumnWidth(column, 160)
    table.updateGeometries()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert table.heads_beside(TOTAL).width() == table.viewport().x()


def test_the_source_beside_the_editor_can_be_switched_off_for_good(
    clerk: Clerk, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    clerk.window.actions_by_id["show_crop"].trigger()
    clerk.go_to(TOTAL)
    clerk.type("9")
    frame = clerk.session.remainders.companion
    assert frame.isVisible()
    assert frame.crop.isHidden()
    clerk.press(KEY.Key_Escape)
    clerk.close()
    again = open_window(workspace)
    assert not again.session.remainders.source_shown


def test_the_notes_in_the_cells_can_be_switched_off(clerk: Clerk, program: Application) -> None:
    clerk.go_to(TOTAL)
    assert note(clerk, TOTAL) is not None
    program.settings.put("show_missing", False)
    clerk.window.option_changed.emit("show_missing")
    assert note(clerk, TOTAL) is None
    clerk.type("9")
    assert note(clerk, DETAIL) is None
    assert companion(clerk), "beside the editor it is still told"


@pytest.fixture(params=[10, 11, 13, 22])
def sized(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """The theme at several sizes of text."""
    before = theme.size
    theme.zoom(request.param - before)
    yield theme
    theme.zoom(before - theme.size)


@pytest.mark.parametrize("wider", [0, 9, 200])
@pytest.mark.parametrize(("text", "needs"), [("0", "−3"), ("1234", "+12182"), ("9", "−999999")])
@pytest.mark.parametrize("columns", [True, False])
def test_a_note_is_in_every_cell_and_covers_neither_number_nor_sign(
    sized: Theme, text: str, needs: str, wider: int, columns: bool
) -> None:
    theme = sized
    digits = widest(theme, [text], theme.font())
    cell = QRect(0, 0, digits + 2 * gutter(theme) + 2 + wider, metrics(theme).line)
    look = CellLook(text, CellStatus.PRINTED, sign=Sign.FAILED, focus=True, corrected=True)
    corner = Corner((f"还差 {needs}", needs), "failed")
    missing = CellNote(corner, corner if columns else None, full=wider == 9)
    below = at_foot(theme, cell, missing, digits=digits)
    assert below == (wider < 200)
    picture = QImage(cell.size(), QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    room = foot(theme) if below else 0
    paint_value(painter, theme, cell, look, digits=digits, foot=room)
    before = picture.copy()
    paint_note(painter, theme, cell, missing, digits=digits)
    painter.end()
    ground = before.pixel(cell.width() - 3, cell.height() - 3)
    ink = {place for place in _places(cell) if before.pixel(*place) != ground}
    assert [place for place in ink if picture.pixel(*place) != before.pixel(*place)] == []
    assert sum(picture.pixel(*place) != ground for place in _places(cell)) > len(ink) + 9


def _places(cell: QRect) -> Iterator[tuple[int, int]]:
    return product(range(cell.width()), range(cell.height()))


def test_typing_in_a_small_window_tells_every_cell_of_the_row_and_the_column(
    balanced: Clerk,
) -> None:
    balanced.window.resize(1366, 728)
    balanced.go_to(DETAIL)
    balanced.type("4")
    table = balanced.table
    for key in table.keys:
        missing = note(balanced, key)
        if key == DETAIL or missing is None:
            continue
        cell = table.rect_of(key)
        assert at_foot(balanced.window.theme, cell, missing, digits=16)
        assert len(missing.corners) == 1
    row = [key for key in table.keys if key.startswith("requests.granted.")]
    column = [key for key in table.keys if key.endswith(".natural_person")]
    # The balance of what came in and what went out does not hang on this cell.
    beyond = {f"requests.{row}.natural_person" for row in ("received", "carried_in")}
    beyond.add("requests.carried_forward.natural_person")
    assert {key for key in (*row, *column) if note(balanced, key) is None} == beyond
