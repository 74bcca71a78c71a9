"""13. "The source says so" (原文如此) is one keystroke and data; a misreading is another thing."""

from pathlib import Path

import pytest

from reviewer.domain.changes import Verdict
from tests.expectations.exported import Line, exported
from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk

pytestmark = pytest.mark.qt
TOTAL = "requests.granted.total"
ROW, COLUMN = "requests.row_total.granted", "requests.outcomes.total"
REASON = "公开件如此"


def line_of(lines: list[Line], key: str, report: int = 1) -> Line:
    return next(line for line in lines if line["report"] == report and line["key"] == key)


def test_one_key_opens_it_one_closes_it_and_the_value_stays(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    decision = clerk.sheet.record.decisions[ROW]
    assert decision.verdict is Verdict.AS_PRINTED
    assert decision.reason
    cell = clerk.sheet.record.report.cells[TOTAL]
    assert (cell.value, cell.entry) == (5, None)
    assert ROW not in {problem.id for problem in clerk.sheet.problems}
    assert clerk.sheet.tally.accepted == 1
    clerk.press(KEY.Key_A, modifiers=CTRL | SHIFT)
    line = next(line for line in clerk.page.problems.list.lines if line.rule_id == ROW)
    assert line.accepted
    assert line.detail == f"原文如此：{decision.reason}（左 2，右 5，差 −3）"


def test_the_verdict_goes_out_and_an_error_of_reading_is_another(
    clerk: Clerk, tmp_path: Path
) -> None:
    for _ in (ROW, COLUMN):
        clerk.press(KEY.Key_A, modifiers=ALT)
        clerk.type(REASON)
        clerk.press(KEY.Key_Return)
        clerk.press(KEY.Key_F8)
    assert clerk.sheet.record.id == 3, "nothing is left in the first report"
    clerk.go_to("disputes.reconsideration.total")
    clerk.type("1")
    clerk.press(KEY.Key_Return)
    sheets = exported(clerk, tmp_path / "报告.xlsx")
    cells = sheets["verdict"]
    printed = line_of(cells, TOTAL)
    mended = line_of(cells, "disputes.reconsideration.total", 3)
    untouched = line_of(cells, "disclosure.licensing.decisions")
    verdicts = [line["verdict"] for line in (printed, mended, untouched)]
    assert verdicts[0] == "原文如此"
    assert verdicts[1] == "已更正"
    assert len(set(verdicts)) == 3
    assert printed["value"] == 5
    problems = [line for line in sheets["says"] if line["report"] == 1]
    assert [line["reason"] for line in problems if line["severity"] == "必须成立"] == [REASON] * 2
