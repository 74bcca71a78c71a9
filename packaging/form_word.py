"""Reports as Word files, in the manners of the people who write them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape

from form_parts import Drawn, Part, Texts, blocks_of, rows_of, stacked

from reviewer.domain.form import TableForm

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COLUMN = 900
"""The width of a column in twentieths of a point."""
_BORDERS = (
    '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)
_MARKS = (
    re.compile(r"[一二三四五六七八九]、"),
    re.compile(r"（[一二三四五六七八九]）"),
    re.compile(r"\d\."),
)
"""Numbers a list may print, level by level."""


@dataclass(frozen=True)
class WordStyle:
    """How a Word file is made."""

    numbered: bool = False
    """Numbers of sections and rows exist only as a style."""
    tracked: bool = False
    """Old values stand in the file as deleted, the printed ones as inserted."""
    hidden: bool = False
    """Hidden text stands beside values."""
    pieces: bool = False
    """Numbers lie in several runs, labels have breaks in them."""
    place: str = "body"
    """Where the tables stand: body, box (a text box) or cell (of a layout table)."""
    tables: str = "each"
    """`each`, or all as `one`, or the `blocks` of each."""
    seed: int = 0


def word(parts: Sequence[Part], texts: Texts, style: WordStyle) -> bytes:
    """The Word file of a report."""
    body = "".join(_Maker(style, texts).parts(parts))
    return _package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations({"numbering": "numbering.xml"}),
            "word/numbering.xml": _NUMBERING,
        }
    )


class _Maker:
    """Writes the parts of a report in one style."""

    def __init__(self, style: WordStyle, texts: Texts) -> None:
        self._style, self._texts = style, texts
        self._random = Random(style.seed)

    def parts(self, parts: Sequence[Part]) -> Iterator[str]:
        """The markup of every part."""
        tables = [part for part in parts if isinstance(part, TableForm)]
        for part in parts:
            if isinstance(part, str):
                yield self._paragraph(part, list_id=1)
            elif self._style.tables == "blocks":
                for form in blocks_of(part):
                    yield self._placed(self._table(rows_of(form, self._texts))) + "<w:p/>"
            elif self._style.tables == "each":
                yield self._placed(self._table(rows_of(part, self._texts)))
            elif part is tables[-1]:
                rows = [rows_of(table, self._texts) for table in tables]
                yield self._placed(self._table(stacked(rows, [t.title for t in tables])))

    def _paragraph(self, text: str, *, list_id: int) -> str:
        """A paragraph; where lists number, the number of a heading is not in its text."""
        level = next((i for i, mark in enumerate(_MARKS) if mark.match(text)), None)
        if level is None or not self._style.numbered or len(text) > 60:
            return f"<w:p>{self._runs(text, broken=list_id == 2)}</w:p>"
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return (
            f"<w:p><w:pPr>{number}</w:pPr>{self._runs(_MARKS[level].sub('', text, count=1))}</w:p>"
        )

    def _table(self, rows: Sequence[Sequence[Drawn]]) -> str:
        below: dict[int, tuple[int, int]] = {}
        body = ""
        for row in rows:
            body += f"<w:tr>{self._row(row, below)}</w:tr>"
        columns = max(cell.column + cell.column_span for row in rows for cell in row)
        grid = f'<w:gridCol w:w="{_COLUMN}"/>' * columns
        return f"<w:tbl>{_BORDERS}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def _row(self, row: Sequence[Drawn], below: dict[int, tuple[int, int]]) -> str:
        """A row; `below` says for a column how many rows its cell still reaches, and how wide."""
        cells = {cell.column: cell for cell in row}
        made = ""
        for column in sorted({*cells, *(c for c, (left, _) in below.items() if left)}):
            if column in cells:
                cell = cells[column]
                merge = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
                made += self._cell(self._content(cell), cell.column_span, merge)
                below[column] = (cell.row_span - 1, cell.column_span)
            else:
                left, width = below[column]
                below[column] = (left - 1, width)
                made += self._cell("<w:p/>", width, "<w:vMerge/>")
        return made

    def _cell(self, content: str, width: int, merge: str) -> str:
        span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
        size = f'<w:tcW w:w="{width * _COLUMN}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{size}{span}{merge}</w:tcPr>{content}</w:tc>"

    def _content(self, cell: Drawn) -> str:
        if not cell.is_value:
            return self._paragraph(cell.text, list_id=2)
        runs = self._runs(cell.text)
        if self._style.tracked:
            old = self._random.randint(1, 99)
            runs = f"<w:del><w:r><w:delText>{old}</w:delText></w:r></w:del><w:ins>{runs}</w:ins>"
        if self._style.hidden:
            runs += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
        return f"<w:p>{runs}</w:p>"

    def _runs(self, text: str, *, broken: bool = False) -> str:
        """A text in one run or, with a break between where it may be `broken`, in two."""
        if not self._style.pieces or len(text) < 2 or len(text) > 40:
            return _run(text)
        cut = self._random.randint(1, len(text) - 1)
        between = self._random.choice(["", "<w:r><w:br/></w:r>" if broken else ""])
        return _run(text[:cut]) + between + _run(text[cut:])

    def _placed(self, table: str) -> str:
        match self._style.place:
            case "box":
                inside = f"<w:txbxContent>{table}<w:p/></w:txbxContent>"
                return (
                    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
                    f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
                    f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
                    "</mc:AlternateContent></w:r></w:p>"
                )
            case "cell":
                return f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"
        return table


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _level(index: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:suff w:val="nothing"/></w:lvl>'
    )


_LEVELS = (
    _level(0, "chineseCountingThousand", "%1、")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}">'
    + "".join(f'<w:abstractNum w:abstractNumId="{n}">{_LEVELS}</w:abstractNum>' for n in (1, 2))
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    + "</w:numbering>"
)
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OOXML}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_OOXML}.numbering+xml"/></Types>'
)


def _relations(targets: Mapping[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{items}</Relationships>"
    )


def _package(parts: Mapping[str, str]) -> bytes:
    """A zip of these parts, the same every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content
            archive.writestr(info, xml)
    return file.getvalue()
