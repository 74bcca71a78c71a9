"""The pictures of the document at hand: those that are there, and those to be drawn."""

from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from reviewer.domain.picture import NoPicture, PagePart, Picture
from reviewer.ui.page.cache import PictureCache
from reviewer.ui.page.tiles import is_tile

MOST_BYTES = 64 << 20
Fetch = Callable[[], bytes]
Deliver = Callable[[Picture], None]


class Draughtsman(Protocol):
    """Draws parts of pages elsewhere and delivers them in a thread of its own."""

    def start(self) -> None:
        """Be ready for the first page."""
        ...

    def want(self, parts: Iterable[PagePart], fetch: Fetch) -> None:
        """Draw these parts of one document and nothing else that was wanted; `fetch` its file."""
        ...

    def close(self) -> None:
        """Stop at once."""
        ...


class PictureStore(QObject):
    """Keeps pictures and has the missing ones drawn; lives on the main thread."""

    changed = Signal(int)
    """There is something new of a page of the document at hand."""
    _drawn = Signal(object, object)

    def __init__(
        self,
        hire: Callable[[Deliver], Draughtsman],
        parent: QObject | None = None,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        super().__init__(parent)
        self.cache = PictureCache(most_bytes)
        self.sha256 = ""
        self._fetch: Fetch = bytes
        self._wanted: dict[str, Sequence[PagePart]] = {}
        self._missing: dict[tuple[str, int], NoPicture] = {}
        self._asked = False
        self._drawn.connect(self._take)
        self._draughtsman = hire(self._arrived)

    def start(self) -> None:
        """Be ready for the first page."""
        self._draughtsman.start()

    def close(self) -> None:
        """Draw no more."""
        self._draughtsman.close()

    def show(self, sha256: str, fetch: Fetch) -> None:
        """Turn to another document; `fetch` gives its file and is called in another thread.

        A page that could not be drawn is tried again.
        """
        self.sha256, self._fetch = sha256, fetch
        self._wanted.clear()
        self._missing.clear()

    def want(self, who: str, parts: Iterable[PagePart]) -> None:
        """Have these parts drawn instead of those that `who` wanted before."""
        self._wanted[who] = tuple(parts)
        missing = [
            part
            for _, wanted in sorted(self._wanted.items())
            for part in wanted
            if part not in self.cache and self.missing(part.page) is None
        ]
        if missing or self._asked:
            self._draughtsman.want(dict.fromkeys(missing), self._fetch)
        self._asked = bool(missing)

    def prepare(self, parts: Iterable[PagePart], fetch: Fetch) -> None:
        """Have parts of another document drawn, unless one waits for the document at hand.

        Whatever is wanted of that one comes before it.
        """
        missing = [part for part in parts if part not in self.cache]
        if missing and self.complete:
            self._draughtsman.want(missing, fetch)
            self._asked = True

    @property
    def complete(self) -> bool:
        """Whether all that is wanted is there, as far as it can be drawn."""
        wanted = (part for parts in self._wanted.values() for part in parts)
        return all(part in self.cache or self.missing(part.page) is not None for part in wanted)

    def picture(self, part: PagePart) -> QImage | None:
        """The picture of a part, if it is there."""
        return self.cache.get(part)

    def stand_ins(self, wanted: PagePart) -> list[tuple[PagePart, QImage]]:
        """The pictures of a page at the nearest other scale at which there are any."""
        scale = wanted.scale
        found = [
            (part, image)
            for part, image in self.cache.of_page(self.sha256, wanted.page)
            if part.scale != scale and part.turns == wanted.turns and is_tile(part)
        ]
        scales = {part.scale for part, _ in found}
        nearest = min(scales, key=lambda other: abs(log(other / scale)), default=scale)
        return [(part, image) for part, image in found if part.scale == nearest]

    def missing(self, page: int) -> NoPicture | None:
        """Why a page of the document at hand cannot be shown."""
        return self._missing.get((self.sha256, page))

    def _arrived(self, picture: Picture) -> None:
        """Called in the thread of the draughtsman."""
        part = picture.part
        image = QImage()
        if picture.missing is None:
            image = QImage(
                picture.pixels,
                part.width,
                part.height,
                4 * part.width,
                QImage.Format.Format_RGB32,
            ).copy()
        self._drawn.emit(picture.part, picture.missing or image)

    def _take(self, part: PagePart, drawn: QImage | NoPicture) -> None:
        if isinstance(drawn, QImage):
            self.cache.put(part, drawn)
        else:
            self._missing[part.sha256, part.page] = drawn
        if part.sha256 == self.sha256:
            self.changed.emit(part.page)
