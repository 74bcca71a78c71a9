"""The trail: one row a change, with what stood before and after, who made it, when and why."""

from collections.abc import Iterator, Mapping
from functools import partial

from reviewer.domain.changes import Change, Content, Decision, Subject
from reviewer.domain.form import Forms
from reviewer.domain.report import Entry, Report
from reviewer.export.data import AGENCY, REPORT, YEAR, cell_label
from reviewer.export.history import Place, moment
from reviewer.export.items import Item
from reviewer.export.table import Field, FieldType, ItemTable, Row, plain

FIELDS = (
    Field("sequence", "序号", "number in the trail", FieldType.INTEGER),
    REPORT,
    Field("operation", "操作", "operation"),
    Field("subject", "对象", "what was changed"),
    Field("key", "单元格或规则", "cell or rule"),
    Field("old_status", "原状态", "status before"),
    Field("old", "原内容", "before"),
    Field("new_status", "新状态", "status after"),
    Field("new", "新内容", "after"),
    Field("reason", "原因", "reason"),
    Field("who", "经办人", "who"),
    Field("when", "时间", "when", FieldType.TIME),
    Field("undoes", "撤销的序号", "number it undoes", FieldType.INTEGER),
    Field("batch", "批次", "command over several reports"),
    AGENCY,
    YEAR,
    Field("says", "名称", "its name"),
)
_FIRST = ("sequence", "report", "agency", "year", "operation", "subject", "key", "says")
"""What a person reads first; the others follow as they are."""


def trail_table(forms: Forms, language: str, *, for_people: bool = False) -> ItemTable:
    """The trail, with what cells and rules are called in this language.

    Scripts go by the place of a column: only `for_people` the columns are in another order.
    """
    rows = partial(_rows, forms=forms, language=language)
    if not for_people:
        return ItemTable("trail", FIELDS, (), rows=rows, order="sequence")
    places = [i for name in _FIRST for i, field in enumerate(FIELDS) if field.name == name]
    places += [i for i in range(len(FIELDS)) if i not in places]
    return ItemTable(
        "trail",
        tuple(FIELDS[i] for i in places),
        (),
        rows=lambda item: (tuple(row[i] for i in places) for row in rows(item)),
        order="sequence",
    )


def _rows(item: Item, *, forms: Forms, language: str) -> Iterator[Row]:
    report = item.record.report
    names = _names(item, forms, language) if item.trail else {}
    for audit in item.trail:
        for change in audit.changes:
            yield (
                *(audit.sequence, change.report_id, audit.operation),
                *(change.subject.value, change.key),
                *_content(report, change, change.old),
                *_content(report, change, change.new),
                *(audit.reason, audit.actor, moment(audit.at), audit.undoes, audit.batch),
                *(report.agency, report.year, names.get((change.subject, change.key), "")),
            )


def _names(item: Item, forms: Forms, language: str) -> Mapping[Place, str]:
    """What the cells and the rules of a report are called."""
    cells = forms.cells(item.record.report.forms)
    names = {(Subject.CELL, key): cell_label(cell) for key, cell in cells.items()}
    for rule in (finding.rule for finding in item.findings):
        parts = ("/".join(rule.subject), rule.names.get(language, ""))
        names[Subject.DECISION, rule.id] = "：".join(filter(None, parts))
    return names


def _content(report: Report, change: Change, content: Content) -> tuple[str, str]:
    """The status and text of one side of a change; a cell without an entry shows its reading."""
    if content is None and change.subject is Subject.CELL and change.key in report.cells:
        reading = report.cells[change.key].reading
        return reading.status.value, plain(reading.value) or reading.text
    if isinstance(content, Entry):
        return content.status.value, plain(content.value) or content.text
    if isinstance(content, Decision):
        return content.verdict.value, content.reason
    return "", plain(content)
