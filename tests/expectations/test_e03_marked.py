"""3. Every failing cell is marked in the table, with the rule, both sides and the difference."""

import pytest

from reviewer.domain.rules import Outcome
from reviewer.ui.form_table.looks import Sign
from tests.ui.clerk import KEY, Clerk

pytestmark = pytest.mark.qt
NATURAL = "requests.received.natural_person"


def failing(clerk: Clerk) -> dict[str, set[str]]:
    """The sentence of each failing rule, worked out here, by the cells it is about."""
    cells = clerk.sheet.record.report.cells
    told: dict[str, set[str]] = {}
    for finding in clerk.sheet.findings:
        if finding.outcome is not Outcome.FAILED:
            continue
        assert finding.left is not None
        assert finding.right is not None
        gap = finding.left - finding.right
        sign = "+" if gap > 0 else "−"
        name = finding.rule.names["zh"]
        sentence = f"左 {finding.left}，右 {finding.right}，差 {sign}{abs(gap)}"
        for key in set(finding.rule.keys) & cells.keys():
            told.setdefault(key, set()).add(f"{name}\n{sentence}")
    return told


def check(clerk: Clerk) -> int:
    """Look at every cell of the report; how many are marked as failing."""
    told = failing(clerk)
    for key in clerk.sheet.record.report.cells:
        assert (clerk.look(key).sign is Sign.FAILED) == (key in told), key
        tip = clerk.tip(key)
        for sentence in told.get(key, ()):
            assert all(part in tip for part in sentence.split("\n")), (key, sentence)
    return len(told)


def test_every_failing_cell_and_no_other_is_marked_and_told(clerk: Clerk) -> None:
    assert check(clerk) > 25
    assert "左 2，右 5，差 −3" in clerk.tip("requests.granted.total")


def test_a_typed_error_marks_row_and_column_at_once(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    assert check(clerk) == 0
    clerk.go_to(NATURAL)
    clerk.type("95")
    clerk.press(KEY.Key_Return)
    assert check(clerk) == 10, "the row and the balance of natural persons"
    assert "左 95，右 3，差 +92" in clerk.tip(NATURAL)
