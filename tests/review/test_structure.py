from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.assets import load_forms
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.lines import ValueLines, value_lines
from reviewer.domain.numbers import CellStatus, EntryError, Value
from reviewer.domain.report import Origin, Reading
from reviewer.review.desk import Desk, Sheet
from reviewer.review.operations import ReportOperation
from reviewer.review.repairs import Direction, join, shift, split, swap_cells, swap_lines
from reviewer.review.structure import (
    ClearCells,
    JoinNumbers,
    PasteCells,
    RestoreCells,
    ShiftCells,
    SplitNumber,
    SwapCells,
    ZeroBlanks,
    splits,
)
from reviewer.storage.workspace import Workspace
from tests.storage.support import (
    FORMS_2019,
    blank,
    make_report,
    put,
    reading,
    with_doubt,
    with_readings,
)

ROW = tuple(
    f"requests.granted.{column}"
    for column in (
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
        "total",
    )
)
MARK = Reading("/", CellStatus.MARK)
Given = int | Reading | None


@pytest.fixture
def lines(forms: Forms) -> ValueLines:
    return value_lines(forms.table("requests", "2021"))


Lay = Callable[..., Sheet]


@pytest.fixture
def lay(desk: Desk, workspace: Workspace, forms: Forms) -> Lay:
    """Opens another report with these readings: numbers, blanks (None), or what is given."""

    def laid(*row: Given, keys: tuple[CellKey, ...] = ROW) -> Sheet:
        return _laid(desk, workspace, forms, dict(zip(keys, row, strict=False)))

    return laid


def _laid(desk: Desk, workspace: Workspace, forms: Forms, row: Mapping[CellKey, Given]) -> Sheet:
    made = {
        key: item if isinstance(item, Reading) else blank() if item is None else reading(item)
        for key, item in row.items()
    }
    report = with_readings(make_report(forms, seed=len(workspace.worklist()) + 1), made)
    return desk.open(put(workspace, report))


def now(desk: Desk, keys: tuple[CellKey, ...] = ROW) -> list[Value | str | None]:
    """Values, or the status of what has none."""
    assert desk.current is not None
    cells = [desk.current.record.report.cells[key] for key in keys]
    return [cell.status.value if cell.value is None else cell.value for cell in cells]


def code(desk: Desk, operation: ReportOperation) -> str:
    before = desk.current
    with pytest.raises(UserError) as caught:
        desk.do(operation)
    assert desk.current == before
    return caught.value.code


def report_id(desk: Desk) -> int:
    assert desk.current is not None
    return desk.current.record.id


def test_a_row_shifted_by_one_column_is_mended_in_one_step(
    desk: Desk, lay: Lay, lines: ValueLines
) -> None:
    lay(None, 1, 0, 2, 0, 0, 0)
    before = desk.current
    done = desk.do(shift(report_id(desk), lines, ROW[:1], Direction.LEFT))
    assert now(desk) == [1, 0, 2, 0, 0, 0, "blank"]
    assert done.operation == "shift_cells"
    cell = done.sheet.record.report.cells[ROW[0]]
    assert cell.entry is not None
    assert cell.entry.origin is Origin.STRUCTURE
    undone = desk.undo()
    assert undone is not None
    assert before is not None
    assert undone.sheet.record.report == before.record.report


@pytest.mark.parametrize(
    ("moved", "row", "after"),
    [
        ((Direction.RIGHT, 0), (1, 2, 3, 4, 5, 6, None), ["blank", 1, 2, 3, 4, 5, 6]),
        ((Direction.RIGHT, 2), (1, 2, 3, 4, 5, 6, None), [1, 2, "blank", 3, 4, 5, 6]),
        ((Direction.LEFT, 2), (1, 2, None, 4, 5, 6, 7), [1, 2, 4, 5, 6, 7, "blank"]),
        ((Direction.RIGHT, 5), (1, 2, 3, 4, 5, 6, MARK), [1, 2, 3, 4, 5, "blank", 6]),
        ((Direction.RIGHT, 4), (1, 2, 3, 4, MARK, 6, None), [1, 2, 3, 4, "blank", "mark", 6]),
    ],
)
def test_what_a_shift_moves(
    desk: Desk, lay: Lay, moved: tuple[Direction, int], row: tuple[Given, ...], after: list[object]
) -> None:
    lay(*row)
    direction, place = moved
    requests = value_lines(load_forms().table("requests", "2021"))
    desk.do(shift(report_id(desk), requests, ROW[place : place + 1], direction))
    assert now(desk) == after


def test_a_shift_never_loses_a_number(desk: Desk, lay: Lay, lines: ValueLines) -> None:
    lay(1, 2, 3, 4, 5, 6, 0)
    for direction, key in ((Direction.RIGHT, ROW[2]), (Direction.LEFT, ROW[0])):
        assert code(desk, shift(report_id(desk), lines, [key], direction)) == "shift_loses_number"
    assert code(desk, shift(report_id(desk), lines, ROW[-1:], Direction.RIGHT)) == "shift_no_room"


def test_what_nobody_has_read_is_not_moved_as_if_it_were_decided(
    desk: Desk, lay: Lay, lines: ValueLines
) -> None:
    unread = Reading("1二", CellStatus.UNREAD, confidence=0.0)
    lay(1, unread, 3, 4, 5, 6, None)
    number = report_id(desk)
    assert code(desk, shift(number, lines, ROW[:1], Direction.RIGHT)) == "structure_unread"
    assert code(desk, swap_cells(number, lines, ROW[:2])) == "structure_unread"
    desk.do(shift(number, lines, ROW[:2], Direction.RIGHT))
    assert now(desk)[:3] == ["blank", 1, 3]


def test_a_selected_range_moves_alone_and_several_lines_together(
    desk: Desk, lay: Lay, lines: ValueLines
) -> None:
    lay(1, 2, None, 4, 5, 6, 7)
    desk.do(shift(report_id(desk), lines, ROW[:3], Direction.RIGHT))
    assert now(desk) == ["blank", 1, 2, 4, 5, 6, 7]
    column = lines.columns[0]
    lay(*range(1, 25), None, keys=column)
    desk.do(shift(report_id(desk), lines, column[:1], Direction.DOWN))
    assert now(desk, column) == ["blank", *range(1, 25)]
    gaps = shift(report_id(desk), lines, ROW[:1], Direction.UP)
    assert gaps.lines == (column[2:],)
    with pytest.raises(UserError, match="selection_gaps"):
        shift(report_id(desk), lines, (ROW[0], ROW[2]), Direction.LEFT)


def test_a_whole_row_goes_down_a_line(desk: Desk, lay: Lay, lines: ValueLines) -> None:
    first, second = lines.rows[3], lines.rows[4]
    lay(*range(1, 8), *[None] * 7, keys=first + second)
    desk.do(shift(report_id(desk), lines, (*first, *second), Direction.DOWN))
    assert now(desk, second) == list(range(1, 8))
    assert now(desk, first) == ["blank"] * 7


def test_rows_columns_and_cells_change_places(desk: Desk, lay: Lay, lines: ValueLines) -> None:
    first, second = lines.rows[3], lines.rows[4]
    lay(*range(1, 15), keys=first + second)
    number = report_id(desk)
    desk.do(swap_lines(number, lines.rows, first[2:3]))
    assert now(desk, first) == list(range(8, 15))
    desk.do(swap_lines(number, lines.rows, (first[0], second[4])))
    assert now(desk, first) == list(range(1, 8))
    desk.do(swap_lines(number, lines.columns, first[:2]))
    assert now(desk, first)[:2] == [2, 1]
    assert now(desk, second)[:2] == [9, 8]
    desk.do(swap_cells(number, lines, (first[0], second[6])))
    assert (now(desk, first)[0], now(desk, second)[6]) == (14, 2)
    desk.do(swap_cells(number, lines, first[5:6]))
    assert now(desk, first)[5:] == [7, 6]


def test_what_cannot_be_swapped(forms: Forms, lines: ValueLines) -> None:
    disclosure = value_lines(forms.table("disclosure", "2021"))
    for along, selected, problem in (
        (lines.rows, lines.rows[-1], "swap_needs_two"),
        (lines.rows, [row[0] for row in lines.rows[:3]], "swap_needs_two"),
        (disclosure.rows, disclosure.rows[1], "swap_unlike"),
        (value_lines(forms.table("disputes", "2021")).rows, (), "swap_needs_two"),
    ):
        with pytest.raises(UserError, match=problem):
            swap_lines(1, along, selected)
    with pytest.raises(UserError, match="swap_needs_two"):
        swap_cells(1, lines, ROW[:3])
    with pytest.raises(UserError, match="swap_needs_two"):
        swap_cells(1, lines, ROW[-1:])


def test_a_glued_number_is_split_and_its_neighbours_make_room(
    desk: Desk, lay: Lay, lines: ValueLines
) -> None:
    lay(415, 3, 0, None, 5, 6, 7)
    desk.do(split(report_id(desk), lines, ROW[0], 2))
    assert now(desk) == [41, 5, 3, 0, 5, 6, 7]
    lay(1, 2, 3, 4, 5, 67, 8)
    assert code(desk, split(report_id(desk), lines, ROW[5], 1)) == "split_no_room"
    assert code(desk, split(report_id(desk), lines, ROW[0], 1)) == "split_impossible"
    unread = Reading("41 5", CellStatus.UNREAD, confidence=0.0)
    also = Reading("x", CellStatus.UNREAD, confidence=0.0)
    lay(unread, None, also, 4, 5, 6, 7)
    desk.do(split(report_id(desk), lines, ROW[0], splits("41 5")[0]))
    assert now(desk) == [41, 5, "unread", 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("415", (1, 2)),
        ("41 5", (2,)),
        ("100", (2,)),
        ("1005", (3,)),
        ("7", ()),
        ("", ()),
        ("-12", ()),
        ("1.5", ()),
        ("3件", ()),
        ("１２", (1,)),
    ],
)
def test_where_a_text_falls_into_two_numbers(text: str, places: tuple[int, ...]) -> None:
    assert splits(text) == places


def test_two_halves_are_joined(desk: Desk, lay: Lay, lines: ValueLines) -> None:
    lay(4, 15, 0, 3, 5, 6, 7)
    desk.do(join(report_id(desk), lines, ROW[:2], pull=False))
    assert now(desk) == [415, "blank", 0, 3, 5, 6, 7]
    desk.undo()
    desk.do(join(report_id(desk), lines, ROW[:1], pull=True))
    assert now(desk) == [415, 0, 3, 5, 6, 7, "blank"]
    for key in (ROW[1], ROW[5]):
        operation = join(report_id(desk), lines, (key,), pull=False)
        assert code(desk, operation) == "join_impossible"
    for selected in (ROW[-1:], ROW[:3], (ROW[0], ROW[4])):
        with pytest.raises(UserError, match="join_needs_two"):
            join(1, lines, selected, pull=False)


def test_a_range_is_cleared_and_restored(desk: Desk, lay: Lay) -> None:
    before = lay(1, 2, 3, 4, 5, 6, 7)
    number = report_id(desk)
    assert len(desk.do(ClearCells(number, ROW[:3])).changes) >= 3
    assert now(desk)[:4] == ["blank", "blank", "blank", 4]
    desk.do(RestoreCells(number, ROW))
    assert desk.current is not None
    assert desk.current.record.report == before.record.report
    assert desk.do(RestoreCells(number, ROW)).changes == ()


def test_only_blanks_get_zeros_and_one_undo_takes_them_back(desk: Desk, lay: Lay) -> None:
    before = lay(1, None, MARK, 4, None, 6, 7)
    done = desk.do(ZeroBlanks(report_id(desk), ROW))
    assert {change.key for change in done.changes if change.key} == {ROW[1], ROW[4]}
    assert now(desk) == [1, 0, "mark", 4, 0, 6, 7]
    entry = done.sheet.record.report.cells[ROW[1]].entry
    assert entry is not None
    assert entry.origin is Origin.TYPED
    with pytest.raises(UserError, match="no_blanks"):
        desk.do(ZeroBlanks(report_id(desk), ROW))
    desk.undo()
    assert desk.current is not None
    assert desk.current.record.report == before.record.report


def test_a_paste_is_one_step_with_its_own_origin(desk: Desk) -> None:
    done = desk.do(PasteCells(1, ((ROW[0], "１２"), (ROW[1], "/"))))
    assert done.operation == "paste_cells"
    entry = done.sheet.record.report.cells[ROW[0]].entry
    assert entry is not None
    assert (entry.value, entry.origin) == (12, Origin.PASTED)


def test_a_number_that_does_not_fit_its_new_cell_is_refused(
    desk: Desk, forms: Forms, workspace: Workspace
) -> None:
    sheet = desk.open(put(workspace, make_report(forms, 5, FORMS_2019)))
    number = sheet.record.id
    signed, count = (
        next(key for key, cell in forms.cells(FORMS_2019).items() if cell.type == kind)
        for kind in ("signed", "count")
    )
    desk.do(PasteCells(number, ((signed, "-3"), (count, "5"))))
    with pytest.raises(EntryError):
        desk.do(SwapCells(number, ((signed, count),)))
    desk.do(PasteCells(number, ((signed, "+3"),)))
    done = desk.do(SwapCells(number, ((signed, count),)))
    entry = done.sheet.record.report.cells[signed].entry
    assert entry is not None
    assert (entry.value, entry.text) == (5, "+5")


def test_a_row_that_was_uncertain_is_decided_by_its_repair(
    desk: Desk, workspace: Workspace, forms: Forms, lines: ValueLines
) -> None:
    made = {key: reading(0) for key in ROW[:-1]} | {ROW[-1]: blank()}
    report = with_doubt(with_readings(make_report(forms, seed=9), made), ROW)
    number = put(workspace, report)
    desk.open(number)
    done = desk.do(shift(number, lines, ROW[:1], Direction.RIGHT))
    assert not any(done.sheet.record.report.cells[key].needs_look for key in ROW)


def test_a_preview_writes_nothing(desk: Desk, lines: ValueLines) -> None:
    before, trail = desk.current, len(desk.store.trail())
    operation = swap_lines(1, lines.rows, ROW[:1])
    tried = desk.plan(operation).applied
    assert (desk.current, len(desk.store.trail())) == (before, trail)
    done = desk.do(operation)
    assert done.changes[: len(tried.changes)] == tried.changes
    assert done.sheet.problems == tried.sheet.problems


@given(
    st.lists(st.sampled_from([None, 0, 1, 23]), min_size=2, max_size=9), st.sampled_from([1, -1])
)
def test_a_shift_and_its_return_give_the_same_line(values: list[int | None], step: int) -> None:
    from reviewer.review.structure import BLANK, Content, _shifted  # noqa: PLC0415

    contents = [
        BLANK if value is None else Content(CellStatus.PRINTED, value, str(value))
        for value in values
    ]
    contents[-1 if step > 0 else 0] = BLANK
    assert _shifted(_shifted(contents, step), -step) == contents


def test_each_step_has_a_name_of_its_own() -> None:
    steps = (ShiftCells, SwapCells, SplitNumber, JoinNumbers, ClearCells, RestoreCells, PasteCells)
    assert len({step.name for step in steps}) == len(steps)
