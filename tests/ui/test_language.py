"""Chinese first, English complete."""

import ast
import importlib.util
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from reviewer.app import Application
from reviewer.domain.changes import ReviewState
from reviewer.ui import language
from reviewer.ui.actions import ACTIONS
from reviewer.ui.keymap import called
from tests.ui.clerk import CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    """The tool that keeps the translation."""
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def english(qapp: QApplication, translate: ModuleType) -> Iterator[Application]:
    """The program in English."""
    for target in (translate.QM, *translate.QT_QMS):
        translate.compile_to(target)
    translators = language.install(qapp, "en")
    assert len(translators) == 2
    yield Application(actor="Zhang Min", language="en")
    # The other tests run with the texts of the source and the names Qt itself gives to keys.
    for translator in (*translators, *language.install(qapp, "zh")):
        qapp.removeTranslator(translator)


def test_every_text_is_translated_and_none_is_stale(translate: ModuleType) -> None:
    assert translate.problems() == []


def test_the_translation_is_replaced_whole_while_a_window_reads_it(
    translate: ModuleType, tmp_path: Path
) -> None:
    target = tmp_path / "reviewer_en.qm"
    target.write_bytes(b"old")
    os.utime(target, (0, 0))
    with target.open("rb") as reader:
        translate.compile_to(target)
        assert reader.read() == b"old"
    assert target.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [target]


def test_placeholders_are_the_same_in_both_languages(translate: ModuleType) -> None:
    for (context, source), english in translate.texts(translate.TS):
        fields = (set(re.findall(r"\{\w+\}|%n", text)) for text in (source, english))
        wanted, got = fields
        assert wanted == got, f"{context}: {source}"


def test_what_counts_has_two_forms_in_english(translate: ModuleType) -> None:
    counting = [english for (_, source), english in translate.texts(translate.TS) if "%n" in source]
    assert len(counting) > 30
    for forms in counting:
        half = len(forms) // 2
        assert forms.count("%n") == 2, forms
        assert forms[:half] != forms[half + 1 :], forms


def test_a_form_that_is_wanting_is_told(translate: ModuleType, tmp_path: Path) -> None:
    text = translate.TS.read_text(encoding="utf-8")
    file = tmp_path / "reviewer_en.ts"
    file.write_text(text.replace("<numerusform>%n cell cleared<", "<numerusform><"), "utf-8")
    found = dict(translate.texts(file))
    assert found["TableCommands", "已清空 %n 格"] == ""
    assert found["TableCommands", "已复制 %n 格"] == "%n cell copied\n%n cells copied"


def test_one_is_told_in_the_singular(
    english: Application, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    clerk = open_window(workspace, of=english)
    clerk.press(Qt.Key.Key_C, modifiers=CTRL)
    assert clerk.status == "1 cell copied"
    clerk.press(Qt.Key.Key_Left, modifiers=SHIFT)
    clerk.press(Qt.Key.Key_C, modifiers=CTRL)
    assert clerk.status == "2 cells copied"
    clerk.press(Qt.Key.Key_B, modifiers=CTRL)
    assert clerk.window.bulk.page is not None
    assert "Change 1 report" in [
        label.text() for label in clerk.window.bulk.page.findChildren(QLabel)
    ]


def test_no_text_for_translation_is_put_together_before_it_is_translated() -> None:
    for path in (ROOT / "reviewer" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"tr", "translate", "noop"}:
                texts = node.args if _name(node.func) == "tr" else node.args[1:]
                assert not any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts), path


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_the_english_window_speaks_english(
    english: Application, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    clerk = open_window(workspace, of=english)
    texts = [
        clerk.window.actions_by_id[spec.id].text() for spec in ACTIONS if "table" not in spec.id
    ]
    texts += [clerk.page.worklist.progress_text, clerk.page.worklist.filter.placeholderText()]
    texts += [line.detail for line in clerk.page.problems.list.lines]
    assert [text for text in texts if HAN.search(text)] == []
    assert clerk.page.problems.list.lines[0].detail == "left 2, right 5, difference −3"
    assert clerk.page.worklist.progress_text == "0/3 done"


@pytest.fixture
def chinese(qapp: QApplication, translate: ModuleType) -> Iterator[None]:
    """Qt's own texts in Chinese."""
    for target in translate.QT_QMS:
        translate.compile_to(target)
    translators = language.install(qapp, "zh")
    assert len(translators) == 2
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_enter_keys_work_though_they_are_called_alike(
    chinese: None, open_window: Callable[..., Clerk], workspace: Path, enter: Qt.Key
) -> None:
    clerk = open_window(workspace)
    for spec in ACTIONS:
        keys = clerk.window.actions_by_id[spec.id].shortcuts()
        portable = [key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys]
        assert portable == list(clerk.window.keymap.keys(spec.id))
        assert len(set(portable)) == len(portable)
    clerk.page.open_report(2)
    clerk.press(enter, modifiers=CTRL)
    assert clerk.session.workspace.record(2).state is ReviewState.DONE


@pytest.mark.parametrize("mode", QFileDialog.FileMode)
def test_qts_own_file_dialog_speaks_chinese(
    chinese: None, qtbot: QtBot, tmp_path: Path, mode: QFileDialog.FileMode
) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    texts = [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    texts += [button.toolTip() for button in dialog.findChildren(QToolButton) if button.toolTip()]
    (view,) = (view for view in dialog.findChildren(QTreeView))
    heads = range(view.model().columnCount())
    texts += [view.model().headerData(place, Qt.Orientation.Horizontal) for place in heads]
    texts.append(QFileIconProvider().type(QFileInfo(str(tmp_path))))
    assert len(texts) > 10
    assert [text for text in texts if not HAN.search(text)] == []


def test_menus_call_keys_as_the_rest_of_the_window_does(chinese: None) -> None:
    for keys, name in (("Ctrl+Return", "Ctrl+Enter"), ("Alt+Left", "Alt+←")):
        sequence = QKeySequence(keys)
        assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == name
        assert called(sequence) == name


@pytest.mark.parametrize("spoken", ["chinese", "english"])
def test_every_key_is_one_key_whatever_it_is_called(
    request: pytest.FixtureRequest,
    open_window: Callable[..., Clerk],
    workspace: Path,
    spoken: str,
) -> None:
    request.getfixturevalue(spoken)
    clerk = open_window(workspace)
    clerk.page.open_report(2)
    made = [key for spec in ACTIONS for key in clerk.window.actions_by_id[spec.id].shortcuts()]
    assert len(made) == len({key.toString() for key in made})
    clerk.press(Qt.Key.Key_Return, modifiers=CTRL)
    assert clerk.sheet.record.id == 3


def test_the_chinese_window_speaks_chinese(clerk: Clerk) -> None:
    texts = [clerk.window.actions_by_id[spec.id].text() for spec in ACTIONS]
    assert all(HAN.search(text) for text in texts)
