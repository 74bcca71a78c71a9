"""Pictures at hand, the ones not used for longest given up first."""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtGui import QImage

from reviewer.domain.picture import PagePart


class PictureCache:
    """Pictures by part, within a bound of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._images: OrderedDict[PagePart, QImage] = OrderedDict()
        self.bytes = 0

    def __contains__(self, part: PagePart) -> bool:
        return part in self._images

    def get(self, part: PagePart) -> QImage | None:
        """The picture of a part, which counts as used."""
        if part in self._images:
            self._images.move_to_end(part)
        return self._images.get(part)

    def put(self, part: PagePart, image: QImage) -> None:
        """Keep a picture; the newest is kept however large it is."""
        self._drop(part)
        self._images[part] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > self._most and len(self._images) > 1:
            self._drop(next(iter(self._images)))

    def of_page(self, sha256: str, page: int) -> Iterator[tuple[PagePart, QImage]]:
        """All pictures of a page, at whatever scale."""
        for part, image in self._images.items():
            if part.page == page and part.sha256 == sha256:
                yield part, image

    def _drop(self, part: PagePart) -> None:
        image = self._images.pop(part, None)
        if image is not None:
            self.bytes -= image.sizeInBytes()
