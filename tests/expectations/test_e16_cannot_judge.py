"""16. Cannot judge ≠ failed ≠ passed: without an addend the rule says so and names the cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.domain.rules import Outcome
from tests.ui.clerk import KEY, Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
ADDEND = "requests.granted.natural_person"
ROW = "requests.row_total.granted"


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    return open_window(workspace_with(program, tmp_path, {"青石县教育局": BALANCED}))


def outcome(clerk: Clerk) -> Outcome:
    return next(one.outcome for one in clerk.sheet.findings if one.rule.id == ROW)


def test_a_rule_without_an_addend_cannot_be_judged_and_names_it(clerk: Clerk) -> None:
    assert outcome(clerk) is Outcome.PASSED
    clerk.go_to(ADDEND)
    clerk.press(KEY.Key_Delete)
    assert outcome(clerk) is Outcome.UNDECIDED
    tally = clerk.sheet.tally
    assert (tally.failed, tally.undecided) == (0, 2)
    (line,) = [one for one in clerk.page.problems.list.lines if one.rule_id == ROW]
    assert line.sign == "undecided"
    assert line.detail == "无法判断：缺少 （一）予以公开 · 自然人"
    assert "无法判断" in clerk.tip(ADDEND)
    clerk.go_to(ADDEND)
    clerk.type("1")
    clerk.press(KEY.Key_Return)
    assert outcome(clerk) is Outcome.FAILED
    assert clerk.sheet.tally.undecided == 0
