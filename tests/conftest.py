"""Fixtures that many tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from reviewer.assets import load_forms
from reviewer.domain.form import Forms

# How long an example takes depends on what else the machine does.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered outside the test's own folder."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_recognition(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans are read only where a test says so, whatever is installed."""
    if "ocr" not in request.keywords:
        monkeypatch.setattr("reviewer.pipeline.is_installed", lambda: False)


@pytest.fixture(scope="session")
def forms() -> Forms:
    """Every edition that ships."""
    return load_forms()


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The real reports with checked truth, where they are at hand."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the shared reports are not here")
    return folder


@pytest.fixture(scope="session")
def codebook() -> Path:
    """The customer's list of keys, where it is at hand."""
    path = SHARED / "codebook.csv"
    if not path.is_file():
        pytest.skip("the codebook is not here")
    return path
