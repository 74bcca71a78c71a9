"""What to send after an error of the program: shown before it is copied."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from reviewer.ui.crash import CrashReport
from reviewer.ui.over_page import OverPage
from reviewer.ui.theme import Theme


class CrashPage(OverPage):
    """Leaves out every word of a report unless it is asked for."""

    def __init__(
        self, theme: Theme, back: Callable[[], None], show_log: Callable[[], None]
    ) -> None:
        super().__init__(theme, "", back)
        self.title.setText(self.tr("程序出错了"))
        self._report = CrashReport("", "")
        about = QLabel(
            self.tr(
                "已提交的内容都已保存，可以返回继续工作。请把下面的文字发给维护者；"
                "其中没有报告的内容，也没有文件名。程序不会自己发送任何东西。"
            ),
            self,
        )
        about.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("要发送的内容"))
        self.text.setProperty("role", "sunken")
        self.whole = QCheckBox(self.tr("附上错误原文（可能含有报告中的文字和文件名）"), self)
        self.whole.toggled.connect(self._write)
        self.copy = QPushButton(self.tr("复制"), self)
        self.copy.setProperty("role", "primary")
        self.copy.clicked.connect(self._copy)
        log = QPushButton(self.tr("打开日志位置"), self)
        log.clicked.connect(show_log)
        buttons = QHBoxLayout()
        buttons.addWidget(self.whole, 1)
        buttons.addWidget(log)
        buttons.addWidget(self.copy)
        self.body.addWidget(about)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(buttons)
        self.setFocusProxy(self.copy)

    def tell(self, report: CrashReport) -> None:
        """Show what to send of an error."""
        self._report = report
        self.whole.setChecked(False)
        self.copy.setText(self.tr("复制"))
        self._write()

    def _write(self) -> None:
        self.text.setPlainText(self._report.whole if self.whole.isChecked() else self._report.bare)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("已复制 ✓"))
