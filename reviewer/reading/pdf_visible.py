"""The characters of some pages → those that can be seen, and where they stand."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reviewer.domain.document import BoundingBox
from reviewer.reading.pdf_characters import CHINESE, Characters
from reviewer.reading.pdf_glyphs import DESCENT, Glyphs, Integers, Mask, Numbers
from reviewer.reading.pdf_paint import Box, Frame, Paint
from reviewer.reading.pdf_raised import are_digits

SLANT = 0.1
"""Writing that leans more than this part of a quarter turn is a watermark."""
SMALLEST = 2.0
"""Writing below this size cannot be read by anybody."""


class Visible(NamedTuple):
    """The visible characters of a page; spaces stay in, they part words."""

    glyphs: Glyphs
    inks: Integers
    owners: set[int]
    """The texts that say anything."""
    doubtful: list[BoundingBox]
    """The places of digits that are pale, or of which only a part can be seen."""


def visible_of(found: Characters, frame: Frame, paints: Sequence[Paint]) -> Iterator[Visible]:
    """What can be seen of the characters of each page."""
    a, b, c, d, e, f = found.matrices.T
    run_sizes = found.sizes * np.hypot(c, d)
    angles = np.arctan2(b, a) * 2 / np.pi
    run_turns = np.rint(angles).astype(np.int64)
    readable = (run_sizes >= SMALLEST) & (abs(angles - run_turns) < SLANT)
    runs = found.runs
    sizes, turns = run_sizes[runs], run_turns[runs]
    x0, top, x1, bottom = boxes = frame.boxes(*_boxes(found, sizes, turns % 4))
    bases = frame.boxes(e, f, e, f)[1][runs]
    # Writing that goes down the page leaves the line on which it began.
    bases = np.where((top < bases) & (bases < bottom), bases, bottom - DESCENT * sizes)
    legible, digits = readable[runs], are_digits(found.characters)
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    sides = np.stack(boxes, axis=1)
    every = Glyphs(found.characters, sides.round(2), bases, sizes, (turns - frame.turns) % 4)
    for span, own, paint in _pages(found, paints):
        inks = paint.inks_of(own)[runs[span] - (runs[span.start] if own else 0)]
        shown = legible[span] & paint.shown(inks, x[span], y[span])
        doubtful = _doubtful(paint, inks, shown, legible[span], digits[span], sides[span])
        seen = np.flatnonzero(shown)
        yield Visible(every.pick(seen + span.start), inks[seen], set(own), doubtful)


def _doubtful(
    paint: Paint, inks: Integers, shown: Mask, legible: Mask, digits: Mask, boxes: Numbers
) -> list[BoundingBox]:
    doubtful = shown & digits & paint.is_pale(inks)
    lost = np.flatnonzero(legible & ~shown & digits)
    doubtful[lost] = paint.is_partly_lost(inks[lost], boxes[lost])
    return [BoundingBox(*box) for box in boxes[doubtful].tolist()]


def _pages(found: Characters, paints: Sequence[Paint]) -> Iterator[tuple[slice, list[int], Paint]]:
    """The characters of each page, and the text objects of its runs."""
    bounds = pairwise(found.texts.starts.tolist())
    for (start, stop), paint in zip(bounds, paints, strict=True):
        own = found.runs[start:stop]
        yield slice(start, stop), found.owners[own[0] : own[-1] + 1] if len(own) else [], paint


def _boxes(found: Characters, sizes: Numbers, turns: Integers) -> Box:
    """Left, bottom, right, top; from origin and size where PDFium's box does not fit the size.

    It is wrong for some vertical fonts and for fonts made of drawings.
    """
    left, top, right, bottom = found.boxes.T
    lying = turns % 2 == 1
    wide = np.where(lying, top - bottom, right - left)
    high = np.where(lying, right - left, top - bottom)
    narrow = (wide < 0.15 * sizes) | (wide > 2 * sizes)
    wrong = np.flatnonzero((sizes > 0) & (narrow | (high < 0.5 * sizes) | (high > 2 * sizes)))
    if not len(wrong):
        return left, bottom, right, top
    usual = np.where(found.codes >= CHINESE, sizes, sizes / 2)
    advance = np.where(narrow, usual, wide)[wrong]
    x, y = found.origins(wrong)
    made = _around(x, y, advance, sizes[wrong], turns[wrong])
    for column, right_one in zip((left, bottom, right, top), made, strict=True):
        column[wrong] = right_one
    return left, bottom, right, top


def _around(x: Numbers, y: Numbers, advance: Numbers, size: Numbers, turn: Integers) -> Box:
    """The box of a glyph (left, bottom, right, top) that starts at a point and goes some way."""
    down, up = DESCENT * size, (1 - DESCENT) * size
    zero = np.zeros_like(size)
    return (
        x - np.choose(turn, [zero, up, advance, down]),
        y - np.choose(turn, [down, zero, up, advance]),
        x + np.choose(turn, [advance, down, zero, up]),
        y + np.choose(turn, [up, advance, down, zero]),
    )
