import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put
from tests.storage.test_damage import edit, plain, seen


def test_a_backup_of_an_open_workspace_has_all_that_was_acknowledged(
    path: Path, workspace: Workspace, forms: Forms
) -> None:
    target = path.with_name("备份.reviewer")
    for seed in range(3):
        edit(workspace, put(workspace, make_report(forms, seed)), seed)
        workspace.backup(target)
        with closing(Workspace.open(target)) as copy:
            assert copy.verify_trail() == seed + 1
            for report_id in range(1, seed + 2):
                assert seen(copy, report_id) == seen(workspace, report_id)
    assert not list(path.parent.glob("*.tmp*"))


def test_a_backup_is_one_complete_file(path: Path, workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))
    target = path.with_name("b.reviewer")
    workspace.backup(target)
    moved = path.parent / "elsewhere"
    moved.mkdir()
    target = target.rename(moved / "b.reviewer")
    with closing(Workspace.open(target)) as copy:
        assert copy.record(1) == workspace.record(1)


def test_a_damaged_workspace_does_not_replace_a_good_backup(path: Path, forms: Forms) -> None:
    target = path.with_name("b.reviewer")
    with closing(Workspace.open(path, create=True)) as workspace:
        edit(workspace, put(workspace, make_report(forms)), 1)
        workspace.backup(target)
    good = target.read_bytes()
    with plain(path) as connection:
        connection.execute("UPDATE trail SET actor = '李四'")
    with (
        closing(Workspace.open(path)) as workspace,
        pytest.raises(UserError, match="trail_damaged"),
    ):
        workspace.backup(target)
    assert target.read_bytes() == good
    assert not list(path.parent.glob("*.tmp*"))


def test_a_backup_never_overwrites_its_own_workspace(path: Path, workspace: Workspace) -> None:
    with pytest.raises(UserError, match="backup_failed"):
        workspace.backup(path)


def test_a_backup_that_cannot_be_written_is_told(path: Path, workspace: Workspace) -> None:
    with pytest.raises(UserError, match="backup_failed"):
        workspace.backup(path.parent / "no such folder" / "b.reviewer")
    with pytest.raises(UserError, match="backup_failed"):
        workspace.backup(path.parent)
    assert [item.name for item in path.parent.glob("*.tmp*")] == []


def test_a_backup_of_a_read_only_workspace(unprivileged: Path, forms: Forms) -> None:
    path = unprivileged / "a.reviewer"
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
    path.chmod(0o444)
    target = unprivileged / "b.reviewer"
    with closing(Workspace.open(path)) as workspace:
        workspace.backup(target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
