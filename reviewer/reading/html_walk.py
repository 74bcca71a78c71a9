"""The walk through a page: elements → paragraphs and tables as a browser shows them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from reviewer.domain.errors import InputError
from reviewer.reading.flow import PICTURE, Block, Paragraph, Table, make_table, tables_in
from reviewer.reading.html_rows import Rows, source_cell
from reviewer.reading.html_style import Hidden
from reviewer.reading.look import Look

MAX_DEPTH = 256
_BLOCK_NAMES = (
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption "
    "figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_OF_TABLES = frozenset(("tr", "td", "th", "tbody", "thead", "tfoot"))
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Box:
    """What is being filled: the page itself or one cell."""

    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    plain: bool = False
    """Whether the line has text outside of links."""
    place: "_Place | None" = None
    """The table this is a cell of."""

    def write(self, text: str | None, look: Look) -> None:
        if not text or look.unseen:
            return
        if not look.kept:
            text = _SPACE.sub(" ", text)
            if not self.line or self.line[-1][-1] in " \n":
                text = text.lstrip(" ")
        if text:
            self.plain |= not look.linked and not text.isspace()
            self.line.append(look.dressed(text))

    def break_line(self) -> None:
        if self.line and self.line[-1].endswith(" "):
            self.line[-1] = self.line[-1].rstrip(" ")
        self.line.append("\n")

    def end_paragraph(self) -> None:
        text = "".join(self.line).strip(" \t\r\n")
        if text and (self.place or not text.isspace()):
            self.blocks.append(Paragraph(text, linked=not self.plain))
        self.line, self.plain = [], False


@dataclass(frozen=True, slots=True)
class Walk:
    """Turns the elements of one page into blocks."""

    hidden: Hidden

    def page(self, root: _Element) -> list[Block]:
        """Everything the page shows, without its menus. Raises `InputError("too_large")`."""
        box = _Box()
        self._inside(root, box, Look(), 0)
        box.end_paragraph()
        return list(_without_menus(box.blocks))

    def _inside(self, element: _Element, box: _Box, look: Look, depth: int) -> None:
        _check(depth)
        box.write(element.text, look)
        for child in element:
            self._element(child, box, look, depth + 1)
            box.write(child.tail, look)

    def _element(self, element: _Element, box: _Box, look: Look, depth: int) -> None:
        tag = element.tag
        if self.hidden.holds(element):
            return
        if tag == "br":
            box.break_line()
        elif tag == "table":
            box.end_paragraph()
            box.blocks.extend(self._table(element, self.hidden.look(look, element), depth))
        elif box.place and tag in _OF_TABLES:
            # The cell was not ended before the next one; it ends here, as in browsers.
            box.end_paragraph()
            self._part(element, replace(box.place, look=self.hidden.look(look, element)), depth)
        elif tag in ("img", "input", "select"):
            box.write(_shown(element) if box.place else "", look)
        else:
            self._text(element, box, self.hidden.look(look, element), depth)

    def _text(self, element: _Element, box: _Box, look: Look, depth: int) -> None:
        own_lines = element.tag in _BLOCKS
        if own_lines:
            box.end_paragraph()
        self._inside(element, box, look, depth)
        # A heading belongs to the report even where it is a link.
        box.plain |= element.tag in _HEADINGS
        if own_lines:
            box.end_paragraph()

    def _table(self, element: _Element, look: Look, depth: int) -> Iterator[Block]:
        """What strayed between the rows comes before the table, as in browsers."""
        rows, stray = Rows(), _Box()
        after: list[Block] = []
        self._rows(element, _Place(rows, stray, after, look), depth)
        stray.end_paragraph()
        yield from stray.blocks
        if cells := list(rows.placed()):
            yield make_table(cells)
        yield from after

    def _rows(self, element: _Element, place: "_Place", depth: int) -> None:
        """Collect the rows of a table, or of what stands between it and its rows."""
        _check(depth)
        place.stray.write(element.text, place.look)
        for child in element:
            if not self.hidden.holds(child):
                inner = replace(place, look=self.hidden.look(place.look, child))
                self._part(child, inner, depth + 1)
            place.stray.write(child.tail, place.look)

    def _part(self, element: _Element, place: "_Place", depth: int) -> None:
        tag, rows = element.tag, place.rows
        if tag in ("td", "th"):
            self._cell(element, place, depth)
        elif tag == "tr":
            rows.begin_row()
            self._rows(element, place, depth)
            rows.end_row()
        elif tag in ("thead", "tbody", "tfoot"):
            rows.begin_group(str(tag))
            self._rows(element, place, depth)
            rows.end_group()
        elif tag == "table":
            place.after.extend(self._table(element, place.look, depth))
        elif tag != "caption" and next(element.iter("tr", "td", "th"), None) is not None:
            self._rows(element, place, depth)
        else:
            self._text(element, place.stray, place.look, depth)

    def _cell(self, element: _Element, place: "_Place", depth: int) -> None:
        box = _Box(place=place)
        place.rows.add(source_cell(element, box.blocks))
        self._inside(element, box, place.look, depth)
        box.end_paragraph()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands in a table: what it fills, and the look."""

    rows: Rows
    stray: _Box
    after: list[Block]
    look: Look


def _check(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise InputError("too_large", depth=depth, limit=MAX_DEPTH)


def _shown(element: _Element) -> str:
    """What a field or a picture shows in its cell."""
    if element.tag == "img":
        tiny = {"0", "1", "2", "3", "0px", "1px"} & {element.get("width"), element.get("height")}
        return "" if tiny else PICTURE
    if element.tag == "input":
        typed = (element.get("type") or "text").lower() in ("text", "number", "tel")
        return (element.get("value") or "") if typed else ""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    return (chosen or options)[0].text or "" if options else ""


def _without_menus(blocks: Iterable[Block], *, in_cell: bool = False) -> Iterator[Block]:
    """Leave out lines that only lead elsewhere, also in the cells of layout tables."""
    for block in blocks:
        if isinstance(block, Table):
            yield _without_inner_menus(block)
        elif not block.linked or (in_cell and re.search(r"\d", block.text)):
            yield block


def _without_inner_menus(table: Table) -> Table:
    if not any(True for cell in table.cells for _ in tables_in(cell.blocks)):
        return table
    return Table(
        tuple(
            replace(cell, blocks=tuple(_without_menus(cell.blocks, in_cell=True)))
            for cell in table.cells
        )
    )
