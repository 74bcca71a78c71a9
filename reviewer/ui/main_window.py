"""The main window: welcome page or desk, banners above, work in the background below."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.ui.actions import Needs
from reviewer.ui.banner import BannerArea, Level, Message
from reviewer.ui.bulk.door import BulkDoor
from reviewer.ui.buttons import put_buttons
from reviewer.ui.choices import add_choices
from reviewer.ui.desk_layout import indented
from reviewer.ui.empty_page import EmptyPage
from reviewer.ui.export_kinds import KINDS, ExportKind
from reviewer.ui.exporting import Exporter
from reviewer.ui.files import is_workspace, new_workspace, samples_workspace
from reviewer.ui.handlers import handlers
from reviewer.ui.hints import Hints
from reviewer.ui.icons import application_icon
from reviewer.ui.importing import PASSWORD, Importer, dropped_paths
from reviewer.ui.keymap import Keymap
from reviewer.ui.layout import keep_dividers, keep_window, restore_dividers, restore_window
from reviewer.ui.memory import Memory
from reviewer.ui.menus import Actions
from reviewer.ui.pages import Pages
from reviewer.ui.palette.doors import Doors
from reviewer.ui.passing import PassingRemark
from reviewer.ui.rules_page.door import RulesDoor
from reviewer.ui.saved import SavedSign
from reviewer.ui.session import TOPICS, Session
from reviewer.ui.stage import Stage
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import TaskRunner
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.twins.door import TwinsDoor
from reviewer.ui.views import Views
from reviewer.ui.welcome import WelcomePage


class MainWindow(QMainWindow):
    """Composes the rooms; what an action does is in `handlers` and `commands`."""

    option_changed = Signal(str)
    """The name of an option the user has set otherwise."""

    def __init__(self, program: Application, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self.program = program
        self.theme = theme
        self.memory = memory
        self.session: Session | None = None
        self.renew: Callable[[], bool] = lambda: False
        """Makes the window anew in the language kept in the memory; False if that is not done."""
        self.keymap = Keymap(program.settings, self)
        self.runner = TaskRunner(self)
        self.banners = BannerArea(theme, self)
        self.strip = WorkStrip(self)
        self.importer = Importer(program.language, self.runner, self.strip, self)
        self.exporter = Exporter(program.language, self.runner, self.strip, self)
        self.welcome = WelcomePage(theme, self)
        self.empty = EmptyPage(theme, self)
        self.stage = Stage(self)
        self._passing = PassingRemark(self.statusBar(), self.stage)
        self._place = QLabel(self)
        self._saved = SavedSign(self)
        self.actions_by_id = Actions(self, theme, self.keymap, handlers(self))
        self.doors = Doors(self)
        self.rules = RulesDoor(self)
        self.views = Views(self)
        self.twins = TwinsDoor(self)
        self.pages = Pages(self)
        self.hints = Hints(self)
        self.bulk = BulkDoor(self)
        self._set_up()
        self.rules.tell_errors()

    def _set_up(self) -> None:
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(indented(self.banners))
        layout.addWidget(self.stage, 1)
        layout.addLayout(indented(self.strip))
        self.setCentralWidget(middle)
        self.statusBar().addWidget(self.hints, 1)
        self.statusBar().addPermanentWidget(self._place)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)
        self.importer.told.connect(self.banners.tell)
        self.importer.refused.connect(self.banners.turn_to_question)
        self.importer.changed.connect(self._reports_came)
        self.exporter.told.connect(self.banners.tell)
        add_choices(self)
        self._fill_welcome()
        # On the stage from the start: elsewhere it would lie behind, in the way of Tab.
        self.stage.addWidget(self.empty)
        restore_window(self, self.memory)
        self.stage.changed.connect(self._offer_actions)
        self.stage.set_below(self.welcome)
        self._show_title()

    def _fill_welcome(self) -> None:
        action = self.actions_by_id
        self.welcome.add_action(action["new"], self.tr("为一批报告建一个工作区文件"))
        self.welcome.add_action(action["open"], self.tr("接着上次的工作"))
        self.welcome.add_action(action["import_files"], self.tr("选好文件，再定工作区放在哪里"))
        self.welcome.add_action(action["samples"], self.tr("用虚构机关的报告看看怎么用"))
        self.empty.add_action(
            action["import_files"], self.tr("PDF、网页、Word、表格、文字、压缩包")
        )
        self.empty.add_action(action["import_folder"], self.tr("连同其中的文件夹"))
        self.welcome.recent_chosen.connect(self.open_workspace)
        self.welcome.show_recent(self.memory.recent)

    def open_workspace(self, location: str, *, create: bool = False) -> bool:
        """Open a workspace in place of the one that is open; False (and told) if it cannot be."""
        before = self.session.location if self.session is not None else location
        if not location or not self.close_workspace():
            return False
        try:
            session = Session(self.program, location, self.theme, self, create=create)
        except UserError as error:
            if before != location:
                self.open_workspace(before)
            self.banners.tell(Message(sentence(error, self.program.language), Level.ERROR, "open"))
            if error.code == "workspace_missing":
                self.memory.gone(location)
                self.welcome.show_recent(self.memory.recent)
            return False
        self._enter(session, location)
        return True

    def close_workspace(self) -> bool:
        """Close the open workspace, what is half typed kept as a draft; False while at work."""
        session = self.session
        if session is None:
            return True
        if self._at_work():
            return False
        keep_dividers(session.page, self.memory)
        self.banners.withdraw(PASSWORD, *TOPICS)
        # Whoever still reads or writes must be done before the workspace is closed.
        self.twins.close()
        self.rules.close()
        self.bulk.close()
        session.end()
        self.session = None
        self.stage.set_below(self.welcome)
        self.views.end()
        self.stage.drop(session.page)
        session.deleteLater()
        self.welcome.show_recent(self.memory.recent)
        self._show_title()
        return True

    def open_samples(self) -> None:
        """Make a workspace of the sample reports and open it."""
        target = samples_workspace()
        if self.open_workspace(str(target), create=True):
            self.import_paths([resource("samples")])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the open workspace, else into a new one."""
        if paths and self.session is None:
            self.open_workspace(new_workspace(self), create=True)
        if self.session is not None and paths and not (self.exporter.busy and self._at_work()):
            self.importer.start(self.session.ways_in, paths)

    def export(self, target: str, kind: ExportKind = KINDS[0]) -> None:
        """Export the open workspace."""
        if self.session is not None and target and not self._at_work():
            self.exporter.start(self.session.export, Path(target), kind)

    def show_comparison(self, left_id: int, right_id: int) -> None:
        """Show two reports side by side."""
        self.views.comparing.open(left_id, right_id)

    @property
    def at_work(self) -> bool:
        """Whether reports come in or go out."""
        return self.importer.busy or self.exporter.busy

    def _at_work(self) -> bool:
        """Whether reports come in or go out, which is noted."""
        if self.importer.busy:
            self.note(self.tr("正在导入，请先停止或等它完成"))
        elif self.exporter.busy:
            self.note(self.tr("正在导出，请先停止或等它完成"))
        return self.at_work

    def note(self, text: str) -> None:
        """A passing remark in the status bar."""
        self._passing.say(text)

    def zoom(self, step: int) -> None:
        """Larger or smaller text."""
        self.theme.zoom(step)
        self.memory.put(size=self.theme.size)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            self.empty.light_up(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.empty.light_up(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.empty.light_up(False)
        paths = dropped_paths(event.mimeData())
        if is_workspace(paths[0]):
            self.open_workspace(str(paths[0]))
        else:
            self.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.rest()
        event.accept()

    def rest(self) -> None:
        """Keep what is to be kept and close the workspace; the window only shows what was."""
        self.importer.cancel()
        self.exporter.cancel()
        keep_window(self, self.memory)
        self.runner.close()
        self.rules.close()
        self.bulk.close()
        if self.session is not None:
            keep_dividers(self.session.page, self.memory)
            self.session.end()
            self.session = None

    def _enter(self, session: Session, location: str) -> None:
        self.session = session
        session.told.connect(self.banners.tell)
        session.withdrawn.connect(self.banners.withdraw)
        session.jump.beside_wanted.connect(self.views.comparing.open_problem)
        session.noted.connect(self.note)
        self.option_changed.connect(session.remainders.take_option)
        session.page.moved.connect(self._place.setText)
        self.twins.attend(session)
        self._saved.follow(session)
        self._passing.follow(session)
        self.hints.follow(session)
        self.bulk.attend(session)
        put_buttons(session.page, self.actions_by_id)
        session.bench.report_opened.connect(lambda _sheet: self._offer_actions())
        self.views.begin(session)
        session.bench.rows_changed.connect(self._show_room)
        self.stage.set_below(session.page)
        self.banners.withdraw("open")
        self.memory.opened(location)
        self._show_title()
        session.begin()
        self.rules.attend(session)
        restore_dividers(session.page, self.memory)

    def _show_room(self) -> None:
        """The desk, or what to do first where there is no report yet."""
        if self.session is not None:
            _done, reports = self.session.bench.progress
            self.stage.set_below(self.session.page if reports else self.empty)

    def _reports_came(self) -> None:
        if self.session is not None:
            self.session.reports_came()

    def _offer_actions(self) -> None:
        """The desk's actions rest while another page is open over it."""
        self._place.setVisible(self.stage.above is None)
        needs = {Needs.NOTHING}
        if self.session is not None:
            needs.add(Needs.WORKSPACE)
            if self.stage.above is None:
                needs.add(Needs.DESK)
                needs |= {Needs.REPORT} if self.session.bench.report_id is not None else set()
        self.actions_by_id.offer(frozenset(needs))

    def _show_title(self) -> None:
        name = self.tr("政府信息公开年报核查")
        place = Path(self.session.workspace.name).stem if self.session else ""
        self.setWindowTitle(f"{place} — {name}" if place else name)
        if self.session is None:
            self._place.clear()
            self._saved.leave()
