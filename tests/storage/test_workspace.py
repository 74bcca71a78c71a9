import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.domain.changes import AuditRecord, Change, Decision, ReviewState, Subject, Verdict
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Tally, WorklistColumn, WorklistQuery
from reviewer.domain.report import Entry, Origin
from reviewer.review.store import Store
from reviewer.storage.workspace import Workspace
from tests.storage.support import (
    FORMS_2019,
    blank,
    content_of,
    make_document,
    make_report,
    put,
    reading,
    with_doubt,
    with_readings,
)

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
AMOUNT = "disclosure.fees.amount"
TOTAL = "requests.granted.total"


def edit(workspace: Workspace, report_id: int, *changes: Change, tally: Tally | None = None) -> int:
    record = workspace.record(report_id)
    audit = AuditRecord("set_cells", changes, "张三", NOW, "核对原文")
    return workspace.commit(record, audit, tally or Tally(), version=record.version)


def cell_change(report_id: int, key: str, old: Entry | None, new: Entry | None) -> Change:
    return Change(report_id, Subject.CELL, key, old, new)


def number(value: int | Decimal) -> Entry:
    return Entry(CellStatus.PRINTED, value, str(value), Origin.SOURCE)


def test_a_workspace_is_a_store(workspace: Workspace) -> None:
    store: Store = workspace
    assert store.worklist(WorklistQuery()) == []


def test_a_report_comes_back_as_it_was_read(workspace: Workspace, forms: Forms) -> None:
    report = with_doubt(make_report(forms, 5, FORMS_2019), ["requests.other.business"])
    report = with_readings(
        report,
        {
            "disclosure.procurement.amount": reading(Decimal("44.7377")),
            "requests.granted.business": blank(),
            "requests.granted.research": blank(CellStatus.MARK),
            "requests.granted.other": blank(CellStatus.UNREAD),
            "disclosure.licensing.change": reading(-3),
        },
    )
    report_id = put(workspace, report)
    record = workspace.record(report_id)
    assert record.report == report
    assert list(record.report.cells) == list(report.cells)
    assert (record.state, record.note, record.version) == (ReviewState.OPEN, "", 0)


def test_the_source_is_kept_byte_by_byte(workspace: Workspace, forms: Forms) -> None:
    report = make_report(forms)
    report_id = put(workspace, report)
    assert workspace.content(report_id) == content_of(report.source)
    assert workspace.document(report_id) == make_document(report)


def test_a_file_is_imported_once(workspace: Workspace, forms: Forms) -> None:
    report = make_report(forms)
    report_id = put(workspace, report)
    assert workspace.source_of(report.sha256) == report.source
    assert workspace.source_of("0" * 64) is None
    with pytest.raises(UserError) as caught:
        put(workspace, report)
    assert (caught.value.code, caught.value.facts["report_id"]) == ("already_there", report_id)
    assert len(workspace.worklist()) == 1


def test_only_what_was_read_is_imported(workspace: Workspace, forms: Forms) -> None:
    report = make_report(forms).with_entries({TOTAL: number(3)})
    with pytest.raises(ValueError, match="as it was read"):
        put(workspace, report)
    assert workspace.worklist() == []


def test_every_kind_of_change_is_kept(path: Path, forms: Forms) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        report_id = put(workspace, make_report(forms))
        decision = Decision(Verdict.AS_PRINTED, "原文如此", "failed 1 = 2: 1 2")
        edit(
            workspace,
            report_id,
            cell_change(report_id, AMOUNT, None, number(Decimal("25.10"))),
            cell_change(report_id, TOTAL, None, number(12)),
            Change(report_id, Subject.DECISION, "requests.balance.total", None, decision),
            Change(report_id, Subject.STATE, "", ReviewState.OPEN, ReviewState.DONE),
            Change(report_id, Subject.AGENCY, "", "临江市人民政府", "临江市教育局"),
            Change(report_id, Subject.YEAR, "", 2023, 2022),
            Change(report_id, Subject.NOTE, "", "", "已电话核实"),
        )
    with closing(Workspace.open(path)) as workspace:
        record = workspace.record(report_id)
        assert record.report.cells[AMOUNT].entry == number(Decimal("25.10"))
        assert str(record.report.cells[AMOUNT].value) == "25.10"
        assert record.report.cells[TOTAL].entry == number(12)
        assert record.decisions == {"requests.balance.total": decision}
        assert (record.report.agency, record.report.year) == ("临江市教育局", 2022)
        assert (record.state, record.note, record.version) == (ReviewState.DONE, "已电话核实", 1)
        assert [row.agency for row in workspace.worklist(WorklistQuery(text="教育局 2022"))]
        assert not workspace.worklist(WorklistQuery(text="人民政府"))


def test_a_whole_decimal_stays_a_decimal(workspace: Workspace, forms: Forms) -> None:
    report_id = put(workspace, make_report(forms))
    for value in (Decimal(5), Decimal("1E+3"), Decimal("-0.0001"), 0, -4):
        old = workspace.record(report_id).report.cells[AMOUNT].entry
        edit(workspace, report_id, cell_change(report_id, AMOUNT, old, number(value)))
        back = workspace.record(report_id).report.cells[AMOUNT].value
        assert (back, type(back)) == (value, type(value))


def test_an_entry_can_be_taken_away(workspace: Workspace, forms: Forms) -> None:
    report = make_report(forms)
    report_id = put(workspace, report)
    edit(workspace, report_id, cell_change(report_id, TOTAL, None, number(1)))
    edit(workspace, report_id, cell_change(report_id, TOTAL, number(1), None))
    assert workspace.record(report_id).report == report


def test_the_trail_tells_who_when_what_and_why(workspace: Workspace, forms: Forms) -> None:
    first, second = put(workspace, make_report(forms, 1)), put(workspace, make_report(forms, 2))
    changes = (
        cell_change(first, TOTAL, None, number(Decimal("1.5"))),
        Change(first, Subject.STATE, "", ReviewState.OPEN, ReviewState.STARTED),
    )
    assert edit(workspace, first, *changes) == 1
    assert edit(workspace, second, cell_change(second, TOTAL, None, number(2))) == 2
    assert edit(workspace, first, cell_change(first, AMOUNT, None, number(3))) == 3
    [line] = workspace.trail(first, TOTAL)
    assert line == AuditRecord("set_cells", changes, "张三", NOW, "核对原文", sequence=1)
    assert [item.sequence for item in workspace.trail(first)] == [1, 3]
    assert [item.sequence for item in workspace.trail()] == [1, 2, 3]
    assert [item.sequence for item in workspace.trail(key=TOTAL)] == [1, 2]
    assert workspace.trail(first, "requests.granted") == []
    assert workspace.verify_trail() == 3


def test_a_time_without_a_zone_is_a_mistake(workspace: Workspace, forms: Forms) -> None:
    report_id = put(workspace, make_report(forms))
    record = workspace.record(report_id)
    change = cell_change(report_id, TOTAL, None, number(1))
    audit = AuditRecord("set_cell", (change,), "张三", NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        workspace.commit(record, audit, Tally(), version=0)
    assert workspace.record(report_id) == record


def test_an_unknown_report_is_a_mistake(workspace: Workspace) -> None:
    for ask in (workspace.record, workspace.document, workspace.content):
        with pytest.raises(KeyError):
            ask(7)


def test_records_stream_in_order(workspace: Workspace, forms: Forms) -> None:
    reports = [make_report(forms, seed) for seed in range(4)]
    for report in reports:
        put(workspace, report)
    assert [record.report for record in workspace.records()] == reports


def test_settings_are_kept(path: Path) -> None:
    draft = {"report": 3, "cell": TOTAL, "text": "１２", "zoom": 1.5}
    with closing(Workspace.open(path, create=True)) as workspace:
        assert workspace.setting("draft") is None
        workspace.set_setting("draft", {})
        workspace.set_setting("draft", draft)
    with closing(Workspace.open(path)) as workspace:
        assert workspace.setting("draft") == draft
        assert workspace.setting("last") is None


@pytest.fixture
def listed(workspace: Workspace, forms: Forms) -> Workspace:
    """Four reports: 1 open, 2 done, 3 with problems, 4 unnamed."""
    facts = [
        ("临江市教育局", 2022, "a/教育_100%.txt"),
        ("安平县人民政府", 2023, "b/ANPING.TXT"),
        ("临江市公安局", 2021, "c/police.txt"),
        (None, None, "d/没有名称.txt"),
    ]
    for seed, (agency, year, source) in enumerate(facts):
        report = make_report(forms, seed, agency=agency, year=year, source=source)
        put(workspace, report, Tally(failed=2, look=1) if seed == 2 else Tally(accepted=4))
    change = Change(2, Subject.STATE, "", ReviewState.OPEN, ReviewState.DONE)
    edit(workspace, 2, change, tally=Tally(corrected=1))
    return workspace


def ids(workspace: Workspace, query: WorklistQuery) -> list[int]:
    return [row.id for row in workspace.worklist(query)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("临江", [1, 3]),
        ("临江 2021", [3]),
        ("２０２１", [3]),
        ("anping", [2]),
        ("100%", [1]),
        ("1%0", []),
        ("_", [1]),
        ("a/", []),
        ("没有", [4]),
        ("'; DROP TABLE reports --", []),
    ],
)
def test_the_filter_finds_every_word(listed: Workspace, text: str, found: list[int]) -> None:
    assert ids(listed, WorklistQuery(text=text)) == found


def test_the_filter_by_state_and_problems(listed: Workspace) -> None:
    assert ids(listed, WorklistQuery(states=frozenset({ReviewState.DONE}))) == [2]
    assert ids(listed, WorklistQuery(states=frozenset({ReviewState.DONE, ReviewState.OPEN}))) == [
        1,
        2,
        3,
        4,
    ]
    assert ids(listed, WorklistQuery(only_open_problems=True)) == [3]


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (WorklistColumn.ID, [1, 2, 3, 4], [4, 3, 2, 1]),
        (WorklistColumn.SOURCE, [1, 2, 3, 4], [4, 3, 2, 1]),
        (WorklistColumn.AGENCY, [3, 1, 2, 4], [2, 1, 3, 4]),
        (WorklistColumn.YEAR, [3, 1, 2, 4], [2, 1, 3, 4]),
        (WorklistColumn.STATE, [1, 3, 4, 2], [2, 1, 3, 4]),
        (WorklistColumn.OPEN, [1, 2, 4, 3], [3, 1, 2, 4]),
    ],
)
def test_the_order_puts_unknown_last(
    listed: Workspace, column: WorklistColumn, up: list[int], down: list[int]
) -> None:
    assert ids(listed, WorklistQuery(sort=column)) == up
    assert ids(listed, WorklistQuery(sort=column, descending=True)) == down


def test_a_line_of_the_worklist(listed: Workspace) -> None:
    row = listed.worklist()[1]
    assert (row.agency, row.year, row.source) == ("安平县人民政府", 2023, "b/ANPING.TXT")
    assert (row.state, row.tally, row.version) == (ReviewState.DONE, Tally(corrected=1), 1)
    assert row.imported_at.tzinfo is not None
    assert listed.set_tally(2, Tally(undecided=5), version=listed.record(2).version)
    row = listed.worklist()[1]
    assert (row.tally, row.version) == (Tally(undecided=5), 1)
    assert listed.record(2).version == 1


def test_a_tally_of_what_was_is_not_put_on_what_is(listed: Workspace) -> None:
    assert not listed.set_tally(2, Tally(undecided=5), version=0)
    assert listed.worklist()[1].tally == Tally(corrected=1)


def test_values_are_never_stored_as_floats(path: Path, workspace: Workspace, forms: Forms) -> None:
    report_id = put(workspace, make_report(forms))
    edit(workspace, report_id, cell_change(report_id, AMOUNT, None, number(Decimal("44.7377"))))
    edit(workspace, report_id, cell_change(report_id, TOTAL, None, number(12)))
    with closing(sqlite3.connect(path)) as plain:
        stored = plain.execute("SELECT typeof(value), value FROM entries ORDER BY key").fetchall()
    assert stored == [("text", "44.7377"), ("text", "12")]
