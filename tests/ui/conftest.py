"""The whole window on the offscreen platform, driven by real keys and clicks."""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
pytest.importorskip("PySide6")

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.app import Application
from reviewer.domain.document import Document
from reviewer.domain.form import CellKey
from reviewer.pictures import PagePictures
from reviewer.reading.pdf import read_pdf
from reviewer.settings import Settings
from reviewer.ui.memory import Memory
from reviewer.ui.page.store import Deliver, Draughtsman, PictureStore
from reviewer.ui.page.view import PageView
from reviewer.ui.rendered.view import RenderedView
from reviewer.ui.rendered.writing import Span
from reviewer.ui.start import make_window
from reviewer.ui.theme import Mode, Theme
from tests.ui.clerk import Clerk
from tests.ui.flow import Flow, ShowFlow
from tests.ui.made import BALANCED, BROKEN, NO_TOTAL, workspace_with
from tests.ui.pages import FILE, Show, Shown, grid_places

HERE = Path(__file__).parent
# What the offscreen platform says of every dialog; it tells nothing of the program.
OFFSCREEN = "^This plugin does not support propagateSizeHints"
Reports = Mapping[str, Mapping[str, str]]
THREE: Reports = {"青石县教育局": BROKEN, "白云镇人民政府": BALANCED, "临江市财政局": NO_TOTAL}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Here a warning of Qt is a failure; as a setting it would need Qt for the other tests too."""
    fail_on_warnings(items, HERE)


def fail_on_warnings(items: list[pytest.Item], folder: Path) -> None:
    """Let a warning of Qt fail the tests of a folder."""
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


@pytest.fixture(autouse=True)
def _nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a thread or a ticking timer behind fails."""
    before = set(threading.enumerate())
    # What was there before need not be looked through, here and by the collector.
    gc.collect()
    gc.freeze()
    yield
    qapp.processEvents()
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    assert left == []
    timers = [item for item in gc.get_objects() if type(item) is QTimer and shiboken6.isValid(item)]
    assert [timer for timer in timers if timer.isActive()] == []


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """The program without its window."""
    settings = Settings(tmp_path_factory.mktemp("settings"))
    return Application(actor="张敏", language="zh", settings=settings)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light look."""
    return Theme(qapp, mode=Mode.LIGHT)


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, program: Application, tmp_path: Path
) -> Iterator[Callable[..., Clerk]]:
    """Opens the window on a workspace, as often as it is asked for; closes all at the end."""
    clerks: list[Clerk] = []

    def opened(location: Path | None = None, *, of: Application = program) -> Clerk:
        of.settings = Settings()
        memory = Memory(tmp_path / "home" / "window.json")
        window = make_window(qapp, of, memory)
        if not memory.get("geometry"):
            window.resize(1366, 740)
        clerk = Clerk(qtbot, window)
        clerks.append(clerk)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        if location is not None:
            assert window.open_workspace(str(location))
        qapp.processEvents()
        return clerk

    yield opened
    for clerk in clerks:
        clerk.close()


@pytest.fixture
def workspace(program: Application, tmp_path: Path) -> Path:
    """Three reports: two rules fail, all balances, a total is blank."""
    return workspace_with(program, tmp_path, THREE)


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], workspace: Path) -> Clerk:
    """Somebody at the window on the three reports."""
    return open_window(workspace)


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    """Shows a PDF file in a view of its own."""
    # Held here: a view that nobody holds would be collected in the midst of its own painting.
    made: list[Shown] = []

    def shown(
        content: bytes = FILE, draw: Callable[[Deliver], Draughtsman] = PagePictures
    ) -> Shown:
        view = PageView(theme, PictureStore(draw))
        qtbot.addWidget(view)
        view.resize(500, 600)
        document = read_pdf(content, "made.pdf")
        view.show_document(document, grid_places(document), lambda: content)
        view.show()
        qtbot.waitExposed(view)
        made.append(Shown(qtbot, view, document))
        return made[-1]

    yield shown
    for one in made:
        one.view.store.close()


@pytest.fixture
def flow(qtbot: QtBot, theme: Theme) -> ShowFlow:
    """Shows a document as it flows, in a view of its own."""

    def shown(document: Document, spans: Mapping[CellKey, Span]) -> Flow:
        view = RenderedView(theme)
        qtbot.addWidget(view)
        view.resize(600, 500)
        view.show_document(document, spans)
        view.show()
        qtbot.waitExposed(view)
        return Flow(view)

    return shown
