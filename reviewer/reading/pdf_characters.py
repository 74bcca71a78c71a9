"""What PDFium tells of the characters of some pages, asked in as few calls as can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.errors import InputError
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_calls import Handle, Room
from reviewer.reading.pdf_glyphs import UNREADABLE, Integers, Mask, Numbers, characters

MOST_CHARACTERS = 100_000
"""On one page; a full page of a report has 1,500."""
CHINESE = 0x2E80
"""From here on characters are Chinese; what has none of its own is below, as its font counts."""
MADE_UP = 0
"""The text object of spaces and new lines that PDFium adds."""
LEAST_RUN = 4
"""Where text objects hold fewer characters, each of these is asked for."""
UNEVEN = 0.25
"""How far, in sizes, a run of Chinese characters may be from one size each to count as even."""


class Writing(NamedTuple):
    """The text of a loaded page."""

    at: Handle
    size: int
    """How many characters it has."""
    objects: int
    """How many text objects the page has."""


class Texts:
    """The texts of some pages, their characters counted through."""

    def __init__(self, pages: Sequence[Writing]) -> None:
        self.starts = np.cumsum([0, *(page.size for page in pages)])
        self._at = np.empty(len(pages), np.object_)
        self._at[:] = [page.at for page in pages]

    def locate(self, places: Integers) -> tuple[list[Handle], list[int]]:
        """The text of each of these characters, and its place there."""
        pages = np.searchsorted(self.starts, places, side="right") - 1
        return self._at[pages].tolist(), (places - self.starts[pages]).tolist()

    @property
    def edges(self) -> Integers:
        """The first character of each page that has any."""
        return np.unique(self.starts[self.starts < self.starts[-1]])


@dataclass(slots=True)
class Characters:
    """What PDFium tells of the characters of some pages, in the file's own coordinates."""

    texts: Texts
    codes: Integers
    characters: Integers
    """What the codes mean."""
    boxes: Numbers
    """Left, top, right, bottom."""
    runs: Integers
    """For every character the run of one text object that it belongs to."""
    owners: list[int]
    """The text object of each run, or `MADE_UP`."""
    sizes: Numbers
    matrices: Numbers

    def origins(self, indices: Integers) -> tuple[Numbers, Numbers]:
        """Where some of the characters start on their lines."""
        points = np.zeros((2, len(indices)), np.float64)
        start = points.ctypes.data
        starts = range(start, start + points.nbytes, points.itemsize)
        beside = starts[len(indices) :]
        calls.do(calls.text_origin, *self.texts.locate(indices), starts, beside)
        return points[0], points[1]


def writing_of(text: Any, objects: int) -> Writing:
    """The text of a page with so many text objects. Raises `InputError("too_large")`."""
    (at,), count = calls.handles([calls.address(text)]), pdfium.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise InputError("too_large", characters=count, limit=MOST_CHARACTERS)
    return Writing(at, count, objects)


def characters_of(pages: Sequence[Writing], room: Room) -> Characters:
    """All characters of some pages, asked for in one go."""
    texts = Texts(pages)
    codes = np.concatenate([_codes(page) for page in pages])
    owners, asked = _owners(texts, codes, _few(pages))
    drawn = owners != MADE_UP
    first = np.ones(len(codes), np.bool_)
    first[1:] = owners[1:] != owners[:-1]
    first[texts.edges] = True
    heads, runs = np.flatnonzero(first), np.cumsum(first) - 1
    matrices, sizes = _settings(texts, heads, drawn[heads], room)
    heights = sizes * np.hypot(matrices[:, 2], matrices[:, 3])
    return Characters(
        texts=texts,
        codes=codes,
        characters=_meant(texts, codes, drawn),
        boxes=_boxes(texts, asked, drawn, heights[runs], room),
        runs=runs,
        owners=owners[heads].tolist(),
        sizes=sizes,
        matrices=matrices,
    )


def _few(pages: Sequence[Writing]) -> Mask:
    """The characters of pages whose text objects have few each."""
    few = [page.size <= LEAST_RUN * page.objects for page in pages]
    return np.repeat(few, [page.size for page in pages])


def _settings(texts: Texts, heads: Integers, drawn: Mask, room: Room) -> tuple[Numbers, Numbers]:
    """The matrix and size of the runs with these first characters, 0 where nothing is drawn."""
    asked = texts.locate(heads[drawn])
    matrices, sizes = np.zeros((len(heads), 6)), np.zeros(len(heads))
    matrices[drawn] = room.rows(calls.text_matrix, *asked, 6)
    sizes[drawn] = [*map(calls.text_size, *asked)]
    return matrices, sizes


class _Asked(NamedTuple):
    """Which characters are asked for, and for each the nearest of these before and after it."""

    mask: Mask
    before: Integers
    after: Integers

    @classmethod
    def of(cls, mask: Mask) -> "_Asked":
        """Of an asked one it is itself."""
        places = np.flatnonzero(mask)
        index = np.cumsum(mask) - 1
        return cls(mask, places[index], places[index + ~mask])


def _owners(texts: Texts, codes: Integers, few: Mask) -> tuple[Integers, _Asked]:
    """The text object of each character, and for which it was asked.

    Between two Chinese characters of one object all that stand without a gap are of it too.
    """
    chinese = (codes >= CHINESE) & ~few
    mask = np.ones(len(codes), np.bool_)
    mask[1:-1] = ~(chinese[:-2] & chinese[1:-1] & chinese[2:])
    # What begins or ends a page has nothing before or after it.
    mask[texts.edges] = mask[texts.edges - 1] = True
    owners = np.zeros(len(codes), np.int64)
    _ask_owners(texts, owners, np.flatnonzero(mask))
    asked = _Asked.of(mask)
    mixed = np.flatnonzero(owners[asked.before] != owners[asked.after])
    if len(mixed):
        _ask_owners(texts, owners, mixed)
        mask[mixed] = True
        asked = _Asked.of(mask)
    return owners[asked.before], asked


def _ask_owners(texts: Texts, owners: Integers, places: Integers) -> None:
    found = map(calls.text_object, *texts.locate(places))
    owners[places] = [owner or 0 for owner in found]


def _boxes(texts: Texts, asked: _Asked, drawn: Mask, sizes: Numbers, room: Room) -> Numbers:
    """The box of each character; in an even run of Chinese only its ends are asked for."""
    boxes = np.zeros((len(drawn), 4), np.float64)
    _ask_boxes(texts, boxes, np.flatnonzero(asked.mask & drawn), room)
    rest = np.flatnonzero(~asked.mask)
    if not len(rest):
        return boxes
    before, after, size = asked.before[rest], asked.after[rest], sizes[rest]
    steps, ways = after - before, boxes[after] - boxes[before]
    boxes[rest] = boxes[before] + ways * ((rest - before) / steps)[:, None]
    uneven = abs(np.hypot(ways[:, 0], ways[:, 1]) - steps * size) > UNEVEN * size
    if uneven.any():
        _ask_boxes(texts, boxes, rest[uneven], room)
    return boxes


def _ask_boxes(texts: Texts, boxes: Numbers, places: Integers, room: Room) -> None:
    boxes[places] = room.rows(calls.text_box, *texts.locate(places), 4)


def _meant(texts: Texts, codes: Integers, drawn: Mask) -> Integers:
    """The characters of codes; a font may have none for what counts as one of few."""
    few = np.flatnonzero((codes < CHINESE) & drawn)
    found = characters(codes)
    found[few[[*map(bool, map(calls.text_unmapped, *texts.locate(few)))]]] = ord(UNREADABLE)
    return found


def _codes(page: Writing) -> Integers:
    """The characters: in one call where each is one unit of UTF-16, else one by one."""
    at, count = page.at, page.size
    units = np.zeros(count + 1, np.uint16)
    whole = calls.text_units(at, 0, count, units.ctypes.data) == count + 1
    if whole and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units[:count].astype(np.int64)
    return np.array([calls.text_code(at, i) for i in range(count)], np.int64)
