"""The look: colour scheme, type scale and spacing; follows the system's light or dark."""

from dataclasses import asdict
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from reviewer.assets import resource
from reviewer.ui import icons
from reviewer.ui.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours

SPACE = 8
"""The unit of spacing in pixels; gaps are a half, one or two of it."""

_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
)
SMALLEST, _NORMAL, LARGEST = 10, 13, 24


class Mode(StrEnum):
    """Which scheme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    """Black and white and deep colours, on the ground the system has."""


class Theme(QObject):
    """The look in force; widgets repaint on `changed`."""

    changing = Signal()
    """Palette, font and style sheet are still the old ones."""
    changed = Signal()

    def __init__(self, application: QApplication, *, mode: Mode = Mode.SYSTEM, size: int = 0):
        super().__init__(application)
        self._application = application
        self.mode = mode
        self.size = _bounded(size or _NORMAL)
        self.colours: Colours = LIGHT
        self._system_family = QFontInfo(QFont()).family()
        # Painting a table asks for these some thousand times.
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        style = QStyleFactory.create("Fusion")
        if style is not None:
            application.setStyle(style)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, high contrast or what the system has."""
        self.mode = mode
        self.apply()

    def zoom(self, step: int) -> None:
        """Make all text larger or smaller by `step` pixels; 0 returns to the normal size."""
        self.size = _bounded(self.size + step if step else _NORMAL)
        self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet in force."""
        self.changing.emit()
        self.colours = self._scheme()
        self._fonts.clear()
        self._colours.clear()
        self._application.setPalette(_palette(self.colours))
        self._application.setFont(self.font())
        self._application.setStyleSheet(_sheet(self.colours, self.size))
        self.changed.emit()

    def font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        """The program's font at a scale of the body size."""
        made = self._fonts.get((scale, bold))
        if made is None:
            made = QFont()
            made.setFamilies([*_FAMILIES, self._system_family])
            made.setPixelSize(max(9, round(self.size * scale)))
            made.setBold(bold)
            self._fonts[scale, bold] = made
        return made

    def colour(self, name: str) -> QColor:
        """A colour of the scheme by its name in `Colours`; shared, not to be changed."""
        made = self._colours.get(name)
        if made is None:
            made = self._colours[name] = QColor(getattr(self.colours, name))
        return made

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """An icon in a colour of the scheme."""
        return icons.icon(name, getattr(self.colours, colour), self.colours.line_strong)

    def _scheme(self) -> Colours:
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self.mode is Mode.HIGH_CONTRAST:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        if self.mode is not Mode.SYSTEM:
            dark = self.mode is Mode.DARK
        return DARK if dark else LIGHT

    def _system_changed(self) -> None:
        if self.mode in (Mode.SYSTEM, Mode.HIGH_CONTRAST):
            self.apply()


def _bounded(size: int) -> int:
    return min(LARGEST, max(SMALLEST, size))


def _sheet(colours: Colours, size: int) -> str:
    names = {name: str(value) for name, value in asdict(colours).items()}
    hover = QColor(colours.accent).lighter(112).name()
    on_failed = "#2a0b09" if colours.dark else "#ffffff"
    sizes = {"body": size, "small": size - 1, "title": size + 3, "display": size + 11}
    sizes |= {"icon": round(size * 1.2), "arrow": size - 2, "beside": size + 3, "tick": size}
    sizes["side"] = 10 * size
    ring = round(size * 0.31)
    sizes |= {"ring": ring, "dot": size + 2 - 2 * ring, "round": size // 2 + 1}
    text = resource("style.qss").read_text(encoding="utf-8")
    scales = {name: str(value) for name, value in sizes.items()}
    look = "dark" if colours.dark else "light"
    pictures = {
        name: resource(f"icons/{name}-{look}.svg").as_posix() for name in ("check", "down", "up")
    }
    return Template(text).substitute(
        names, accent_hover=hover, on_failed=on_failed, **pictures, **scales
    )


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in {
        role.Window: "window",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Button: "surface",
        role.ToolTipBase: "surface",
        role.WindowText: "text",
        role.Text: "text",
        role.ButtonText: "text",
        role.ToolTipText: "text",
        role.PlaceholderText: "faint",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.Mid: "line_strong",
    }.items():
        palette.setColor(target, QColor(getattr(colours, name)))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.faint))
    return palette
