"""The export is what the screen shows; exporting nothing is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.domain.numbers import CellStatus
from tests.expectations.exported import exported
from tests.ui.clerk import CTRL, KEY, Clerk

pytestmark = pytest.mark.qt


def test_every_cell_read_back_equals_the_table(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go_to("requests.granted.total")
    clerk.type("2")
    clerk.press(KEY.Key_Return)
    clerk.go_to("requests.received.other")
    clerk.press(KEY.Key_Delete)
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件")
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    data = exported(clerk, tmp_path / "报告.xlsx")["finish_reason"]
    assert len(data) == len(clerk.page.worklist.model.rows)
    assert [line["tags"] for line in data] == ["急件", None, None]
    for report_id, line in enumerate(data, start=1):
        clerk.page.open_report(report_id)
        keys = [key for table in clerk.page.tables.tables for key in table.keys]
        assert len(keys) > 100
        shown = {key: clerk.look(key).text for key in keys}
        statuses = {key: clerk.look(key).status for key in keys}
        printed = [key for key in keys if statuses[key] is CellStatus.PRINTED]
        assert {key: str(line[key]) for key in printed} == {key: shown[key] for key in printed}
        blank = [key for key in keys if statuses[key] is CellStatus.BLANK]
        assert all(line[key] is None for key in blank)
        assert set(str(line["blank_cells"] or "").split(";")) - {""} == set(blank)
        assert set(printed) | set(blank) == set(keys)


def test_exporting_nothing_is_an_error_and_writes_no_file(
    open_window: Callable[..., Clerk], tmp_path: Path
) -> None:
    clerk = open_window()
    clerk.window.open_workspace(str(tmp_path / "空.reviewer"), create=True)
    target = tmp_path / "空.xlsx"
    clerk.window.export(str(target))
    clerk.qtbot.waitUntil(lambda: bool(clerk.banners))
    assert not target.exists()
    assert clerk.window.banners.messages[0].level == "error"
