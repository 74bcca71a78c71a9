from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import WorklistQuery
from reviewer.domain.report import Entry
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk, Sheet
from reviewer.review.operations import (
    AcceptFinding,
    RefuseProposal,
    ReportOperation,
    SetAgency,
    SetCell,
    SetNote,
)
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put
from tests.storage.test_commit import full_disk

KEY = "requests.granted.business"
RULE = "requests.row_total.granted"


def sheet(desk: Desk) -> Sheet:
    assert desk.current is not None
    return desk.current


def test_opening_shows_findings_of_every_rule(desk: Desk, forms: Forms) -> None:
    opened = desk.open(1)
    assert opened is desk.current
    rules = forms.rules(opened.record.report.forms)
    assert [item.rule.id for item in opened.findings] == [rule.id for rule in rules]
    assert opened.marks() == {}


def test_an_unknown_report_leaves_the_open_one(desk: Desk) -> None:
    before = sheet(desk)
    with pytest.raises(KeyError):
        desk.open(99)
    assert sheet(desk) is before


def test_marks_name_every_cell_of_what_does_not_hold(desk: Desk) -> None:
    desk.do(SetCell(1, KEY, "9001"))
    marks = sheet(desk).marks()
    assert {item.rule.id for item in marks[KEY]} == {RULE, "requests.outcomes.business"}
    assert {item.rule.id for item in marks["requests.granted.total"]} == {RULE}
    for key, findings in marks.items():
        assert all(key in item.rule.keys for item in findings)
        assert all(item.outcome is not Outcome.PASSED for item in findings)


def test_the_worklist_follows_every_step(desk: Desk) -> None:
    for operation in (
        SetCell(1, KEY, "9001"),
        AcceptFinding(1, RULE, reason="原文如此"),
        SetCell(1, "requests.granted.research", ""),
    ):
        done = desk.do(operation)
        [row] = desk.store.worklist(WorklistQuery())
        assert (row.tally, row.state) == (done.sheet.tally, done.sheet.record.state)
        assert row.version == done.sheet.record.version


def test_the_trail_has_time_actor_and_previous_value(
    workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    put(workspace, make_report(forms))
    times = iter(datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 9))
    desk = Desk(workspace, forms, confronter, actor="李四", clock=lambda: next(times))
    for text in ("5001", "5002"):
        desk.do(SetCell(1, KEY, text, reason="电话核实"))
    first, second = workspace.trail(1, KEY)
    assert [(item.actor, item.at.day, item.reason) for item in (first, second)] == [
        ("李四", 1, "电话核实"),
        ("李四", 2, "电话核实"),
    ]
    [later] = second.changes
    assert isinstance(later.old, Entry)
    assert isinstance(later.new, Entry)
    assert (later.old.text, later.new.text) == ("5001", "5002")


def test_another_report_can_be_changed_without_opening_it(desk: Desk, forms: Forms) -> None:
    assert isinstance(desk.store, Workspace)
    other = put(desk.store, make_report(forms, 2))
    done = desk.do(SetNote(other, "合并上报"))
    assert (done.sheet.record.id, sheet(desk).record.id) == (other, 1)
    assert desk.store.record(other).note == "合并上报"
    desk.undo()
    assert sheet(desk).record.id == other


def test_two_clerks_on_one_report(
    tmp_path: Path, desk: Desk, forms: Forms, confronter: Confronter
) -> None:
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        colleague = Desk(second, forms, confronter, actor="李四")
        colleague.open(1)
        desk.do(SetCell(1, KEY, "5001"))
        before = colleague.current
        with pytest.raises(UserError, match="conflict"):
            colleague.do(SetCell(1, KEY, "5002"))
        assert colleague.current is before
        assert colleague.refresh().record.report.cells[KEY].value == 5001
        colleague.do(SetCell(1, KEY, "5002"))
        actors = [item.actor for item in second.trail(1, KEY)]
        assert actors == ["张三", "李四"]


def test_undo_takes_back_only_ones_own_and_only_what_still_stands(
    tmp_path: Path, desk: Desk, forms: Forms, confronter: Confronter
) -> None:
    other = "disclosure.licensing.decisions"
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        colleague = Desk(second, forms, confronter, actor="李四")
        desk.do(SetCell(1, other, "11"))
        desk.do(SetCell(1, KEY, "5001"))
        colleague.do(SetCell(1, KEY, "5002"))
        assert not colleague.can_redo
        with pytest.raises(UserError, match="conflict"):
            desk.undo()
        desk.refresh()
        with pytest.raises(UserError, match="undo_conflict"):
            desk.undo()
        assert desk.refresh().record.report.cells[KEY].value == 5002
        undone = desk.undo()
        assert undone is not None
        assert [change.key for change in undone.changes if change.key] == [other]
        colleague.open(1)
        colleague.undo()
        assert desk.refresh().record.report.cells[KEY].value == 5001


def test_redo_steps_over_what_no_longer_fits(
    tmp_path: Path, desk: Desk, forms: Forms, confronter: Confronter
) -> None:
    other = "disclosure.licensing.decisions"
    desk.do(SetCell(1, KEY, "5001"))
    desk.do(SetCell(1, other, "11"))
    desk.undo()
    desk.undo()
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        Desk(second, forms, confronter, actor="李四").do(SetCell(1, KEY, "5002"))
    desk.refresh()
    with pytest.raises(UserError, match="undo_conflict"):
        desk.redo()
    redone = desk.redo()
    assert redone is not None
    assert [change.key for change in redone.changes if change.key] == [other]
    assert (desk.redo(), desk.can_redo) == (None, False)
    values = {key: cell.value for key, cell in desk.refresh().record.report.cells.items()}
    assert (values[KEY], values[other]) == (5002, 11)


def test_undo_takes_what_was_redone_though_it_stepped_over_before(
    tmp_path: Path, desk: Desk, forms: Forms, confronter: Confronter
) -> None:
    other = "disclosure.licensing.decisions"
    desk.do(SetCell(1, KEY, "5001"))
    desk.do(SetCell(1, other, "11"))
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        Desk(second, forms, confronter, actor="李四").do(SetCell(1, KEY, "5002"))
    desk.refresh()
    desk.undo()
    with pytest.raises(UserError, match="undo_conflict"):
        desk.undo()
    for step in (desk.redo, desk.undo):
        done = step()
        assert done is not None
        assert [change.key for change in done.changes if change.key] == [other]


@pytest.mark.parametrize(
    "operation",
    [
        SetAgency(1, "临江\udcb5市"),
        SetNote(1, "\ud83d"),
        SetNote(1, "好", reason="\udfff"),
        SetCell(1, KEY, "5001", reason="\ud800"),
        RefuseProposal(1, "proposal:a", reason="\ud800"),
    ],
)
def test_half_a_character_is_refused(desk: Desk, operation: ReportOperation) -> None:
    before = sheet(desk)
    with pytest.raises(UserError, match="text_broken"):
        desk.do(operation)
    assert sheet(desk) is before
    assert not desk.can_undo


def test_on_a_full_disk_the_desk_stays_as_it_was(tmp_path: Path, desk: Desk) -> None:
    desk.do(SetCell(1, KEY, "5001"))
    before = sheet(desk)
    log = tmp_path / "a.reviewer-wal"
    with full_disk(log.stat().st_size), pytest.raises(UserError, match="disk_full"):
        desk.do(SetCell(1, KEY, "5002"))
    assert sheet(desk) is before
    desk.do(SetCell(1, KEY, "5003"))
    assert desk.look(1) == sheet(desk)


def test_refresh_needs_an_open_report(
    workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    with pytest.raises(ValueError, match="open"):
        Desk(workspace, forms, confronter, actor="张三").refresh()
