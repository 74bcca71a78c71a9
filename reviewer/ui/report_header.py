"""The line above the panes: which report is at hand, how it stands, and its main buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reviewer.domain.changes import ReviewState
from reviewer.review.desk import Sheet
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.model import agency_text, year_text

_STATE_COLOURS = {
    ReviewState.OPEN: "muted",
    ReviewState.STARTED: "accent",
    ReviewState.DONE: "accepted",
    ReviewState.SET_ASIDE: "faint",
}


class ReportHeader(QFrame):
    """Agency and year can be corrected here; the buttons are the window's own actions."""

    corrected = Signal(str, str)
    """The new agency and year as typed."""
    left = Signal()
    """Nothing is typed here any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._state_picture = QLabel(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel(self)
        self._counts = QLabel(self)
        self._agency = _HeaderLine(self, self.tr("机关名称"))
        self._year = _HeaderLine(self, self.tr("年度"))
        self._year.setMaximumWidth(90)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(SPACE, 2, 2, 2)
        self._layout.setSpacing(SPACE)
        for widget in (self._state_picture, self._title, self._agency, self._year):
            self._layout.addWidget(widget)
        self._layout.addWidget(self._state)
        self._layout.addWidget(self._counts)
        self._layout.addStretch(1)
        # A name is seen whole where there is room; the stretch beside it takes what is left.
        self._layout.setStretchFactor(self._agency, 4)
        self._agency.setMaximumWidth(480)
        for line in (self._agency, self._year):
            line.returnPressed.connect(self._accept)
            line.escaped.connect(self._stop)
            line.hide()
        theme.changed.connect(self._refresh)

    @property
    def title(self) -> str:
        """Agency and year as shown."""
        return self._title.text()

    def add_action(self, action: QAction, *, main: bool = False) -> QToolButton:
        """Put a button for an action at the right; the main one is written out."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if main:
            button.setProperty("role", "primary")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._layout.addWidget(button)
        return button

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show which report it is; what was typed about another one is not for this one."""
        if sheet is None or self._sheet is None or sheet.record.id != self._sheet.record.id:
            typed = self._agency.hasFocus() or self._year.hasFocus()
            self._show_editors(False)
            if typed:
                self.left.emit()
        self._sheet = sheet
        self._refresh()

    def edit(self) -> None:
        """Let agency and year be corrected in place."""
        if self._sheet is None:
            return
        report = self._sheet.record.report
        self._agency.setText(report.agency or "")
        self._year.setText("" if report.year is None else str(report.year))
        self._show_editors(True)
        self._agency.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._agency.selectAll()

    def ask_again(self) -> None:
        """What was typed could not be taken: let the year be typed anew."""
        self._show_editors(True)
        self._year.setFocus(Qt.FocusReason.OtherFocusReason)
        self._year.selectAll()

    def _refresh(self) -> None:
        for widget in (self._state, self._counts, self._state_picture):
            widget.setVisible(self._sheet is not None)
        if self._sheet is None:
            self._title.setText("")
            return
        record, tally = self._sheet.record, self._sheet.tally
        agency, year = agency_text(record.report.agency), year_text(record.report.year)
        self._title.setText(f"{agency} · {year}")
        self._title.setToolTip(tip(record.report.source))
        colour = _STATE_COLOURS[record.state]
        picture = self._theme.icon(f"state-{record.state.value}", colour)
        self._state_picture.setPixmap(picture.pixmap(self._theme.size + 5))
        self._state.setText(state_text(record.state))
        self._state.setStyleSheet(f"color: {getattr(self._theme.colours, colour)}")
        counts = (
            *((tally.failed, "✕"), (tally.undecided, "?"), (tally.look, "!")),
            *((tally.warnings, "△"), (tally.notices, "ⓘ")),
        )
        told = "  ".join(f"{sign} {count}" for count, sign in counts if count)
        self._counts.setText(told or self.tr("没有待处理的问题"))
        tones = (
            *(("failed", tally.failed), ("undecided", tally.undecided), ("look", tally.look)),
            *(("warning", tally.warnings), ("notice", tally.notices)),
        )
        tone = next((name for name, count in tones if count), "accepted")
        self._counts.setStyleSheet(f"color: {getattr(self._theme.colours, tone)}")
        self._counts.setToolTip(
            self.tr("不平衡 {failed}，无法判断 {undecided}，待看 {look}").format(
                failed=tally.failed, undecided=tally.undecided, look=tally.look
            )
            + self.tr("，警告 {warnings}，提示 {notices}").format(
                warnings=tally.warnings, notices=tally.notices
            )
        )

    def _accept(self) -> None:
        agency, year = self._agency.text().strip(), self._year.text().strip()
        self._stop()
        self.corrected.emit(agency, year)

    def _stop(self) -> None:
        self._show_editors(False)
        self.left.emit()

    def _show_editors(self, shown: bool) -> None:
        self._title.setVisible(not shown)
        self._agency.setVisible(shown)
        self._year.setVisible(shown)


class _HeaderLine(QLineEdit):
    """A line that Escape leaves."""

    escaped = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMinimumWidth(60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
