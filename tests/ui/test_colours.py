"""The colour schemes: what is written on a ground can be read there."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from reviewer.ui.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from reviewer.ui.theme import Mode, Theme

pytestmark = pytest.mark.qt
SIGNS = ("failed", "undecided", "look", "warning", "corrected", "accepted", "accent")
GROUNDS = ("surface", "window", "sunken")
PAIRS = (
    *((text, ground) for text in ("text", "muted", "faint") for ground in GROUNDS),
    *((sign, "surface") for sign in SIGNS),
    *((sign, f"{sign}_soft") for sign in SIGNS),
    *(("text", f"{sign}_soft") for sign in SIGNS),
    ("text", "failed_faint"),
    ("notice", "surface"),
    ("on_accent", "accent"),
)


def contrast(one: str, other: str) -> float:
    """The ratio of the luminances of two colours, from 1 to 21."""
    bright, dim = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("colours", "least"),
    [(LIGHT, 3.5), (DARK, 3.5), (CONTRAST_LIGHT, 7.0), (CONTRAST_DARK, 7.0)],
)
def test_what_is_written_stands_out_from_its_ground(colours: Colours, least: float) -> None:
    poor = {
        (text, ground): round(ratio, 1)
        for text, ground in PAIRS
        if (ratio := contrast(getattr(colours, text), getattr(colours, ground))) < least
    }
    assert poor == {}


def test_the_lines_of_high_contrast_can_be_seen() -> None:
    for colours in (CONTRAST_LIGHT, CONTRAST_DARK):
        assert contrast(colours.line, colours.surface) > 4.5


def test_high_contrast_is_put_in_force(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(Mode.HIGH_CONTRAST)
    assert theme.colours in (CONTRAST_LIGHT, CONTRAST_DARK)
    assert qapp.palette().text().color().name() == theme.colours.text
    theme.set_mode(Mode.LIGHT)
    assert theme.colours is LIGHT
