"""What one PDF page shows, as plain data: glyphs, lines, pictures; and the folding of radicals."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reviewer.domain.document import BoundingBox, Ruling

Box = tuple[float, float, float, float]

UNREADABLE = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""


class Glyph(NamedTuple):
    """A visible character: its box, the line it stands on, its size and its quarter turns."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    turn: int = 0
    """How often its writing is turned a quarter to the left."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as shown (turned as its file says), glyphs in the order in which they are drawn."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    pictures: tuple[BoundingBox, ...] = ()
    mute: bool = False
    """Whether some text says nothing: it is there twice, or its font is broken."""

    @property
    def unreadable(self) -> int:
        """How many glyphs have no known character."""
        return sum(glyph.text == UNREADABLE for glyph in self.glyphs)


def turned(box: Box, turns: int, width: float, height: float) -> BoundingBox:
    """The box after the page of that size was turned `turns` quarters to the right."""
    x0, top, x1, bottom = box
    for _ in range(turns % 4):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return BoundingBox(x0, top, x1, bottom)


def turn_glyph(glyph: Glyph, turns: int, width: float, height: float) -> Glyph:
    """The glyph after its page was turned to the right; it stands on the bottom of its box."""
    text, x0, top, x1, bottom, _, size, turn = glyph
    box = turned((x0, top, x1, bottom), turns, width, height)
    return Glyph(text, *box, box.bottom - DESCENT * size, size, (turn - turns) % 4)


def main_turn(sheet: Sheet) -> int:
    """The quarter turns of most of the writing."""
    turns = [glyph.turn for glyph in sheet.glyphs]
    if not any(turns):
        return 0
    return max(range(4), key=lambda turn: (turns.count(turn), -turn))


def upright(sheet: Sheet, turns: int) -> Sheet:
    """The sheet turned to the right until writing with that many turns stands upright."""
    if turns == 0:
        return sheet
    width, height = sheet.width, sheet.height
    return Sheet(
        width=height if turns % 2 else width,
        height=width if turns % 2 else height,
        glyphs=tuple(turn_glyph(glyph, turns, width, height) for glyph in sheet.glyphs),
        rulings=tuple(Ruling(*turned(item, turns, width, height)) for item in sheet.rulings),
        pictures=tuple(turned(item, turns, width, height) for item in sheet.pictures),
        mute=sheet.mute,
    )


DESCENT = 0.2
"""The part of a glyph's size below its line."""

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


@lru_cache(maxsize=4096)
def character(code: int) -> str:
    """The character for a code of a PDF: radicals become the characters they look like."""
    if code in _FOLDS:
        return _FOLDS[code]
    if code < 0x20 or 0xE000 <= code < 0xF900 or code >= 0xF0000 or 0xD800 <= code < 0xE000:
        return " " if code in (9, 10, 13) else UNREADABLE
    return chr(code)
