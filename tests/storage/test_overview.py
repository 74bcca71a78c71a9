"""What all reports come to, and that every count leads to exactly the reports it counts."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.overview import Aspect, Errors, Overview, Slice
from reviewer.domain.record import Record, WorklistQuery
from reviewer.domain.report import Origin
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.review.operations import (
    AcceptFinding,
    ConfirmCell,
    SetCell,
    SetState,
    TakeProposal,
)
from reviewer.review.problems import tally
from reviewer.review.rulebook import Predecessor, set_predecessors, switch
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put, with_doubt, with_values

ROW = "requests.granted.total"
ROW_RULE = "requests.row_total.granted"
OUTCOMES = "requests.outcomes.total"
BAD = 99_999


@pytest.fixture
def workspace(tmp_path: Path, forms: Forms) -> Iterator[Workspace]:
    """Three reports of two bodies: one is right, two have a wrong total."""
    workspace = Workspace.open(tmp_path / "a.reviewer", create=True)
    confronter = Confronter(forms)
    for seed, (agency, year) in enumerate([("甲局", 2021), ("甲局", 2023), (None, None)]):
        report = make_report(forms, seed, agency=agency, year=year)
        report = with_values(report, {ROW: BAD}) if seed else with_doubt(report, [ROW])
        put(workspace, report, tally(Record(0, report), confronter.confront(report)))
    yield workspace
    workspace.close()


@pytest.fixture
def desk(workspace: Workspace, forms: Forms) -> Desk:
    return Desk(
        workspace,
        forms,
        Confronter(forms),
        actor="张三",
        clock=lambda: datetime(2024, 1, 31, 4, tzinfo=UTC),
    )


def listed(workspace: Workspace, aspect: Aspect, value: str = "") -> list[int]:
    query = WorklistQuery(among=Slice(aspect, value))
    return [row.id for row in workspace.worklist(query)]


def test_open_rules_and_errors_of_an_untouched_workspace(workspace: Workspace) -> None:
    made = workspace.overview()
    assert made.reports == 3
    assert made.states == {"open": 3}
    assert made.rules == {ROW_RULE: 2, OUTCOMES: 2}
    assert made.look == 1
    assert made.agencies == {"甲局": Errors(failed=2), "": Errors(failed=2)}
    assert made.years == {"2023": Errors(failed=2), "": Errors(failed=2)}
    assert made.uncounted == 0
    assert listed(workspace, Aspect.RULE, ROW_RULE) == [2, 3]
    assert listed(workspace, Aspect.LOOK) == [1]
    assert listed(workspace, Aspect.AGENCY, "甲局") == [2]
    assert listed(workspace, Aspect.AGENCY) == [3]
    assert listed(workspace, Aspect.YEAR, "2023") == [2]
    assert listed(workspace, Aspect.YEAR) == [3]


def test_what_a_person_does_is_counted_and_undo_takes_it_out(
    workspace: Workspace, desk: Desk
) -> None:
    right = next(finding.left for finding in desk.look(2).findings if finding.rule.id == ROW_RULE)
    assert right is not None
    desk.do(TakeProposal(2, ((ROW, right),), reason="合计未更新"))
    desk.do(AcceptFinding(3, ROW_RULE, reason="原件如此"))
    desk.do(AcceptFinding(3, OUTCOMES, reason="原件如此"))
    desk.do(ConfirmCell(1, ROW))
    made = workspace.overview()
    assert made.rules == {}
    assert made.look == 0
    assert made.states == {"started": 3}
    assert made.agencies == {"甲局": Errors(corrected=1), "": Errors(accepted=2)}
    assert made.origins == {Origin.PROPOSAL: 1, Origin.CONFIRMED: 1}
    assert made.as_printed == {"原件如此": 2}
    assert made.proposals == {"合计未更新": 1}
    assert made.cells == {ROW: 1}
    assert listed(workspace, Aspect.AS_PRINTED, "原件如此") == [3]
    assert listed(workspace, Aspect.PROPOSAL, "合计未更新") == [2]
    assert listed(workspace, Aspect.ORIGIN, Origin.CONFIRMED) == [1]
    assert listed(workspace, Aspect.CELL, ROW) == [2]
    for _ in range(4):
        desk.undo()
    made = workspace.overview()
    assert made.rules == {ROW_RULE: 2, OUTCOMES: 2}
    assert (made.origins, made.as_printed, made.proposals, made.cells) == ({}, {}, {}, {})
    assert listed(workspace, Aspect.PROPOSAL, "合计未更新") == []
    desk.redo()
    assert len(workspace.overview().proposals) == 1


def test_a_day_counts_what_was_finished_on_it_and_still_is(
    workspace: Workspace, desk: Desk
) -> None:
    day = datetime(2024, 1, 31, 4, tzinfo=UTC).astimezone().date().isoformat()
    desk.do(SetState(1, ReviewState.DONE, reason="原件如此"))
    desk.do(SetState(2, ReviewState.DONE, reason="原件如此"))
    assert workspace.overview().days == {day: 2}
    assert listed(workspace, Aspect.DAY, day) == [1, 2]
    assert listed(workspace, Aspect.DAY, "2024-03-01") == []
    desk.do(SetState(2, ReviewState.STARTED))
    assert workspace.overview().days == {day: 1}
    assert listed(workspace, Aspect.DAY, day) == [1]
    assert listed(workspace, Aspect.STATE, "done") == [1]


def test_a_text_that_looks_like_the_trail_is_no_finished_report(
    workspace: Workspace, desk: Desk
) -> None:
    desk.do(AcceptFinding(2, ROW_RULE, reason='["state","","started","done"]'))
    assert workspace.overview().days == {}


def test_what_is_set_aside_does_not_count(workspace: Workspace, desk: Desk) -> None:
    desk.do(SetState(2, ReviewState.SET_ASIDE))
    made = workspace.overview()
    assert made.rules == {ROW_RULE: 1, OUTCOMES: 1}
    assert made.agencies == {"": Errors(failed=2)}
    assert listed(workspace, Aspect.RULE, ROW_RULE) == [3]
    assert listed(workspace, Aspect.AGENCY, "甲局") == []


def test_every_count_of_reports_is_the_length_of_its_list(workspace: Workspace, desk: Desk) -> None:
    desk.do(SetCell(2, ROW, "7"))
    desk.do(SetCell(2, "requests.granted.other", "8"))
    made = workspace.overview()
    for aspect, counts in (
        (Aspect.STATE, made.states),
        (Aspect.RULE, made.rules),
        (Aspect.CELL, made.cells),
    ):
        for value, count in counts.items():
            assert len(listed(workspace, aspect, value)) == count


def turn_off(workspace: Workspace) -> None:
    switch(workspace, "plausible.ratio", on=False, who="张三", note="不核")


def set_heirs(workspace: Workspace) -> None:
    set_predecessors(workspace, [Predecessor("甲", "乙", 2023)])


def test_a_workspace_of_an_older_version_is_counted_when_it_is_asked(
    workspace: Workspace, forms: Forms
) -> None:
    before = workspace.overview()
    with sqlite3.connect(workspace.name) as plain:
        plain.execute("DELETE FROM open_rules WHERE report_id > 1")
        plain.execute("DELETE FROM fingerprints WHERE report_id > 1")
    plain.close()
    assert workspace.uncounted() == [2, 3]
    assert workspace.overview().uncounted == 2
    program = Application(actor="张三", language="zh", forms=forms)
    with pytest.raises(UserError, match="cancelled"):
        program.overview(workspace, cancelled=lambda: True)
    assert program.overview(workspace) == before
    assert workspace.uncounted() == []
    assert all(map(workspace.knows_tables, (1, 2, 3)))


@pytest.mark.parametrize("change", [turn_off, set_heirs], ids=["switch", "predecessors"])
def test_with_a_change_of_the_rules_no_report_counts_as_counted(
    workspace: Workspace, forms: Forms, change: Callable[[Workspace], None]
) -> None:
    tallies = [row.tally for row in workspace.worklist()]
    assert workspace.uncounted() == []
    change(workspace)
    assert workspace.uncounted() == [1, 2, 3]
    assert [row.tally for row in workspace.worklist()] == tallies, "until they are counted"
    program = Application(actor="张三", language="zh", forms=forms)
    seen = [(one.done, one.total) for one in program.count_rest(workspace)]
    assert seen[-3:] == [(1, 3), (2, 3), (3, 3)]
    assert workspace.uncounted() == []


def test_a_recount_that_only_changes_the_rules_is_kept(workspace: Workspace, forms: Forms) -> None:
    before = workspace.overview()
    with sqlite3.connect(workspace.name) as plain:
        plain.execute("UPDATE open_rules SET rule = 'gone' WHERE rule = ?", (ROW_RULE,))
    plain.close()
    program = Application(actor="张三", language="zh", forms=forms)
    assert len(list(program.check(workspace))) == 3
    assert workspace.overview() == before


def test_an_empty_workspace_comes_to_nothing(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "b.reviewer", create=True)
    made = workspace.overview()
    workspace.close()
    assert made == Overview(0, {}, {}, {}, 0, {}, {}, {}, {}, {}, {})
    assert made.reports == 0
