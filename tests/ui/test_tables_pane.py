"""Tables of several editions, one report after another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.ui.form_table.view import FormTable
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt


def test_no_table_of_the_report_before_stays_on_screen(
    open_window: Callable[..., Clerk], program: Application, tmp_path: Path
) -> None:
    location = tmp_path / "editions.reviewer"
    workspace = program.open_workspace(location, create=True)
    samples = [resource(f"samples/{name}.txt") for name in ("01-city", "03-old-edition")]
    program.import_files(workspace, samples, jobs=1)
    workspace.close()
    clerk = open_window(location)
    clerk.window.resize(2560, 1400)
    for report_id in (1, 2, 1):
        clerk.page.open_report(report_id)
        clerk.page.tables.take_focus()
        clerk.settle()
        made = clerk.page.tables.findChildren(FormTable)
        seen = {table for table in made if table.isVisible()}
        assert seen == set(clerk.page.tables.tables)
