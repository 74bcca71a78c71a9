"""Draws a report on as many pages as it needs."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from random import Random

import pdf_table
from pdf_ink import Ink
from pdf_style import FONT, LEADING, Style, register_fonts, width_of, wrapped
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from reviewer.domain.form import TableForm

MARGIN = 60.0
Parts = Sequence[str | TableForm]


def draw(
    parts: Parts, texts: Mapping[str, str], style: Style, seed: str, picture: str = ""
) -> bytes:
    """The PDF of a report given as lines of text and tables, one of them perhaps a picture."""
    register_fonts()
    book = Book(style, Random(seed))
    for i, part in enumerate(parts):
        if isinstance(part, TableForm) and part.table == picture:
            book.picture()
        elif isinstance(part, TableForm):
            book.table(part, texts)
        elif i < 2:
            book.title(part)
        else:
            book.paragraph(part)
    return book.close()


class Book:
    """Fills pages from the top; turns over by itself."""

    def __init__(self, style: Style, random: Random) -> None:
        self._style = style
        self._out = BytesIO()
        self._width, self._height = style.paper
        # ReportLab itself exchanges the sides of a page that it marks as rotated.
        size = (self._height, self._width) if style.page == "drawn" else style.paper
        self._canvas = Canvas(self._out, pagesize=size, invariant=1)
        self._ink = Ink(self._canvas, style, random)
        self._number = 0
        self._cells = 0
        self._y = 0.0
        self._open()

    def close(self) -> bytes:
        """Finish the last page."""
        self._finish()
        self._canvas.save()
        return self._out.getvalue()

    def title(self, text: str) -> None:
        """A line in the middle."""
        self._need(24)
        self._ink.write((self._width - width_of(text, 16)) / 2, self._y - 18, text, 16)
        self._y -= 28

    def paragraph(self, text: str) -> None:
        """Running text, indented."""
        for line in wrapped("\u3000\u3000" + text, self._width - 2 * MARGIN, 12):
            self._need(12 * LEADING)
            self._ink.write(MARGIN, self._y - 12, line, 12)
            self._y -= 12 * LEADING

    def picture(self) -> None:
        """A grey picture as large as a table."""
        self._need(320)
        shades = Image.frombytes("L", (4, 4), bytes(range(100, 260, 10)))
        self._canvas.drawInlineImage(shades, MARGIN, self._y - 300, self._width - 2 * MARGIN, 300)
        self._y -= 310

    def table(self, form: TableForm, texts: Mapping[str, str]) -> None:
        """A table, continued on the next page where it must be."""
        layout = pdf_table.lay_out(form, texts, self._width - 2 * MARGIN, self._style)
        first = row = 0
        head = layout.part(0, layout.head_rows) if self._style.repeat_heads else None
        self._y -= 8
        room = self._room()
        while row < len(layout.heights):
            height = layout.heights[row]
            if height <= room:
                room -= height
                row += 1
                continue
            halves = pdf_table.cut(layout, row, self._style) if self._style.cut_row else None
            self._draw(layout.part(first, row))
            if halves:
                self._draw(halves[0])
            self._turn_over()
            if head:
                self._draw(head)
            if halves:
                self._draw(halves[1])
                row += 1
            first, room = row, self._room()
        self._draw(layout.part(first, row))
        self._y -= 8

    def _room(self) -> float:
        return self._y - MARGIN

    def _need(self, height: float) -> None:
        if self._room() < height:
            self._turn_over()

    def _draw(self, layout: pdf_table.Layout) -> None:
        if not layout.heights:
            return
        tops = [self._y]
        for height in layout.heights:
            tops.append(tops[-1] - height)
        form = f"table{self._cells}" if "form" in self._style.extras else ""
        if form:
            self._canvas.beginForm(form, 0, 0, self._width, self._height)
        for cell in layout.cells:
            self._cell(cell, layout, tops)
        if form:
            self._canvas.endForm()
            self._canvas.doForm(form)
        self._y = tops[-1]

    def _cell(self, cell: pdf_table.Cell, layout: pdf_table.Layout, tops: list[float]) -> None:
        corner = MARGIN + layout.ends[cell.left], tops[cell.top]
        width = layout.ends[cell.right] - layout.ends[cell.left]
        height = tops[cell.top] - tops[cell.bottom]
        self._cells += 1
        if "shaded" in self._style.extras and not cell.is_value:
            self._ink.shade(corner, width, height)
        if cell.is_value and self._cells % 7 == 0:
            self._ink.ghosts(corner, width, height)
        outer = cell.left == 0, cell.right == len(layout.ends) - 1
        self._ink.frame(corner, width, height, outer)
        if cell.is_side:
            self._ink.side(corner, width, height, "".join(cell.lines))
        elif cell.is_value:
            self._ink.centred(corner, width, height, cell.lines)
            if "raised" in self._style.extras and self._cells % 7 == 0:
                self._ink.sign(corner, width, height, cell.lines)
        else:
            self._ink.block(corner, height, cell.lines)

    def _open(self) -> None:
        self._number += 1
        self._y = self._height - MARGIN
        self._canvas.saveState()
        if self._style.page == "upended":
            self._canvas.translate(self._width, self._height)
            self._canvas.rotate(180)
        elif self._style.page != "upright":
            self._canvas.translate(self._height, 0)
            self._canvas.rotate(90)
        if self._style.page == "rotated":
            self._canvas.setPageRotation(90)
        if "watermark" in self._style.extras:
            self._watermark()
        if "outside" in self._style.extras:
            self._canvas.setFont(FONT, 10)
            self._canvas.drawString(self._width + 20, 300, "44 44 44")
            self._canvas.drawString(100, -30, "33 33 33")

    def _watermark(self) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self._width / 2, self._height / 2)
        canvas.rotate(40)
        canvas.setFillGray(0.8)
        canvas.setFont(FONT, 60)
        canvas.drawCentredString(0, 0, "样本 2222")
        canvas.restoreState()

    def _finish(self) -> None:
        if self._style.page_number:
            self._canvas.setFont(FONT, 10)
            text = self._style.page_number.format(self._number)
            self._canvas.drawCentredString(self._width / 2, MARGIN / 2, text)
        if "note" in self._style.extras:
            box = [100, 400, 160, 420]
            self._canvas.textAnnotation("请核对 11", Rect=box, addtopage=1)
            self._canvas.linkURL("https://example.invalid/", box)
        self._canvas.restoreState()
        self._canvas.showPage()

    def _turn_over(self) -> None:
        self._finish()
        self._open()
