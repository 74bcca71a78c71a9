"""The judge: soft findings beside the hard ones, each report beside the year before."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from reviewer.app import Application
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Commit, Identity, Tally, WorklistQuery
from reviewer.review.desk import Desk
from reviewer.review.judge import Judge
from reviewer.review.navigation import next_problem
from reviewer.review.operations import AcceptFinding, SetAgency, SetCell, SetState, SetYear
from reviewer.review.problems import ProblemKind
from reviewer.review.rulebook import (
    Predecessor,
    last_switches,
    predecessors,
    set_predecessors,
    switch,
    switches,
)
from reviewer.review.sheet import Sheet
from reviewer.review.twins import SetAside
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_document, make_report, with_values

IN = ("requests.carried_in.other", "requests.carried_in.total")
OUT = ("requests.carried_forward.other", "requests.carried_forward.total")
CARRIED = ["years.carried.requests.other", "years.carried.requests.total"]
BUREAU, NEW = "临江市教育局", "临江市教育和体育局"
HEADINGS = "总体情况\n主动公开政府信息\n政府信息公开申请情况\n行政复议、诉讼\n问题\n其他需要报告\n"


@pytest.fixture(scope="module")
def program() -> Application:
    return Application(actor="张三", language="zh")


@pytest.fixture
def desk(program: Application, workspace: Workspace) -> Desk:
    return program.desk(workspace)


@pytest.fixture
def put(workspace: Workspace, forms: Forms) -> "Put":
    return Put(workspace, forms)


class Put:
    """Puts reports of nothing but a few numbers into the workspace."""

    def __init__(self, workspace: Workspace, forms: Forms) -> None:
        self.workspace, self.forms = workspace, forms

    def __call__(
        self, year: int, values: Mapping[str, int], agency: str = BUREAU, text: str = HEADINGS
    ) -> int:
        known = len(self.workspace.worklist())
        made = make_report(self.forms, agency=agency, year=year, source=f"{known}.txt")
        zero = with_values(made, dict.fromkeys(made.cells, 0) | dict(values))
        document = replace(make_document(zero), text=text)
        return self.workspace.add_report(zero, document, b"", Tally(), actor="导入")


def ids(sheet: Sheet) -> list[str]:
    return [finding.rule.id for finding in sheet.soft]


def test_what_was_carried_in_is_held_against_last_year(desk: Desk, put: Put) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    sheet = desk.open(put(2023, dict.fromkeys(IN, 3)))
    assert ids(sheet) == CARRIED
    assert [record.report.year for record in sheet.before] == [2022]
    first = sheet.soft[0]
    assert first.rule.version
    assert first.grounds is not None
    assert (first.grounds.reports, first.grounds.keys) == ((1,), (OUT[0],))
    assert first.grounds.says["zh"] == "本年 3，上年度报告 2"
    assert sheet.tally.warnings == 2
    kinds = {problem.kind for problem in sheet.problems if problem.id in CARRIED}
    assert kinds == {ProblemKind.WARNING}


def test_another_body_and_another_year_are_no_last_year(desk: Desk, put: Put) -> None:
    put(2021, dict.fromkeys(OUT, 2))
    put(2022, dict.fromkeys(OUT, 2), agency="临江市财政局")
    assert ids(desk.open(put(2023, dict.fromkeys(IN, 3)))) == []


def test_a_report_set_aside_is_no_last_year(desk: Desk, put: Put) -> None:
    old, new = put(2022, dict.fromkeys(OUT, 2)), put(2022, dict.fromkeys(OUT, 3))
    desk.do(SetAside(old, reason="已更正"))
    assert ids(desk.open(put(2023, dict.fromkeys(IN, 3)))) == []
    assert new == 2


def test_a_soft_finding_is_accepted_with_a_reason_until_it_says_something_else(
    desk: Desk, put: Put
) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    report = put(2023, dict.fromkeys(IN, 3))
    desk.open(report)
    done = desk.do(AcceptFinding(report, CARRIED[0], reason="机构改革"))
    assert [problem.id for problem in done.sheet.problems if problem.id in CARRIED] == CARRIED[1:]
    assert (done.sheet.tally.accepted, done.sheet.tally.warnings) == (1, 1)
    desk.do(SetCell(1, OUT[0], "1"))
    stale = [problem for problem in desk.open(report).problems if problem.id == CARRIED[0]]
    assert [problem.kind for problem in stale] == [ProblemKind.STALE]


def test_finishing_needs_no_reason_for_what_only_looks_odd(desk: Desk, put: Put) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    values = dict.fromkeys((*IN, *OUT), 3)
    report = put(2023, values)
    assert desk.open(report).tally.failed == 0
    done = desk.do(SetState(report, ReviewState.DONE))
    assert done.sheet.tally.warnings == 2


def test_correcting_last_year_recounts_the_year_after(
    desk: Desk, put: Put, workspace: Workspace
) -> None:
    before, report = put(2022, dict.fromkeys(OUT, 2)), put(2023, dict.fromkeys(IN, 3))
    desk.open(before)
    desk.do(SetCell(before, "requests.granted.other", "1"))
    assert desk.recounted == {}
    desk.do(SetCell(before, OUT[0], "3"))
    assert {key: tally.warnings for key, tally in desk.recounted.items()} == {report: 1}
    assert workspace.worklist(WorklistQuery())[1].tally.warnings == 1
    assert desk.undo() is not None
    assert workspace.worklist(WorklistQuery())[1].tally.warnings == 2
    for moved, warnings in (
        (SetYear(before, 2020), 0),
        (SetYear(before, 2022), 2),
        (SetAgency(before, "别处"), 0),
    ):
        desk.do(moved)
        assert desk.recounted[report].warnings == warnings


def test_predecessors_are_added_up_from_their_year_on(
    desk: Desk, put: Put, workspace: Workspace
) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    put(2022, dict.fromkeys(OUT, 1), agency="临江市体育局")
    report = put(2023, dict.fromkeys(IN, 4), agency=NEW)
    assert ids(desk.open(report)) == []
    table = [Predecessor(NEW, BUREAU, 2023), Predecessor(NEW, "临江市 体育局", 2023)]
    set_predecessors(workspace, [*table, Predecessor(NEW, "  ", 2023), table[0]])
    assert predecessors(workspace) == tuple(table)
    sheet = desk.refresh()
    assert ids(sheet) == CARRIED
    assert sheet.soft[0].right == 3
    set_predecessors(workspace, [*table, Predecessor(NEW, "临江市文化局", 2023)])
    assert ids(desk.refresh()) == [], "one of them has no report: nothing can be compared"
    with pytest.raises(UserError, match="year_out_of_range"):
        set_predecessors(workspace, [Predecessor(NEW, BUREAU, 23)])


def test_a_rule_switched_off_with_a_note_is_not_tested(
    desk: Desk, put: Put, workspace: Workspace
) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    desk.open(put(2023, dict.fromkeys(IN, 3)))
    with pytest.raises(UserError, match="note_needed"):
        switch(workspace, "years.carried", on=False, who="张三", note=" ")
    assert switches(workspace) == ()
    switch(workspace, "years.carried", on=False, who="张三", note="本区不核")
    assert ids(desk.refresh()) == []
    assert desk.open(2).tally == Tally(failed=desk.open(2).tally.failed)
    switch(workspace, "years.carried", on=True, who="李四", note="")
    assert ids(desk.refresh()) == CARRIED
    last = last_switches(workspace)["years.carried"]
    assert (last.on, last.who) == (True, "李四")
    assert [one.note for one in switches(workspace)] == ["本区不核", ""]
    workspace.set_setting("rules.switches", [{"broken": 1}, 7, {"rule": "a"}])
    assert switches(workspace) == ()


def test_a_sentence_that_disagrees_is_a_finding_with_its_words(desk: Desk, put: Put) -> None:
    text = HEADINGS + "2023年共收到政府信息公开申请5件，均已办结。\n"
    sheet = desk.open(put(2023, {}, text=text))
    (found,) = [finding for finding in sheet.soft if finding.rule.family == "text.claims"]
    assert (found.left, found.right) == (5, 0)
    assert found.rule.keys == ("requests.received.total",)
    assert found.grounds is not None
    assert found.grounds.span is not None
    assert "收到政府信息公开申请5件" in text[slice(*found.grounds.span)]
    assert "2023年共收到" in found.grounds.quote
    assert found.rule.keys[0] in sheet.marks()


def test_a_table_copied_from_elsewhere_is_told_with_its_origin(desk: Desk, put: Put) -> None:
    group = "disputes.reconsideration"
    values = {f"{group}.upheld": 123456, f"{group}.total": 123456}
    put(2022, values, agency="临江市财政局")
    sheet = desk.open(put(2023, values))
    assert ids(sheet) == ["plausible.copied.disputes"]
    grounds = sheet.soft[0].grounds
    assert grounds is not None
    assert grounds.reports == (1,)
    assert "临江市财政局 2022" in grounds.says["zh"]
    assert ids(desk.open(put(2023, values))) == ["plausible.copied.disputes"]
    assert desk.current is not None
    assert desk.current.soft[0].grounds == grounds, "not of the same body and year"


def test_notices_are_listed_but_not_visited(desk: Desk, put: Put, workspace: Workspace) -> None:
    desk.open(put(2023, {"disclosure.regulations.in_force": 6}))
    put(2023, {}, text="")
    assert desk.current is not None
    assert [problem.kind for problem in desk.current.problems] == [ProblemKind.NOTICE]
    assert next_problem(desk, [1, 2]) is None
    assert desk.current.tally == Tally(notices=1)


def test_a_damaged_text_leaves_the_numbers_to_be_judged(
    desk: Desk, put: Put, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    report = put(2023, dict.fromkeys(IN, 3))

    def damaged(report_id: int) -> str:
        raise UserError("report_damaged", report_id=report_id)

    monkeypatch.setattr(workspace, "text", damaged)
    assert ids(desk.open(report)) == CARRIED


def test_the_judge_alone_knows_hard_rules(workspace: Workspace, forms: Forms, put: Put) -> None:
    put(2022, dict.fromkeys(OUT, 2))
    report = put(2023, dict.fromkeys(IN, 3))
    judge = Judge(workspace, forms, Application().confronter)
    sheet = judge.sheet(workspace.record(report))
    assert (sheet.soft, sheet.before, sheet.tally.failed) == ((), (), 2)


class Failing(Workspace):
    """Cannot be reached any more once something has been written."""

    written = False

    def commit_all(self, commits: Sequence[Commit]) -> list[int]:
        self.written = True
        return super().commit_all(commits)

    def of_bodies(self, names: Collection[str], year: int) -> list[Identity]:
        if self.written:
            raise UserError("workspace_unreachable")
        return super().of_bodies(names, year)


def test_what_is_stored_is_no_failure_though_others_cannot_be_counted(
    program: Application, workspace: Workspace, put: Put
) -> None:
    before, _ = put(2022, dict.fromkeys(OUT, 2)), put(2023, dict.fromkeys(IN, 3))
    with closing(Failing.open(workspace.name)) as failing:
        desk = program.desk(failing)
        desk.open(before)
        applied = desk.do(SetCell(before, OUT[0], "3"))
    assert applied.sheet == desk.current
    assert workspace.record(before).report.cells[OUT[0]].value == 3
