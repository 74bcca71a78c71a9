"""2. The source beside the cell, both ways, over the cells of a PDF report.

How fast, `tests.bench.page` tells.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.ui.page.places import cell_places
from tests.ui.clerk import Clerk
from tests.ui.test_page_window import Reader

pytestmark = pytest.mark.qt
EVERY = 9


@pytest.fixture
def reader(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Reader:
    location = tmp_path / "pages.reviewer"
    kept = program.open_workspace(location, create=True)
    program.import_files(kept, [min(resource("samples/pdf").glob("*.pdf"))], jobs=1)
    kept.close()
    clerk = open_window(location)
    return Reader(clerk.qtbot, clerk.window)


def test_every_cell_shows_its_place_and_every_place_its_cell(reader: Reader) -> None:
    places = cell_places(reader.sheet.record.report)
    assert places.keys() == reader.sheet.record.report.cells.keys()
    assert len({place.page for place in places.values()}) > 1
    chosen = list(places)[::EVERY]
    for key in (*chosen, chosen[0]):
        reader.go_to(key)
        assert reader.in_sight(key), key
        assert reader.pages.framed == reader.text(key)
    for key in chosen:
        reader.click_page(key)
        assert reader.cell == key
        assert reader.table.hasFocus()
