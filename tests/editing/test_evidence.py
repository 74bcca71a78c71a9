"""What speaks for a correction besides the rules."""

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Entry, Report
from reviewer.editing.evidence import from_source
from reviewer.editing.proposals import EvidenceKind, Support
from tests.editing.support import EDITION_2021, cell

KEY = "requests.granted.natural_person"


def typed(forms: Forms, *, read: int, entered: int, confidence: float) -> Report:
    """A report in whose one cell something was read and something typed."""
    entry = Entry(CellStatus.PRINTED, entered, str(entered))
    cells = {KEY: cell(KEY, read, confidence=confidence)}
    return Report("x", "", None, None, dict(EDITION_2021), cells).with_entries({KEY: entry})


def test_the_source_speaks_for_what_was_typed_over(forms: Forms) -> None:
    report = typed(forms, read=12, entered=21, confidence=1.0)
    assert list(from_source(report)) == [Support(KEY, 12, EvidenceKind.SOURCE)]


@pytest.mark.parametrize(("entered", "confidence"), [(12, 1.0), (21, 0.5)])
def test_it_says_nothing_where_it_agrees_or_was_doubtful(
    forms: Forms, entered: int, confidence: float
) -> None:
    report = typed(forms, read=12, entered=entered, confidence=confidence)
    assert list(from_source(report)) == []
