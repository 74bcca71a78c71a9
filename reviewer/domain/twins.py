"""Tables that are the same, number for number, in two reports."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Report


@dataclass(frozen=True, slots=True)
class Twin:
    """Another report with the same table, and what to call it."""

    report_id: int
    name: str


def fingerprints(report: Report) -> Mapping[str, str]:
    """For each table with a number other than 0 a short text that equal tables share.

    As in the soft rules a blank or a mark counts as 0, and an unread cell as itself.
    """
    tables: dict[str, list[str]] = defaultdict(list)
    filled = set()
    for key, cell in sorted(report.cells.items()):
        table = key.partition(".")[0]
        tables[table].append(f"{key}={_shown(cell)}")
        if cell.value:
            filled.add(table)
    return {table: _digest(tables[table]) for table in tables if table in filled}


def _shown(cell: Cell) -> str:
    if cell.value is None:
        return "?" if cell.status is CellStatus.UNREAD else "0"
    return f"{Decimal(cell.value).normalize():f}"


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
