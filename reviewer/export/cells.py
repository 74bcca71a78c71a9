"""The long table: one row a cell, what was printed beside what counts, and who decided why."""

from collections.abc import Iterator, Mapping

from reviewer.domain.changes import Subject
from reviewer.domain.form import CellForm, Forms
from reviewer.domain.report import Cell
from reviewer.export.data import AGENCY, REPORT, YEAR
from reviewer.export.history import NOBODY, Authorship, authors
from reviewer.export.items import Item
from reviewer.export.table import Field, FieldType, ItemTable, Row

FIELDS = (
    REPORT,
    AGENCY,
    YEAR,
    Field("key", "单元格", "cell"),
    Field("row", "行", "row"),
    Field("column", "列", "column"),
    Field("printed_text", "原文", "text as printed"),
    Field("printed_status", "原文状态", "what was printed"),
    Field("printed_value", "原文数值", "number as printed", FieldType.NUMBER),
    Field("status", "状态", "status"),
    Field("value", "最终数值", "final number", FieldType.NUMBER),
    Field("entry_status", "更正为", "what a person entered"),
    Field("entry_text", "更正内容", "text a person entered"),
    Field("confidence", "识别可信度", "confidence of the reading", FieldType.REAL),
    Field("doubt", "疑点", "doubt"),
    Field("verdict", "结论", "verdict"),
    Field("origin", "更正来源", "origin of the entry"),
    Field("reason", "原因", "reason"),
    Field("who", "经办人", "who"),
    Field("when", "时间", "when", FieldType.TIME),
    Field("page", "页", "page", FieldType.INTEGER),
    Field("x0", "左", "left edge (pt)", FieldType.REAL),
    Field("top", "上", "top edge (pt)", FieldType.REAL),
    Field("x1", "右", "right edge (pt)", FieldType.REAL),
    Field("bottom", "下", "bottom edge (pt)", FieldType.REAL),
    Field("start", "文中起点", "start in the text", FieldType.INTEGER),
    Field("end", "文中终点", "end in the text", FieldType.INTEGER),
)


def cells_table(forms: Forms) -> ItemTable:
    """The long table."""

    def rows(item: Item) -> Iterator[Row]:
        record, report = item.record, item.record.report
        places = forms.cells(report.forms)
        history, accepted = authors(item), _accepted(item)
        for key, cell in report.cells.items():
            by = _author(key, history, accepted.get(key))
            yield (
                *(record.id, report.agency, report.year, key),
                *_labels(places.get(key)),
                *_contents(cell),
                *(_verdict(cell, accepted), cell.entry.origin.value if cell.entry else ""),
                *(by.reason, by.who, by.when),
                *_place(cell),
            )

    return ItemTable("cells", FIELDS, ("report", "key"), rows=rows)


def _accepted(item: Item) -> Mapping[str, str]:
    """Cells that take part in a finding accepted as printed, with the id of its rule."""
    return {key: finding.rule.id for finding in item.accepted() for key in finding.rule.keys}


def _author(
    key: str, history: Mapping[tuple[Subject, str], Authorship], rule: str | None
) -> Authorship:
    own = history.get((Subject.CELL, key))
    return own or history.get((Subject.DECISION, rule or ""), NOBODY)


def _labels(place: CellForm | None) -> Row:
    if place is None:
        return "", ""
    return "/".join(place.row_path), place.column.label


def _contents(cell: Cell) -> Row:
    reading, entry = cell.reading, cell.entry
    return (
        reading.text,
        reading.status.value,
        reading.value,
        "corrected" if cell.corrected else cell.status.value,
        cell.value,
        entry.status.value if entry else "",
        entry.text if entry else "",
        reading.confidence,
        reading.doubt.value,
    )


def _verdict(cell: Cell, accepted: Mapping[str, str]) -> str:
    if cell.entry:
        return "corrected" if cell.corrected else "confirmed"
    return "as_printed" if cell.key in accepted else ""


def _place(cell: Cell) -> Row:
    at = cell.reading.provenance
    return (at.page, *(at.bbox or (None,) * 4), *(at.span or (None, None)))
