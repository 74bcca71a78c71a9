from decimal import Decimal

import pytest

from reviewer.domain.changes import Decision, ReviewState, Verdict
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus, EntryError, EntryProblem, Value
from reviewer.domain.report import Cell, Entry, Origin
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk, Sheet
from reviewer.review.operations import (
    AcceptFinding,
    ConfirmCell,
    ConfirmCells,
    ReopenFinding,
    ReportOperation,
    SetAgency,
    SetCell,
    SetCells,
    SetNote,
    SetState,
    SetYear,
)
from reviewer.review.structure import RestoreCells
from reviewer.storage.workspace import Workspace
from tests.storage.support import blank, make_report, put, with_doubt, with_readings

KEY = "requests.granted.business"
TOTAL = "requests.granted.total"
AMOUNT = "disclosure.fees.amount"
RULE = "requests.row_total.granted"


def cell(desk: Desk, key: str = KEY) -> Cell:
    return sheet(desk).record.report.cells[key]


def sheet(desk: Desk) -> Sheet:
    assert desk.current is not None
    return desk.current


def read_value(desk: Desk, key: str = KEY) -> Value:
    value = cell(desk, key).reading.value
    assert value is not None
    return value


def break_row(desk: Desk) -> None:
    """Make the row of 予以公开 fail, and with it its column."""
    desk.do(SetCell(1, KEY, str(read_value(desk) + 1)))


def code(desk: Desk, operation: ReportOperation) -> str:
    """The refusal of an operation, after which nothing has changed."""
    before, length = sheet(desk), len(desk.store.trail())
    with pytest.raises(UserError) as caught:
        desk.do(operation)
    assert sheet(desk) == before
    assert desk.store.record(1) == before.record
    assert len(desk.store.trail()) == length
    return caught.value.code


def is_nothing(desk: Desk, operation: ReportOperation) -> bool:
    """Whether the operation changes and writes nothing."""
    before, length = sheet(desk), len(desk.store.trail())
    done = desk.do(operation)
    return (done.changes, done.sheet, len(desk.store.trail())) == ((), before, length)


@pytest.mark.parametrize(
    ("key", "text", "status", "value"),
    [
        (KEY, "１２，３４５", CellStatus.PRINTED, 12345),
        (KEY, "", CellStatus.BLANK, None),
        (KEY, " 　", CellStatus.BLANK, None),
        (KEY, "/", CellStatus.MARK, None),
        (KEY, "无", CellStatus.MARK, None),
        (AMOUNT, "44.7377", CellStatus.PRINTED, Decimal("44.7377")),
        (AMOUNT, "44。50", CellStatus.PRINTED, Decimal("44.50")),
    ],
)
def test_what_is_typed_is_understood_and_the_text_kept(
    desk: Desk, key: str, text: str, status: CellStatus, value: Value | None
) -> None:
    done = desk.do(SetCell(1, key, text, Origin.SOURCE))
    entry = Entry(status, value, text, Origin.SOURCE)
    assert cell(desk, key).entry == entry
    assert done.changes[0].new == entry
    assert desk.store.record(1).report.cells[key].entry == entry


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("一二", EntryProblem.NOT_A_NUMBER),
        ("12.5", EntryProblem.NOT_WHOLE),
        ("-1", EntryProblem.NEGATIVE),
        ("1" * 16, EntryProblem.TOO_LONG),
    ],
)
def test_nonsense_is_refused_and_nothing_changes(
    desk: Desk, text: str, problem: EntryProblem
) -> None:
    before = sheet(desk)
    with pytest.raises(EntryError) as caught:
        desk.do(SetCells(1, ((TOTAL, "7"), (KEY, text))))
    assert caught.value.problem is problem
    assert sheet(desk) == before == desk.look(1)
    assert desk.store.trail() == []


def test_typing_what_a_cell_says_is_nothing(desk: Desk) -> None:
    assert is_nothing(desk, SetCell(1, KEY, f" {read_value(desk)} "))
    desk.do(SetCell(1, KEY, "12345"))
    assert is_nothing(desk, SetCell(1, KEY, "１２，３４５", Origin.SOURCE))
    desk.do(SetCell(1, AMOUNT, "5.5"))
    assert is_nothing(desk, SetCell(1, AMOUNT, "5.50"))


def test_typing_an_uncertain_number_confirms_it(
    workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    put(workspace, with_doubt(make_report(forms), [KEY]))
    desk = Desk(workspace, forms, confronter, actor="张三")
    desk.open(1)
    assert sheet(desk).tally.look == 1
    desk.do(SetCell(1, KEY, str(read_value(desk))))
    assert (sheet(desk).tally.look, sheet(desk).tally.corrected) == (0, 0)


def test_many_cells_are_one_step(desk: Desk) -> None:
    row = [key for key in cell_keys(desk) if key.startswith("requests.granted.")]
    done = desk.do(SetCells(1, tuple((key, "77") for key in row), Origin.STRUCTURE))
    assert len([change for change in done.changes if change.key]) == len(row) == 7
    assert len(desk.store.trail()) == 1
    desk.undo()
    assert all(cell(desk, key).entry is None for key in row)


def cell_keys(desk: Desk) -> list[str]:
    return list(sheet(desk).record.report.cells)


def test_the_last_of_two_texts_for_a_cell_counts(desk: Desk) -> None:
    desk.do(SetCells(1, ((KEY, "5001"), (KEY, "5002"))))
    assert cell(desk).value == 5002
    assert sheet(desk).record == desk.store.record(1)


def test_confirming_keeps_what_was_read(
    workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    doubtful = with_doubt(make_report(forms), [KEY, TOTAL])
    put(workspace, with_readings(doubtful, {AMOUNT: blank(CellStatus.UNREAD)}))
    desk = Desk(workspace, forms, confronter, actor="张三")
    desk.open(1)
    assert sheet(desk).tally.look == 2
    desk.do(ConfirmCells(1, (KEY, TOTAL)))
    value = read_value(desk)
    assert cell(desk).entry == Entry(CellStatus.PRINTED, value, str(value), Origin.CONFIRMED)
    assert not cell(desk).corrected
    assert sheet(desk).tally.look == 1
    assert is_nothing(desk, ConfirmCell(1, KEY))
    assert code(desk, ConfirmCells(1, ("requests.other.rest.total", AMOUNT))) == (
        "nothing_to_confirm"
    )


def test_confirming_after_a_correction_goes_back_to_the_reading(desk: Desk) -> None:
    break_row(desk)
    desk.do(ConfirmCell(1, KEY))
    assert not cell(desk).corrected
    assert sheet(desk).tally.failed == 0


def test_restoring_takes_the_entry_away(desk: Desk) -> None:
    assert is_nothing(desk, RestoreCells(1, (KEY,)))
    break_row(desk)
    desk.do(RestoreCells(1, (KEY,)))
    assert cell(desk).entry is None


def test_accepting_needs_a_reason_and_a_finding(desk: Desk) -> None:
    assert code(desk, AcceptFinding(1, RULE, reason="原文如此")) == "nothing_to_accept"
    break_row(desk)
    assert code(desk, AcceptFinding(1, RULE, reason=" ")) == "reason_needed"
    assert code(desk, AcceptFinding(1, "no.such.rule", reason="原文如此")) == "nothing_to_accept"


def test_an_accepted_finding_is_closed_with_its_reason(desk: Desk) -> None:
    break_row(desk)
    value = cell(desk).value
    failed = sheet(desk).tally.failed
    desk.do(AcceptFinding(1, RULE, reason=" 原文如此 "))
    decision = sheet(desk).record.decisions[RULE]
    assert (decision.verdict, decision.reason) == (Verdict.AS_PRINTED, "原文如此")
    assert decision.basis.startswith("failed ")
    assert cell(desk).value == value
    assert (sheet(desk).tally.failed, sheet(desk).tally.accepted) == (failed - 1, 1)
    assert desk.store.trail(1, RULE)[-1].reason == "原文如此"
    assert is_nothing(desk, AcceptFinding(1, RULE, reason="原文如此"))
    desk.do(ReopenFinding(1, RULE))
    assert (sheet(desk).tally.failed, sheet(desk).tally.accepted) == (failed, 0)
    assert is_nothing(desk, ReopenFinding(1, RULE))


def test_a_decision_survives_changes_elsewhere_but_not_of_its_basis(desk: Desk) -> None:
    break_row(desk)
    desk.do(AcceptFinding(1, RULE, reason="原文如此"))
    desk.do(SetCell(1, "disputes.reconsideration.total", "999"))
    assert sheet(desk).tally.accepted == 1
    desk.do(SetCell(1, KEY, str(read_value(desk) + 2)))
    assert sheet(desk).tally.accepted == 0
    assert [item.kind for item in sheet(desk).problems if item.id == RULE] == ["stale"]
    desk.do(SetCell(1, KEY, str(read_value(desk) + 1)))
    assert sheet(desk).tally.accepted == 1
    assert isinstance(sheet(desk).record.decisions[RULE], Decision)


def test_the_first_edit_starts_a_report_and_undo_takes_that_back(desk: Desk) -> None:
    assert sheet(desk).record.state is ReviewState.OPEN
    break_row(desk)
    assert sheet(desk).record.state is ReviewState.STARTED
    assert len(desk.store.trail()) == 1
    desk.undo()
    assert sheet(desk).record.state is ReviewState.OPEN
    assert desk.store.record(1).state is ReviewState.OPEN


def test_a_balanced_report_is_finished_without_a_reason(desk: Desk) -> None:
    desk.do(SetState(1, ReviewState.DONE))
    assert desk.store.record(1).state is ReviewState.DONE
    assert is_nothing(desk, SetState(1, ReviewState.DONE))


def test_finishing_with_open_failures_needs_a_reason(desk: Desk) -> None:
    break_row(desk)
    assert code(desk, SetState(1, ReviewState.DONE)) == "reason_needed"
    desk.do(SetState(1, ReviewState.DONE, reason="已退回发布机关"))
    assert sheet(desk).record.state is ReviewState.DONE
    assert desk.store.trail()[-1].reason == "已退回发布机关"


def test_accepted_failures_do_not_keep_a_report_open(desk: Desk) -> None:
    break_row(desk)
    for finding in [item.finding for item in sheet(desk).problems]:
        assert finding is not None
        desk.do(AcceptFinding(1, finding.rule.id, reason="原文如此"))
    desk.do(SetState(1, ReviewState.DONE))
    assert sheet(desk).record.state is ReviewState.DONE


def test_an_edit_that_breaks_a_finished_report_reopens_it(desk: Desk) -> None:
    desk.do(SetState(1, ReviewState.DONE))
    desk.do(SetNote(1, "已电话核实"))
    desk.do(SetCell(1, AMOUNT, "3.25"))
    assert sheet(desk).record.state is ReviewState.DONE
    break_row(desk)
    assert sheet(desk).record.state is ReviewState.STARTED
    desk.undo()
    assert sheet(desk).record.state is ReviewState.DONE


def test_agency_year_and_note(desk: Desk, forms: Forms) -> None:
    desk.do(SetAgency(1, " 临江市教育局　"))
    desk.do(SetYear(1, 2022))
    desk.do(SetNote(1, "第二次报送"))
    record = desk.store.record(1)
    assert (record.report.agency, record.report.year) == ("临江市教育局", 2022)
    assert record.note == "第二次报送"
    assert is_nothing(desk, SetAgency(1, "临江市教育局"))
    assert code(desk, SetYear(1, 22)) == "year_out_of_range"
    desk.do(SetAgency(1, ""))
    desk.do(SetYear(1, None))
    record = desk.store.record(1)
    assert (record.report.agency, record.report.year) == (None, None)
    for _ in range(5):
        desk.undo()
    assert desk.store.record(1).report == make_report(forms)
