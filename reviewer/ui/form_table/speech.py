"""What a screen reader says of a cell: row, column, value, and what is the matter with it."""

from collections.abc import Iterator

from reviewer.domain.form import CellForm
from reviewer.domain.numbers import CellStatus
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.wording import short_label, translate


def spoken(cell: CellForm, look: CellLook) -> str:
    """The cell in one line, without signs or colours."""
    parts = [short_label(cell.row.label), short_label(cell.column.label), _value(look)]
    return translate("Speech", "，").join([*parts, *_states(look)])


def _value(look: CellLook) -> str:
    if look.status is CellStatus.BLANK:
        return translate("Speech", "空白")
    if look.status is CellStatus.UNREAD:
        return translate("Speech", "未读出")
    return look.text


def _states(look: CellLook) -> Iterator[str]:
    if look.sign is not None:
        yield _matter(look.sign)
    if look.corrected:
        yield translate("Speech", "已更正")
    if look.accepted:
        yield translate("Speech", "原文如此")
    if look.confirmed:
        yield translate("Speech", "已核对")


def _matter(sign: Sign) -> str:
    return {
        Sign.FAILED: translate("Speech", "不平衡"),
        Sign.STALE: translate("Speech", "依据已变化"),
        Sign.UNDECIDED: translate("Speech", "无法判断"),
        Sign.LOOK: translate("Speech", "请对照原文"),
        Sign.WARNING: translate("Speech", "有警告"),
        Sign.NOTICE: translate("Speech", "有提示"),
    }[sign]
