"""Small digits set off the line, which are footnote signs and no digits of a number."""

import numpy as np

from reviewer.reading.pdf_glyphs import Glyphs, Integers, Mask, Numbers

SMALL = 0.8
"""A sign is smaller than this part of the size of what it stands behind."""
LEAST_UP, MOST_UP = 0.1, 0.75
"""How far above its line, in sizes of what it stands behind."""
MOST_DOWN = 0.4
NEAR, OVER = 0.4, 0.25
"""How far behind it, and how far into it."""
MOST_PAIRS = 4_000_000
"""More pairs of digits than a page of a report has are not compared."""
_SIGNS = np.array([ord(sign) for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹"])


def with_signs(glyphs: Glyphs, places: Integers) -> Glyphs:
    """The glyphs with raised digits as signs on the line of what they stand behind.

    `places` tells in which cell each stands.
    """
    if glyphs.sizes.min(initial=np.inf) >= SMALL * glyphs.sizes.max(initial=0.0):
        return glyphs
    owners = _owners(glyphs, places)
    mine = np.flatnonzero(owners >= 0)
    if not len(mine):
        return glyphs
    codes, bases, sizes = glyphs.codes.copy(), glyphs.bases.copy(), glyphs.sizes.copy()
    digits = mine[are_digits(codes[mine])]
    codes[digits] = _SIGNS[codes[digits] - ord("0")]
    bases[mine], sizes[mine] = bases[owners[mine]], sizes[owners[mine]]
    return Glyphs(codes, glyphs.boxes, bases, sizes, glyphs.turns)


def are_digits(codes: Integers) -> Mask:
    """Which characters are plain digits."""
    return np.asarray((codes >= ord("0")) & (codes <= ord("9")))


def _owners(glyphs: Glyphs, places: Integers) -> Integers:
    """For every sign the glyph it stands behind, -1 for all others."""
    owners = np.full(len(glyphs), -1)
    after = np.flatnonzero(glyphs.sizes[1:] < SMALL * glyphs.sizes[:-1]) + 1
    after = after[_stands_behind(glyphs, places, after, after - 1)]
    owners[after] = after - 1
    _look_elsewhere(glyphs, places, owners)
    for i in np.flatnonzero(owners >= 0).tolist():
        _go_on(glyphs, owners, i)
    return owners


def _look_elsewhere(glyphs: Glyphs, places: Integers, owners: Integers) -> None:
    """Digits may be drawn long after the number they stand behind."""
    digits = np.flatnonzero(are_digits(glyphs.codes))
    sizes = glyphs.sizes[digits]
    small = digits[sizes < SMALL * sizes.max(initial=0.0)]
    large = digits[sizes * SMALL > sizes.min(initial=np.inf)]
    small, large = _sharing(small, large, places), _sharing(large, small, places)
    if not 0 < len(small) * len(large) <= MOST_PAIRS:
        return
    found = _stands_behind(glyphs, places, small[:, None], large[None, :])
    owners[small[found.any(axis=1)]] = large[found.argmax(axis=1)[found.any(axis=1)]]


def _sharing(ones: Integers, others: Integers, places: Integers) -> Integers:
    """Those with any of the others in their cell."""
    taken = np.zeros(places.max(initial=0) + 2, np.bool_)
    taken[places[others]] = True
    return ones[taken[places[ones]]]


def _stands_behind(glyphs: Glyphs, places: Integers, one: Integers, other: Integers) -> Mask:
    """Whether one is set small and off the line just behind the other."""
    size: Numbers = glyphs.sizes[other]
    gap = glyphs.boxes[one, 0] - glyphs.boxes[other, 2]
    up = glyphs.bases[other] - glyphs.bases[one]
    off = ((up > LEAST_UP * size) & (up < MOST_UP * size)) | (
        (up < -LEAST_UP * size) & (up > -MOST_DOWN * size)
    )
    near = (gap > -OVER * size) & (gap < NEAR * size) & (places[one] == places[other])
    upright = (glyphs.turns[one] == 0) & (glyphs.turns[other] == 0)
    return np.asarray(upright & near & off & (glyphs.sizes[one] < SMALL * size))


def _go_on(glyphs: Glyphs, owners: Integers, first: int) -> None:
    """A sign of several digits stands behind one number."""
    i, size = first + 1, glyphs.sizes[first]
    while (
        i < len(glyphs)
        and owners[i] < 0
        and abs(glyphs.sizes[i] - size) < LEAST_UP * size
        and abs(glyphs.bases[i] - glyphs.bases[i - 1]) < LEAST_UP * size
        and abs(glyphs.boxes[i, 0] - glyphs.boxes[i - 1, 2]) < NEAR * size
    ):
        owners[i] = owners[first]
        i += 1
