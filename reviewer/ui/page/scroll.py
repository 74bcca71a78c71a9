"""Pages in one scroll: how large they are, what of them is seen, having just that drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QScrollBar, QWidget

from reviewer.domain.document import BoundingBox
from reviewer.domain.picture import PagePart
from reviewer.ui.page import tiles, zoom
from reviewer.ui.page.item import PageItem
from reviewer.ui.page.marks import Marks
from reviewer.ui.page.places import Place, Stack
from reviewer.ui.page.store import PictureStore
from reviewer.ui.theme import Theme

FIT_WIDTH = 0.0
"""The zoom that follows the width of the window."""
_MARGIN = 12
_WHO = "pages"


class PageScroll(QGraphicsView):
    """Shows pages; the current place stays in view when the size changes."""

    zoom_changed = Signal()

    def __init__(self, theme: Theme, store: PictureStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.store = store
        self.stack = Stack(())
        self.marks = Marks()
        self._items: list[PageItem] = []
        self._wish = FIT_WIDTH
        self._downwards = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._have_drawn)
        self._set_up()
        store.changed.connect(self._repaint)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setInteractive(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, stack: Stack, marks: Marks) -> None:
        """Show other pages from the top."""
        self.stack, self.marks = stack, marks
        scene = self.scene()
        for item in self._items:
            scene.removeItem(item)
        self._items = [
            PageItem(number, frame, self.store, marks, self._theme, turns=turns)
            for number, (frame, turns) in enumerate(zip(stack.frames, stack.turns, strict=True), 1)
        ]
        for item in self._items:
            scene.addItem(item)
        scene.setSceneRect(0, 0, stack.width, stack.height)
        self._apply_zoom(QPointF())
        self.verticalScrollBar().setValue(0)
        self._downwards = True

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        return self.transform().m11()

    @property
    def zoom_wish(self) -> float:
        """The zoom that was chosen, `FIT_WIDTH` or pixels a point."""
        return self._wish

    def set_zoom(self, wish: float, anchor: QPointF | None = None) -> None:
        """Show the pages at a zoom or `FIT_WIDTH`; what is at `anchor` stays there."""
        # The bar comes first: it changes the size, which must not yet move the pages.
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wish else policy.ScrollBarAlwaysOff
        )
        self._wish = zoom.bounded(wish) if wish else FIT_WIDTH
        middle = QPointF(self.viewport().rect().center())
        self._apply_zoom(anchor if anchor is not None else middle)
        self.zoom_changed.emit()

    def step_zoom(self, steps: float, anchor: QPointF | None = None) -> None:
        """Make the pages some steps larger or smaller."""
        self.set_zoom(zoom.stepped(self.zoom, steps), anchor)

    def bring(self, place: Place) -> bool:
        """Bring a box of a page into view, near the middle unless it is there."""
        box = self.stack.box(place)
        if box is None:
            return False
        rect, pane = self.in_viewport(box), QRectF(self.viewport().rect())
        if rect.top() < _MARGIN or rect.bottom() > pane.height() - _MARGIN:
            _move(self.verticalScrollBar(), rect.center().y() - pane.center().y())
        if self._wish and (rect.left() < _MARGIN or rect.right() > pane.width() - _MARGIN):
            _move(self.horizontalScrollBar(), rect.center().x() - pane.center().x())
        return True

    def in_viewport(self, box: BoundingBox) -> QRectF:
        """Where a box of the stack is in the viewport."""
        rect = QRectF(box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
        return self.viewportTransform().mapRect(rect)

    def scroll_towards(self, at: QPointF) -> None:
        """Scroll as far as a point is above or below the viewport."""
        beyond = min(at.y(), 0.0) + max(at.y() - self.viewport().height(), 0.0)
        _move(self.verticalScrollBar(), beyond)

    def _apply_zoom(self, anchor: QPointF) -> None:
        wanted = self._zoom_of(self.stack)
        before = self._from_viewport().map(anchor)
        self.setTransform(QTransform.fromScale(wanted, wanted))
        moved = self.viewportTransform().map(before) - anchor
        _move(self.verticalScrollBar(), moved.y())
        across = self.horizontalScrollBar()
        if self._wish:
            _move(across, moved.x())
        else:
            across.setValue((across.minimum() + across.maximum()) // 2)
        self._soon.start()

    def _from_viewport(self) -> QTransform:
        return self.viewportTransform().inverted()[0]

    def _have_drawn(self) -> None:
        """Have the parts in view drawn, and what of the next page comes into view first."""
        if not self.isVisible():
            return
        view, seen = self._seen()
        wanted = [part for page in seen for part in self._parts(page, view)]
        ahead = seen.stop if self._downwards else seen.start - 1
        if seen and 1 <= ahead <= len(self._items):
            frame = self.stack.frames[ahead - 1]
            view.moveTop(frame.top if self._downwards else frame.bottom - view.height())
            wanted += self._parts(ahead, view)
        self.store.want(_WHO, wanted)

    def _seen(self) -> tuple[QRectF, range]:
        """The box of the stack that is in view, and the pages in it."""
        view = self._from_viewport().mapRect(QRectF(self.viewport().rect()))
        return view, self.stack.pages_between(view.top(), view.bottom())

    @property
    def sharp(self) -> bool:
        """Whether all that is in view is drawn at its size, or known to have no picture."""
        view, seen = self._seen()
        fine = (page for page in seen if self.store.missing(page) is None)
        return all(part in self.store.cache for page in fine for part in self._parts(page, view))

    def _parts(self, page: int, view: QRectF) -> list[PagePart]:
        frame, size = self.stack.frames[page - 1], self.stack.sizes[page - 1]
        on_page = view.translated(-frame.x0, -frame.top)
        seen = BoundingBox(on_page.left(), on_page.top(), on_page.right(), on_page.bottom())
        scale = zoom.scale(self.zoom, self.devicePixelRatioF())
        turns = self.stack.turns[page - 1]
        return list(tiles.parts(self.store.sha256, page, size, scale, seen, turns=turns))

    def whole(self, sha256: str, stack: Stack, page: int) -> Iterator[PagePart]:
        """All parts of a page of another document at the zoom that it would be shown at."""
        wide, high = size = stack.sizes[page - 1]
        scale = zoom.scale(self._zoom_of(stack), self.devicePixelRatioF())
        turns = stack.turns[page - 1]
        return tiles.parts(sha256, page, size, scale, BoundingBox(0, 0, wide, high), turns=turns)

    def _zoom_of(self, stack: Stack) -> float:
        return self._wish or zoom.fitting(stack.fit_width, self.viewport().width() - 1)

    def _repaint(self, page: int) -> None:
        if 1 <= page <= len(self._items):
            self._items[page - 1].update()

    def _restyle(self) -> None:
        self.setBackgroundBrush(self._theme.colour("sunken"))
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy:
            self._downwards = dy < 0
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        was = QRectF(QPointF(), event.oldSize().toSizeF())
        place = self.marks.current_place
        box = self.stack.box(place) if place else None
        seen = box is not None and was.intersects(self.in_viewport(box))
        super().resizeEvent(event)
        self._apply_zoom(QPointF(self.viewport().width() / 2, 0))
        if place is not None and seen:
            self.bring(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon.start()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(zoom.notches(event.angleDelta().y()), event.position())
            event.accept()
        else:
            super().wheelEvent(event)


def _move(bar: QScrollBar, way: float) -> None:
    bar.setValue(bar.value() + round(way))
