"""The sign in the status bar that says whether all that was entered is stored."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from reviewer.ui.banner import Level, Message
from reviewer.ui.session import Session


class SavedSign(QLabel):
    """Says "saved" only after the store has said so, and never while a cell is half typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""

    def follow(self, session: Session) -> None:
        """Speak of this workspace from now on."""
        tables, bench = session.page.tables, session.bench
        read_only = session.workspace.read_only
        self._settle(self.tr("只读，不能修改") if read_only else self.tr("✓ 全部已保存"))
        bench.sheet_changed.connect(lambda _sheet: self._stored())
        bench.told.connect(self._told)
        tables.typing.connect(lambda _key, _text: self.setText(self.tr("● 正在键入，尚未保存")))
        tables.typing_ended.connect(lambda: self.setText(self._settled))

    def leave(self) -> None:
        """No workspace is open."""
        self._settle("")

    def _stored(self) -> None:
        time = datetime.now().astimezone().strftime("%H:%M")
        self._settle(self.tr("✓ 已保存 {time}").format(time=time))

    def _told(self, message: Message) -> None:
        if message.level is Level.ERROR:
            self._settle(self.tr("✕ 刚才的操作没有保存"))

    def _settle(self, text: str) -> None:
        self._settled = text
        self.setText(text)
