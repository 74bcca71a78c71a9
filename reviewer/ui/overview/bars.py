"""A chart as a list: every bar can be reached by keys, heard and clicked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.ui.overview.painting import bar_height, paint_bar, scale_of
from reviewer.ui.overview.words import BarText, ChartText
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BAR = Qt.ItemDataRole.UserRole + 1


class BarModel(QAbstractListModel):
    """The bars of a chart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bars: Sequence[BarText] = ()

    def show(self, bars: Sequence[BarText]) -> None:
        """Take other bars."""
        self.beginResetModel()
        self.bars = bars
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        bar = self.bars[index.row()]
        if role == _BAR:
            return bar
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(bar.told)
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return bar.told if role in told else None


class BarDelegate(QStyledItemDelegate):
    """Paints a bar; the one with the keyboard has a frame."""

    def __init__(self, theme: Theme, parent: "BarList") -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10 * SPACE, bar_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._bars
        rect = option.rect
        painter.save()
        if index.row() == view.hovered:
            painter.fillRect(rect, self._theme.colour("hover"))
        inner = rect.adjusted(SPACE // 2, 0, -SPACE // 2, 0)
        scale = scale_of(self._theme, view.bars, inner.width())
        paint_bar(painter, self._theme, inner, index.data(_BAR), scale)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class BarList(QListView):
    """The bars of one chart; Enter or a click opens the reports behind a bar."""

    chosen = Signal(object)
    """The `BarText` of a bar that stands for something."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = BarModel(self)
        self.hovered = -1
        self.setModel(self._model)
        self.setItemDelegate(BarDelegate(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.clicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self._restyle)

    @property
    def bars(self) -> Sequence[BarText]:
        """What is shown."""
        return self._model.bars

    def show_chart(self, chart: ChartText) -> None:
        """Show the bars of a chart."""
        self._model.show(chart.bars)
        self.setAccessibleName(chart.title)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(max(len(self.bars), 1) * bar_height(self._theme) + 2)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _hover(self, row: int) -> None:
        self.hovered = row
        opens = 0 <= row < len(self.bars)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.bars) and self.bars[row].total:
            self.chosen.emit(self.bars[row])
