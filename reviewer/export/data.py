"""The wide table: one row a report, one column a cell of the form."""

from collections.abc import Callable, Iterator, Mapping

from reviewer.domain.form import TABLES, CellForm, Forms, TableForm
from reviewer.domain.numbers import CellStatus, ValueType
from reviewer.domain.report import Cell
from reviewer.domain.tags import region
from reviewer.export.history import authors, finishing
from reviewer.export.items import Item
from reviewer.export.table import Field, FieldType, ItemTable, Row

_TYPES = {
    ValueType.COUNT: FieldType.INTEGER,
    ValueType.SIGNED: FieldType.SIGNED,
    ValueType.AMOUNT: FieldType.AMOUNT,
}
REPORT = Field("report", "报告编号", "report number", FieldType.INTEGER)
AGENCY = Field("agency", "单位", "public body")
YEAR = Field("year", "年度", "year", FieldType.INTEGER)
_ABOUT = (
    REPORT,
    AGENCY,
    YEAR,
    Field("edition_disclosure", "主动公开表版本", "form of the disclosure table"),
    Field("edition_requests", "申请表版本", "form of the requests table"),
    Field("edition_disputes", "复议诉讼表版本", "form of the disputes table"),
    Field("rules", "规则版本", "version of the rules"),
    Field("source", "来源文件", "source file"),
    Field("sha256", "文件指纹", "fingerprint of the file"),
    Field("state", "核查状态", "state of the review"),
    Field("failed", "不平衡", "findings failed", FieldType.INTEGER),
    Field("undecided", "无法判断", "findings undecided", FieldType.INTEGER),
    Field("look", "需查看", "cells to look at", FieldType.INTEGER),
    Field("accepted", "原文如此", "findings accepted as printed", FieldType.INTEGER),
    Field("corrected", "已更正", "cells corrected", FieldType.INTEGER),
    Field("warnings", "警告", "warnings", FieldType.INTEGER),
    Field("notices", "提示", "notices", FieldType.INTEGER),
    Field("note", "备注", "note"),
    Field("region", "地区", "region"),
    Field("tags", "标签", "tags"),
    Field("finish_reason", "完成时的说明", "why it was finished with problems left"),
)
_STATUSES: Mapping[Field, Callable[[Cell], bool]] = {
    Field("blank_cells", "空白的单元格", "cells left blank"): (
        lambda cell: cell.status is CellStatus.BLANK
    ),
    Field("mark_cells", "填写“/”“—”“无”的单元格", "cells with a mark"): (
        lambda cell: cell.status is CellStatus.MARK
    ),
    Field("unread_cells", "未能读出的单元格", "cells that could not be read"): (
        lambda cell: cell.status is CellStatus.UNREAD
    ),
    Field("corrected_cells", "更正过的单元格", "cells corrected by a person"): (
        lambda cell: cell.corrected
    ),
}


def all_cells(forms: Forms) -> dict[str, tuple[tuple[TableForm, CellForm], ...]]:
    """Every key of every edition in printed order, with each form that prints it."""
    places: dict[str, tuple[tuple[TableForm, CellForm], ...]] = {}
    for table in TABLES:
        for form in forms.candidates(table):
            for key, cell in form.cells.items():
                places[key] = (*places.get(key, ()), (form, cell))
    return places


def cell_label(cell: CellForm) -> str:
    """The labels of a cell's row and column in one line."""
    return "/".join((*cell.row_path, cell.column.label))


def data_table(forms: Forms) -> ItemTable:
    """The wide table for all editions; a cell that a report does not print is empty."""
    cells = {key: places[0][1] for key, places in all_cells(forms).items()}
    fields = (
        Field(key, cell_label(cell), cell_label(cell), _TYPES[cell.type])
        for key, cell in cells.items()
    )
    keys = tuple(cells)

    def rows(item: Item) -> Iterator[Row]:
        printed = item.record.report.cells
        values = (printed[key].value if key in printed else None for key in keys)
        yield (*_about(item, forms), *values, *_listed(item))

    return ItemTable("data", (*_ABOUT, *fields, *_STATUSES), ("report",), rows=rows)


def _about(item: Item, forms: Forms) -> Row:
    record, report, tally = item.record, item.record.report, item.tally
    editions = {form.edition for form in forms.of(report.forms)}
    versions = sorted(forms.edition(edition).version for edition in editions)
    return (
        record.id,
        report.agency,
        report.year,
        *(report.forms.get(table) for table in TABLES),
        item.rules or ";".join(versions),
        report.source,
        report.sha256,
        record.state.value,
        tally.failed,
        tally.undecided,
        tally.look,
        tally.accepted,
        tally.corrected,
        tally.warnings,
        tally.notices,
        record.note,
        region(report.agency, record.tags),
        ";".join(record.tags),
        finishing(item, authors(item)).reason,
    )


def _listed(item: Item) -> Iterator[str]:
    """The keys of the cells in each status, since an empty number alone does not tell."""
    cells = item.record.report.cells.values()
    for belongs in _STATUSES.values():
        yield ";".join(cell.key for cell in cells if belongs(cell))
