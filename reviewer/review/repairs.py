"""From what is selected in a table to the repair that is meant: lines, pairs, neighbours."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.lines import Line, ValueLines
from reviewer.review.structure import JoinNumbers, ShiftCells, SplitNumber, SwapCells


class Direction(Enum):
    """Where the numbers go."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def shift(
    report_id: int, lines: ValueLines, selected: Sequence[CellKey], direction: Direction
) -> ShiftCells:
    """Move a range by one; a single cell takes all behind it in its line along.

    Raises `UserError("selection_gaps")`.
    """
    along = lines.rows if direction in (Direction.LEFT, Direction.RIGHT) else lines.columns
    parts = [part for line in along if (part := _part(line, selected))]
    step = 1 if direction in (Direction.RIGHT, Direction.DOWN) else -1
    return ShiftCells(report_id, tuple(parts), step)


def _part(line: Line, selected: Sequence[CellKey]) -> Line:
    """What of a line is selected; from a single cell on, the rest of the line."""
    places = [place for place, key in enumerate(line) if key in selected]
    if not places:
        return ()
    if any(after - before > 1 for before, after in pairwise(places)):
        raise UserError("selection_gaps")
    return line[places[0] :] if len(places) == 1 else line[places[0] : places[-1] + 1]


def swap_lines(report_id: int, along: Sequence[Line], selected: Sequence[CellKey]) -> SwapCells:
    """Swap the two rows (or columns) that are selected, or the one at hand with the next.

    Raises `UserError`: `swap_needs_two`, `swap_unlike`.
    """
    touched = [place for place, line in enumerate(along) if any(key in selected for key in line)]
    if len(touched) == 1 and touched[0] + 1 < len(along):
        touched = [touched[0], touched[0] + 1]
    if len(touched) != 2:
        raise UserError("swap_needs_two")
    first, second = along[touched[0]], along[touched[1]]
    if len(first) != len(second):
        raise UserError("swap_unlike")
    return SwapCells(report_id, tuple(zip(first, second, strict=True)))


def swap_cells(report_id: int, lines: ValueLines, selected: Sequence[CellKey]) -> SwapCells:
    """Swap the two selected cells, or the one at hand with its neighbour to the right.

    Raises `UserError("swap_needs_two")`.
    """
    pair = _neighbours(lines, selected) if len(selected) == 1 else tuple(selected)
    if len(pair) != 2:
        raise UserError("swap_needs_two")
    return SwapCells(report_id, ((pair[0], pair[1]),))


def _neighbours(lines: ValueLines, selected: Sequence[CellKey]) -> Line:
    row = lines.row_of(selected[0])
    place = row.index(selected[0])
    return row[place : place + 2]


def split(report_id: int, lines: ValueLines, key: CellKey, at: int) -> SplitNumber:
    """Divide the number of a cell between it and the next one of its row."""
    return SplitNumber(report_id, _rest(lines, key), at)


def join(
    report_id: int, lines: ValueLines, selected: Sequence[CellKey], *, pull: bool
) -> JoinNumbers:
    """Join two neighbours, or the cell at hand with the next one.

    Raises `UserError("join_needs_two")`.
    """
    line = _rest(lines, selected[0])
    beside = len(selected) == 1 or (len(selected) == 2 and selected[1] in line[1:2])
    if not beside or len(line) < 2:
        raise UserError("join_needs_two")
    return JoinNumbers(report_id, line, pull)


def _rest(lines: ValueLines, key: CellKey) -> Line:
    row = lines.row_of(key)
    return row[row.index(key) :]
