"""Files into a workspace, in the background."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton

from reviewer.app import ENDINGS, Application
from reviewer.review.twins import SetAside
from reviewer.ui import language
from reviewer.ui.banner import Level
from reviewer.ui.export_kinds import KINDS, kind_of
from reviewer.ui.files import export_target, proposed_name, report_kinds
from tests.ui.clerk import Clerk
from tests.ui.made import BALANCED, BROKEN, report_text

pytestmark = pytest.mark.qt


def drop(clerk: Clerk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    place = QPointF(400, 300)
    enter = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QApplication.sendEvent(clerk.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(clerk.window, QDropEvent(place, copy, data, left, none))


@pytest.fixture
def folder(program: Application, tmp_path: Path) -> Path:
    folder = tmp_path / "待导入"
    folder.mkdir()
    for agency, values in (("甲县财政局", BALANCED), ("乙县财政局", BROKEN)):
        text = report_text(program.forms, agency, 2022, values)
        (folder / f"{agency}.txt").write_text(text, encoding="gb18030")
    (folder / "会议纪要.txt").write_text("这不是年度报告。", encoding="utf-8")
    return folder


def test_files_that_nobody_looked_at_are_counted(
    clerk: Clerk, folder: Path, tmp_path: Path
) -> None:
    (folder / "录音.mp3").write_bytes(b"ID3")
    (folder / "简报.pptx").write_bytes(b"PK")
    drop(clerk, folder)
    clerk.qtbot.waitUntil(lambda: bool(clerk.banners), timeout=30_000)
    assert clerk.banners == ["导入 2 份，另有 2 个其他类型的文件没有读取，1 个文件未能导入："]
    empty = tmp_path / "空"
    empty.mkdir()
    drop(clerk, empty)
    clerk.qtbot.waitUntil(lambda: clerk.banners == ["没有找到可以导入的文件"], timeout=30_000)


def test_a_dropped_folder_comes_in_and_the_bad_file_is_named(clerk: Clerk, folder: Path) -> None:
    drop(clerk, folder)
    assert clerk.window.strip.isVisible()
    clerk.press(Qt.Key.Key_F8)
    assert clerk.cell == "requests.processed.total"
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    agencies = [row.agency for row in clerk.page.worklist.model.rows]
    assert agencies == [
        "青石县教育局",
        "白云镇人民政府",
        "临江市财政局",
        "乙县财政局",
        "甲县财政局",
    ]
    message = clerk.window.banners.messages[0]
    assert message.text == "导入 2 份，1 个文件未能导入："
    assert message.details[0].startswith("会议纪要.txt：")
    assert not clerk.window.strip.isVisible()
    assert clerk.cell == "requests.processed.total"
    drop(clerk, folder)
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    assert "跳过已有的 2 份" in clerk.banners[0]
    assert len(clerk.page.worklist.model.rows) == 5


def test_bad_files_of_one_name_are_told_apart_by_their_folders(
    clerk: Clerk, tmp_path: Path
) -> None:
    for body in ("教育局", "民政局"):
        (tmp_path / "报送" / body).mkdir(parents=True)
        (tmp_path / "报送" / body / "年报.pdf").write_text("不是 PDF", encoding="utf-8")
    drop(clerk, tmp_path / "报送")
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    details = clerk.window.banners.messages[0].details
    assert [line.partition("：")[0] for line in details] == ["教育局/年报.pdf", "民政局/年报.pdf"]


def test_importing_into_a_new_workspace_opens_its_first_report(
    open_window: Callable[..., Clerk], folder: Path, tmp_path: Path
) -> None:
    clerk = open_window()
    assert clerk.window.welcome.isVisible()
    clerk.window.open_workspace(str(tmp_path / "新的.reviewer"), create=True)
    assert clerk.session.bench.sheet is None
    clerk.window.import_paths([folder / "乙县财政局.txt"])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    assert clerk.agency == "乙县财政局"


def test_stopping_an_import_keeps_what_is_in(clerk: Clerk, folder: Path) -> None:
    clerk.window.import_paths([folder])
    clerk.window.importer.cancel()
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=30_000)
    assert len(clerk.page.worklist.model.rows) >= 3
    assert not clerk.window.strip.isVisible()


def test_the_window_may_be_closed_while_files_come_in(clerk: Clerk, folder: Path) -> None:
    clerk.window.import_paths([folder])
    clerk.window.close()
    assert not clerk.window.runner.busy


def test_exporting_what_the_screen_shows(clerk: Clerk, tmp_path: Path) -> None:
    target = tmp_path / "导出.csv"
    clerk.window.export(str(target))
    clerk.qtbot.waitUntil(lambda: bool(clerk.banners), timeout=30_000)
    assert "已导出 3 份报告" in clerk.banners[0]
    assert "其中 3 份还没有核查完" in clerk.banners[0]
    assert "同机关同年度" not in clerk.banners[0]
    assert "青石县教育局" in target.read_text(encoding="utf-8-sig")


def test_exporting_nothing_is_told(open_window: Callable[..., Clerk], tmp_path: Path) -> None:
    clerk = open_window()
    clerk.window.open_workspace(str(tmp_path / "空.reviewer"), create=True)
    clerk.window.export(str(tmp_path / "空.csv"))
    clerk.qtbot.waitUntil(lambda: bool(clerk.banners), timeout=30_000)
    assert clerk.window.banners.messages[0].level == "error"
    assert not (tmp_path / "空.csv").exists()


def exported(clerk: Clerk) -> None:
    assert clerk.window.exporter.busy
    clerk.qtbot.waitUntil(lambda: not clerk.window.exporter.busy, timeout=30_000)


def test_reports_an_export_leaves_out_are_named(
    open_window: Callable[..., Clerk], workspace: Path, tmp_path: Path
) -> None:
    connection = sqlite3.connect(workspace)
    connection.execute("DROP TRIGGER sources_no_update")
    connection.execute("UPDATE sources SET readings = zeroblob(100) WHERE report_id = 2")
    connection.commit()
    connection.close()
    clerk = open_window(workspace)
    clerk.window.export(str(tmp_path / "导出.csv"))
    exported(clerk)
    message = clerk.window.banners.messages[0]
    assert message.level is Level.WARNING
    assert "已导出 2 份报告" in message.text
    assert "1 份报告没有导出" in message.text
    assert [line.partition("：")[0] for line in message.details] == ["白云镇人民政府.txt"]


def test_a_workspace_stays_open_while_it_is_exported(clerk: Clerk, tmp_path: Path) -> None:
    clerk.window.export(str(tmp_path / "导出.csv"))
    assert clerk.window.strip.isVisible()
    assert not clerk.window.close_workspace()
    assert clerk.status == "正在导出，请先停止或等它完成"
    exported(clerk)
    assert not clerk.window.strip.isVisible()
    assert clerk.window.close_workspace()


def test_a_stopped_export_writes_nothing(clerk: Clerk, tmp_path: Path) -> None:
    target = tmp_path / "导出.csv"
    clerk.window.export(str(target))
    clerk.window.strip.cancelled.emit()
    exported(clerk)
    stopped = clerk.banners == ["已停止导出，没有写出文件"]
    assert stopped is not target.exists()
    assert not clerk.window.strip.isVisible()


def test_the_window_may_be_closed_while_it_exports(clerk: Clerk, tmp_path: Path) -> None:
    clerk.window.export(str(tmp_path / "导出.xlsx"))
    clerk.window.close()
    assert not clerk.window.runner.busy
    assert clerk.window.session is None


@pytest.mark.parametrize(
    ("chosen", "encoding", "lines"),
    [
        ("CSV 宽表，UTF-8 带 BOM (*.csv)", "utf-8-sig", 4),
        ("CSV 宽表，UTF-8 (*.csv)", "utf-8", 4),
        ("CSV 长表，GB18030 (*.csv)", "gb18030", 5),
    ],
)
def test_a_table_is_written_as_chosen(
    clerk: Clerk, tmp_path: Path, chosen: str, encoding: str, lines: int
) -> None:
    kind = kind_of(chosen)
    assert kind.filter == chosen
    target = Path(kind.target(str(tmp_path / "2023.12")))
    assert target.name == "2023.12.csv"
    clerk.window.export(str(target), kind)
    exported(clerk)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") is (encoding == "utf-8-sig")
    text = content.decode(encoding)
    assert "青石县教育局" in text
    assert (len(text.splitlines()) > 4) is (lines > 4)


def test_a_data_package_is_a_folder(clerk: Clerk, tmp_path: Path) -> None:
    kind = kind_of("数据包（文件夹） (*)")
    target = Path(kind.target(str(tmp_path / "数据.xlsx")))
    clerk.window.export(str(target), kind)
    exported(clerk)
    assert (tmp_path / "数据" / "datapackage.json").is_file()
    assert len({kind.filter for kind in KINDS}) == len(KINDS)


def test_the_dialog_for_reports_offers_all_that_can_be_read() -> None:
    wanted = report_kinds().partition(";;")[0]
    assert [f"*{ending}" for ending in ENDINGS] == wanted.partition("(")[2].rstrip(")").split()
    assert {".zip", ".xlsx", ".rtf", ".mht"} <= set(ENDINGS)


def test_the_dialog_proposes_a_name_beside_the_workspace(clerk: Clerk, workspace: Path) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.accept()

    QTimer.singleShot(0, accept)
    clerk.press(Qt.Key.Key_E, modifiers=Qt.KeyboardModifier.ControlModifier)
    exported(clerk)
    target = workspace.with_name(f"{workspace.stem} {date.today().isoformat()}.xlsx")
    assert openpyxl.load_workbook(target).sheetnames[0] == "数据"
    assert proposed_name("postgresql+psycopg://host/年报").name.startswith("年报 ")


def test_the_dialogs_speak_the_language_of_the_program(clerk: Clerk, qapp: QApplication) -> None:
    translators = language.install(qapp, "zh")
    try:
        dialog = QFileDialog(clerk.window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        texts = {button.text() for button in dialog.findChildren(QPushButton)}
        assert any("取消" in text for text in texts)
        dialog.deleteLater()
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)


def test_reports_set_aside_are_told_after_an_export(clerk: Clerk, tmp_path: Path) -> None:
    clerk.session.bench.apply(SetAside(1, reason="重复"))
    clerk.window.export(str(tmp_path / "导出.csv"))
    exported(clerk)
    assert "已导出 2 份报告" in clerk.banners[0]
    assert "1 份不采用的没有列入数据" in clerk.banners[0]
    text = (tmp_path / "导出.csv").read_text(encoding="utf-8-sig")
    assert "青石县教育局" not in text


def test_the_kind_of_export_is_chosen_in_the_dialog_itself(clerk: Clerk, tmp_path: Path) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert isinstance(kinds, QComboBox)
        for _ in range(3):
            QTest.keyClick(kinds, Qt.Key.Key_Down)
        dialog.selectFile(str(tmp_path / "导出"))
        dialog.accept()

    QTimer.singleShot(0, choose)
    target, kind = export_target(clerk.window)
    assert Path(target) == tmp_path / "导出.csv"
    assert kind.filter == "CSV 宽表，GB18030 (*.csv)"
