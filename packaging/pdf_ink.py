"""Puts lines and writing on a page in the style of one program or another."""

from random import Random

from pdf_style import DOWN, FONT, LEADING, Style, width_of
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

Corner = tuple[float, float]


class Ink:
    """Draws on a canvas whose origin is at the bottom left, as PDF has it."""

    def __init__(self, canvas: Canvas, style: Style, random: Random) -> None:
        self._canvas = canvas
        self._style = style
        self._random = random

    def write(self, x: float, y: float, text: str, size: float, *, down: bool = False) -> None:
        """One line from its left end; its base line is `y`."""
        canvas = self._canvas
        canvas.setFont(DOWN if down else FONT, size)
        if self._style.text == "pieces" and not down:
            self._pieces(x, y, text, size)
            return
        canvas.drawString(x, y, text)
        if self._style.text == "bold":
            canvas.drawString(x + size * 0.03, y, text)

    def _pieces(self, x: float, y: float, text: str, size: float) -> None:
        places = []
        for character in text:
            places.append((x, character))
            x += width_of(character, size)
        self._random.shuffle(places)
        for left, character in places:
            self._canvas.drawString(left, y, character)

    def block(self, corner: Corner, height: float, lines: tuple[str, ...]) -> None:
        """Lines of a label, one below the other, in the middle of the height of a cell."""
        size = self._style.size
        y = self._first_base(corner[1], height, len(lines))
        for i, line in enumerate(lines):
            self.write(corner[0] + 3, y - i * size * LEADING, line, size)

    def centred(self, corner: Corner, width: float, height: float, lines: tuple[str, ...]) -> None:
        """Lines in the middle of a cell."""
        size = self._style.size
        y = self._first_base(corner[1], height, len(lines))
        for i, line in enumerate(lines):
            left = corner[0] + (width - width_of(line, size)) / 2
            self.write(left, y - i * size * LEADING, line, size)

    def sign(self, corner: Corner, width: float, height: float, lines: tuple[str, ...]) -> None:
        """A footnote sign behind the number of a cell."""
        size, number = self._style.size, "".join(lines)
        if number.isdecimal():
            right = corner[0] + (width + width_of(number, size)) / 2
            base = self._first_base(corner[1], height, 1)
            self.write(right, base + 0.35 * size, "1", 0.6 * size)

    def _first_base(self, top: float, height: float, count: int) -> float:
        size = self._style.size
        return top - (height - count * size * LEADING) / 2 - size * 1.05

    def side(self, corner: Corner, width: float, height: float, text: str) -> None:
        """A label down the side of a table."""
        size, middle = self._style.size, corner[0] + width / 2
        if self._style.side == "down":
            y = corner[1] - (height - len(text) * size) / 2
            self.write(middle, y, text, size, down=True)
        elif self._style.side == "turned":
            self._canvas.saveState()
            self._canvas.translate(middle + size * 0.35, corner[1] - height / 2)
            self._canvas.rotate(90)
            self.write(-width_of(text, size) / 2, 0, text, size)
            self._canvas.restoreState()
        else:
            self.centred(corner, width, height, tuple(text))

    def frame(self, corner: Corner, width: float, height: float, outer: tuple[bool, bool]) -> None:
        """The border of a cell; `outer` tells whether it is the first and the last of its row."""
        x, top = corner
        bands = self._style.lines == "bands"
        if self._style.lines == "none":
            return
        self.line(x, top, x + width, top)
        self.line(x, top - height, x + width, top - height)
        for end, is_outer in ((x, outer[0]), (x + width, outer[1])):
            if not (bands or (is_outer and self._style.lines == "open")):
                self.line(end, top - height, end, top)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line along the page."""
        canvas, kind = self._canvas, self._style.lines
        canvas.setLineWidth(0.5)
        if kind == "hairlines":
            canvas.rect(x0, y0, max(x1 - x0, 0.48), max(y1 - y0, 0.48), stroke=0, fill=1)
        elif kind == "double":
            shift = (0.0, 1.5) if y0 == y1 else (1.5, 0.0)
            canvas.line(x0, y0, x1, y1)
            canvas.line(x0 + shift[0], y0 + shift[1], x1 + shift[0], y1 + shift[1])
        else:
            canvas.line(x0, y0, x1, y1)

    def shade(self, corner: Corner, width: float, height: float) -> None:
        """A coloured ground under a cell."""
        self._canvas.setFillGray(0.85)
        self._canvas.rect(corner[0], corner[1] - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def ghosts(self, corner: Corner, width: float, height: float) -> None:
        """Numbers in a cell that nobody can see."""
        x, y = corner[0] + 2, corner[1] - height + 3
        canvas, size = self._canvas, self._style.size
        extras = self._style.extras
        if "white" in extras:
            canvas.setFillGray(1)
            self.write(x, y, "8", size)
            canvas.setFillGray(0)
        if "invisible" in extras:
            text = canvas.beginText(x, y)
            text.setTextRenderMode(3)
            text.setFont(FONT, size)
            text.textOut("77")
            text.setTextRenderMode(0)
            canvas.drawText(text)
        if "covered" in extras:
            self.write(x, y, "66", size)
            canvas.setFillGray(1)
            canvas.rect(x - 0.5, y - 2, width - 4, size + 1, stroke=0, fill=1)
            canvas.setFillGray(0)
        if "pictured" in extras:
            self.write(x, y, "99", size)
            paper = Image.new("L", (4, 4), 255)
            canvas.drawInlineImage(paper, x - 0.5, y - 2, width - 4, size + 1)
        if "clipped" in extras:
            self._clipped(x, y)

    def _clipped(self, x: float, y: float) -> None:
        canvas = self._canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x - 200, y - 200, 1, 1)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFont(FONT, self._style.size)
        canvas.drawString(x, y, "55")
        canvas.line(x, y, x + 90, y)
        canvas.restoreState()
