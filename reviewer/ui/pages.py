"""The pages that open over the desk or the welcome page: settings, keys, help, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from reviewer import __version__
from reviewer.messages import sentence
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.crash import CrashReport, log_file
from reviewer.ui.crash_page import CrashPage
from reviewer.ui.help.page import HelpPane
from reviewer.ui.help.topics import TOPIC, topic_at
from reviewer.ui.keys_page import KeysPage
from reviewer.ui.settings_page.page import SettingsPage

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow


class Pages(QObject):
    """Makes each page when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.settings: SettingsPage | None = None
        self.keys: KeysPage | None = None
        self.crash: CrashPage | None = None
        self.help: HelpPane | None = None

    def show_settings(self) -> None:
        """Let keys, options and looks be set."""
        if self.settings is None:
            self.settings = SettingsPage(self._window)
            self.settings.setProperty(TOPIC, "11-keys")
            self.settings.not_kept.connect(self._tell_not_kept)
            self.settings.option_changed.connect(self._window.option_changed)
        self._window.stage.open(self.settings)
        self.settings.looks.refresh()

    @property
    def section(self) -> int | None:
        """Which part of the settings is open, if they are."""
        page = self.settings
        return page.tabs.currentIndex() if page and self._window.stage.above is page else None

    def reopen(self, section: int | None) -> None:
        """Open the settings where they were open in another window."""
        if section is not None:
            self.show_settings()
            if self.settings is not None:
                self.settings.tabs.setCurrentIndex(section)

    def show_keys(self) -> None:
        """Show all keys and signs."""
        if self.keys is None:
            window = self._window
            self.keys = KeysPage(window.theme, window.keymap, window.stage.back)
            self.keys.setProperty(TOPIC, "11-keys")
        self._window.stage.open(self.keys)

    def show_help(self, page_id: str = "") -> None:
        """Open the help at a page, else at the one about where the user is."""
        window = self._window
        wanted = page_id or topic_at(window, QApplication.focusWidget())
        if self.help is None:
            language = window.program.language
            self.help = HelpPane(window.theme, window.keymap, language, window.stage.back)
        self.help.search.clear()
        self.help.turn_to(wanted)
        self.help.setProperty(TOPIC, wanted)
        window.stage.open(self.help)

    def tell_crash(self, report: CrashReport) -> None:
        """An error of the program: say so, offer what to send, and live on."""
        show = Offer(self.tr("查看要发送的内容"), lambda: self.show_crash(report))
        text = self.tr(
            "程序出了一个错误；已提交的内容都已保存，可以继续工作。请把错误信息发给维护者。"
        )
        self._window.banners.tell(Message(text, Level.ERROR, "crash", (show,)))

    def show_crash(self, report: CrashReport) -> None:
        """Show what to send of an error."""
        if self.crash is None:
            window = self._window
            self.crash = CrashPage(window.theme, window.stage.back, self.show_log)
            self.crash.setProperty(TOPIC, "14-faq")
        self.crash.tell(report)
        self._window.stage.open(self.crash)

    def show_log(self) -> None:
        """Open the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))

    def show_about(self) -> None:
        """Say what the program is."""
        text = self.tr("政府信息公开年报核查 {version}。离线运行，不连接网络。").format(
            version=__version__
        )
        versions = "  ".join(self._window.program.rules.versions())
        text += self.tr("规则版本：{versions}").format(versions=versions)
        self._window.banners.tell(Message(text, Level.INFO, "about"))

    def _tell_not_kept(self) -> None:
        settings = self._window.program.settings
        text = sentence("settings_not_kept", self._window.program.language, path=settings.home)
        self._window.banners.tell(Message(text, Level.WARNING, "settings"))
