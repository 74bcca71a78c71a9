"""The house's import rule: one way through the program, Qt in one room only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "reviewer"
MODULES = sorted(path for path in ROOT.rglob("*.py") if "resources" not in path.parts)

STAGES = {"reading", "extraction", "editing"}
SIBLINGS = STAGES | {"storage", "export"}
MAY_IMPORT = {
    "domain": set(),
    **{room: {"domain"} for room in SIBLINGS},
    "review": {"domain", "editing"},
    "assets": {"domain"},
    "messages": {"domain", "assets"},
    "process_job": set(),
    "worker_process": set(),
    "workers": {"process_job", "worker_process"},
    "sources": set(),
    "machine": set(),
    "recognition": {"domain", "workers"},
    "pipeline": {"domain", "assets", "recognition", "sources", "workers", *STAGES},
    "pictures": {"domain", "workers", "reading"},
    "report_json": {"domain", "editing", "pipeline"},
    "outcomes": {"domain"},
    "checking": {"domain", "outcomes", "review", "ruleset", "storage"},
    "ruleset": {"domain", "assets", "editing"},
    "settings": {"reading"},
    "intake": {"domain", "editing", "outcomes", "pipeline", "review", "sources", "storage"},
    "app": {
        *("domain", "assets", "messages", "outcomes", "intake", "pictures", "pipeline", "review"),
        *("checking", "machine", "recognition", "ruleset", "settings", "sources"),
        *SIBLINGS,
    },
    "misuse": {"domain"},
    "cli": {"messages", "misuse"},
    "window": {"messages", "app", "ui"},
    "commands": {
        *("domain", "machine", "messages", "pipeline", "report_json", "sources", "app"),
        *SIBLINGS,
    },
    "ui": {"domain", "review", "app", "messages", "assets", "settings"},
    "__main__": {"cli"},
    "__init__": set(),
}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Every module named in an import statement, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it leads"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node


def rooms_imported(path: Path) -> set[str]:
    parts = [name.split(".") for name, _ in imported(path) if name.startswith("reviewer.")]
    return {part[1] for part in parts if part[1] != "__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    home = room(path)
    assert home in MAY_IMPORT, f"{home} is not a room of the house"
    assert rooms_imported(path) - {home} <= MAY_IMPORT[home]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_qt_stays_in_the_window(path: Path) -> None:
    outside = {name.split(".")[0] for name, _ in imported(path)}
    if room(path) != "ui":
        assert not outside & {"PySide6", "PyQt6", "shiboken6", "qtpy"}


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room(p) == "domain"], ids=lambda path: str(path.name)
)
def test_the_domain_needs_only_the_standard_library(path: Path) -> None:
    outside = {name.split(".")[0] for name, _ in imported(path)} - {"reviewer"}
    assert outside <= sys.stdlib_module_names


def test_the_command_line_loads_nothing_heavy() -> None:
    """Help and refusals are instant."""
    code = "import sys, reviewer.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & {"numpy", "scipy", "pandas", "sqlalchemy", "xlsxwriter", "PySide6"}


def test_reading_loads_neither_the_rules_engine_nor_the_exports() -> None:
    code = "import sys, reviewer.pipeline; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & {"scipy", "pandas", "sqlalchemy", "xlsxwriter", "PySide6"}
