"""The list of problems of the open report."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.domain.form import CellKey
from reviewer.ui import icons
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_COLOURS = {"stale": "look"}


class Role(IntEnum):
    """What the model tells besides the text."""

    LINE = Qt.ItemDataRole.UserRole + 1


class ProblemModel(QAbstractListModel):
    """A list over `ProblemLine`s."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[ProblemLine] = ()

    def show(self, lines: Sequence[ProblemLine]) -> None:
        """Show other lines."""
        if list(lines) != list(self.lines):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Role.LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.title}\n{line.detail}"
        return None


class ProblemList(QListView):
    """Says which problem was clicked; keeps the place of the current one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = ProblemModel(self)
        self.setModel(self._problems)
        self.setItemDelegate(_ProblemDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("问题清单"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @property
    def lines(self) -> Sequence[ProblemLine]:
        """The lines shown."""
        return self._problems.lines

    @property
    def current(self) -> ProblemLine | None:
        """The selected line."""
        index = self.currentIndex()
        return self.lines[index.row()] if index.isValid() else None

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show these problems; the selected one stays if it is still there."""
        selected = self.current.id if self.current else ""
        self._problems.show(lines)
        self.select(selected)

    def select(self, problem_id: str) -> None:
        """Select a problem by id, none if it is not there."""
        places = [place for place, line in enumerate(self.lines) if line.id == problem_id]
        index = self._problems.index(places[0]) if places else QModelIndex()
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    def follow(self, key: CellKey) -> None:
        """Select the problem of a cell, unless the selected one is about it already."""
        current = self.current
        if current is not None and key in (current.focus, *current.cells):
            return
        about = [line for line in self.lines if key == line.focus]
        about += [line for line in self.lines if key in line.cells]
        self.select(about[0].id if about else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.lines[index.row()])


class _ProblemDelegate(QStyledItemDelegate):
    """Two lines a problem: the rule, then both sides or the reason."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, round(self._theme.size * 3.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._sign(painter, rect, line)
        self._texts(painter, rect.adjusted(30, 3, -8, -4), line)
        painter.restore()

    def _sign(self, painter: QPainter, rect: QRect, line: ProblemLine) -> None:
        side = self._theme.size * 0.85
        place = QRectF(rect.left() + 10, rect.top() + rect.height() / 2 - side / 2, side, side)
        colour = _COLOURS.get(line.sign, line.sign)
        icons.draw(painter, line.sign, getattr(self._theme.colours, colour), place)

    def _texts(self, painter: QPainter, rect: QRect, line: ProblemLine) -> None:
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top(), rect.width(), half)
        colour = _COLOURS.get(line.sign, line.sign)
        self._text(painter, upper, line.title, colour="muted" if line.accepted else "text")
        self._text(painter, upper.translated(0, half), line.detail, colour=colour, scale=0.92)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, *, colour: str, scale: float = 1.0
    ) -> None:
        font = self._theme.font(scale)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)
