"""The system's own dialogs for choosing files and folders; each opens where its kind was left."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.app import ENDINGS
from reviewer.ui.export_kinds import KINDS, ExportKind, kind_of

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow

translate = QCoreApplication.translate
ENDING = ".reviewer"
_WORKSPACES, _REPORTS, _PICTURES = "workspaces", "reports", "pictures"


def new_workspace(window: MainWindow) -> str:
    """Where a new workspace shall be, or an empty text."""
    kind = translate("Files", "工作区 (*.reviewer)")
    title = translate("Files", "新建工作区")
    name, _ = QFileDialog.getSaveFileName(window, title, _left(window, _WORKSPACES), kind)
    _leave(window, _WORKSPACES, name)
    return name if not name or Path(name).suffix else name + ENDING


def existing_workspace(window: MainWindow) -> str:
    """Which workspace shall be opened, or an empty text."""
    kind = translate("Files", "工作区 (*.reviewer)")
    title = translate("Files", "打开工作区")
    name, _ = QFileDialog.getOpenFileName(window, title, _left(window, _WORKSPACES), kind)
    _leave(window, _WORKSPACES, name)
    return name


def _left(window: MainWindow, kind: str) -> str:
    """The folder where the last dialog of this kind was left, else that of the user's documents."""
    kept = window.memory.get(f"folder_{kind}")
    if isinstance(kept, str) and Path(kept).is_dir():
        return kept
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())


def _leave(window: MainWindow, kind: str, chosen: str) -> None:
    """Remember the folder of what was chosen, if anything was."""
    if chosen:
        window.memory.put(**{f"folder_{kind}": str(Path(chosen).parent)})


def is_workspace(path: Path) -> bool:
    """Whether a dropped file is a workspace and no report."""
    return path.suffix.lower() == ENDING


def samples_workspace() -> Path:
    """Where a fresh workspace for the samples goes: a folder of its own among temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="reviewer-"))
    return folder / (translate("Files", "示例") + ENDING)


def reports(window: MainWindow) -> list[Path]:
    """Which files shall be imported."""
    title = translate("Files", "导入文件")
    at = _left(window, _REPORTS)
    names, _ = QFileDialog.getOpenFileNames(window, title, at, report_kinds())
    _leave(window, _REPORTS, names[0] if names else "")
    return [Path(name) for name in names]


def report_kinds() -> str:
    """The filters of the dialog for reports: all that can be read, and everything."""
    wanted = " ".join(f"*{ending}" for ending in ENDINGS)
    kind = translate("Files", "报告和压缩包")
    return f"{kind} ({wanted});;{translate('Files', '所有文件')} (*)"


def folder(window: MainWindow) -> list[Path]:
    """Which folder shall be imported."""
    title = translate("Files", "导入文件夹")
    name = QFileDialog.getExistingDirectory(window, title, _left(window, _REPORTS))
    _leave(window, _REPORTS, name)
    return [Path(name)] if name else []


def proposed_name(workspace: str) -> Path:
    """What an export of a workspace (a path or URL) may be called: its name and today's date.

    Beside the workspace where that is a file.
    """
    name, today = Path(workspace).stem, date.today().isoformat()
    folder = Path(workspace).parent if "://" not in workspace else Path.home()
    return folder / f"{name} {today}"


def overview_target(window: MainWindow) -> str:
    """Where the overview shall be saved, as a picture or a table by its ending."""
    kinds = (
        translate("Files", "图片 (*.png)"),
        translate("Files", "矢量图 (*.svg)"),
        translate("Files", "表格 (*.csv)"),
    )
    title = translate("Files", "保存统计概览")
    at = _left(window, _PICTURES)
    name, kind = QFileDialog.getSaveFileName(window, title, at, ";;".join(kinds))
    _leave(window, _PICTURES, name)
    ending = kind.rpartition("*")[2].rstrip(")") or ".png"
    return name if not name or Path(name).suffix in (".png", ".svg", ".csv") else name + ending


def export_target(parent: QWidget, proposed: Path | None = None) -> tuple[str, ExportKind]:
    """Where the export shall go, or an empty text, and how it shall be written."""
    dialog = QFileDialog(parent, translate("Files", "导出"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([kind.filter for kind in KINDS])
    # With the ending the dialog adds it asks before it replaces a file.
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(kind_of(text).ending))
    dialog.setDefaultSuffix(KINDS[0].ending)
    if proposed is not None:
        dialog.setDirectory(str(proposed.parent))
        dialog.selectFile(proposed.name)
    accepted = dialog.exec()
    dialog.deleteLater()
    if not accepted:
        return "", KINDS[0]
    kind = kind_of(dialog.selectedNameFilter())
    return kind.target(dialog.selectedFiles()[0]), kind
