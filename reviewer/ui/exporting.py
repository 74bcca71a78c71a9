"""Exporting in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reviewer.app import ExportSummary
from reviewer.domain.errors import UserError
from reviewer.ui.background import BackgroundWork
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.export_kinds import ExportKind
from reviewer.ui.file_names import telling_names

ExportTo = Callable[..., ExportSummary]
"""`Application.export` of one workspace."""


class Exporter(BackgroundWork):
    """Writes what the screen shows to a file, and tells where it is and what it lacks."""

    topic = "export"

    def start(self, export: ExportTo, target: Path, kind: ExportKind) -> None:
        """Export a workspace to a file or folder."""
        options = kind.options(self._language)
        self._run(
            self.tr("正在导出 {name}…").format(name=target.name),
            lambda control: export(
                target, options=options, progress=control.report, cancelled=control.cancelled
            ),
            self._done,
        )

    def _under_way(self) -> str:
        return self.tr("正在导出 {done}/{total}  {name}")

    def _done(self, summary: ExportSummary) -> None:
        target = summary.target
        text = self.tr("已导出 %n 份报告到 {path}", "", summary.reports).format(path=target)
        if summary.unfinished:
            text += self.tr("，其中 {count} 份还没有核查完").format(count=summary.unfinished)
        if summary.twins:
            text += self.tr("，%n 份是同机关同年度的、还没有选定，数据里会重复", "", summary.twins)
        if summary.set_aside:
            text += self.tr("，%n 份不采用的没有列入数据", "", summary.set_aside)
        if summary.failed:
            text += self.tr("，{failed} 份报告没有导出：").format(failed=len(summary.failed))
        names = telling_names(item.source for item in summary.failed)
        details = tuple(f"{names[item.source]}：{item.message}" for item in summary.failed)
        folder = QUrl.fromLocalFile(str(target.parent))
        show = Offer(self.tr("打开所在文件夹"), lambda: _open(folder))
        level = Level.WARNING if summary.failed or summary.twins else Level.INFO
        self.told.emit(Message(text, level, self.topic, offers=(show,), details=details))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "cancelled":
            text = self.tr("已停止导出，没有写出文件")
            self.told.emit(Message(text, Level.INFO, self.topic))
        else:
            super()._failed(error)


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
