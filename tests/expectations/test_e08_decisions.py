"""Decisions survive a recheck and a new import, or are listed for another look."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import read_forms, resource
from reviewer.domain.form import Forms
from tests.ui.clerk import ALT, KEY, Clerk

pytestmark = pytest.mark.qt
RULE = "requests.row_total.granted"
REASON = "公开件如此"


def accepted(clerk: Clerk) -> Clerk:
    """The failure at hand closed as printed, with a reason."""
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.type(REASON)
    clerk.press(KEY.Key_Return)
    assert clerk.sheet.record.decisions[RULE].reason == REASON
    return clerk


def details(clerk: Clerk, sign: str) -> list[str]:
    lines = clerk.page.problems.list.lines
    return [line.detail for line in lines if line.rule_id == RULE and line.sign == sign]


def forms_with(folder: Path, old: str, new: str) -> Forms:
    """The forms with one thing changed in their rules."""
    shutil.copytree(resource("forms"), folder)
    path = folder / "2021.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_forms(folder)


def test_after_a_recheck_and_a_second_import_it_is_still_there(
    open_window: Callable[..., Clerk], workspace: Path, program: Application
) -> None:
    accepted(open_window(workspace)).close()
    store = program.open_workspace(workspace)
    assert not [checked.failure for checked in program.check(store) if checked.failure]
    files = sorted(workspace.parent.glob("*.txt"))
    assert len(program.import_files(store, files, jobs=1).known) == len(files)
    store.close()
    again = open_window(workspace)
    assert again.sheet.record.decisions[RULE].reason == REASON
    assert RULE not in {problem.id for problem in again.sheet.problems}
    assert details(again, "stale") == []


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        (("六类申请人之和 = 总计", "六类申请人相加等于总计"), 0),
        (("legal_service + other = total", "legal_service = total"), 1),
    ],
)
def test_changed_rules_keep_it_or_list_it_for_another_look(
    open_window: Callable[..., Clerk],
    workspace: Path,
    tmp_path: Path,
    change: tuple[str, str],
    stale: int,
) -> None:
    accepted(open_window(workspace)).close()
    forms = forms_with(tmp_path / "forms", *change)
    changed = Application(actor="张敏", language="zh", forms=forms)
    again = open_window(workspace, of=changed)
    assert again.sheet.record.decisions[RULE].reason == REASON
    told = details(again, "stale")
    assert len(told) == stale
    assert all("依据已变化，请复核" in detail for detail in told)
