"""The sign in the status bar that says whether all that was entered is stored."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from reviewer.ui.session import Session


class SavedSign(QLabel):
    """Says "saved" only after the store has said so, and never while a cell is half typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self._typing = False

    def follow(self, session: Session) -> None:
        """Speak of this workspace from now on."""
        tables = session.page.tables
        read_only = session.workspace.read_only
        self._settle(self.tr("只读，不能修改") if read_only else self.tr("✓ 全部已保存"))
        session.bench.stored.connect(self._answered)
        tables.typing.connect(lambda _key, _text: self._type(True))
        tables.typing_ended.connect(lambda: self._type(False))

    def leave(self) -> None:
        """No workspace is open."""
        self._typing = False
        self._settle("")

    def _answered(self, stored: bool) -> None:
        if stored:
            time = datetime.now().astimezone().strftime("%H:%M")
            self._settle(self.tr("✓ 已保存 {time}").format(time=time))
        else:
            self._settle(self.tr("✕ 刚才的操作没有保存"))

    def _type(self, typing: bool) -> None:
        self._typing = typing
        self._show()

    def _settle(self, text: str) -> None:
        self._settled = text
        self._show()

    def _show(self) -> None:
        self.setText(self.tr("● 正在键入，尚未保存") if self._typing else self._settled)
