"""Where the prose of a drawn document speaks of cells, in its pixels."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF

from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui.mentions import MentionLook, look_of
from reviewer.ui.rendered.writing import Span


class MentionPlaces:
    """Boxes are measured once until the document is laid out anew."""

    def __init__(
        self, mentions: Sequence[Mention], measure: Callable[[Span], list[QRectF]]
    ) -> None:
        self._mentions = tuple(mentions)
        self._measure = measure
        self._boxes: dict[Mention, list[QRectF]] = {}

    def laid_out_anew(self) -> None:
        """Forget where everything was."""
        self._boxes.clear()

    def boxes(self, mention: Mention) -> list[QRectF]:
        """The boxes of a place, one a line."""
        if mention not in self._boxes:
            self._boxes[mention] = self._measure(mention.span)
        return self._boxes[mention]

    def looks(self, view: QRectF, current: CellKey | None) -> Iterator[tuple[QRectF, MentionLook]]:
        """The boxes that are in view, and how they are marked."""
        for mention in self._mentions:
            for box in self.boxes(mention):
                if box.intersects(view):
                    yield box, look_of(mention, current)

    def key_at(self, point: QPointF) -> CellKey | None:
        """The cell that the prose under a point speaks of."""
        for mention in self._mentions:
            if mention.keys and any(box.contains(point) for box in self.boxes(mention)):
                return mention.keys[0]
        return None
