"""What the screen says about cells, rules and findings, in the words of the form."""

import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from reviewer.domain.changes import ReviewState
from reviewer.domain.document import Document
from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.numbers import CellStatus, Value, ValueType, format_value
from reviewer.domain.record import Tally
from reviewer.domain.report import Cell, Doubt, Entry, Origin, Reading
from reviewer.domain.rules import Finding, Outcome, Rule

translate = QCoreApplication.translate

MINUS = "\u2212"
_MOST_NAMED = 3
_NOTE = re.compile(r"（[^（）]{6,}）$")


def tr(text: str, _comment: str, count: int) -> str:
    """A sentence that counts, with its number for %n; outside of `QObject.tr`, but called alike.

    The tool that collects texts knows a sentence with two forms by this name and these arguments.
    """
    return translate("", text, "", count)


class Words:
    """Names the cells and rules of the report at hand."""

    def __init__(self, language: str, cells: Mapping[CellKey, CellForm]) -> None:
        self.language = language
        self._cells = cells

    def cell_name(self, key: CellKey) -> str:
        """The labels of a cell, `row · column`; never its key."""
        cell = self._cells.get(key)
        if cell is None:
            return translate("Words", "表外的单元格")
        return f"{short_label(cell.row.label)} · {short_label(cell.column.label)}"

    def row_name(self, key: CellKey) -> str:
        """The label of the row of a cell."""
        cell = self._cells.get(key)
        return short_label(cell.row.label) if cell else translate("Words", "表外的单元格")

    def column_name(self, key: CellKey) -> str:
        """The label of the column of a cell."""
        cell = self._cells.get(key)
        return short_label(cell.column.label) if cell else translate("Words", "表外的单元格")

    def full_name(self, key: CellKey) -> str:
        """All labels of a cell from the outside in."""
        cell = self._cells[key]
        return " › ".join((*cell.row_path, *cell.column.path))

    def value_type(self, key: CellKey) -> ValueType:
        """The kind of number a cell takes."""
        return self._cells[key].type if key in self._cells else ValueType.COUNT

    def rule_text(self, rule: Rule) -> str:
        """What the rule says, in the words of the form."""
        return rule.names.get(self.language) or rule.names.get("zh") or ""

    def rule_name(self, rule: Rule) -> str:
        """The rule with what it is about: `总计（列）：第一项 + 第二项 = …`."""
        text = self.rule_text(rule)
        if not rule.subject:
            return text
        subject = short_label(rule.subject[-1])
        return translate("Words", "{subject}：{rule}").format(subject=subject, rule=text)

    def sides(self, finding: Finding) -> str:
        """Both sides and the difference, or what is missing to judge."""
        if finding.grounds is not None:
            return finding.grounds.says.get(self.language) or finding.grounds.says.get("zh") or ""
        if finding.outcome is Outcome.UNDECIDED:
            names = self.names(finding.missing)
            return translate("Words", "无法判断：缺少 {cells}").format(cells=names)
        text = translate("Words", "左 {left}，右 {right}，差 {difference}").format(
            left=plain(finding.left),
            right=plain(finding.right),
            difference=signed(finding.difference),
        )
        if finding.assumes_blank_zero:
            text += translate("Words", "（空白按 0 计）")
        return text

    def finding(self, finding: Finding) -> str:
        """The rule, both sides and the difference in one line."""
        return translate("Words", "{rule}：{sides}").format(
            rule=self.rule_name(finding.rule), sides=self.sides(finding)
        )

    def names(self, keys: Iterable[CellKey]) -> str:
        """A few cells by name, the rest counted; the row they share is named once."""
        all_keys = list(keys)
        shared = len({key.rpartition(".")[0] for key in all_keys}) == 1
        text = translate("Words", "、").join(
            self.column_name(key) if shared and place else self.cell_name(key)
            for place, key in enumerate(all_keys[:_MOST_NAMED])
        )
        more = len(all_keys) - _MOST_NAMED
        if more > 0:
            text += tr(" 等 %n 格", "", len(all_keys))
        return text

    def reading(self, reading: Reading, kind: ValueType) -> str:
        """What the machine read, as printed."""
        if reading.status is CellStatus.BLANK:
            return translate("Words", "空白")
        if reading.status is CellStatus.UNREAD:
            text = " ".join(reading.text.split())
            unread = translate("Words", "未读出")
            return f"{unread}「{text}」" if text else unread
        return " ".join(reading.text.split()) or format_value(reading.value, kind)

    def entry(self, entry: Entry | None, reading: Reading, kind: ValueType) -> str:
        """What counts: the person's entry, or the reading."""
        if entry is None:
            return self.reading(reading, kind)
        if entry.status is CellStatus.BLANK:
            return translate("Words", "空白")
        return entry.text if entry.status is CellStatus.MARK else format_value(entry.value, kind)


def short_value(cell: Cell, kind: ValueType) -> str:
    """The text in a cell of the table."""
    if cell.status is CellStatus.BLANK:
        return translate("Words", "空")
    if cell.status is CellStatus.UNREAD:
        return translate("Words", "未读")
    if cell.status is CellStatus.MARK:
        return (cell.entry.text if cell.entry else cell.reading.text).strip()
    return format_value(cell.value, kind)


def edit_text(cell: Cell, kind: ValueType) -> str:
    """The text an editor starts with when the value is amended."""
    if cell.status is CellStatus.PRINTED:
        return format_value(cell.value, kind)
    return (cell.entry.text if cell.entry else cell.reading.text).strip()


def short_label(label: str) -> str:
    """A printed label without the long note in brackets at its end."""
    return _NOTE.sub("", label) or label


def plain(value: Value | None) -> str:
    """A number with a typographic minus."""
    return format_value(value).replace("-", MINUS) or "?"


def signed(value: Value | None) -> str:
    """A difference with its sign."""
    text = plain(value)
    return f"+{text}" if value is not None and value > 0 else text


def doubt_text(doubt: Doubt) -> str:
    """Why a reading is not certain."""
    return {
        Doubt.NONE: translate("Words", "读数把握不大，请对照原文"),
        Doubt.MISSING_NUMBERS: translate("Words", "这一行少了数字，位置是推断的"),
        Doubt.TOO_MANY_NUMBERS: translate("Words", "这一行数字多了，位置是推断的"),
        Doubt.LABEL_UNCLEAR: translate("Words", "这一行的名称辨认不清"),
        Doubt.UNREADABLE: translate("Words", "这里的文字不是数字"),
        Doubt.UNIT: translate("Words", "单位与表头不一致"),
        Doubt.PAGE_NUMBER: translate("Words", "可能混入了页码"),
        Doubt.NOT_FOUND: translate("Words", "原文中没有找到这一格"),
        Doubt.JOINED: translate("Words", "数字可能连在一起或被拆开"),
        Doubt.NOTED: translate("Words", "数字后面有注释标记，没有读作数字的一部分"),
        Doubt.RECOGNISED: translate("Words", "从图像识别，没有规则可以印证"),
    }.get(doubt, translate("Words", "读数把握不大，请对照原文"))


def reader_text(document: Document) -> tuple[str, str]:
    """How a document was read that could not be read the usual way: in a word, and in full."""
    if any(page.recognised for page in document.pages):
        return translate("Words", "文字识别"), translate(
            "Words", "文字是从图像中识别的；没有规则可以印证的数字都列为待看，请对照原文。"
        )
    if not document.sure:
        return translate("Words", "文件有缺损"), translate(
            "Words", "文件已损坏或字体不完整，读出的数字都列为待看，请对照原文。"
        )
    return "", ""


def state_text(state: ReviewState) -> str:
    """How far the review is."""
    return {
        ReviewState.OPEN: translate("Words", "未开始"),
        ReviewState.STARTED: translate("Words", "进行中"),
        ReviewState.DONE: translate("Words", "已完成"),
        ReviewState.SET_ASIDE: translate("Words", "不采用"),
    }[state]


def left_text(left: Tally) -> str:
    """What is left open: `2 处不平衡、1 处未核对`."""
    parts = [
        (left.failed, translate("Words", "{count} 处不平衡")),
        (left.undecided, translate("Words", "{count} 处无法判断")),
        (left.look, translate("Words", "{count} 处未核对")),
    ]
    told = (text.format(count=count) for count, text in parts if count)
    return translate("Words", "、").join(told)


def origin_text(origin: Origin) -> str:
    """How a person's entry came about."""
    return {
        Origin.TYPED: translate("Words", "键入"),
        Origin.CONFIRMED: translate("Words", "已核对"),
        Origin.SOURCE: translate("Words", "取自原文"),
        Origin.PROPOSAL: translate("Words", "采纳建议"),
        Origin.STRUCTURE: translate("Words", "调整行列"),
        Origin.PASTED: translate("Words", "粘贴"),
        Origin.IMPORTED: translate("Words", "导入"),
    }.get(origin, "")


def step_text(operation: str) -> str:
    """What a repair of structure did, by the name it has in the trail; "" for other steps."""
    return {
        "shift_cells": translate("Words", "移动一格"),
        "swap_cells": translate("Words", "互换"),
        "split_number": translate("Words", "拆成两格"),
        "join_numbers": translate("Words", "并成一格"),
        "clear_cells": translate("Words", "清空"),
        "zero_blanks": translate("Words", "空白格填 0"),
        "restore_cells": translate("Words", "恢复为原文读数"),
        "paste_cells": translate("Words", "粘贴"),
    }.get(operation, "")
