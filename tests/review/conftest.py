"""A desk with one balanced report, on a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.form import Forms
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put


@pytest.fixture(scope="session")
def confronter(forms: Forms) -> Confronter:
    return Confronter(forms)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path / "a.reviewer", create=True)
    yield workspace
    workspace.close()


@pytest.fixture
def desk(workspace: Workspace, forms: Forms, confronter: Confronter) -> Desk:
    """Report 1 is open and balanced."""
    put(workspace, make_report(forms))
    desk = Desk(workspace, forms, confronter, actor="张三")
    desk.open(1)
    return desk
