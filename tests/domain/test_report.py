"""Cells: what was printed stays, what a person decided counts, the five statuses stay apart."""

import pickle
from decimal import Decimal

import pytest

from reviewer.domain.changes import Change, Subject
from reviewer.domain.errors import InputError, UserError
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.report import Cell, Entry, Reading, Report


def cell(status: CellStatus, value: Value | None = None, *, confidence: float = 1.0) -> Cell:
    return Cell("t.r.c", Reading("", status, value, confidence))


def entry(value: Value | None) -> Entry:
    return Entry(CellStatus.BLANK if value is None else CellStatus.PRINTED, value, str(value or ""))


@pytest.mark.parametrize("status", [CellStatus.BLANK, CellStatus.MARK, CellStatus.UNREAD])
def test_only_a_printed_cell_has_a_number(status: CellStatus) -> None:
    with pytest.raises(ValueError, match="cell with value"):
        cell(status, 0)
    with pytest.raises(ValueError, match="cell with value"):
        cell(CellStatus.PRINTED)


def test_an_entry_counts_and_the_reading_stays() -> None:
    read = cell(CellStatus.PRINTED, 1)
    report = Report("a.txt", "0", None, None, {}, {read.key: read})
    corrected = report.with_entries({read.key: entry(2)}).cells[read.key]
    assert (corrected.value, corrected.reading.value, corrected.corrected) == (2, 1, True)
    assert report.cells[read.key].value == 1
    restored = report.with_entries({read.key: None}).cells[read.key]
    assert restored == read


def test_confirming_a_reading_is_no_correction() -> None:
    confirmed = Cell("k", Reading("5", CellStatus.PRINTED, 5, 0.4), entry(5))
    assert (confirmed.corrected, confirmed.needs_look) == (False, False)


def test_emptying_a_cell_is_a_correction_to_blank() -> None:
    emptied = Cell("k", Reading("5", CellStatus.PRINTED, 5), entry(None))
    assert (emptied.corrected, emptied.status, emptied.value) == (True, CellStatus.BLANK, None)


def test_a_doubtful_or_unread_cell_wants_a_look() -> None:
    assert cell(CellStatus.PRINTED, 1, confidence=0.89).needs_look
    assert cell(CellStatus.UNREAD).needs_look
    assert not cell(CellStatus.PRINTED, 1, confidence=0.9).needs_look


def test_a_change_reversed_twice_is_itself() -> None:
    change = Change(1, Subject.CELL, "k", entry(1), entry(2))
    assert change.reversed().new == entry(1)
    assert change.reversed().reversed() == change


@pytest.mark.parametrize("kind", [UserError, InputError])
def test_an_error_keeps_code_and_facts_between_processes(kind: type[UserError]) -> None:
    error = kind("too_large", limit=Decimal(5))
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.code, copy.facts) == (kind, "too_large", {"limit": Decimal(5)})
    assert str(copy) == "too_large (limit=5)"
