"""Numbers that a drawn line strikes out, which are numbers no more."""

from dataclasses import replace

import numpy as np

from reviewer.reading.pdf_glyphs import Glyphs, Mask, Numbers, Sheet

STROKE = 0x0336
"""Unicode's stroke through the character before it."""
MIDDLE = 0.25
"""A line that strikes out lies within this part of a size around the middle of a digit."""
ACROSS = 0.6
"""It covers so much of the digit's width."""
HEIGHT = 0.35
"""The middle of a digit lies so many sizes above its line."""


def struck_out(sheet: Sheet) -> Sheet:
    """The sheet with a stroke after each digit that is struck out, without the lines that do."""
    if not sheet.rulings:
        return sheet
    glyphs = sheet.glyphs
    digits = np.flatnonzero((glyphs.codes >= ord("0")) & (glyphs.codes <= ord("9")))
    if not len(digits):
        return sheet
    crossed = _crossed(glyphs.pick(digits), np.array(sheet.rulings))
    if not crossed.any():
        return sheet
    struck = digits[crossed.any(axis=1)]
    doubled = glyphs.pick(np.insert(np.arange(len(glyphs)), struck + 1, struck))
    doubled.codes[struck + np.arange(len(struck)) + 1] = STROKE
    used = np.asarray(crossed.any(axis=0)).tolist()
    rulings = tuple(r for r, strikes in zip(sheet.rulings, used, strict=True) if not strikes)
    return replace(sheet, glyphs=doubled, rulings=rulings)


def _crossed(digits: Glyphs, lines: Numbers) -> Mask:
    """Which digits (first axis) which horizontal lines cross in the middle; only standing ones."""
    left, _, right, _ = digits.boxes.T[:, :, None]
    middle = (digits.bases - HEIGHT * digits.sizes)[:, None]
    x0, top, x1, bottom = lines.T
    near = abs((top + bottom) / 2 - middle) < MIDDLE * digits.sizes[:, None]
    covered = np.minimum(right, x1) - np.maximum(left, x0)
    near &= (bottom - top < x1 - x0) & (digits.turns == 0)[:, None]
    return np.asarray(near & (covered > ACROSS * (right - left)))
