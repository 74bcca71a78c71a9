"""18. Works offline: import, check, edit and export finish, and nothing tries to connect."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.assets import resource

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(sys.platform != "linux", reason="audit and name spaces of Linux"),
]
ROOT = Path(__file__).resolve().parents[2]
# Every Python process, the workers too, notes what it would connect to.
GUARD = """
import os, sys
def _watch(event, arguments):
    asked = event in ("socket.getaddrinfo", "socket.gethostbyname")
    if asked or (event in ("socket.connect", "socket.bind") and arguments[0].family != 1):
        with open(os.environ["NOTED"], "a") as file:
            file.write(f"{event} {arguments[1:]}\\n")
sys.addaudithook(_watch)
"""
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reviewer.app import Application
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window

folder, *files = map(Path, sys.argv[1:])
application = QApplication([])
window = make_window(application, Application(language="zh"), Memory(folder / "window.json"))
window.show()
window.open_workspace(str(folder / "a.reviewer"), create=True)
window.import_paths(files)
while window.importer.busy:
    QTest.qWait(20)
bench = window.session.bench
assert bench.submit("requests.received.total", "7") == ""
window.export(str(folder / "a.xlsx"))
while window.exporter.busy:
    QTest.qWait(20)
window.close()
"""
COMMANDS = """
import sys
from reviewer.cli import main

folder, sample = sys.argv[1:]
workspace = folder + "/b.reviewer"
for arguments in (["import", workspace, sample], ["check", workspace],
                  ["export", workspace, folder + "/b.csv"]):
    assert main(arguments) == 0
"""


def cut_off() -> list[str]:
    """What runs a command where there is no network at all, if this machine allows it."""
    command = ["unshare", "--net", "--map-root-user"]
    works = shutil.which("unshare") and (
        subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    )
    return command if works else []


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    paths = [str(tmp_path / "guard"), str(ROOT)]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "NOTED": str(tmp_path / "noted"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def run(environment: dict[str, str], *command: object) -> None:
    line = [*cut_off(), sys.executable, *map(str, command)]
    done = subprocess.run(line, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not Path(environment["NOTED"]).exists(), Path(environment["NOTED"]).read_text()


def test_the_guard_would_notice(environment: dict[str, str], tmp_path: Path) -> None:
    code = "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass"
    with pytest.raises(AssertionError, match="getaddrinfo"):
        run(environment, "-c", code)


def test_import_edit_and_export_in_the_window(environment: dict[str, str], tmp_path: Path) -> None:
    samples = resource("samples")
    files = [samples / "pdf" / "p01-plain.pdf", samples / "html" / "h01-plain.html"]
    run(environment, "-c", WINDOW, tmp_path, *files, *sorted((samples / "word").glob("w01*")))
    assert (tmp_path / "a.xlsx").stat().st_size > 10_000


def test_the_commands(environment: dict[str, str], tmp_path: Path) -> None:
    run(environment, "-c", COMMANDS, tmp_path, resource("samples") / "01-city.txt")
    assert (tmp_path / "b.csv").stat().st_size > 1000
