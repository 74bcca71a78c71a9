"""Which pages of a report were turned by hand, remembered in its workspace."""

from collections.abc import Mapping

from reviewer.ui.workspace import Notes


def turns_kept(notes: Notes, report_id: int) -> dict[int, int]:
    """The quarters to the right of each page (from 1) that was turned; what is odd is left out."""
    kept = notes.get(_name(report_id))
    items = kept.items() if isinstance(kept, dict) else ()
    return {
        int(page): turns
        for page, turns in items
        if page.isdecimal() and isinstance(turns, int) and 0 <= turns < 4
    }


def keep_turns(notes: Notes, report_id: int, turns: Mapping[int, int]) -> None:
    """Remember them for the next time."""
    notes.put(_name(report_id), {str(page): turn for page, turn in turns.items()} or None)


def _name(report_id: int) -> str:
    return f"turns.{report_id}"
