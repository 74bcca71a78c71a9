from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.changes import Decision, Verdict
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Doubt, Entry, Origin, Report
from reviewer.domain.rules import Finding, Outcome, Severity
from reviewer.editing.confront import Confronter
from reviewer.review.problems import Problem, ProblemKind, basis, order, problems, tally
from tests.storage.support import (
    FORMS_2019,
    FORMS_2021,
    blank,
    counts,
    make_report,
    with_doubt,
    with_readings,
    with_values,
)

GRANTED = [
    f"requests.granted.{who}"
    for who in (
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
        "total",
    )
]


def found(record: Record, confronter: Confronter) -> tuple[Problem, ...]:
    keys = tuple(confronter.forms.cells(record.report.forms))
    return problems(record, confronter.confront(record.report), keys)


def finding_of(report: Report, confronter: Confronter, rule: str) -> Finding:
    [finding] = [item for item in confronter.confront(report) if item.rule.id == rule]
    return finding


def test_a_balanced_report_has_none(forms: Forms, confronter: Confronter) -> None:
    record = Record(1, make_report(forms))
    assert found(record, confronter) == ()
    assert tally(record, confronter.confront(record.report)) == Tally()


def test_the_focus_of_a_sum_is_its_total_and_of_a_balance_its_last_cell(
    forms: Forms, confronter: Confronter
) -> None:
    report = make_report(forms)
    wrong = {"requests.processed.research": 5000}
    record = Record(1, with_values(report, wrong))
    assert [(item.kind, item.id, item.focus) for item in found(record, confronter)] == [
        (ProblemKind.FAILED, "requests.outcomes.research", "requests.processed.research"),
        (ProblemKind.FAILED, "requests.row_total.processed", "requests.processed.total"),
        (ProblemKind.FAILED, "requests.balance.research", "requests.carried_forward.research"),
    ]


def test_what_cannot_be_judged_leads_to_the_missing_cell(
    forms: Forms, confronter: Confronter
) -> None:
    total = "disputes.reconsideration.total"
    record = Record(1, with_readings(make_report(forms), {total: blank()}))
    [problem] = found(record, confronter)
    assert (problem.kind, problem.focus) == (ProblemKind.UNDECIDED, total)
    assert problem.finding is not None
    assert problem.finding.missing == (total,)


def test_a_row_of_doubtful_cells_is_one_stop(forms: Forms, confronter: Confronter) -> None:
    report = with_doubt(make_report(forms), GRANTED)
    report = with_doubt(report, ["requests.partly_granted.other"])
    record = Record(1, with_doubt(report, ["requests.granted.research"], Doubt.JOINED))
    assert [(item.cells, item.doubt) for item in found(record, confronter)] == [
        (tuple(GRANTED[:2]), Doubt.MISSING_NUMBERS),
        (("requests.granted.research",), Doubt.JOINED),
        (tuple(GRANTED[3:]), Doubt.MISSING_NUMBERS),
        (("requests.partly_granted.other",), Doubt.MISSING_NUMBERS),
    ]
    assert tally(record, confronter.confront(record.report)).look == 4


def test_a_person_decides_and_the_doubt_is_gone(forms: Forms, confronter: Confronter) -> None:
    report = with_doubt(make_report(forms), GRANTED[:2])
    reading = report.cells[GRANTED[0]].reading
    entry = Entry(reading.status, reading.value, reading.text, Origin.CONFIRMED)
    record = Record(1, report.with_entries({GRANTED[0]: entry}))
    assert [item.cells for item in found(record, confronter)] == [(GRANTED[1],)]


def test_warnings_and_notices_are_problems_of_their_own(
    forms: Forms, confronter: Confronter
) -> None:
    report = with_values(make_report(forms), {"disputes.reconsideration.total": 999})
    record = Record(1, report)
    finding = finding_of(report, confronter, "disputes.total.reconsideration")
    keys = tuple(report.cells)
    for severity, told in (
        (Severity.WARNING, Tally(warnings=1)),
        (Severity.NOTICE, Tally(notices=1)),
    ):
        soft = replace(finding, rule=replace(finding.rule, severity=severity))
        (problem,) = problems(record, [soft], keys)
        assert problem.kind == severity.value
        assert problem.only_informs == (severity is Severity.NOTICE)
        assert tally(record, [soft]) == told
        assert told.open == told.warnings


def test_a_decision_holds_while_the_finding_says_the_same(
    forms: Forms, confronter: Confronter
) -> None:
    rule = "disputes.total.reconsideration"
    report = with_values(make_report(forms), {"disputes.reconsideration.total": 999})
    finding = finding_of(report, confronter, rule)
    decision = Decision(Verdict.AS_PRINTED, "原文如此", basis(report, finding))
    record = Record(1, report, {rule: decision})
    assert found(record, confronter) == ()
    assert tally(record, [finding]) == Tally(accepted=1)
    other = with_values(report, {"disputes.reconsideration.total": 998})
    record = replace(record, report=other)
    assert [item.kind for item in found(record, confronter)] == [ProblemKind.STALE]
    assert tally(record, confronter.confront(other)) == Tally(failed=1)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("disputes.reconsideration.upheld", CellStatus.BLANK),
        ("disputes.reconsideration.upheld", CellStatus.MARK),
        ("disputes.reconsideration.total", CellStatus.UNREAD),
    ],
)
def test_the_basis_tells_blank_mark_and_unread_apart(
    forms: Forms, confronter: Confronter, key: str, status: CellStatus
) -> None:
    rule = "disputes.total.reconsideration"
    report = with_values(make_report(forms), {"disputes.reconsideration.total": 999})
    other = with_readings(report, {key: blank(status)})
    before = basis(report, finding_of(report, confronter, rule))
    after = basis(other, finding_of(other, confronter, rule))
    assert status.value in after
    assert before != after


def test_the_basis_is_readable(forms: Forms, confronter: Confronter) -> None:
    keys = [f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other")]
    numbers = dict(zip(keys, (10, 1, 0), strict=True)) | {
        "disputes.reconsideration.pending": 0,
        "disputes.reconsideration.total": 0,
    }
    report = with_values(make_report(forms), numbers)
    finding = finding_of(report, confronter, "disputes.total.reconsideration")
    assert basis(report, finding) == "failed 11 = 0: 10 1 0 0 0"


@settings(max_examples=40, deadline=None)
@given(data=st.data(), form_ids=st.sampled_from([FORMS_2019, FORMS_2021]))
def test_problems_are_the_open_findings_and_doubts_each_once(
    forms: Forms, confronter: Confronter, data: st.DataObject, form_ids: dict[str, str]
) -> None:
    report = make_report(forms, data.draw(st.integers(0, 50)), form_ids)
    keys = st.lists(st.sampled_from(counts(forms, report)), max_size=6, unique=True)
    report = with_values(report, dict.fromkeys(data.draw(keys), 777))
    report = with_doubt(report, data.draw(keys))
    report = with_readings(report, dict.fromkeys(data.draw(keys), blank()))
    report = with_readings(report, dict.fromkeys(data.draw(keys), blank(CellStatus.UNREAD)))
    record = Record(1, report)
    findings = confronter.confront(report)
    listed = found(record, confronter)
    places = {key: place for place, key in enumerate(forms.cells(form_ids))}
    assert [order(item, places) for item in listed] == sorted({order(i, places) for i in listed})
    assert {item.id for item in listed if item.finding} == {
        item.rule.id for item in findings if item.outcome is not Outcome.PASSED
    }
    looked = [key for item in listed if item.kind is ProblemKind.LOOK for key in item.cells]
    assert sorted(looked) == sorted(key for key, cell in report.cells.items() if cell.needs_look)
    assert len(listed) == tally(record, findings).open
