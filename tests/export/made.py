"""Items to export, made by hand: every status, corrections, decisions, hostile text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from reviewer.domain.changes import AuditRecord, Change, Decision, ReviewState, Subject, Verdict
from reviewer.domain.document import BoundingBox
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus, ValueType
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Cell, Doubt, Entry, Origin, Provenance, Reading, Report
from reviewer.domain.rules import Finding, Outcome
from reviewer.editing.confront import Confronter
from reviewer.export.items import Item

FORMS_2021 = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
FORMS_BEIJING = {"disclosure": "2019/beijing", "requests": "2019", "disputes": "2019"}
NOON = datetime(2024, 1, 20, 4, tzinfo=UTC)


@dataclass(frozen=True)
class OpenProblem:
    kind: str
    focus: str
    cells: tuple[str, ...]
    finding: Finding | None = None
    doubt: Doubt = Doubt.NONE


def readings(forms: Forms, form_ids: Mapping[str, str]) -> dict[str, Reading]:
    """A reading for every cell: small numbers, and each other status at fixed places."""
    made = {}
    for i, cell in enumerate(forms.cells(form_ids).values()):
        at = Provenance(span=(10 * i, 10 * i + 1))
        number = Reading(f" {i % 7}\u00a0", CellStatus.PRINTED, i % 7, provenance=at)
        made[cell.key] = number
        if cell.type is ValueType.AMOUNT:
            box = BoundingBox(1.5, 2.0, 3.25, 4.0)
            where = Provenance(page=2, bbox=box)
            made[cell.key] = Reading(
                "491.2800", CellStatus.PRINTED, Decimal("491.2800"), 0.95, where
            )
        elif cell.type is ValueType.SIGNED:
            made[cell.key] = Reading("+3", CellStatus.PRINTED, 3, provenance=at)
    keys = list(forms.cells({"requests": form_ids["requests"]}))
    made[keys[0]] = Reading("", CellStatus.BLANK)
    made[keys[1]] = Reading("－", CellStatus.MARK)
    made[keys[2]] = Reading("=1+1", CellStatus.UNREAD, confidence=0.2, doubt=Doubt.UNREADABLE)
    made[keys[3]] = Reading("0", CellStatus.PRINTED, 0)
    return made


def entry(value: int | Decimal | None, text: str, origin: Origin = Origin.TYPED) -> Entry:
    status = CellStatus.PRINTED if value is not None else CellStatus.BLANK
    return Entry(status, value, text, origin)


def record(forms: Forms, number: int, form_ids: Mapping[str, str], agency: str) -> Record:
    cells = {key: Cell(key, reading) for key, reading in readings(forms, form_ids).items()}
    source = f"来源{number}.txt"
    report = Report(source, f"{number:064d}", agency, 2020 + number, form_ids, cells)
    keys = list(forms.cells({"requests": form_ids["requests"]}))
    report = report.with_entries(
        {
            keys[10]: entry(88, "88"),
            keys[11]: entry(None, ""),
            keys[12]: Entry(CellStatus.MARK, None, "/", Origin.SOURCE),
            keys[13]: entry(cells[keys[13]].value, "same", Origin.CONFIRMED),
        }
    )
    return Record(number, report, state=ReviewState.STARTED, note="@备注")


def trail(of: Record) -> tuple[AuditRecord, ...]:
    """Each entry typed, the first one after a wrong one that was undone."""
    entries = {key: cell.entry for key, cell in of.report.cells.items() if cell.entry}
    first = next(iter(entries))
    slip = Change(of.id, Subject.CELL, first, None, entry(8, "8"))
    audits = [
        AuditRecord("set_cell", (slip,), "李四", NOON, "看错"),
        AuditRecord("undo", (slip.reversed(),), "李四", NOON, undoes=1),
    ]
    for key, new in entries.items():
        change = Change(of.id, Subject.CELL, key, None, new)
        audits.append(AuditRecord("set_cell", (change,), "张三", NOON, "=核对原件"))
    for rule, decision in of.decisions.items():
        change = Change(of.id, Subject.DECISION, rule, None, decision)
        audits.append(AuditRecord("accept", (change,), "王五", NOON))
    return tuple(
        replace(audit, sequence=i, at=NOON + timedelta(seconds=i))
        for i, audit in enumerate(audits, start=1)
    )


def item(forms: Forms, number: int, form_ids: Mapping[str, str], agency: str) -> Item:
    plain = record(forms, number, form_ids, agency)
    findings = Confronter(forms).confront(plain.report)
    failed = [finding for finding in findings if finding.outcome is Outcome.FAILED]
    decision = Decision(Verdict.AS_PRINTED, "原文如此", "x")
    decided = replace(plain, decisions={failed[0].rule.id: decision})
    problems = [
        OpenProblem("failed", finding.rule.keys[0], finding.rule.keys, finding)
        for finding in failed[1:]
    ]
    unread = [key for key, cell in plain.report.cells.items() if cell.needs_look]
    problems += [OpenProblem("look", key, (key,), doubt=Doubt.UNREADABLE) for key in unread]
    tally = Tally(failed=len(failed) - 1, look=len(unread), accepted=1, corrected=3)
    return Item(decided, findings, problems, tally, trail(decided))


def items(forms: Forms) -> list[Item]:
    """A report of each edition; the second body has a name that wants to be a formula."""
    return [
        item(forms, 1, FORMS_2021, "临江市人民政府"),
        item(forms, 2, FORMS_BEIJING, '=HYPERLINK("http://example.invalid","云岭县")'),
    ]
