"""What one PDF page shows, as plain data: glyphs, lines, pictures; and the folding of radicals."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.turning import turned

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

UNREADABLE = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""
DESCENT = 0.2
"""The part of a glyph's size below its line."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Visible characters in the order in which they are drawn, as columns of equal length."""

    codes: Integers
    """The character of each, folded by `characters`."""
    boxes: Numbers
    """x0, top, x1, bottom of each."""
    bases: Numbers
    """The height of the line each stands on."""
    sizes: Numbers
    turns: Integers
    """How often the writing is turned a quarter to the left."""

    def __len__(self) -> int:
        return len(self.codes)

    def pick(self, indices: Integers) -> "Glyphs":
        """Some of the glyphs."""
        return Glyphs(
            self.codes[indices],
            self.boxes[indices],
            self.bases[indices],
            self.sizes[indices],
            self.turns[indices],
        )

    def turned(self, turns: int, width: float, height: float) -> "Glyphs":
        """The glyphs after their page of that size was turned so many quarters to the right."""
        x0, top, x1, bottom = self.boxes.T
        for _ in range(turns % 4):
            x0, top, x1, bottom = height - bottom, x0, height - top, x1
            width, height = height, width
        boxes = np.stack([x0, top, x1, bottom], axis=1)
        bases = bottom - DESCENT * self.sizes
        return Glyphs(self.codes, boxes, bases, self.sizes, (self.turns - turns) % 4)


def together(parts: Sequence[Glyphs]) -> Glyphs:
    """The glyphs of several pages, one after another."""
    if len(parts) == 1:
        return parts[0]
    columns = ("codes", "boxes", "bases", "sizes", "turns")
    return Glyphs(*(np.concatenate([getattr(part, name) for part in parts]) for name in columns))


NO_GLYPHS = Glyphs(
    np.empty(0, np.int64), np.empty((0, 4)), np.empty(0), np.empty(0), np.empty(0, np.int64)
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as shown, turned as its file says."""

    width: float
    height: float
    glyphs: Glyphs = NO_GLYPHS
    rulings: tuple[Ruling, ...] = ()
    pictures: tuple[BoundingBox, ...] = ()
    texts: int = 0
    """How many pieces of text the page draws."""
    mute: int = 0
    """How many of them say nothing and take no room: spaces, or their font is broken."""
    lost: bool = False
    """Whether nothing is said where one of them takes room."""
    recognised: bool = False
    """Whether some of the writing was recognised in a picture."""
    faint: tuple[BoundingBox, ...] = ()
    """Where the recogniser was not sure, or writing is pale, half hidden or scrawled over."""
    marks: tuple[BoundingBox, ...] = ()
    """Dark boxes and shapes."""
    tilt: float = 0.0
    """The degrees the page was turned to the left to make its lines level."""

    @property
    def unreadable(self) -> int:
        """How many glyphs have no known character."""
        return int(np.count_nonzero(self.glyphs.codes == ord(UNREADABLE)))


def main_turn(sheet: Sheet) -> int:
    """The quarter turns of most of the writing."""
    turns = sheet.glyphs.turns
    return int(np.bincount(turns, minlength=4).argmax()) if turns.any() else 0


def upright(sheet: Sheet, turns: int) -> Sheet:
    """The sheet turned to the right until writing with that many turns stands upright."""
    if turns == 0:
        return sheet
    width, height = sheet.width, sheet.height
    return replace(
        sheet,
        width=height if turns % 2 else width,
        height=width if turns % 2 else height,
        glyphs=sheet.glyphs.turned(turns, width, height),
        rulings=tuple(Ruling(*turned(item, turns, width, height)) for item in sheet.rulings),
        pictures=tuple(turned(item, turns, width, height) for item in sheet.pictures),
        faint=tuple(turned(item, turns, width, height) for item in sheet.faint),
        marks=tuple(turned(item, turns, width, height) for item in sheet.marks),
    )


# CJK Radicals Supplement from U+2E84, which Unicode's own folding leaves alone.
_RADICALS = (
    "乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵　旡日月歺母"
    "民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒　　　羊羊　耂肀聿"
    "月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨"
    "青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_FOLDS = {0x2E84 + i: character for i, character in enumerate(_RADICALS) if character != "　"}
# The Kangxi radicals have an official folding; 户 is the shape that Chinese fonts draw.
_FOLDS |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_FOLDS |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFADA)}
_FOLDS[0x2F3E] = "户"
_FOLDS |= dict.fromkeys((0x0002, 0xFFFE), "-")
_FOLDS |= dict.fromkeys((9, 10, 13), " ")
_BMP = 0x10000


def _table() -> Integers:
    """What each code of the first plane folds to."""
    table = np.arange(_BMP)
    # Control codes, halves of codes, and codes that each font uses as it likes.
    table[:0x20] = table[0xD800:0xF900] = ord(UNREADABLE)
    table[list(_FOLDS)] = [ord(character) for character in _FOLDS.values()]
    return table


_TABLE = _table()
_SPACES = np.array([chr(code).isspace() for code in range(0x3002)])


def characters(codes: Integers) -> Integers:
    """The codes of a PDF as characters: radicals become the characters they look like."""
    rare = codes >= _BMP
    if not rare.any():
        return _TABLE[codes]
    known = np.where(codes < 0xF0000, codes, ord(UNREADABLE))
    return np.where(rare, known, _TABLE[np.where(rare, 0, codes)])


def spaces(codes: Integers) -> Mask:
    """Which characters are white space."""
    return np.asarray(_SPACES[np.minimum(codes, len(_SPACES) - 1)])


def text_of(codes: Integers) -> str:
    """Characters as a text."""
    return codes.astype("<u4").tobytes().decode("utf-32-le")
