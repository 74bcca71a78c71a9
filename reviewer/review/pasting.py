"""Text between a spreadsheet and the form: what of a block lands where, and a range as text."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.domain.errors import UserError
from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.lines import Line, ValueLines
from reviewer.domain.numbers import (
    CellStatus,
    EntryError,
    EntryProblem,
    ValueType,
    parse_printed,
    parse_typed,
)
from reviewer.review.html_block import html_block

Block = list[list[str]]
MAX_TEXT, MAX_HTML = 1 << 20, 1 << 23
_NAMES = re.compile(r"[^\W\d_]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")


@dataclass(frozen=True, slots=True)
class Landing:
    """A text and the cell it meets; `problem` says why the cell cannot take it."""

    key: CellKey
    text: str
    problem: EntryProblem | None = None
    guessed: bool = False
    """Whether a full stop 。 was taken for a decimal point."""


@dataclass(frozen=True, slots=True)
class Paste:
    """What a block comes to: landings in order, texts beyond the table, labels left out."""

    landings: tuple[Landing, ...]
    outside: tuple[str, ...] = ()
    labels: int = 0
    """How many rows and columns of labels were left out."""

    @property
    def values(self) -> tuple[tuple[CellKey, str], ...]:
        """What the cells can take."""
        return tuple((item.key, item.text) for item in self.landings if item.problem is None)


def read_block(text: str) -> Block:
    """The rows of a text as a spreadsheet copies it: tabs, and quotes around line breaks.

    Raises `UserError("paste_nothing")` for an empty or monstrous text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip("\n") or len(text) > MAX_TEXT:
        raise UserError("paste_nothing")
    lines = csv.reader(io.StringIO(text), delimiter="\t")
    try:
        return [[cell.strip() for cell in row] or [""] for row in lines]
    except csv.Error as error:
        raise UserError("paste_nothing") from error


def land(
    text: str,
    lines: ValueLines,
    cells: Mapping[CellKey, CellForm],
    selected: Sequence[CellKey],
    *,
    html: str = "",
) -> Paste:
    """Where each text of a block lands, from the first selected cell on.

    A single text fills all selected cells. Labels around the numbers are left out. `html` is
    the same block where the text alone does not keep its columns apart. Raises
    `UserError("paste_nothing")`.
    """
    table = _Cut.of(_whole(read_block(text), html))
    body = table.body
    if not any(cell for row in body for cell in row) and len(body) * len(body[0]) > 1:
        raise UserError("paste_nothing")
    if len(body) == len(body[0]) == 1:
        landings = [_landing(key, body[0][0], cells) for key in selected]
        return Paste(tuple(landings), (), table.labels)
    return replace(_spread(table, lines, cells, selected[0]), labels=table.labels)


def _whole(rows: Block, html: str) -> Block:
    """The block, from its HTML where merged cells have made the rows of the text uneven."""
    uneven = len({len(row) for row in rows}) > 1
    return (html_block(html[:MAX_HTML]) or rows) if uneven and html else rows


@dataclass(frozen=True, slots=True)
class _Cut:
    """A block with as many rows and columns of labels before its numbers."""

    block: Block
    rows: int
    columns: int

    @classmethod
    def of(cls, block: Block) -> "_Cut":
        """Cut the labels off; a block of labels only is kept whole."""
        width = max(len(row) for row in block)
        full = [[*row, *[""] * (width - len(row))] for row in block]
        rows = _leading(full)
        columns = list(zip(*full, strict=True))
        heads = _leading([column[rows:] for column in columns])
        # The second half of a label over two columns is blank, and has no head of its own.
        while rows and heads and heads < width and not any(columns[heads]):
            heads += 1
        return cls(full, rows, heads) if rows < len(full) and heads < width else cls(full, 0, 0)

    @property
    def labels(self) -> int:
        """How many rows and columns are left out."""
        return self.rows + self.columns

    @property
    def body(self) -> Block:
        """The rest."""
        return [row[self.columns :] for row in self.block[self.rows :]]

    def is_head(self, place: int, label: str) -> bool:
        """Whether a row of the rest has labels only, and not `label` before blanks."""
        row = self.block[self.rows + place]
        before = {"".join(text.split()) for text in row[: self.columns]}
        return _is_head(row) and "".join(label.split()) not in before


def _leading(lines: Sequence[Sequence[str]]) -> int:
    """How many lines at the start hold labels only."""
    return next((place for place, line in enumerate(lines) if not _is_head(line)), len(lines))


def _is_head(line: Sequence[str]) -> bool:
    kinds = [parse_printed(text, ValueType.AMOUNT).status for text in line]
    no_values = not {CellStatus.PRINTED, CellStatus.MARK} & set(kinds)
    return no_values and any(_is_label(text) for text in line)


def _is_label(text: str) -> bool:
    """Whether a text has words in it, and is not just a number in Chinese numerals."""
    names = [sign for sign in _NAMES.findall(text) if sign not in _NUMERALS]
    return len(names) >= 2


def _spread(
    table: _Cut, lines: ValueLines, cells: Mapping[CellKey, CellForm], first: CellKey
) -> Paste:
    """Row upon row from the first cell; where a block begins its heads are passed over."""
    row = next(place for place, line in enumerate(lines.rows) if first in line)
    left = lines.rows[row].index(first)
    landings: list[Landing] = []
    outside: list[str] = []
    for place, texts in enumerate(table.body):
        line = lines.rows[row] if row < len(lines.rows) else ()
        label = cells[line[0]].row.label if line else ""
        if _begins_block(lines, line) and table.is_head(place, label):
            continue
        met = zip(line[left:], texts, strict=False)
        landings += [_landing(key, text, cells) for key, text in met]
        outside += [text for text in texts[len(line[left:]) :] if text]
        row += 1
    return Paste(tuple(landings), tuple(outside))


def _begins_block(lines: ValueLines, line: Line) -> bool:
    return not line or lines.column_of(line[0])[0] == line[0]


def _landing(key: CellKey, text: str, cells: Mapping[CellKey, CellForm]) -> Landing:
    try:
        typed = parse_typed(text, cells[key].type)
    except EntryError as error:
        return Landing(key, text, error.problem)
    return Landing(key, text, guessed=typed.guessed)


def as_text(
    lines: ValueLines,
    selected: Sequence[CellKey],
    text: Callable[[CellKey], str],
    *,
    heads: Mapping[CellKey, CellForm] | None = None,
) -> str:
    """A range as a spreadsheet takes it: tabs and line ends, the labels around it if `heads`."""
    rows = [[key if key in selected else "" for key in line] for line in lines.rows]
    rows = [row for row in rows if any(row)]
    first = min(next(place for place, key in enumerate(row) if key) for row in rows)
    last = max(place for row in rows for place, key in enumerate(row) if key)
    rows = [row[first : last + 1] for row in rows]
    body = [[text(key) if key else "" for key in row] for row in rows]
    if heads is not None:
        body = list(_with_heads(rows, body, heads))
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in body)


def _with_heads(
    rows: Sequence[Sequence[str]], body: Sequence[Sequence[str]], cells: Mapping[CellKey, CellForm]
) -> Iterator[list[str]]:
    """Each row after its labels, and the labels of its columns above it where they change."""
    above: list[str] = []
    for keys, texts in zip(rows, body, strict=True):
        some = cells[next(key for key in keys if key)]
        across = some.block.across
        heads = [" ".join(_column(cells[key])) if key else "" for key in keys]
        if heads != above:
            yield ["", *heads]
            above = heads
        yield ["" if across else some.row.label, *texts]


def _column(cell: CellForm) -> tuple[str, ...]:
    return (*cell.row.path, *cell.column.path) if cell.block.across else cell.column.path


def _quoted(text: str) -> str:
    """A cell with a tab, a line break or a quote in it is put into quotes."""
    return '"' + text.replace('"', '""') + '"' if re.search(r'[\t\r\n"]', text) else text
