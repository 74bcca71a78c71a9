"""The charts outside of the window: as a picture, a vector file, a table."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from reviewer.ui.overview.painting import chart_height, paint_chart
from reviewer.ui.overview.words import ChartText, part_names
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import translate

_WIDTH, _SHARPNESS = 900, 2


def image(charts: Sequence[ChartText], theme: Theme) -> QImage:
    """All charts one below another, sharp enough to be printed."""
    size = _size(charts, theme)
    made = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(_SHARPNESS)
    made.fill(theme.colour("window"))
    _paint(made, charts, theme)
    return made


def png(charts: Sequence[ChartText], theme: Theme) -> bytes:
    """The picture as a file."""
    made = image(charts, theme)
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(made))


def svg(charts: Sequence[ChartText], theme: Theme) -> bytes:
    """The charts as a vector file."""

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        size = _size(charts, theme)
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        generator.setTitle(translate("Overview", "统计概览"))
        _paint(generator, charts, theme)

    return _written(write)


def rows(charts: Sequence[ChartText]) -> Iterator[tuple[str, ...]]:
    """A line a bar: chart, label, number, and the parts of errors."""
    parts = [name.partition(" ")[2] for name, _ in part_names()]
    yield (
        translate("Overview", "图表"),
        translate("Overview", "项目"),
        translate("Overview", "数量"),
        *parts,
    )
    for chart in charts:
        for bar in chart.bars:
            counts = [str(count) for count, _ in bar.parts]
            total = str(bar.total)
            blanks = [""] * len(parts)
            yield (chart.title, bar.label, total, *(counts if len(counts) > 1 else blanks))


def _size(charts: Sequence[ChartText], theme: Theme) -> QSize:
    return QSize(_WIDTH, sum(chart_height(theme, chart) + SPACE for chart in charts) + SPACE)


def _paint(device: QImage | QSvgGenerator, charts: Sequence[ChartText], theme: Theme) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    top = SPACE
    for chart in charts:
        height = chart_height(theme, chart)
        paint_chart(painter, theme, QRect(SPACE, top, _WIDTH - 2 * SPACE, height), chart)
        top += height + SPACE
    painter.end()


def _written(write: Callable[[QBuffer], object]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(buffer.data().data())
