"""How large pages are shown: steps, limits, fitting the width."""

STEP = 1.15
SMALLEST, LARGEST = 0.1, 12.0
"""In pixels a point."""
PIXELS_A_POINT = 96 / 72
"""At 100 per cent."""
_DIGITS = 4
_NOTCH = 120


def bounded(zoom: float) -> float:
    """A zoom within the limits, rounded so that equal ones are equal."""
    return round(min(LARGEST, max(SMALLEST, zoom)), _DIGITS)


def stepped(zoom: float, steps: float) -> float:
    """The zoom some steps larger or smaller."""
    return bounded(zoom * STEP**steps)


def notches(turned: int) -> float:
    """How many steps a turn of the wheel is; touch pads turn it by less than one."""
    return turned / _NOTCH


def fitting(width: float, room: int) -> float:
    """The zoom at which a width in points fills a room of pixels."""
    return bounded(room / width) if width > 0 and room > 0 else 1.0


def scale(zoom: float, ratio: float) -> float:
    """Pixels of the screen a point; rounded, so that a picture is found again."""
    return round(zoom * ratio, _DIGITS)
