"""The words that stand for codes in the tables, for whoever reads them."""

from collections.abc import Mapping

from reviewer.export.table import Field, FixedTable, Row, Table

_FIELDS = (
    Field("field", "字段", "field"),
    Field("code", "代码", "code"),
    Field("zh", "中文", "Chinese"),
    Field("en", "英文", "English"),
)
_TERMS = {
    "status": {
        "printed": ("数字", "a number"),
        "blank": ("空白（不是 0）", "left blank (not 0)"),
        "mark": ("“/”“—”“无”等", "a mark such as / or —"),
        "unread": ("未能读出", "could not be read"),
        "corrected": ("由人更正", "corrected by a person"),
    },
    "verdict": {
        "corrected": ("已更正", "corrected"),
        "confirmed": ("人工确认识别无误", "a person confirmed the reading"),
        "as_printed": ("原文如此", "the source says so"),
        "refused": ("不采纳的建议", "a proposal refused for good"),
    },
    "kind": {
        "failed": ("不平衡", "the rule fails"),
        "undecided": ("无法判断", "cannot be decided"),
        "look": ("需查看", "a person must look"),
        "warning": ("警告", "looks odd, to be looked at"),
        "notice": ("提示", "unusual"),
        "stale": ("依据已变化，请复核", "accepted, but its basis has changed"),
        "accepted": ("原文如此", "accepted as printed"),
    },
    "doubt": {
        "missing_numbers": ("数字少于列数", "fewer numbers than columns"),
        "too_many_numbers": ("数字多于列数", "more numbers than columns"),
        "label_unclear": ("行列名称不清", "the label is not clear"),
        "unreadable": ("不是清楚的数字", "not clearly a number"),
        "unit": ("单位存疑", "the unit is doubtful"),
        "page_number": ("可能是页码", "may be a page number"),
        "not_found": ("原文中未找到", "not found in the source"),
        "joined": ("数字可能粘连", "numbers may have run together"),
        "noted": ("数字带注释标记", "a footnote mark stands behind the number"),
        "recognised": ("图像识别，未经印证", "recognised in a picture, not confirmed"),
    },
    "origin": {
        "typed": ("键入", "typed"),
        "confirmed": ("确认", "confirmed"),
        "source": ("取自原文", "taken from the source"),
        "proposal": ("采纳建议", "a proposal taken"),
        "structure": ("调整行列", "a row or column moved"),
        "pasted": ("粘贴", "pasted"),
        "imported": ("由表格导入", "imported"),
    },
    "state": {
        "open": ("未开始", "not begun"),
        "started": ("进行中", "begun"),
        "done": ("已完成", "done"),
        "set_aside": ("不采用", "set aside: another report of the body and year counts"),
    },
    "severity": {
        "hard": ("必须成立", "must hold"),
        "warning": ("警告", "warning"),
        "notice": ("提示", "notice"),
    },
    "rule_origin": {
        "form": ("表格", "the form"),
        "soft": ("合理性", "plausibility"),
        "office": ("本单位", "the office's own"),
    },
    "subject": {
        "cell": ("单元格", "a cell"),
        "decision": ("对问题的结论", "a decision on a finding"),
        "state": ("核查状态", "the state of the review"),
        "agency": ("单位", "the public body"),
        "year": ("年度", "the year"),
        "note": ("备注", "the note"),
        "tag": ("标签", "a tag"),
    },
    "operation": {
        "set_cell": ("键入", "a cell typed"),
        "set_cells": ("键入", "cells typed"),
        "confirm_cell": ("核对", "a reading confirmed"),
        "confirm_cells": ("核对", "readings confirmed"),
        "accept_finding": ("原文如此", "accepted as printed"),
        "reopen_finding": ("重新打开问题", "a finding opened again"),
        "take_proposal": ("采纳建议", "a proposal taken"),
        "refuse_proposal": ("不采纳建议", "a proposal refused"),
        "set_state": ("改变核查状态", "the state changed"),
        "set_agency": ("更正单位", "the public body corrected"),
        "set_year": ("更正年度", "the year corrected"),
        "set_heading": ("更正单位和年度", "public body and year corrected"),
        "set_note": ("写备注", "a note written"),
        "set_tags": ("加减标签", "tags changed"),
        "annotate": ("标签和备注", "tags and note"),
        "clear_cells": ("清空", "cells cleared"),
        "zero_blanks": ("空白格填 0", "blank cells filled with 0"),
        "restore_cells": ("恢复为原文读数", "back to the reading"),
        "paste_cells": ("粘贴", "pasted"),
        "shift_cells": ("移动一格", "cells shifted"),
        "swap_cells": ("互换", "cells swapped"),
        "split_number": ("拆成两格", "a number split"),
        "join_numbers": ("并成一格", "numbers joined"),
        "set_aside": ("不采用", "set aside"),
        "take_back": ("取回", "taken back"),
        "undo": ("撤销", "undone"),
        "redo": ("重做", "redone"),
    },
}
TERMS = FixedTable(
    "terms",
    _FIELDS,
    ("field", "code"),
    rows=tuple(
        (field, code, *words) for field, terms in _TERMS.items() for code, words in terms.items()
    ),
)

_ALIKE = {
    "printed_status": ("status",),
    "entry_status": ("status",),
    "old_status": ("status", "verdict"),
    "new_status": ("status", "verdict"),
    "old": ("state",),
    "new": ("state",),
}
"""Columns that hold the codes of others; `old` and `new` only where the state has changed."""


class Translator:
    """Puts words for the codes in the rows of one table."""

    def __init__(self, table: Table, language: str) -> None:
        place = 1 if language == "en" else 0
        self._words: tuple[Mapping[str, str], ...] = tuple(
            {
                code: words[place]
                for terms in _ALIKE.get(field.name, (field.name,))
                for code, words in _TERMS.get(terms, {}).items()
            }
            for field in table.fields
        )
        names = [field.name for field in table.fields]
        self._contents = {names.index(name) for name in ("old", "new") if name in names}
        self._subject = names.index("subject") if self._contents else None

    def row(self, row: Row) -> Row:
        """The row as a person reads it."""
        state = self._subject is not None and row[self._subject] == "state"
        return tuple(
            value
            if not isinstance(value, str) or (place in self._contents and not state)
            else words.get(value, value)
            for place, (value, words) in enumerate(zip(row, self._words, strict=True))
        )
