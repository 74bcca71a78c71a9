"""28. Cross-year check with a jump to both reports, side by side."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.review.bulk import carry_out
from reviewer.review.operations import SetYear
from reviewer.ui.comparison.page import ComparisonPage
from tests.ui.clerk import KEY, SHIFT, Clerk
from tests.ui.made import BALANCED, report_text

pytestmark = pytest.mark.qt
CARRIED = "requests.carried_in.total"
LATER = BALANCED | {
    "requests.carried_in.natural_person": "2",
    CARRIED: "2",
    "requests.processed.natural_person": "4",
    "requests.processed.total": "4",
    "requests.granted.natural_person": "4",
    "requests.granted.total": "4",
}
"""Balanced in itself; the year before carried one forward."""


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    workspace = program.open_workspace(tmp_path / "a.reviewer", create=True)
    for year, values in ((2022, BALANCED), (2023, LATER)):
        text = report_text(program.forms, "青石县教育局", year, values)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
        program.import_files(workspace, [tmp_path / f"{year}.txt"])
    workspace.close()
    return open_window(tmp_path / "a.reviewer")


def to_problem(clerk: Clerk) -> None:
    while clerk.cell != CARRIED or clerk.page.problems.list.current is None:
        assert "无更多问题" not in clerk.status
        clerk.press(KEY.Key_F8)


def test_f8_leads_to_the_problem_and_one_key_to_both_reports(clerk: Clerk) -> None:
    to_problem(clerk)
    line = clerk.page.problems.list.current
    assert line is not None
    shown: list[object] = []
    clerk.window.stage.changed.connect(lambda: shown.append(clerk.window.stage.above))
    assert clerk.sheet.record.report.year == 2023
    assert line.title == "总计：上年结转应等于上年度报告的结转下年度"
    assert line.detail == "本年 2，上年度报告 1"
    clerk.press(KEY.Key_F7, modifiers=SHIFT)
    page = clerk.window.stage.above
    assert isinstance(page, ComparisonPage)
    assert shown == [page]
    broken = [tie.texts[0] for tie in page.ties.lines if tie.sign == "✕"]
    assert any("本年 2，上年度报告 1" in text for text in broken)
    assert page.tab == "ties"
    assert page.ties.currentIndex().row() > 0
    assert page.ties.current_key == CARRIED
    clerk.press(KEY.Key_Escape)
    assert clerk.cell == CARRIED


def test_correcting_the_year_before_closes_the_problem_of_the_next(clerk: Clerk) -> None:
    later = clerk.session.workspace.worklist_rows([2])[0]
    assert later.tally.warnings == 2
    clerk.page.open_report(1)
    for column in ("natural_person", "total"):
        clerk.go_to(f"requests.carried_forward.{column}")
        clerk.type("2")
        clerk.press(KEY.Key_Return)
    assert clerk.session.workspace.worklist_rows([2])[0].tally.warnings == 0


def test_without_such_a_problem_the_key_says_so(clerk: Clerk) -> None:
    clerk.page.open_report(1)
    clerk.press(KEY.Key_F7, modifiers=SHIFT)
    assert clerk.status == "这里没有涉及另一份报告的问题"


def test_what_becomes_of_the_year_before_shows_in_the_report_at_hand(clerk: Clerk) -> None:
    bench = clerk.session.bench
    clerk.page.open_report(2)
    assert clerk.sheet.tally.warnings == 2
    assert bench.apply(SetYear(1, 2019))
    assert clerk.sheet.tally.warnings == 0
    assert CARRIED not in clerk.foci()
    done = list(carry_out(bench.desk, [SetYear(1, 2022)]))
    bench.refresh({effect.report_id for effect in done})
    assert clerk.sheet.tally.warnings == 2
    assert CARRIED in clerk.foci()
