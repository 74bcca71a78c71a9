"""A row shifted by one column or line is mended with one command and one undo step."""

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.form import CellKey
from reviewer.review.operations import SetCells
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
GRANTED, PARTLY = (
    tuple(
        f"requests.{row}.{column}"
        for column in (
            *("natural_person", "business", "research", "public_interest"),
            *("legal_service", "other", "total"),
        )
    )
    for row in ("granted", "partly_granted")
)


def lay(clerk: Clerk, keys: tuple[CellKey, ...], *texts: str) -> None:
    """Put a row as a wrong copy would have it."""
    values = tuple(zip(keys, texts, strict=True))
    assert clerk.session.bench.apply(SetCells(clerk.sheet.record.id, values))


def texts(clerk: Clerk, keys: tuple[CellKey, ...]) -> list[str]:
    return [clerk.look(key).text for key in keys]


def steps(clerk: Clerk) -> int:
    return len(clerk.session.workspace.trail(clerk.sheet.record.id))


def test_e23_a_row_one_column_off(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    lay(clerk, GRANTED, "", "2", "0", "0", "0", "0", "0")
    wrong, before = texts(clerk, GRANTED), steps(clerk)
    clerk.go_to(GRANTED[0])
    clerk.press(Qt.Key.Key_Left, modifiers=ALT)
    clerk.press(Qt.Key.Key_Return)
    assert texts(clerk, GRANTED) == ["2", "0", "0", "0", "0", "0", "空"]
    assert steps(clerk) == before + 1
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert texts(clerk, GRANTED) == wrong


def test_e23_a_row_one_line_off(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    lay(clerk, GRANTED + PARTLY, *[""] * 7, "2", "0", "0", "0", "0", "0", "2")
    before, many = steps(clerk), len(clerk.sheet.problems)
    clerk.go_to(GRANTED[0])
    clerk.press(Qt.Key.Key_End, Qt.Key.Key_Down, modifiers=SHIFT)
    clerk.press(Qt.Key.Key_Up, modifiers=ALT)
    preview = clerk.page.preview.preview
    assert preview is not None
    clerk.press(Qt.Key.Key_Return)
    assert preview.effect == f"问题 {many} → {len(clerk.sheet.problems)}"
    assert texts(clerk, GRANTED) == ["2", "0", "0", "0", "0", "0", "2"]
    assert texts(clerk, PARTLY) == ["空"] * 7
    assert steps(clerk) == before + 1
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert texts(clerk, GRANTED) == ["空"] * 7
    assert texts(clerk, PARTLY) == ["2", "0", "0", "0", "0", "0", "2"]
