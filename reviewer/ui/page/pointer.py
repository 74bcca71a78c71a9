"""What the mouse does on the pages: click a cell, select text, take a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reviewer.ui.page.places import Point
from reviewer.ui.page.writing import Number, Span

if TYPE_CHECKING:
    from reviewer.ui.page.view import PageView

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """Turns presses and moves into clicks and selections."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self.span: Span | None = None
        """The selected stretch of the text."""
        self._pressed: QPointF | None = None
        self._anchor: int | None = None
        self._dragging = False

    def reset(self) -> None:
        """Another document: nothing is selected."""
        self.span, self._pressed, self._anchor, self._dragging = None, None, None, False

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed, self._dragging = event.position(), False
        if event.modifiers() & _SHIFT and self.span is not None:
            self._drag(event)
        else:
            self._anchor = self._offset(event)

    def move(self, event: QMouseEvent) -> None:
        """The mouse is somewhere else."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event)
            return
        way = (event.position() - self._pressed).manhattanLength()
        if self._dragging or way >= QApplication.startDragDistance():
            self._drag(event)

    def release(self, event: QMouseEvent) -> None:
        """A button went up: without a drag it was a click."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if not self._dragging:
            self._view.select(None)
            self._click(event)
        self._dragging = False

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        point = self._view.point_at(event.position())
        span = self._view.writing.word_at(point) if point else None
        if span is not None:
            self._anchor = span[0]
            self._view.select(span)

    def leave(self) -> None:
        """The mouse is no longer over the pages."""
        marks = self._view.marks
        marks.hovered = marks.number = None
        self._view.viewport().update()

    def _click(self, event: QMouseEvent) -> None:
        point = self._view.point_at(event.position())
        if event.modifiers() & _CTRL:
            number = self._number(point)
            self._view.number_taken.emit(number.text if number else "")
            return
        key = self._view.marks.cell_under(point) if point else None
        if key is not None:
            self._view.cell_clicked.emit(key)

    def _drag(self, event: QMouseEvent) -> None:
        self._dragging = True
        self._view.scroll_towards(event.position())
        offset = self._offset(event)
        if self._anchor is not None and offset is not None:
            self._view.select((min(self._anchor, offset), max(self._anchor, offset)))

    def _offset(self, event: QMouseEvent) -> int | None:
        point = self._view.point_at(event.position(), nearest=True)
        return self._view.writing.offset_at(point) if point else None

    def _hover(self, event: QMouseEvent) -> None:
        view = self._view
        point = view.point_at(event.position())
        number = self._number(point) if event.modifiers() & _CTRL else None
        key = view.marks.cell_under(point) if point and number is None else None
        place = number.place if number else None
        if (key, place) != (view.marks.hovered, view.marks.number):
            view.marks.hovered, view.marks.number = key, place
            view.viewport().update()
        view.viewport().setCursor(self._shape(point, active=bool(key or number)))

    def _number(self, point: Point | None) -> Number | None:
        return self._view.writing.number_at(point) if point else None

    def _shape(self, point: Point | None, *, active: bool) -> Qt.CursorShape:
        if active:
            return Qt.CursorShape.PointingHandCursor
        over = point is not None and self._view.writing.word_at(point) is not None
        return Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor
