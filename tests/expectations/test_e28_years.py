"""Expectation 28: the cross-year check, with a jump to both reports, side by side."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reviewer.app import Application
from reviewer.ui.comparison.page import ComparisonPage
from tests.ui.clerk import SHIFT, Clerk
from tests.ui.made import BALANCED, report_text, workspace_of

pytestmark = pytest.mark.qt
KEY = Qt.Key
NOW = "requests.carried_in.natural_person"
BEFORE = "requests.carried_forward.natural_person"


@pytest.fixture
def clerk(program: Application, open_window: Callable[..., Clerk], tmp_path: Path) -> Clerk:
    """One body's reports of two years; what was carried forward was not carried in."""
    texts = {
        f"{year}.txt": report_text(program.forms, "青石县教育局", year, BALANCED)
        for year in (2022, 2023)
    }
    return open_window(workspace_of(program, tmp_path, texts))


def test_broken_ties_are_shown_side_by_side_and_lead_to_both_reports(clerk: Clerk) -> None:
    for left, right in ((1, 2), (2, 1)):
        clerk.page.open_report(left)
        clerk.press(KEY.Key_F7, KEY.Key_Return)
        page = clerk.window.stage.above
        assert isinstance(page, ComparisonPage)
        made = page.made
        assert made is not None
        assert (made.left.id, made.right.id) == (left, right)
        line = page.ties.lines[0]
        assert (page.tab, line.sign, line.texts[1:]) == ("ties", "✕", ("0", "1", "−1"))
        clerk.press(KEY.Key_Return)
        assert (clerk.sheet.record.report.year, clerk.cell) == (2023, NOW)
        clerk.window.show_comparison(left, right)
        clerk.press(KEY.Key_Return, modifiers=SHIFT)
        assert (clerk.sheet.record.report.year, clerk.cell) == (2022, BEFORE)
