"""The ways in which a made PDF may be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

FONT, DOWN = "STSong-Light", "STSong-Light-Down"
LEADING = 1.35
"""The height of a line in sizes."""


@dataclass(frozen=True)
class Style:
    """How a report is drawn; the plain one is what a word processor does on a good day."""

    paper: tuple[float, float] = A4
    size: float = 9.0
    lines: str = "stroked"
    """stroked, hairlines, double, open (no left and right border), bands (only across), none."""
    text: str = "whole"
    """whole, pieces (every character alone, in any order), bold (everything twice)."""
    side: str = "stacked"
    """How the label down the side of a table is set: stacked, down (vertical font), turned."""
    page: str = "upright"
    """upright, rotated (by an entry of the page), drawn (only the drawing is turned), upended."""
    page_number: str = ""
    repeat_heads: bool = False
    cut_row: str = ""
    """What of a row cut by the end of a page stands on the next: label (its end) or values."""
    extras: Sequence[str] = ()
    """white, invisible, outside, covered, pictured, clipped, form, note, watermark, shaded, raised
    (footnote signs behind numbers)."""


def register_fonts() -> None:
    """Chinese fonts by name only: every reader brings its own, and the files stay small."""
    down = UnicodeCIDFont(FONT, isVertical=True)
    down.name = down.fontName = DOWN
    for font in (UnicodeCIDFont(FONT), down):
        pdfmetrics.registerFont(font)


def width_of(text: str, size: float) -> float:
    """About how wide a text is set."""
    return sum(size if character > "\u2e80" else size / 2 for character in text)


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text in a column of that width."""
    lines, line = [], ""
    for character in text:
        if line and width_of(line + character, size) > width:
            lines.append(line)
            line = ""
        line += character
    return (*lines, line) if line else tuple(lines)
