"""The page of the overview: charts in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.review.overview import Subject
from reviewer.ui.over_page import PageHead
from reviewer.ui.overview.card import ChartCard
from reviewer.ui.overview.painting import chart_height
from reviewer.ui.overview.words import ChartText
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tool_button import tool_button
from reviewer.ui.wording import translate

_MOST_COLUMNS, _COLUMN_EMS = 3, 40
"""A column narrower than so many font sizes makes room for the others."""


class OverviewPage(QFrame):
    """Shows charts; knows nothing of the store."""

    chosen = Signal(object)
    """The `BarText` of a bar whose reports are wanted."""
    back = Signal()
    refresh = Signal()
    copy_picture = Signal()
    copy_table = Signal()
    save = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.charts: Sequence[ChartText] = ()
        self.cards = {subject: ChartCard(theme, self) for subject in Subject}
        self._title = QLabel(translate("Overview", "统计概览"), self)
        self._title.setProperty("role", "title")
        self._told = QLabel(self)
        self._told.setProperty("role", "muted")
        self._empty = QLabel(self)
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._buttons = self._make_buttons()
        self._columns: list[QVBoxLayout] = []
        self._area = QScrollArea(self)
        self._lay_out()
        for card in self.cards.values():
            card.chosen.connect(self.chosen)
            card.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_charts(self, charts: Sequence[ChartText], told: str) -> None:
        """Show the charts; `told` says how far the work is."""
        self.charts = charts
        self._told.setText(told)
        self._empty.hide()
        self._area.show()
        for chart in charts:
            self.cards[chart.subject].show_chart(chart)
            self.cards[chart.subject].show()
        self._offer(True)
        self._arrange()
        self._settle()

    def show_empty(self, text: str) -> None:
        """Say why there is nothing to show, and what to do."""
        self.charts = ()
        self._told.clear()
        self._area.hide()
        self._empty.setText(text)
        self._empty.show()
        self._offer(False)

    @property
    def told(self) -> str:
        """What is said at the head, or in the place of the charts."""
        return self._told.text() if self.charts else self._empty.text()

    @property
    def columns(self) -> list[list[QWidget]]:
        """The cards in their columns."""
        return [_cards(column) for column in self._columns]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shown = [card for card in self.cards.values() if card.bars.isVisibleTo(self)]
        if self.charts and shown:
            shown[0].bars.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_buttons(self) -> list[QToolButton]:
        return [
            tool_button("refresh", translate("Overview", "重新统计"), self.refresh.emit, self),
            tool_button("copy", translate("Overview", "复制图片"), self.copy_picture.emit, self),
            tool_button("table", translate("Overview", "复制表格"), self.copy_table.emit, self),
            tool_button("export", translate("Overview", "存为图片或表格…"), self.save.emit, self),
        ]

    def _lay_out(self) -> None:
        head = PageHead(self._theme, self)
        head.back.connect(self.back)
        head.line.addWidget(self._title)
        head.line.addWidget(self._told)
        head.line.addStretch(1)
        for button in self._buttons:
            head.line.addWidget(button)
        inside = QWidget(self)
        self._inside = QHBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, SPACE, SPACE)
        self._inside.setSpacing(SPACE)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(head)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._empty, 1)
        self._empty.hide()

    def _arrange(self) -> None:
        """Deal the charts out: each goes where the column is shortest."""
        if not self.charts:
            return
        count = max(1, min(_MOST_COLUMNS, self.width() // (_COLUMN_EMS * self._theme.size)))
        heights = [0] * count
        columns: list[list[ChartCard]] = [[] for _ in range(count)]
        for chart in self.charts:
            place = heights.index(min(heights))
            heights[place] += chart_height(self._theme, chart)
            columns[place].append(self.cards[chart.subject])
        self._fill(columns)

    def _fill(self, columns: Sequence[Sequence[ChartCard]]) -> None:
        if self.columns == [[*column] for column in columns]:
            return
        for old in self._columns:
            while old.takeAt(0) is not None:
                pass
            self._inside.removeItem(old)
            old.deleteLater()
        self._columns = []
        for cards in columns:
            column = QVBoxLayout()
            column.setSpacing(SPACE)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._inside.addLayout(column, 1)
            self._columns.append(column)

    def _settle(self) -> None:
        """Heights travel outwards by events; who looks at once shall see no card cut."""
        for card in self.cards.values():
            card.settle()
        inside = self._area.widget()
        if inside is not None:
            QApplication.sendEvent(inside, QEvent(QEvent.Type.LayoutRequest))
        self._inside.activate()

    def _offer(self, offered: bool) -> None:
        for button in self._buttons[1:]:
            button.setEnabled(offered)

    def _restyle(self) -> None:
        side = round(self._theme.size * 1.2)
        for button in self._buttons:
            button.setIcon(self._theme.icon(str(button.property("icon_name"))))
            button.setIconSize(QSize(side, side))
        self._arrange()


def _cards(column: QVBoxLayout) -> list[QWidget]:
    items = (column.itemAt(place) for place in range(column.count()))
    found = [item.widget() for item in items if item is not None]
    return [widget for widget in found if widget is not None]
