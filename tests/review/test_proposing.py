from dataclasses import replace

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Origin, Reading, Report
from reviewer.editing.confront import Confronter
from reviewer.editing.propose import Proposer
from reviewer.review.desk import Desk
from reviewer.review.operations import RefuseProposal, SetCell, TakeProposal
from reviewer.review.problems import ProblemKind
from reviewer.review.proposing import open_groups, proposal_id, worth_searching
from reviewer.storage.workspace import Workspace
from tests.editing.support import report
from tests.storage.support import put, with_readings

TOTAL = "requests.granted.total"
BLANK = "requests.granted.research"


def _groups(desk: Desk, proposer: Proposer) -> list[tuple[str, ...]]:
    assert desk.current is not None
    record = desk.current.record
    found = proposer.propose(record.report).proposals
    groups = open_groups(found, record, desk.current.problems)
    return [tuple(proposal_id(item) for item in group) for group in groups]


def test_a_taken_proposal_is_one_step_of_its_own_origin(desk: Desk) -> None:
    desk.do(TakeProposal(1, ((TOTAL, 77), ("requests.granted.other", 70)), reason="总计没有填"))
    assert desk.current is not None
    cell = desk.current.record.report.cells[TOTAL]
    assert (cell.value, cell.entry and cell.entry.origin) == (77, Origin.PROPOSAL)
    desk.undo()
    assert not any(item.corrected for item in desk.current.record.report.cells.values())


def test_a_refused_proposal_stays_away_until_that_is_undone(
    desk: Desk, confronter: Confronter
) -> None:
    proposer = Proposer(confronter)
    assert desk.current is not None
    printed = desk.current.record.report.cells[TOTAL].value
    desk.do(SetCell(1, TOTAL, str((printed or 0) + 40)))
    first = _groups(desk, proposer)[0]
    desk.do(RefuseProposal(1, first[0]))
    assert first[0] not in [one for group in _groups(desk, proposer) for one in group]
    desk.undo()
    assert _groups(desk, proposer)[0] == first


def zeros(forms: Forms) -> Report:
    """A report in which every number is 0."""
    return replace(report(forms, {}), sha256="0" * 64)


def test_an_uncertain_blank_is_answered_by_its_filling(
    desk: Desk, workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    made = with_readings(zeros(forms), {BLANK: Reading("", CellStatus.BLANK, None, 0.5)})
    sheet = desk.open(put(workspace, made))
    assert [problem.kind for problem in sheet.problems] == [ProblemKind.LOOK]
    assert worth_searching(sheet.problems, sheet.record.report)
    (group,) = _groups(desk, Proposer(confronter))
    assert group == (f"proposal:{BLANK}=0",)


def test_a_blank_that_troubles_nobody_is_left_alone(
    desk: Desk, workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    made = with_readings(zeros(forms), {BLANK: Reading("", CellStatus.BLANK)})
    sheet = desk.open(put(workspace, made))
    assert not worth_searching(sheet.problems, sheet.record.report)
    assert _groups(desk, Proposer(confronter)) == []
