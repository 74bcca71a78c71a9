"""Reports made up from the forms: balanced numbers, then as many faults as a test wants."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus, Value, ValueType
from reviewer.domain.record import Tally
from reviewer.domain.report import Cell, Doubt, Provenance, Reading, Report
from reviewer.storage.workspace import Workspace

FORMS_2021 = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
FORMS_2019 = {"disclosure": "2019/beijing", "requests": "2019", "disputes": "2019"}
APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")


def balanced_values(forms: Forms, form_ids: Mapping[str, str], random: Random) -> dict[str, int]:
    """A value for every cell so that every rule of the form passes."""
    values = {
        key: random.choice((0, 0, 0, 1, 2, 7, 13))
        for key, cell in forms.cells(form_ids).items()
        if cell.column.id != "total"
    }
    details = [
        key.split(".", 1)[1].rpartition(".")[0]
        for key in values
        if key.startswith("requests.") and key.endswith(".business")
    ]
    outcomes = [row for row in details if row not in PARTS]
    for who in APPLICANTS:
        processed = sum(values[f"requests.{row}.{who}"] for row in outcomes)
        handled = processed + values[f"requests.carried_forward.{who}"]
        carried = random.randint(0, handled)
        values[f"requests.processed.{who}"] = processed
        values[f"requests.carried_in.{who}"] = carried
        values[f"requests.received.{who}"] = handled - carried
    for row in details:
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{who}"] for who in APPLICANTS)
    for key in forms.cells(form_ids):
        if key.startswith("disputes.") and key.endswith(".total"):
            group = key.removesuffix("total")
            values[key] = sum(value for cell, value in values.items() if cell.startswith(group))
    return values


PARTS = ("received", "carried_in", "processed", "carried_forward")


def make_report(
    forms: Forms,
    seed: int = 0,
    form_ids: Mapping[str, str] = FORMS_2021,
    *,
    agency: str | None = "临江市人民政府",
    year: int | None = 2023,
    source: str | None = None,
) -> Report:
    """A balanced report; the same seed gives the same report."""
    values = balanced_values(forms, form_ids, Random(seed))
    source = source or f"reports/{seed:05}.txt"
    return Report(
        source=source,
        sha256=hashlib.sha256(content_of(source)).hexdigest(),
        agency=agency,
        year=year,
        forms=dict(form_ids),
        cells={
            key: Cell(key, reading(values[key], place))
            for place, key in enumerate(forms.cells(form_ids))
        },
    )


def reading(value: Value, place: int = 0) -> Reading:
    span = (3 * place, 3 * place + 2)
    return Reading(str(value), CellStatus.PRINTED, value, provenance=Provenance(span=span))


def with_readings(report: Report, readings: Mapping[CellKey, Reading]) -> Report:
    """The report with other readings."""
    changed = {key: Cell(key, item) for key, item in readings.items()}
    return replace(report, cells={**report.cells, **changed})


def with_values(report: Report, values: Mapping[CellKey, Value]) -> Report:
    """The report with other printed numbers, as a rule made to break."""
    return with_readings(report, {key: reading(value) for key, value in values.items()})


def with_doubt(
    report: Report, keys: Iterable[CellKey], doubt: Doubt = Doubt.MISSING_NUMBERS
) -> Report:
    """The report with these cells of low confidence."""
    cells = report.cells
    return with_readings(
        report, {key: replace(cells[key].reading, confidence=0.6, doubt=doubt) for key in keys}
    )


def blank(status: CellStatus = CellStatus.BLANK) -> Reading:
    confidence = 0.0 if status is CellStatus.UNREAD else 1.0
    return Reading("", status, confidence=confidence)


def content_of(source: str) -> bytes:
    return f"政府信息公开工作年度报告 {source}\n".encode() * 40


def make_document(report: Report) -> Document:
    text = content_of(report.source).decode()
    return Document(report.source, DocumentKind.TEXT, report.sha256, text, encoding="utf-8")


def put(workspace: Workspace, report: Report, tally: Tally | None = None) -> int:
    """Import a made-up report."""
    document = make_document(report)
    content = content_of(report.source)
    return workspace.add_report(report, document, content, tally or Tally(), actor="导入")


def counts(forms: Forms, report: Report) -> list[CellKey]:
    """The cells that take whole numbers from 0."""
    return [key for key, cell in forms.cells(report.forms).items() if cell.type is ValueType.COUNT]
