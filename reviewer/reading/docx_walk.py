"""The walk through a Word file: what it prints, as paragraphs and tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from reviewer.domain.errors import InputError
from reviewer.reading.docx_numbering import Numbering
from reviewer.reading.docx_styles import NumberRef, Styles, is_filled, number_ref, over
from reviewer.reading.flow import MAX_CELLS, PICTURE, Block, FlowCell, Paragraph, make_table
from reviewer.reading.look import Look, raised
from reviewer.reading.ooxml import children, find, integer, name_of, switched_on, value

MAX_SPAN = 1_000
_GONE = frozenset(("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "delText", "instrText"))
"""What is deleted, annotates or describes: no text."""
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
_PICTURES = frozenset(("drawing", "pict", "object"))
_NOTES = frozenset(("footnoteReference", "endnoteReference"))


@dataclass(slots=True)
class _Line:
    """The paragraph being written, and the text boxes anchored in it."""

    in_cell: bool
    pieces: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """Turns the elements of one Word file into blocks."""

    styles: Styles
    numbering: Numbering
    chunks: Mapping[str, str]
    """Id → part of what may be taken over from other kinds of files."""
    pages: Callable[[str], list[Block]]
    """Part → its blocks."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and id of every note referred to, in order."""
    _codes: list[bool] = field(default_factory=list)
    """For each open field, whether the walk is in its code, which is not printed."""

    def blocks(
        self, container: _Element, look: Look | None = None, *, in_cell: bool = False
    ) -> list[Block]:
        """The paragraphs and tables directly in a body, a cell, a text box or a note."""
        found: list[Block] = []
        line = _Line(in_cell)
        for item in _parts(container, ("p", "tbl", "altChunk")):
            if name_of(item) != "p":
                found.extend(self._other(item, look or Look()))
                continue
            self._paragraph(item, line, look or Look())
            # A paragraph whose end is deleted runs on into the next one.
            if find(item, "pPr", "rPr", "del") is None:
                found.extend(_finished(line))
                line = _Line(in_cell)
        found.extend(_finished(line))
        return found

    def _other(self, item: _Element, look: Look) -> Iterable[Block]:
        """A table, or a page put into the file."""
        if name_of(item) == "tbl":
            return self._table(item, look)
        return self.pages(self.chunks.get(value(item, "id"), ""))

    def _paragraph(self, paragraph: _Element, line: _Line, look: Look) -> None:
        properties = find(paragraph, "pPr")
        style = value(find(properties, "pStyle"))
        look = self.styles.look(look, style)
        if is_filled(find(properties, "shd")):
            look = replace(look, ground=True)
        self._write(self._number(properties, style), line, look)
        self._inline(paragraph, line, look)

    def _number(self, properties: _Element | None, style: str) -> str:
        """What its list prints before a paragraph."""
        direct = number_ref(find(properties, "numPr"))
        inherited = self.styles.number(style)
        if direct and (direct.list_id or find(properties, "numPr", "numId") is not None):
            ref, owner = direct, style
        elif inherited:
            ref, owner = inherited
            ref = NumberRef(ref.list_id, direct.level if direct else ref.level)
        else:
            return ""
        level = integer(ref.level) if ref.level else self.numbering.of_style(ref.list_id, owner)
        return self.numbering.next(ref.list_id, level) if ref.list_id else ""

    def _inline(self, element: _Element, line: _Line, look: Look) -> None:
        for child in element:
            name = name_of(child)
            if name == "t":
                self._write(child.text or "", line, look)
            elif name == "r":
                properties = find(child, "rPr")
                dressed = self.styles.look(look, value(find(properties, "rStyle")))
                self._inline(child, line, over(dressed, properties))
            elif name in _SIGNS:
                self._write(_SIGNS[name], line, look)
            elif name in _PICTURES:
                self._picture(child, line, look)
            elif name == "fldChar":
                self._field(value(child, "fldCharType"))
            elif name in _NOTES:
                self._note(child, line)
            elif name == "AlternateContent":
                self._inline(_chosen(child), line, look)
            elif name and name not in _GONE:
                self._inline(child, line, look)

    def _write(self, text: str, line: _Line, look: Look) -> None:
        if text and not look.unseen and not any(self._codes):
            line.pieces.append(look.dressed(text))

    def _picture(self, element: _Element, line: _Line, look: Look) -> None:
        boxes = list(_text_boxes(element))
        for box in boxes:
            line.boxes.extend(self.blocks(box, in_cell=line.in_cell))
        if not boxes and line.in_cell:
            self._write(PICTURE, line, look)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _note(self, reference: _Element, line: _Line) -> None:
        self.notes.append((name_of(reference).removesuffix("Reference"), value(reference, "id")))
        line.pieces.append(raised(str(len(self.notes))))

    def _table(self, table: _Element, look: Look) -> Iterator[Block]:
        cells: list[FlowCell] = []
        above: dict[int, int] = {}
        for number, row in enumerate(filter(_is_there, _parts(table, ("tr",)))):
            above = self._row(row, number, cells, above, look)
            if len(cells) > MAX_CELLS:
                raise InputError("too_large", cells=len(cells), limit=MAX_CELLS)
        if cells:
            yield make_table(cells)

    def _row(
        self,
        row: _Element,
        number: int,
        cells: list[FlowCell],
        above: dict[int, int],
        look: Look,
    ) -> dict[int, int]:
        """Put the cells of a row down; gives column → index of those that may go on below."""
        column = _span(find(row, "trPr", "gridBefore"), 0)
        going_on: dict[int, int] = {}
        for cell in _parts(row, ("tc",)):
            properties = find(cell, "tcPr")
            if find(properties, "cellDel") is not None:
                continue
            span = _span(find(properties, "gridSpan"), 1)
            down, across = _merge(properties, "vMerge"), _merge(properties, "hMerge")
            origin = above.get(column) if down == "continue" else None
            if origin is not None and cells[origin].column_span == span:
                cells[origin] = replace(cells[origin], row_span=number - cells[origin].row + 1)
                going_on[column] = origin
            elif across == "continue" and cells and cells[-1].row == number:
                cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + span)
            else:
                ground = look.ground or is_filled(find(properties, "shd"))
                inside = self.blocks(cell, replace(look, ground=ground), in_cell=True)
                cells.append(FlowCell(number, column, 1, span, tuple(inside)))
                going_on |= {column: len(cells) - 1} if down else {}
            column += span
        return going_on


def _finished(line: _Line) -> Iterator[Block]:
    text = "".join(line.pieces).strip(" \n")
    if text and (line.in_cell or not text.isspace()):
        yield Paragraph(text)
    yield from line.boxes


def _parts(element: _Element, names: tuple[str, ...]) -> Iterator[_Element]:
    """The children of these names, also through what only wraps them."""
    for child in element:
        name = name_of(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _parts(child, names)
        elif name == "AlternateContent":
            yield from _parts(_chosen(child), names)


def _chosen(alternatives: _Element) -> _Element:
    """The first choice; what older programs would show instead is the same once more."""
    for name in ("Choice", "Fallback"):
        for branch in children(alternatives, name):
            return branch
    return alternatives


def _text_boxes(element: _Element) -> Iterable[_Element]:
    for child in element:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            yield from _text_boxes(_chosen(child))
        elif name:
            yield from _text_boxes(child)


def _is_there(row: _Element) -> bool:
    """Whether a row is neither deleted nor hidden."""
    properties = find(row, "trPr")
    return find(properties, "del") is None and not switched_on(find(properties, "hidden"))


def _span(element: _Element | None, default: int) -> int:
    return max(default, min(integer(value(element), default), MAX_SPAN))


def _merge(properties: _Element | None, name: str) -> str:
    """`restart`, `continue` (also where nothing is said) or empty without the property."""
    element = find(properties, name)
    return "" if element is None else value(element) or "continue"
