"""What an export can be written as, each a line in the list of the save dialog."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reviewer.app import Layout, Options
from reviewer.ui.actions import noop


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file with its ending, empty for a folder."""

    text: str
    ending: str = ""
    layout: Layout = Layout.WIDE
    encoding: str = "utf-8-sig"

    @property
    def filter(self) -> str:
        """The line in the dialog."""
        return f"{QCoreApplication.translate('Files', self.text)} (*{self.ending})"

    def target(self, name: str) -> str:
        """The name with an ending: the one that was typed if it is known, else the own one."""
        path = Path(name)
        known = path.suffix.lower() in {kind.ending for kind in KINDS if kind.ending}
        if not self.ending:
            return str(path.with_suffix("")) if known else name
        return name if known else name + self.ending

    def options(self, language: str) -> Options:
        """How to write it."""
        return Options(self.layout, self.encoding, language, for_people=True)


_LONG = Layout.LONG
KINDS = (
    ExportKind(noop("Files", "Excel 工作簿"), ".xlsx"),
    ExportKind(noop("Files", "CSV 宽表，UTF-8 带 BOM"), ".csv"),
    ExportKind(noop("Files", "CSV 宽表，UTF-8"), ".csv", encoding="utf-8"),
    ExportKind(noop("Files", "CSV 宽表，GB18030"), ".csv", encoding="gb18030"),
    ExportKind(noop("Files", "CSV 长表，UTF-8 带 BOM"), ".csv", _LONG),
    ExportKind(noop("Files", "CSV 长表，UTF-8"), ".csv", _LONG, "utf-8"),
    ExportKind(noop("Files", "CSV 长表，GB18030"), ".csv", _LONG, "gb18030"),
    ExportKind(noop("Files", "JSON"), ".json"),
    ExportKind(noop("Files", "Stata"), ".dta"),
    ExportKind(noop("Files", "Parquet"), ".parquet"),
    ExportKind(noop("Files", "数据包（文件夹）")),
)


def kind_of(chosen: str) -> ExportKind:
    """The kind whose line was chosen in the dialog; the first one where it gives none back."""
    return next((kind for kind in KINDS if kind.filter == chosen), KINDS[0])
