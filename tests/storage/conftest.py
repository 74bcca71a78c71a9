"""A fresh workspace in a folder with a name that clerks use."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.storage.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "年报 2023 #1%"
    folder.mkdir()
    return folder / "核查 一.reviewer"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(path, create=True)
    yield workspace
    workspace.close()


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user whom file modes bind; the administrator is nobody meanwhile."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.name == "posix" and os.geteuid() == 0
    if is_root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)
