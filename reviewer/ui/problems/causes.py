"""The heads that causes have in the list of problems: what is blank, and how much hangs on it."""

from reviewer.review.causes import Cause, Extent, causes
from reviewer.review.desk import Sheet
from reviewer.ui.form_table.titles import table_name
from reviewer.ui.problems.rows import GroupHead
from reviewer.ui.wording import Words, tr, translate

_FOLDS_FROM = 2


def cause_heads(sheet: Sheet, words: Words) -> list[GroupHead]:
    """The causes of a report, each over its problems."""
    found = causes(sheet.problems, sheet.record.report)
    return [_cause_head(cause, words) for cause in found]


def _cause_head(cause: Cause, words: Words) -> GroupHead:
    count = len(cause.problems)
    detail = tr("%n 条关系无法判断；是 0 的可选中一次填上", "", count)
    if cause.unread:
        detail = tr("%n 条关系无法判断；请照原文补上", "", count)
    return GroupHead(
        id=cause.id,
        title=_title(cause, words),
        detail=detail,
        icon="undecided",
        focus=cause.problems[0].focus,
        rules=frozenset(problem.id for problem in cause.problems),
        folds_from=_FOLDS_FROM,
    )


def _title(cause: Cause, words: Words) -> str:
    if cause.extent is Extent.TABLE:
        blank = translate("Causes", "整张表是空白：{table}")
        unread = translate("Causes", "整张表没有读出数：{table}")
        return (unread if cause.unread else blank).format(table=table_name(cause.place))
    if cause.extent is Extent.ROW:
        blank = translate("Causes", "整行是空白：{row}")
        unread = translate("Causes", "整行没有读出数：{row}")
        row = words.row_name(cause.empty[0])
        return (unread if cause.unread else blank).format(row=row)
    count = len(cause.empty)
    blank, unread = tr("%n 格空白：{table}", "", count), tr("%n 格没有数：{table}", "", count)
    return (unread if cause.unread else blank).format(table=table_name(cause.place))
