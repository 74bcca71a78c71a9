"""Tables that are the same, number for number, in two reports."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.form import TABLES
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Report


@dataclass(frozen=True, slots=True)
class Twin:
    """Another report with the same table, and what to call it."""

    report_id: int
    name: str


def fingerprints(report: Report, tables: Collection[str] = TABLES) -> Mapping[str, str]:
    """For each of the tables with a number other than 0 a short text that equal tables share.

    As in the soft rules a blank or a mark counts as 0, and an unread cell as itself.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    filled = set()
    for key, cell in sorted(report.cells.items()):
        table = key.partition(".")[0]
        if table in tables:
            lines[table].append(f"{key}={_shown(cell)}")
            if cell.value:
                filled.add(table)
    return {table: _digest(lines[table]) for table in lines if table in filled}


def _shown(cell: Cell) -> str:
    if cell.value is None:
        return "?" if cell.status is CellStatus.UNREAD else "0"
    return str(cell.value) if isinstance(cell.value, int) else _plain(cell.value)


def _plain(value: Decimal) -> str:
    """Without zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
