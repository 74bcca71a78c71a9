"""What PDFium tells of the characters of a page, asked in as few calls as can be."""

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.errors import InputError
from reviewer.reading import pdf_calls as calls
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


@dataclass(slots=True)
class Characters:
    """What PDFium tells of the characters of a page, in the file's own coordinates."""

    at: int
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
        points = np.zeros((len(indices), 2), np.float64)
        starts = calls.rows(points)
        beside = (start + 8 for start in starts)
        calls.do(calls.text_origin, repeat(self.at), indices.tolist(), starts, beside)
        return points[:, 0], points[:, 1]


def characters_of(text: Any, objects: int) -> Characters:
    """All characters of a page with so many text objects. Raises `InputError("too_large")`."""
    at, count = calls.address(text), pdfium.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise InputError("too_large", characters=count, limit=MOST_CHARACTERS)
    codes = _codes(at, count)
    many = count > LEAST_RUN * objects
    owners, asked = _owners(at, codes if many else np.zeros_like(codes))
    first = np.ones(count, np.bool_)
    first[1:] = owners[1:] != owners[:-1]
    heads, runs = np.flatnonzero(first), np.cumsum(first) - 1
    matrices, sizes = _settings(at, heads, owners[heads] != MADE_UP)
    heights = sizes * np.hypot(matrices[:, 2], matrices[:, 3])
    return Characters(
        at=at,
        codes=codes,
        characters=_meant(at, codes, owners != MADE_UP),
        boxes=_boxes(at, asked, heights[runs]),
        runs=runs,
        owners=owners[heads].tolist(),
        sizes=sizes,
        matrices=matrices,
    )


def _settings(at: int, heads: Integers, drawn: Mask) -> tuple[Numbers, Numbers]:
    """The matrix and size of the runs with these first characters, 0 where nothing is drawn."""
    found, asked = np.zeros((np.count_nonzero(drawn), 6), np.float32), heads[drawn].tolist()
    calls.do(calls.text_matrix, repeat(at), asked, calls.rows(found))
    matrices, sizes = np.zeros((len(heads), 6)), np.zeros(len(heads))
    matrices[drawn] = found
    sizes[drawn] = [*map(calls.text_size, repeat(at), asked)]
    return matrices, sizes


def _owners(at: int, codes: Integers) -> tuple[Integers, Mask]:
    """The text object of each character, and for which it was asked.

    Between two Chinese characters of one object all that stand without a gap are of it too.
    """
    chinese = codes >= CHINESE
    asked = np.ones(len(codes), np.bool_)
    asked[1:-1] = ~(chinese[:-2] & chinese[1:-1] & chinese[2:])
    owners = _asked_owners(at, asked)
    if asked.all():
        return owners, asked
    before, after = _around(asked)
    mixed = owners[before] != owners[after]
    if mixed.any():
        asked |= mixed
        owners = _asked_owners(at, asked)
    return owners[_around(asked)[0]], asked


def _asked_owners(at: int, asked: Mask) -> Integers:
    owners = np.zeros(len(asked), np.int64)
    found = map(calls.text_object, repeat(at), np.flatnonzero(asked).tolist())
    owners[asked] = [owner or 0 for owner in found]
    return owners


def _around(asked: Mask) -> tuple[Integers, Integers]:
    """For each character the nearest that was asked for, before and after it or itself."""
    places = np.flatnonzero(asked)
    index = np.cumsum(asked) - 1
    return places[index], places[index + ~asked]


def _boxes(at: int, asked: Mask, sizes: Numbers) -> Numbers:
    """The box of each character; in an even run of Chinese only its ends are asked for."""
    boxes = _asked_boxes(at, asked)
    if asked.all():
        return boxes
    before, after = _around(asked)
    far = np.hypot(*(boxes[after] - boxes[before])[:, :2].T)
    uneven = ~asked & (abs(far - (after - before) * sizes) > UNEVEN * sizes)
    if uneven.any():
        asked = asked | uneven
        boxes = _asked_boxes(at, asked)
        before, after = _around(asked)
    part = (np.arange(len(asked)) - before) / np.maximum(after - before, 1)
    between: Numbers = boxes[before] + (boxes[after] - boxes[before]) * part[:, None]
    return between


def _asked_boxes(at: int, asked: Mask) -> Numbers:
    places = np.flatnonzero(asked)
    found = np.zeros((len(places), 4), np.float32)
    calls.do(calls.text_box, repeat(at), places.tolist(), calls.rows(found))
    boxes = np.zeros((len(asked), 4), np.float64)
    boxes[places] = found
    return boxes


def _meant(at: int, codes: Integers, drawn: Mask) -> Integers:
    """The characters of codes; a font may have none for what counts as one of few."""
    few = np.flatnonzero((codes < CHINESE) & drawn).tolist()
    found = characters(codes)
    found[[i for i in few if calls.text_unmapped(at, i)]] = ord(UNREADABLE)
    return found


def _codes(at: int, count: int) -> Integers:
    """The characters: in one call where each is one unit of UTF-16, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    whole = calls.text_units(at, 0, count, units.ctypes.data) == count + 1
    if whole and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units[:count].astype(np.int64)
    return np.array([calls.text_code(at, i) for i in range(count)], np.int64)
