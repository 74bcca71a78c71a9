"""The system's own dialogs for choosing files and folders."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate
ENDING = ".reviewer"


def new_workspace(parent: QWidget) -> str:
    """Where a new workspace shall be, or an empty text."""
    kind = translate("Files", "工作区 (*.reviewer)")
    title = translate("Files", "新建工作区")
    name, _ = QFileDialog.getSaveFileName(parent, title, "", kind)
    return name if not name or Path(name).suffix else name + ENDING


def existing_workspace(parent: QWidget) -> str:
    """Which workspace shall be opened, or an empty text."""
    kind = translate("Files", "工作区 (*.reviewer)")
    title = translate("Files", "打开工作区")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kind)
    return name


def is_workspace(path: Path) -> bool:
    """Whether a dropped file is a workspace and no report."""
    return path.suffix.lower() == ENDING


def samples_workspace() -> Path:
    """Where a fresh workspace for the samples goes: a folder of its own among temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="reviewer-"))
    return folder / (translate("Files", "示例") + ENDING)


def reports(parent: QWidget) -> list[Path]:
    """Which files shall be imported."""
    kind = translate("Files", "报告 (*.txt *.pdf *.htm *.html *.doc *.docx *.wps);;所有文件 (*)")
    names, _ = QFileDialog.getOpenFileNames(parent, translate("Files", "导入文件"), "", kind)
    return [Path(name) for name in names]


def folder(parent: QWidget) -> list[Path]:
    """Which folder shall be imported."""
    name = QFileDialog.getExistingDirectory(parent, translate("Files", "导入文件夹"))
    return [Path(name)] if name else []


def export_target(parent: QWidget) -> str:
    """Where the export shall go, or an empty text."""
    kinds = (
        translate("Files", "Excel 工作簿 (*.xlsx)"),
        translate("Files", "CSV 表格 (*.csv)"),
        translate("Files", "JSON (*.json)"),
        translate("Files", "Stata (*.dta)"),
        translate("Files", "Parquet (*.parquet)"),
    )
    title = translate("Files", "导出")
    name, kind = QFileDialog.getSaveFileName(parent, title, "", ";;".join(kinds))
    if name and not Path(name).suffix:
        name += kind.partition("*")[2].rstrip(")")
    return name
