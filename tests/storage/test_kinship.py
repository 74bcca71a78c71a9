"""A body's other years and equal tables are found without reading the reports."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.changes import AuditRecord, Change, ReviewState, Subject
from reviewer.domain.form import Forms
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Entry, Report
from reviewer.domain.twins import fingerprints
from reviewer.review.desk import now_utc
from reviewer.storage.workspace import Workspace
from tests.storage.support import blank, make_report, put, reading, with_readings, with_values


def twins(workspace: Workspace, report_id: int, report: Report) -> dict[str, str]:
    """The names of the reports with the same tables, by table."""
    digests = fingerprints(report)
    found = {name: workspace.twin(report_id, report, digest) for name, digest in digests.items()}
    return {name: twin.name for name, twin in found.items() if twin}


def changed(workspace: Workspace, after: Record, change: Change) -> None:
    audit = AuditRecord("test", (change,), "张三", now_utc())
    workspace.commit(after, audit, Tally(), version=after.version)


def test_the_reports_of_a_body_are_found_by_any_spelling(
    workspace: Workspace, forms: Forms
) -> None:
    for seed, (agency, year) in enumerate(
        [("临江市人民政府", 2022), ("临江市 人民政府", 2022), ("临江市教育局", 2022), (None, 2022)]
    ):
        put(workspace, make_report(forms, seed, agency=agency, year=year))
    found = workspace.of_bodies(["临江市政府"], 2022)
    assert [one.id for one in found] == [1, 2]
    assert workspace.of_bodies(["临江市政府"], 2021) == []
    assert workspace.of_bodies([""], 2022) == []


def test_who_corrects_body_or_year_moves_the_report(workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))
    record = workspace.record(1)
    after = replace(record, report=replace(record.report, year=2022))
    changed(workspace, after, Change(1, Subject.YEAR, "", 2023, 2022))
    assert workspace.of_bodies(["临江市人民政府"], 2023) == []
    assert [one.id for one in workspace.of_bodies(["临江市人民政府"], 2022)] == [1]


def test_a_report_that_is_set_aside_is_not_found(workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))
    aside = Change(1, Subject.STATE, "", ReviewState.OPEN, ReviewState.SET_ASIDE)
    changed(workspace, replace(workspace.record(1), state=ReviewState.SET_ASIDE), aside)
    assert workspace.of_bodies(["临江市人民政府"], 2023) == []


def test_equal_tables_of_other_bodies_or_years_are_twins(
    workspace: Workspace, forms: Forms
) -> None:
    one = make_report(forms, 1)
    put(workspace, one)
    again = replace(one, source="again.pdf", sha256="2")
    assert twins(workspace, 0, again) == {}, "the same report once more is no copy"
    later = replace(again, year=2024)
    assert twins(workspace, 0, later) == dict.fromkeys(
        ("disclosure", "disputes", "requests"), "临江市人民政府 2023"
    )
    assert twins(workspace, 1, replace(one, year=2024)) == {}, "nobody is one's own twin"


def test_a_corrected_table_is_no_twin_any_more(workspace: Workspace, forms: Forms) -> None:
    one = make_report(forms, 1)
    put(workspace, one)
    key = "disputes.reconsideration.total"
    entry = Entry(reading(77).status, 77, "77")
    record = workspace.record(1)
    after = replace(record, report=record.report.with_entries({key: entry}))
    changed(workspace, after, Change(1, Subject.CELL, key, None, entry))
    found = twins(workspace, 0, replace(one, year=2024, sha256="2"))
    assert sorted(found) == ["disclosure", "requests"]


def test_a_fingerprint_tells_numbers_not_how_they_are_written(forms: Forms) -> None:
    key = "disclosure.fees.amount"
    one = with_values(make_report(forms), {key: Decimal("2.50")})
    same = with_values(one, {key: Decimal("2.5")})
    zero = with_values(one, {key: 0})
    empty = with_readings(one, {key: blank()})
    assert fingerprints(one) == fingerprints(same)
    assert fingerprints(zero) == fingerprints(empty)
    assert fingerprints(one)["disclosure"] != fingerprints(zero)["disclosure"]
    assert fingerprints(with_values(one, dict.fromkeys(one.cells, 0))) == {}


def test_the_first_correction_after_an_older_version_makes_all_tables_known(
    workspace: Workspace, forms: Forms
) -> None:
    one = make_report(forms, 1)
    put(workspace, one)
    with closing(sqlite3.connect(workspace.name)) as plain, plain:
        plain.execute("DELETE FROM fingerprints")
    key = "disputes.reconsideration.total"
    entry = Entry(reading(77).status, 77, "77")
    record = workspace.record(1)
    after = replace(record, report=record.report.with_entries({key: entry}))
    changed(workspace, after, Change(1, Subject.CELL, key, None, entry))
    found = twins(workspace, 0, replace(one, year=2024, sha256="2"))
    assert sorted(found) == ["disclosure", "requests"]
