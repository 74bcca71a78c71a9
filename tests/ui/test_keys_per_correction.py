"""The table of keys in the README is what the window takes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from tests.bench.keys import CASES, count, make, table
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_tells_the_keys_each_correction_takes(
    open_window: Callable[..., Clerk], program: Application, tmp_path: Path
) -> None:
    clerk = open_window(make(program, tmp_path))
    counted = list(count(clerk.window))
    assert len(counted) == len(CASES)
    assert table(counted) in README.read_text(encoding="utf-8")
