"""What the screen says of the remainders of a cell."""

from collections.abc import Iterable, Sequence

from reviewer.domain.rules import Outcome
from reviewer.review.remainders import Direction, Remainder, Standing
from reviewer.ui.form_table.notes import CellNote, Corner
from reviewer.ui.wording import Words, plain, signed, translate


def cell_note(standing: Standing, *, at_hand: bool) -> CellNote:
    """What goes beside the number of a cell; only the cell at hand tells what is balanced."""
    across, down = (_corner(standing.towards(way), at_hand=at_hand) for way in Direction)
    if not standing.open:
        return CellNote()
    return CellNote(across, down, strong=standing.settles, full=at_hand)


def _corner(remainders: Sequence[Remainder], *, at_hand: bool) -> Corner | None:
    still_open = [item for item in remainders if not item.balanced]
    if not still_open:
        return Corner(("✓",), "accepted") if remainders and at_hand else None
    if not at_hand and all(item.need is None for item in still_open):
        return None
    told = dict.fromkeys(_wordings(item) for item in still_open)
    wordings = tuple(dict.fromkeys("/".join(parts) for parts in zip(*told, strict=True)))
    failed = any(item.outcome is Outcome.FAILED for item in still_open)
    return Corner(wordings, "failed" if failed else "undecided")


def _wordings(item: Remainder) -> tuple[str, str]:
    """What a cell wants, in full and in short."""
    if item.need is None:
        return "?", "?"
    if item.awaited:
        full = translate("Live", "应填 {number}").format(number=plain(item.need))
        return full, f"={plain(item.need)}"
    full = translate("Live", "还差 {need}").format(need=signed(item.need))
    return full, signed(item.need)


def lines(standing: Standing, words: Words) -> list[tuple[str, str]]:
    """A line for every rule of a cell with the colour it is written in, rows first."""
    told = []
    for way in Direction:
        remainders = standing.towards(way)
        for item in remainders:
            name = _direction(way) if len(remainders) == 1 else words.rule_text(item.rule)
            told.append((f"{name}  {_said(item)}", _colour(item)))
    return told


def _said(item: Remainder) -> str:
    if item.balanced:
        return translate("Live", "✓ 已平")
    if item.need is None:
        return translate("Live", "？ 无法判断，还缺别的数字")
    if item.awaited:
        return translate("Live", "？ 应填 {number}").format(number=plain(item.need))
    sign = "✕" if item.outcome is Outcome.FAILED else "？"
    return translate("Live", "{sign} 还差 {need}").format(sign=sign, need=signed(item.need))


def _direction(way: Direction) -> str:
    if way is Direction.ACROSS:
        return translate("Live", "本行")
    return translate("Live", "本列")


def _colour(item: Remainder) -> str:
    if item.balanced:
        return "accepted"
    return "failed" if item.outcome is Outcome.FAILED else "undecided"


def spoken(told: Iterable[tuple[str, str]]) -> str:
    """The lines as one sentence for a screen reader."""
    return translate("Live", "；").join(text for text, _ in told)
