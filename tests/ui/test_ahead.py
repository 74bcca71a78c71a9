"""The next report is looked at in a pause; what it says is judged when it is opened."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.review.operations import SetCell
from tests.ui.clerk import CTRL, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
PATIENCE = 60_000


def wait_for(clerk: Clerk, report_id: int) -> None:
    """Do nothing until the program has looked at a report."""
    clerk.qtbot.waitUntil(lambda: clerk.session.ahead.ready == report_id)


@pytest.fixture
def pdfs(program: Application, tmp_path: Path) -> Path:
    """Two reports with pages."""
    folder = tmp_path / "pdf"
    folder.mkdir()
    for path in sorted(resource("samples/pdf").glob("*.pdf"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    location = tmp_path / "pdf.reviewer"
    workspace = program.open_workspace(location, create=True)
    program.import_files(workspace, [folder])
    workspace.close()
    return location


def test_the_pages_of_the_next_report_are_drawn_before_it_is_opened(
    open_window: Callable[..., Clerk], pdfs: Path
) -> None:
    clerk = open_window(pdfs)
    pages = clerk.page.source.pages
    first, second = clerk.session.bench.rows.ids
    assert clerk.sheet.record.id == first
    kept = clerk.session.workspace.document(second).kept

    def drawn() -> bool:
        return any(list(pages.store.cache.of_page(kept, page)) for page in (1, 2, 3))

    clerk.qtbot.waitUntil(drawn, timeout=PATIENCE)
    clerk.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    assert clerk.sheet.record.id == second
    assert pages.store.sha256 == kept
    assert pages.sharp


def test_what_others_have_changed_meanwhile_is_seen(
    open_window: Callable[..., Clerk], program: Application, workspace: Path
) -> None:
    clerk = open_window(workspace)
    wait_for(clerk, 2)
    other = program.open_workspace(workspace)
    colleague = program.desk(other)
    colleague.do(SetCell(2, FIRST, "8"))
    other.close()
    clerk.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    assert clerk.value(FIRST) == 8
    assert clerk.sheet.tally.failed > 0
    assert clerk.sheet == program_sheet(clerk)


def test_what_was_found_by_other_rules_is_not_used(
    open_window: Callable[..., Clerk], program: Application, workspace: Path
) -> None:
    clerk = open_window(workspace)
    clerk.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    wait_for(clerk, 3)
    ahead, sheet = clerk.session.advice.ahead, clerk.session.bench.desk.look(3)
    text = clerk.session.workspace.document(3).text
    clerk.qtbot.waitUntil(lambda: ahead.found_for(sheet, text) is not None)
    fewer = replace(sheet, findings=sheet.findings[1:])
    assert ahead.found_for(fewer, text) is None


def program_sheet(clerk: Clerk) -> object:
    """The report at hand as it is judged anew."""
    return clerk.session.bench.desk.refresh()


def test_typing_puts_it_off_and_closing_ends_it(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("4")
    assert clerk.session.ahead.ready is None
    clerk.press(Qt.Key.Key_Escape)
    ahead = clerk.session.ahead
    clerk.window.close_workspace()
    assert ahead.ready is None
