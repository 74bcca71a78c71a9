"""The pages of PDF reports in the window: `python -m tests.bench.page`."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.memory import Memory
from reviewer.ui.page.cache import PictureCache
from reviewer.ui.page.store import MOST_BYTES
from reviewer.ui.session import Session
from reviewer.ui.start import make_window
from tests.bench.measure import Figures, milliseconds

COPIES = 21
PATIENCE = 60


def main() -> Figures:
    """Pages from choosing a report until they are sharp on screen, first and again; cells."""
    program = Application(actor="bench")
    application = QApplication([sys.argv[0]])
    with TemporaryDirectory() as name:
        folder = Path(name)
        location = filled(program, folder)
        window = make_window(application, program, Memory(folder / "window.json"))
        window.show()
        window.open_workspace(str(location))
        assert window.session is not None
        page = window.session.page
        wait_until_sharp(page)
        rows = [row.id for row in window.session.bench.rows]
        figures = milliseconds("page_first", (partial(open_report, page, row) for row in rows[1:]))
        # The memory for pictures holds the last few reports only.
        again = rows[-2:-6:-1] * 5
        figures |= milliseconds("page_cached", (partial(open_report, page, row) for row in again))
        openings = (partial(open_report, page, row) for row in again)
        figures["page_cached_processor_ms"] = processor_ms(openings)
        figures |= milliseconds("page_cell", cells(page))
        figures |= milliseconds("page_zoom", zooms(page))
        figures |= milliseconds("page_prepared", prepared(window.session))
        worker = max(psutil.Process().children(), key=lambda child: child.memory_info().rss)
        figures["page_worker_memory_mb"] = worker.memory_info().rss >> 20
        window.close()
    return figures


def filled(program: Application, folder: Path) -> Path:
    """A workspace with many copies of a sample that differ in a comment at their end."""
    content = min(resource("samples/pdf").glob("*.pdf")).read_bytes()
    source = folder / "reports"
    source.mkdir()
    for number in range(COPIES):
        (source / f"{number:02}.pdf").write_bytes(content + b"%% %d\n" % number)
    workspace = program.open_workspace(folder / "bench.reviewer", create=True)
    program.import_files(workspace, [source], jobs=2)
    assert len(workspace.worklist()) == COPIES
    workspace.close()
    return folder / "bench.reviewer"


def processor_ms(actions: Iterable[Callable[[], object]]) -> float:
    """The time of the processor that the window itself takes for one of the actions."""
    count, begin = 0, time.process_time()
    for action in actions:
        action()
        count += 1
    return round(1000 * (time.process_time() - begin) / count, 2)


def open_report(page: DeskPage, report_id: int) -> None:
    """Choose a report and wait until its page is on screen."""
    page.open_report(report_id)
    wait_until_sharp(page)


def prepared(session: Session) -> Iterator[Callable[[], object]]:
    """Opening the next report after a pause in which it was looked at."""
    rows, store = session.bench.rows.ids, session.page.source.pages.store
    store.cache = PictureCache(MOST_BYTES)
    open_report(session.page, rows[0])
    for following in rows[1:]:
        kept = session.workspace.document(following).kept
        while not any(store.cache.of_page(kept, 1)):
            QCoreApplication.processEvents()
        yield partial(open_report, session.page, following)


def cells(page: DeskPage) -> Iterator[Callable[[], object]]:
    """Going from cell to cell, far apart, until each is framed on its sharp page."""
    keys = list(page.source.pages.marks.places)
    for key in (keys[0], keys[-1], keys[len(keys) // 2]) * 20:
        yield partial(go_to, page, key)


def go_to(page: DeskPage, key: str) -> None:
    """Select a cell and see its place."""
    page.go_to(key)
    wait_until_sharp(page)


def zooms(page: DeskPage) -> Iterator[Callable[[], object]]:
    """Zooming step by step, until the page is sharp again."""
    for step in (1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1) * 3:
        yield partial(zoom, page, step)


def zoom(page: DeskPage, step: int) -> None:
    """One step of the wheel."""
    page.source.pages.step_zoom(step)
    wait_until_sharp(page)


def wait_until_sharp(page: DeskPage) -> None:
    """Let the window work until all of the page in view is drawn and painted."""
    end = time.monotonic() + PATIENCE
    QCoreApplication.processEvents()
    while not page.source.pages.sharp:
        assert time.monotonic() < end
        time.sleep(0.0005)
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()


if __name__ == "__main__":
    print(json.dumps(main(), indent=1))
