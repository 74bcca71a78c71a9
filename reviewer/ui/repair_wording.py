"""What the preview of a repair or a paste says."""

from collections.abc import Iterator, Sequence

from reviewer.domain.changes import Change, Subject
from reviewer.domain.numbers import EntryProblem
from reviewer.domain.report import Entry
from reviewer.review.desk import Applied, Sheet
from reviewer.review.pasting import Paste
from reviewer.review.repairs import Direction
from reviewer.ui.preview_panel import Preview, PreviewLine
from reviewer.ui.wording import Words, tr, translate

_MOST_OUTSIDE = 6


def shift_title(direction: Direction) -> str:
    """What is shifted where."""
    return {
        Direction.LEFT: translate("Repairs", "向左移动一格"),
        Direction.RIGHT: translate("Repairs", "向右移动一格"),
        Direction.UP: translate("Repairs", "向上移动一格"),
        Direction.DOWN: translate("Repairs", "向下移动一格"),
    }[direction]


def effect(before: Sheet, after: Sheet) -> tuple[str, bool | None]:
    """How many problems are left, and whether that is better."""
    was, left = len(before.problems), len(after.problems)
    text = translate("Repairs", "问题 {before} → {after}").format(before=was, after=left)
    return text, None if was == left else left < was


def tried(title: str, before: Sheet, made: Applied, words: Words, *, hint: str = "") -> Preview:
    """A step that can be taken."""
    text, better = effect(before, made.sheet)
    lines = tuple(changed(before, made.changes, words))
    if not lines:
        text = translate("Repairs", "没有要改动的格")
    return Preview(title, text, lines, hint, better=better)


def pasted(title: str, before: Sheet, made: Applied, paste: Paste, words: Words) -> Preview:
    """A paste: what is refused comes first, then what changes; the rest is told."""
    lines = (*refused(before, paste, words), *changed(before, made.changes, words))
    text, better = effect(before, made.sheet)
    same = len(paste.values) - sum(change.subject is Subject.CELL for change in made.changes)
    return Preview(title, text, lines, hint=told(paste, same), better=better)


def refused(before: Sheet, paste: Paste, words: Words) -> Iterator[PreviewLine]:
    """What a cell cannot take, and why."""
    cells = before.record.report.cells
    for item in paste.landings:
        cell, kind = cells[item.key], words.value_type(item.key)
        if item.problem is not None:
            stays = words.entry(cell.entry, cell.reading, kind)
            change = translate("Repairs", "{text}，不采用").format(text=f"“{item.text}”")
            why = translate("Repairs", "仍为 {now}：{why}").format(
                now=stays, why=_reason(item.problem)
            )
            yield PreviewLine("failed", words.cell_name(item.key), change, why)
        elif item.guessed:
            text = translate("Repairs", "“。”当作小数点")
            yield PreviewLine("look", words.cell_name(item.key), item.text, text)


def _reason(problem: EntryProblem) -> str:
    return {
        EntryProblem.NOT_A_NUMBER: translate("Repairs", "不是数字"),
        EntryProblem.NOT_WHOLE: translate("Repairs", "这里要填整数"),
        EntryProblem.NEGATIVE: translate("Repairs", "不能为负数"),
        EntryProblem.TOO_LONG: translate("Repairs", "数字太长"),
        EntryProblem.UNIT: translate("Repairs", "单位不同，请先换算"),
    }[problem]


def changed(before: Sheet, changes: Sequence[Change], words: Words) -> Iterator[PreviewLine]:
    """Each cell with what it holds now and what it would hold."""
    for change in changes:
        if change.subject is not Subject.CELL:
            continue
        reading = before.record.report.cells[change.key].reading
        kind = words.value_type(change.key)
        old, new = (
            words.entry(entry if isinstance(entry, Entry) else None, reading, kind)
            for entry in (change.old, change.new)
        )
        same = translate("Repairs", "{value}，记为已核对").format(value=new)
        text = same if old == new else f"{old} → {new}"
        yield PreviewLine("corrected", words.cell_name(change.key), text)


def told(paste: Paste, same: int) -> str:
    """What does not land, in one line."""
    parts = []
    if paste.labels:
        parts.append(tr("略去标题 %n 行（列）", "", paste.labels))
    if same > 0:
        parts.append(tr("%n 格不变", "", same))
    if paste.outside:
        shown = " ".join(paste.outside[:_MOST_OUTSIDE])
        more = " …" if len(paste.outside) > _MOST_OUTSIDE else ""
        text = translate("Repairs", "{count} 个落在表外，不采用：{texts}")
        parts.append(text.format(count=len(paste.outside), texts=shown + more))
    return translate("Repairs", "；").join(parts)
