"""The numbered expectations of a clerk, each shown on the whole program by real keys and clicks."""

from pathlib import Path

import pytest

from tests.ui import conftest as ui

_nothing_left_running = ui._nothing_left_running
program = ui.program
theme = ui.theme
open_window = ui.open_window
workspace = ui.workspace
clerk = ui.clerk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Here too a warning of Qt is a failure."""
    ui.fail_on_warnings(items, Path(__file__).parent)
