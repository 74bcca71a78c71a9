"""The words that stand for codes in the tables, for whoever reads them."""

from reviewer.export.table import Field, FixedTable

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
}
TERMS = FixedTable(
    "terms",
    _FIELDS,
    ("field", "code"),
    rows=tuple(
        (field, code, *words) for field, terms in _TERMS.items() for code, words in terms.items()
    ),
)
