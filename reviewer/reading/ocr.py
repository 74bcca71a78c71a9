"""Scanned pages → what they show: straightened, tables found by their lines, each cell read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice, find_lattices, find_lines
from reviewer.reading.ocr_crops import in_cells
from reviewer.reading.ocr_engine import Box, Engine, Pixels, Said
from reviewer.reading.ocr_ink import straightened, take_apart
from reviewer.reading.pdf_glyphs import DESCENT, UNREADABLE, Glyphs, Sheet, characters, upright
from reviewer.reading.pdf_words import CJK

SURE = 0.95
"""What the recogniser is less sure of, a person looks at in any case."""
_LONG = 4
"""A line so many times as long as high tells which way up a page is."""
_FEW = 6
_LOOK_ALIKES = str.maketrans("OoQDlI|", "0000111")
_POOR = 0.75
"""What lines score at most that are read upside down."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture of a page or of a part of one, `dots` to the inch."""

    picture: Pixels
    dots: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        high, wide = self.picture.shape
        return wide * 72 / self.dots, high * 72 / self.dots

    def box(self, box: Box) -> BoundingBox:
        """A part of the picture in points."""
        return BoundingBox(*(round(side * 72 / self.dots, 2) for side in box))

    def part(self, box: Box) -> Pixels:
        """The pixels of a part."""
        return self.picture[max(box.top, 0) : box.bottom, max(box.left, 0) : box.right]


class _Line(NamedTuple):
    box: BoundingBox
    said: Said


class Recogniser:
    """Reads scans; keeps its models loaded."""

    def __init__(self) -> None:
        self._engine = Engine()

    def page(self, scan: Scan) -> Sheet:
        """What a scanned page shows, however it lies."""
        lines = self._engine.lines(scan.picture)
        turns = self._turns(scan, lines)
        standing = Scan(np.ascontiguousarray(np.rot90(scan.picture, -turns)), scan.dots)
        picture, tilt = straightened(standing.picture, scan.dots)
        standing = Scan(picture, scan.dots)
        if turns or tilt:
            lines = self._engine.lines(picture)
        return upright(self._sheet(standing, lines, tilt), -turns % 4)

    def table(self, scan: Scan) -> Sheet | None:
        """What a picture of tables shows; None where no table is drawn in it."""
        if not _tables(_rulings(scan)):
            return None
        return self._sheet(scan, self._engine.lines(scan.picture), 0.0)

    def _turns(self, scan: Scan, lines: Sequence[Box]) -> int:
        """How many quarters to the right the picture must be turned to stand upright."""
        long = sorted(filter(_is_long, lines), key=lambda box: -_length(box))
        lying = [box for box in long if box.bottom - box.top > box.right - box.left]
        side = 1 if 2 * len(lying) > len(long) else 0
        tried = (lying if side else [box for box in long if box not in lying])[:_FEW]
        if not tried or (not side and self._score(scan, tried, 0) > _POOR):
            return side
        return max((side, side + 2), key=lambda turns: self._score(scan, tried, turns))

    def _score(self, scan: Scan, lines: Iterable[Box], turns: int) -> float:
        """How sure lines are when read after so many quarter turns to the right."""
        return fmean(self._engine.read(np.rot90(scan.part(b), -turns)).score for b in lines)

    def _sheet(self, scan: Scan, lines: Sequence[Box], tilt: float) -> Sheet:
        drawn = take_apart(scan.picture, scan.dots)
        rulings = tuple(Ruling(*scan.box(box)) for box in drawn.lines)
        tables = _tables(rulings)
        outside = [box for box in lines if not _within(scan.box(box), tables)]
        boxes = [*in_cells(drawn.writing, tables, scan.dots), *outside]
        read = [_Line(scan.box(box), _numeral(self._engine.read(scan.part(box)))) for box in boxes]
        width, height = scan.size
        return Sheet(
            width=width,
            height=height,
            glyphs=_glyphs(read),
            rulings=rulings,
            faint=tuple(line.box for line in read if line.said.score < SURE),
            tilt=tilt,
            recognised=True,
        )


def _rulings(scan: Scan) -> tuple[Ruling, ...]:
    return tuple(Ruling(*scan.box(box)) for box in take_apart(scan.picture, scan.dots).lines)


def _tables(rulings: Iterable[Ruling]) -> list[Lattice]:
    found = find_lattices(find_lines(rulings))
    return [lattice for lattice in found if len(lattice.xs) > 2 and len(lattice.ys) > 2]


def _length(box: Box) -> int:
    return max(box.right - box.left, box.bottom - box.top)


def _is_long(box: Box) -> bool:
    return _length(box) > _LONG * min(box.right - box.left, box.bottom - box.top)


def _within(box: BoundingBox, tables: Iterable[Lattice]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(table.bbox.holds(x, y) for table in tables)


def _numeral(said: Said) -> Said:
    """A number in which letters were seen: what they look like, not sure at all."""
    text = said.text.translate(_LOOK_ALIKES)
    return Said(text, 0.0) if text != said.text and text.isdecimal() else said


def _glyphs(lines: Sequence[_Line]) -> Glyphs:
    """Every character with its part of its line; Chinese ones are twice as wide as others."""
    texts = [line.said.text or UNREADABLE for line in lines]
    codes = np.array([ord(character) for text in texts for character in text], np.int64)
    wide = np.where(codes > ord(CJK), 2.0, 1.0)
    of = np.repeat(np.arange(len(lines)), [len(text) for text in texts])
    x0, top, x1, bottom = np.array([line.box for line in lines]).reshape(-1, 4).T
    ends = np.cumsum(wide)
    total = np.bincount(of, wide, minlength=len(lines))
    before = np.concatenate([[0.0], np.cumsum(total)])[:-1]
    each = (x1 - x0) / np.maximum(total, 1)
    left = x0[of] + (ends - wide - before[of]) * each[of]
    sizes = (bottom - top)[of]
    return Glyphs(
        codes=characters(codes),
        boxes=np.round(np.stack([left, top[of], left + wide * each[of], bottom[of]], axis=1), 2),
        bases=bottom[of] - DESCENT * sizes,
        sizes=sizes,
        turns=np.zeros(len(codes), np.int64),
    )
